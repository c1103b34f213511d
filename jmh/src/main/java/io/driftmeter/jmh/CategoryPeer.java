package io.driftmeter.jmh;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.datasketches.frequencies.ItemsSketch;

/** What else counts names. */
@SuppressWarnings("ImmutableEnumChecker") // its function keeps nothing
public enum CategoryPeer implements Labelled {
  /** Knows the most frequent names, within its error. */
  ITEMS_SKETCH("DataSketches frequent items, synchronized", CategoryPeer::itemsSketch),

  /** What an application would write by itself. */
  CONCURRENT_MAP("ConcurrentHashMap of LongAdders", CategoryPeer::concurrentMap),

  /** One counter per value of a tag. */
  MICROMETER_COUNTER("Micrometer counter per tag value", CategoryPeer::micrometerCounter);

  /** For up to 1536 names without an error. */
  private static final int MAP_SIZE = 2048;

  private final String label;
  private final Supplier<Consumer<String>> maker;

  CategoryPeer(String label, Supplier<Consumer<String>> maker) {
    this.label = label;
    this.maker = maker;
  }

  @Override
  public String label() {
    return label;
  }

  /** An empty one, which counts what it is given. */
  Consumer<String> make() {
    return maker.get();
  }

  private static Consumer<String> itemsSketch() {
    ItemsSketch<String> sketch = new ItemsSketch<>(MAP_SIZE);
    return name -> {
      synchronized (sketch) {
        sketch.update(name);
      }
    };
  }

  private static Consumer<String> concurrentMap() {
    ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();
    return name -> counts.computeIfAbsent(name, key -> new LongAdder()).increment();
  }

  private static Consumer<String> micrometerCounter() {
    MeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    MeterProvider<Counter> counters = Counter.builder("names").withRegistry(registry);
    return name -> counters.withTag("name", name).increment();
  }
}
