package io.driftmeter.examples.load;

/**
 * What a server used up between two moments.
 *
 * @param allocatedBytes on the heap, by all threads that are still there
 * @param cpuNanos of all threads, those of the compiler and the garbage collector too
 * @param collections of the garbage collector
 * @param collectionMillis how long these took together
 */
record Consumption(long allocatedBytes, long cpuNanos, long collections, long collectionMillis) {}
