package io.driftmeter.examples.load;

/**
 * How much is measured.
 *
 * @param starts how often the servers are started anew
 * @param rounds of runs after each start
 * @param seconds of one run
 * @param warmUp seconds of load before the first run
 * @param connections how many requests are under way at the same time
 */
record Plan(int starts, int rounds, int seconds, int warmUp, int connections) {}
