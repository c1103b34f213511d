package io.driftmeter.spring;

import io.driftmeter.api.profile.ReferenceProfile;
import java.io.IOException;

/**
 * Fetches references. A bean of this type takes the place of the one that knows {@code file:},
 * {@code classpath:}, {@code http:} and {@code https:}. Called at start and by whoever reloads.
 */
@FunctionalInterface
public interface ReferenceLoader {

  /**
   * Fetches one.
   *
   * @param location what is configured
   * @throws IOException when there is none, or it is no reference, saying what is wrong
   * @throws IllegalArgumentException when the location cannot mean anything
   */
  ReferenceProfile load(String location) throws IOException;
}
