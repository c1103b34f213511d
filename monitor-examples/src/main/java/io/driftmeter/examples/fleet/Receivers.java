package io.driftmeter.examples.fleet;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who is notified in place of the receivers of the example configuration.
 *
 * @param people what would wake or tell somebody: {@code /page} and {@code /ticket} are called
 * @param pipeline the hook that starts retraining and rollback
 */
public record Receivers(URI people, URI pipeline) {

  private static final String EXAMPLE_PEOPLE = "http://127.0.0.1:9101";
  private static final String EXAMPLE_PIPELINE = "http://127.0.0.1:9102/alerts";

  /** A comment after something else is looked at as well: better refused once too often. */
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");

  private static final Pattern URL = Pattern.compile("(?i)\\bhttps?:[^\\s'\"\\]},]*");
  private static final Pattern ELSEWHERE =
      Pattern.compile("\\b(?!webhook_configs)\\w+_configs\\b|\\burl_file\\b");

  /**
   * The same configuration with these receivers. Whoever edited it must not have a test or a
   * demonstration page real people, so nothing else may be left in it.
   *
   * @param file where it is from, for messages
   * @throws IOException if it would notify anybody else
   */
  public String in(Path file, String yaml) throws IOException {
    String replaced =
        yaml.replace(EXAMPLE_PEOPLE + "/", people + "/")
            .replace(EXAMPLE_PIPELINE, pipeline.toString());
    String content = COMMENT.matcher(replaced).replaceAll("");
    for (Matcher url = URL.matcher(content); url.find(); ) {
      if (!url.group().startsWith(people + "/") && !url.group().equals(pipeline.toString())) {
        throw refusal(file, url.group());
      }
    }
    Matcher elsewhere = ELSEWHERE.matcher(content);
    if (elsewhere.find()) {
      throw refusal(file, elsewhere.group());
    }
    return replaced;
  }

  private static IOException refusal(Path file, String what) {
    return new IOException(
        "%s has %s, which could notify somebody; here only %s/... and %s may stand"
            .formatted(file, what, EXAMPLE_PEOPLE, EXAMPLE_PIPELINE));
  }
}
