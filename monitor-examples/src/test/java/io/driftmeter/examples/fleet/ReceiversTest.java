package io.driftmeter.examples.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiversTest {

  private static final Path FILE = Path.of("../deploy/alertmanager/alertmanager.yml");
  private static final Receivers RECEIVERS =
      new Receivers(
          URI.create("http://127.0.0.1:4001"), URI.create("http://127.0.0.1:4002/alerts"));

  @Test
  void takeThePlaceOfThoseInTheExample() throws IOException {
    assertThat(RECEIVERS.in(FILE, Files.readString(FILE)))
        .contains(
            "url: http://127.0.0.1:4001/page\n",
            "url: http://127.0.0.1:4001/ticket\n",
            "url: http://127.0.0.1:4002/alerts\n")
        .doesNotContain("127.0.0.1:9101", "127.0.0.1:9102");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://pager.example.com/v2/enqueue",
        "http://127.0.0.1:9103/page",
        "http://127.0.0.1:4001.example.com/page",
        "http://127.0.0.1:4001@example.com/page",
        "http://127.0.0.1:4002/alerts/of/others",
        "HTTP://example.com",
      })
  void areTheOnlyAddressesThatMayBeLeft(String url) throws IOException {
    String example = "http://127.0.0.1:9101/page";
    for (String place :
        new String[] {url, "'" + url + "'", "\"" + url + "\"", "\n          " + url}) {
      String edited = Files.readString(FILE).replace(example, place);
      assertThatIOException()
          .as(place)
          .isThrownBy(() -> RECEIVERS.in(FILE, edited))
          .withMessageStartingWith(FILE + " has " + url + ", which could notify somebody; ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"slack_configs", "email_configs", "pagerduty_configs"})
  void areTheOnlyKindThatMayBeLeft(String kind) throws IOException {
    String edited = Files.readString(FILE) + "  - name: other\n    " + kind + ": [{}]\n";
    assertThatIOException()
        .isThrownBy(() -> RECEIVERS.in(FILE, edited))
        .withMessageStartingWith(FILE + " has " + kind + ", ");
  }

  @Test
  void mayNotBeInAnotherFile() throws IOException {
    String edited =
        Files.readString(FILE).replace("url: http://127.0.0.1:9101/page", "url_file: /run/pager");
    assertThatIOException()
        .isThrownBy(() -> RECEIVERS.in(FILE, edited))
        .withMessageContaining(" has url_file, ");
  }

  @Test
  void mayBeSpokenOfInAComment() throws IOException {
    String comment = "    # slack_configs: [{api_url: https://hooks.example.com}]\n";
    String commented = Files.readString(FILE) + comment;
    assertThat(RECEIVERS.in(FILE, commented)).endsWith(comment);
  }
}
