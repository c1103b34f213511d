package io.driftmeter.spring;

import io.driftmeter.api.ModelMonitor;
import io.driftmeter.api.report.ColumnReport;
import io.driftmeter.api.report.DriftReport;
import io.driftmeter.api.report.Finding;
import io.driftmeter.api.report.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * The page of all models: no script, nothing from elsewhere, and every text escaped, since names of
 * columns and categories come from files. Used once.
 */
final class ModelsPage {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="UTF-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <title>Monitored models</title>
      <style>
      body { font-family: sans-serif; margin: 2em; max-width: 70em; }
      table { border-collapse: collapse; }
      th, td { border: 1px solid #bbb; padding: 0.2em 0.6em; text-align: left; }
      .alarm { background: #fcc; } .drifted { background: #fec; }
      </style>
      </head>
      <body>
      <h1>Monitored models</h1>
      """;

  private final StringBuilder html = new StringBuilder(HEAD);

  String of(List<WatchedModel> models) {
    if (models.isEmpty()) {
      element("p", "", "No model is monitored.");
    }
    models.forEach(model -> add(model.monitor()));
    return html.append("</body>\n</html>\n").toString();
  }

  private void add(ModelMonitor monitor) {
    Standing standing = Standing.of(monitor);
    element(
        "h2",
        css(standing == Standing.ALARM, standing == Standing.DRIFTED),
        "%s %s: %s".formatted(monitor.info().model(), monitor.info().version(), standing));
    element(
        "p",
        "",
        monitor
            .info()
            .reference()
            .map(
                reference ->
                    "Compared with reference %s of version %s: %s, %d rows, built %s."
                        .formatted(
                            reference.shortFingerprint(),
                            reference.version(),
                            reference.kind(),
                            reference.rows(),
                            reference.builtAt()))
            .orElse("There is no reference yet."));
    monitor
        .lastReport()
        .ifPresentOrElse(this::add, () -> element("p", "", "No window was closed yet."));
  }

  private void add(DriftReport report) {
    element(
        "p",
        "",
        "Window %s to %s, %d rows; latency median %s, 99 %% within %s."
            .formatted(
                report.windowStart(),
                report.windowEnd(),
                report.rows(),
                report.latency().median(),
                report.latency().p99()));
    html.append("<table>\n<tr><th>column<th>role<th>verdict<th>effect<th>values</tr>\n");
    report.columns().forEach(this::add);
    html.append("</table>\n");
    List<Finding> raised = report.raised();
    if (!raised.isEmpty()) {
      html.append("<ul>\n");
      raised.forEach(finding -> element("li", "", finding.explanation()));
      html.append("</ul>\n");
    }
  }

  private void add(ColumnReport report) {
    Verdict verdict = report.verdict();
    html.append("<tr>");
    element("td", "", report.column().name());
    element("td", "", ModelView.lowerCase(report.column().role()));
    element("td", css(false, verdict.isDrifted()), verdict.tag());
    element(
        "td",
        "",
        verdict
            .grounds()
            .map(evidence -> String.format(Locale.ROOT, "%.4f", evidence.effect()))
            .orElse(""));
    element("td", "", report.states().toString());
    html.append("</tr>\n");
  }

  private static String css(boolean alarm, boolean drifted) {
    return alarm ? "alarm" : drifted ? "drifted" : "";
  }

  private void element(String name, String css, String text) {
    html.append('<').append(name);
    if (!css.isEmpty()) {
      html.append(" class=\"").append(css).append('"');
    }
    html.append('>').append(escaped(text)).append("</").append(name).append(">\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
