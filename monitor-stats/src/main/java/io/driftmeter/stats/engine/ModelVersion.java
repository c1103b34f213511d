package io.driftmeter.stats.engine;

import org.jspecify.annotations.Nullable;

/**
 * What is served. Immutable.
 *
 * @param name the version
 * @param artifactDigest digest of the model's own file, or null where nobody said
 */
public record ModelVersion(String name, @Nullable String artifactDigest) {}
