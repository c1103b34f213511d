package io.driftmeter.stats;

import java.text.MessageFormat;
import java.util.List;
import java.util.Queue;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Keeps what the library logs, for tests to read. Found by the JDK as its logger finder. */
public final class CapturedLog extends System.LoggerFinder {

  private static final Queue<Entry> ENTRIES = new ConcurrentLinkedQueue<>();

  /** One line of the log. */
  public record Entry(String logger, System.Logger.Level level, String text) {}

  /** For the JDK alone. */
  public CapturedLog() {}

  /** What that logger was told so far, at INFO and above. */
  public static List<Entry> of(Class<?> source) {
    return ENTRIES.stream().filter(entry -> entry.logger().equals(source.getName())).toList();
  }

  @Override
  public System.Logger getLogger(String name, Module module) {
    return new Capturing(name);
  }

  private record Capturing(String name) implements System.Logger {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return level.compareTo(Level.INFO) >= 0;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      add(level, message + ": " + thrown);
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... parameters) {
      add(
          level,
          format != null && parameters != null && parameters.length > 0
              ? MessageFormat.format(format, parameters)
              : String.valueOf(format));
    }

    private void add(Level level, String text) {
      if (isLoggable(level)) {
        ENTRIES.add(new Entry(name, level, text));
      }
    }
  }
}
