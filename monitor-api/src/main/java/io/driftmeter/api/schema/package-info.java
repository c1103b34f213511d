/**
 * Names, kinds and roles of the columns that a model takes and gives. Imports nothing; everything
 * else speaks of columns in these words.
 */
@NullMarked
package io.driftmeter.api.schema;

import org.jspecify.annotations.NullMarked;
