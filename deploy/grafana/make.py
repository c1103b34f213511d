#!/usr/bin/env python3
"""Makes the four Grafana dashboards: python3 deploy/grafana/make.py [directory].

The JSON files beside this script are what it writes; a test says so. Needs nothing but Python 3.8.

A panel is one call: kind, title, what to conclude from it, queries, unit, size. Panels flow from left to right into rows of 24
columns. Queries ask for recorded series (deploy/prometheus/driftmeter.rules.yml) wherever there is one.
"""
import json
import pathlib
import sys

DATASOURCE = {"type": "prometheus", "uid": "${datasource}"}
TAG = "driftmeter"
TITLES = {
    "triage": "Models: triage",
    "model": "Models: one model",
    "versions": "Models: version against version",
    "health": "Models: weekly review",
}

# Selectors.
MODEL = 'model="$model"'
VERSION = MODEL + ',version="$version"'
COLUMN = VERSION + ',column="$column"'
WINDOW = 'window="$window"'
# Links between dashboards carry variables along, so only what means the same on both has the same name.
CANDIDATE = MODEL + ',version="$candidate"'
CANARY_WINDOW = 'window="$canary_window"'
FIRING = 'alertstate="firing",alertname=~"Model.+|SourceBroken"'


def of(name, *matchers):
    return name + "{" + ",".join(matchers) + "}"


# What the words mean. Every value that has a colour has a word too, and the words tell the states apart without the colours.
# (value, word, colour)
STATES = [(0, "OK", "green"), (1, "LEARNING", "blue"), (2, "STALE", "yellow"), (3, "BLIND", "purple"), (4, "DRIFT", "red")]
VERDICTS = [(-1, "ABORT", "red"), (0, "NOT ENOUGH DATA", "blue"), (1, "PROMOTE", "green")]
DRIFT = [(0, "calm", "green"), (1, "moved", "orange"), (2, "ALARM", "red")]
BROKEN = [(0, "fine", "green"), (1, "BROKEN", "red")]
WORSE = [(0, "no worse", "green"), (1, "WORSE", "red")]
DISAGREE = [(0, "agree", "green"), (1, "DISAGREE", "orange")]
RECORDING = [(0, "OFF", "red"), (1, "on", "green")]
# (from, to, word, colour)
OF_LIMIT = [(0, 0.5, "calm", "green"), (0.5, 1, "near", "yellow"), (1, 1e9, "BEYOND", "red")]


def state(matcher=""):
    """One number per model for its state, the worst the highest, as in STATES."""
    with_state = [
        "%d * %s" % (value, of("model:state", *filter(None, [matcher, 'state="%s"' % word]))) for value, word, _ in STATES
    ]
    return "sum by (model) (" + " or ".join(with_state) + ")"


def share_of_week(matcher=""):
    return "max by (model) (%s / (%s > 0))" % (
        of("model:predictions:increase1h", matcher) if matcher else "model:predictions:increase1h",
        of("model:predictions:last_week", matcher) if matcher else "model:predictions:last_week",
    )


# Mappings, thresholds and overrides, as Grafana writes them.
def words(mapping):
    if len(mapping[0]) == 4:
        return [
            {"type": "range", "options": {"from": low, "to": high, "result": {"text": word, "color": colour, "index": index}}}
            for index, (low, high, word, colour) in enumerate(mapping)
        ]
    return [{
        "type": "value",
        "options": {
            str(value): {"text": word, "color": colour, "index": index} for index, (value, word, colour) in enumerate(mapping)
        },
    }]


def steps(*pairs):
    """The colour below the first bound, then (bound, colour)."""
    base, rest = pairs[0], pairs[1:]
    return {
        "mode": "absolute",
        "steps": [{"color": base, "value": None}] + [{"color": colour, "value": bound} for bound, colour in rest],
    }


NO_BOUNDS = steps("text")


def override(matcher, options, **properties):
    return {
        "matcher": {"id": matcher, "options": options},
        "properties": [{"id": name.replace("__", "."), "value": value} for name, value in properties.items()],
    }


def column(name, **properties):
    """How a column of a table looks."""
    return override("byName", name, **properties)


def painted(mapping=None, thresholds=None):
    """A cell with a background, by its word or by its bounds."""
    cell = {"custom__cellOptions": {"type": "color-background", "mode": "basic"}}
    if mapping:
        cell["mappings"] = words(mapping)
    cell["thresholds"] = thresholds or NO_BOUNDS
    return cell


def dashed(*references):
    """Bounds are dashed, so that they can be told from what was measured."""
    return [
        override(
            "byFrameRefID", reference,
            custom__lineStyle={"fill": "dash", "dash": [6, 6]}, custom__lineWidth=1, custom__fillOpacity=0,
        )
        for reference in references
    ]


def link_to(uid, title, *variables):
    """A link that keeps the data source, the time range and what the row names."""
    values = "".join("&var-%s=%s" % pair for pair in variables)
    url = "/d/driftmeter-%s?var-datasource=${datasource}%s&${__url_time_range}" % (uid, values)
    return {"title": title, "url": url, "targetBlank": False}


ROW_MODEL = ("model", "${__data.fields.model}")
ROW_VERSION = ("version", "${__data.fields.version}")


# Panels.
def targets(queries, instant):
    asked = []
    for index, query in enumerate(queries):
        expr, legend = query if isinstance(query, tuple) else (query, "__auto")
        asked.append({
            "datasource": DATASOURCE,
            "editorMode": "code",
            "expr": expr,
            "format": "table" if instant == "table" else "time_series",
            "instant": bool(instant),
            "legendFormat": legend,
            "range": not instant,
            "refId": chr(ord("A") + index),
        })
    return asked


def panel(kind, title, says, queries, unit, size, instant=None, options=None, custom=None, thresholds=None, mappings=None,
          overrides=(), transformations=(), links=(), **defaults):
    width, height = size
    fields = {
        "color": {"mode": "thresholds" if thresholds or mappings else "palette-classic"},
        "custom": custom or {},
        "mappings": words(mappings) if mappings else [],
        "thresholds": thresholds or NO_BOUNDS,
        "unit": unit,
    }
    fields.update(defaults)
    if links:
        fields["links"] = list(links)
    return {
        "type": kind,
        "title": title,
        "description": says,
        "datasource": DATASOURCE,
        "fieldConfig": {"defaults": fields, "overrides": list(overrides)},
        "gridPos": {"w": width, "h": height},
        "options": options or {},
        "pluginVersion": "10.4.0",
        "targets": targets(queries, instant),
        "transformations": list(transformations),
    }


def stat(title, says, query, unit, size, name=False, **more):
    options = {
        "colorMode": "background" if more.get("thresholds") or more.get("mappings") else "value",
        "graphMode": "none",
        "justifyMode": "auto",
        "orientation": "auto",
        "percentChangeColorMode": "standard",
        "reduceOptions": {"calcs": ["lastNotNull"], "fields": "", "values": False},
        "showPercentChange": False,
        "textMode": "name" if name else "auto",
        "wideLayout": True,
    }
    return panel("stat", title, says, [query], unit, size, instant="stat", options=options, custom=None, **more)


def lines(title, says, queries, unit, size, bounds=None, log=False, **more):
    custom = {
        "drawStyle": "line",
        "fillOpacity": 5,
        "lineInterpolation": "linear",
        "lineWidth": 2,
        "scaleDistribution": {"type": "log", "log": 2} if log else {"type": "linear"},
        "showPoints": "auto",
        "spanNulls": False,
        "thresholdsStyle": {"mode": "dashed" if bounds else "off"},
    }
    options = {
        "legend": {"calcs": ["lastNotNull"], "displayMode": "list", "placement": "bottom", "showLegend": True},
        "tooltip": {"mode": "multi", "sort": "desc"},
    }
    made = panel("timeseries", title, says, queries, unit, size, options=options, custom=custom, **more)
    if bounds:
        made["fieldConfig"]["defaults"]["thresholds"] = bounds
    return made


def timeline(title, says, query, unit, size, mapping, **more):
    options = {
        "alignValue": "left",
        "legend": {"calcs": [], "displayMode": "list", "placement": "bottom", "showLegend": False},
        "mergeValues": True,
        "rowHeight": 0.9,
        "showValue": "auto",
        "tooltip": {"mode": "single", "sort": "none"},
    }
    custom = {"fillOpacity": 70, "lineWidth": 0}
    return panel("state-timeline", title, says, [query], unit, size, options=options, custom=custom, mappings=mapping, **more)


def table(title, says, queries, unit, size, order, sort, drop=(), names=None, **more):
    """Instant queries side by side, one row per set of labels.

    order: fields from left to right, sort: (field, descending), drop: fields not shown, names: field to heading.
    """
    shape = [{"id": "merge", "options": {}}] if len(queries) > 1 else []
    shape += [
        {"id": "sortBy", "options": {"fields": {}, "sort": [{"field": sort[0], "desc": sort[1]}]}},
        {"id": "organize", "options": {
            "excludeByName": {name: True for name in ("Time",) + tuple(drop)},
            "includeByName": {},
            "indexByName": {name: index for index, name in enumerate(order)},
            "renameByName": names or {},
        }},
    ]
    options = {"cellHeight": "sm", "frameIndex": 0, "showHeader": True}
    custom = {"align": "auto", "cellOptions": {"type": "auto"}, "inspect": False}
    return panel("table", title, says, queries, unit, size, instant="table", options=options, custom=custom,
                 transformations=shape, color={"mode": "thresholds"}, **more)


def bars(title, says, queries, unit, size, x, names):
    """Instant queries as groups of bars, one group per bin, in the order of the bins."""
    shape = [
        {"id": "merge", "options": {}},
        {"id": "sortBy", "options": {"fields": {}, "sort": [{"field": "bin", "desc": False}]}},
        {"id": "organize", "options": {
            "excludeByName": {"Time": True, "bin": True}, "includeByName": {}, "indexByName": {}, "renameByName": names,
        }},
    ]
    options = {
        "barRadius": 0,
        "barWidth": 0.9,
        "fullHighlight": False,
        "groupWidth": 0.8,
        "legend": {"calcs": [], "displayMode": "list", "placement": "bottom", "showLegend": True},
        "orientation": "auto",
        "showValue": "auto",
        "stacking": "none",
        "tooltip": {"mode": "multi", "sort": "none"},
        "xField": x,
        "xTickLabelMaxLength": 0,
        "xTickLabelRotation": -30,
        "xTickLabelSpacing": 0,
    }
    custom = {"fillOpacity": 80, "lineWidth": 1}
    return panel("barchart", title, says, queries, unit, size, instant="table", options=options, custom=custom,
                 transformations=shape, min=0)


def row(title):
    return {"type": "row", "title": title, "collapsed": False, "panels": [], "gridPos": {"w": 24, "h": 1}}


# Variables and annotations.
def datasource_variable():
    return {
        "name": "datasource", "label": "Data source", "type": "datasource", "query": "prometheus", "hide": 0,
        "includeAll": False, "multi": False, "options": [], "refresh": 1, "regex": "", "skipUrlSync": False,
    }


def variable(name, label, query, regex="", sort=1):
    return {
        "name": name, "label": label, "type": "query", "datasource": DATASOURCE,
        "query": {"query": query, "refId": "StandardVariableQuery"}, "regex": regex, "sort": sort, "hide": 0,
        "includeAll": False, "multi": False, "options": [], "refresh": 2, "skipUrlSync": False,
    }


def choice(name, label, values, default):
    options = [{"selected": value == default, "text": value, "value": value} for value in values]
    return {
        "name": name, "label": label, "type": "custom", "query": ",".join(values),
        "current": {"selected": True, "text": default, "value": default}, "hide": 0, "includeAll": False, "multi": False,
        "options": options, "skipUrlSync": False,
    }


def annotation(name, expr, title, text, colour):
    # Grafana moves expr and step into a target where it wants one. Points of 5m that look 10m back miss nothing; those next to each other become one region.
    return {
        "name": name, "datasource": DATASOURCE, "enable": True, "hide": False, "expr": expr, "step": "5m", "iconColor": colour,
        "titleFormat": title, "textFormat": text, "tagKeys": "", "useValueForTime": False,
    }


DEPLOYS = annotation(
    "Deploys",
    "sum by (version) (%s) unless sum by (version) (%s offset 10m)" % ((of("model_version:running", MODEL),) * 2),
    "Version {{version}} starts", "A version that no replica ran ten minutes before.", "blue")
REFERENCES = annotation(
    "References",
    "max by (version, reference) (%s) unless max by (version, reference) (%s offset 10m)"
    % ((of("model_version:reference", MODEL),) * 2),
    "Version {{version}} is compared with {{reference}}", "Figures from here on are against another reference.", "purple")
PAGES = annotation(
    "Pages", "max by (alertname, version, column) (%s)" % of("ALERTS", FIRING, MODEL, 'severity="page"'),
    "{{alertname}}", "{{version}} {{column}}", "red")


def lay_out(panels):
    """Fills rows of 24 columns from the left; panels of one row of the screen have one height."""
    x = y = height = 0
    for number, made in enumerate(panels, start=1):
        place = made["gridPos"]
        if x + place["w"] > 24:
            x, y = 0, y + height
        place.update(x=x, y=y)
        made["id"] = number
        x, height = x + place["w"], place["h"]
    return panels


def dashboard(name, says, variables, panels, hours, refresh, annotations=()):
    uid = "driftmeter-" + name
    links = [
        {
            "title": title, "type": "link", "icon": "dashboard", "url": "/d/driftmeter-" + other, "tooltip": "", "tags": [],
            "asDropdown": False, "includeVars": True, "keepTime": True, "targetBlank": False,
        }
        for other, title in TITLES.items() if other != name
    ]
    return {
        "uid": uid,
        "title": TITLES[name],
        "description": says,
        "tags": [TAG],
        "schemaVersion": 39,
        "editable": True,
        "graphTooltip": 1,
        "timezone": "browser",
        "weekStart": "",
        "fiscalYearStartMonth": 0,
        "liveNow": False,
        "refresh": refresh,
        "time": {"from": "now-" + hours, "to": "now"},
        "timepicker": {},
        "annotations": {"list": list(annotations)},
        "templating": {"list": [datasource_variable()] + variables},
        "links": links,
        "panels": lay_out(panels),
    }


# ---------------------------------------------------------------------------------------------------------------------------------
# Triage: which model first?
def triage():
    pages = 'count by (model) (%s)' % of("ALERTS", FIRING, 'severity="page"', 'model!=""')
    tickets = 'count by (model) (%s)' % of("ALERTS", FIRING, 'severity="ticket"', 'model!=""')
    none = "0 * max by (model) (model:known)"
    rank = "1000 * (%s or %s) + 100 * %s + (%s or %s)" % (pages, none, state(), tickets, none)
    columns = [
        ("state", state()),
        ("pages", "%s or %s" % (pages, none)),
        ("tickets", "%s or %s" % (tickets, none)),
        ("of last week", share_of_week()),
        ("errors 15m", "max by (model) (model:errors:ratio15m)"),
        ("p95", 'max by (model) (model:latency_seconds{quantile="0.95"})'),
        ("p99", 'max by (model) (model:latency_seconds{quantile="0.99"})'),
        ("in time 1h", "max by (model) (model:within_objective:ratio1h)"),
        ("objective", "max by (model) (model:latency_objective_ratio)"),
        ("replicas", "max by (model) (model:replicas)"),
        ("candidate", "min by (model) (model_canary:state)"),
        ("rank", rank),
    ]
    fields = {"Value #" + chr(ord("A") + index): name for index, (name, _) in enumerate(columns)}
    by_name = {name: field for field, name in fields.items()}
    share = {"unit": "percentunit", "decimals": 1}
    models = table(
        "Models, worst first",
        "One row per model that served within a day: those with pages first, then by state, then by tickets. DRIFT: inputs, values "
        "or decisions moved from the reference. BLIND: there is too little to judge. STALE: the reference is older than 90 days. "
        "LEARNING: there is no reference yet, or only what each process learned. 'of last week' pages below 50 %; errors page above "
        "twice last week's; 'in time' pages where twice as many are slow as the objective allows. An empty cell means that there is "
        "nothing to compare with. Click the model's name.",
        [query for _, query in columns], "short", (24, 10),
        order=["model"] + list(fields), sort=(by_name["rank"], True), drop=[by_name["rank"]],
        names={field: name for field, name in fields.items() if name != "rank"},
        overrides=[
            column("model", links=[link_to("model", "Show this model", ("model", "${__value.raw}"))]),
            column("state", **painted(STATES)),
            column("pages", **painted(thresholds=steps("transparent", (1, "red")))),
            column("tickets", **painted(thresholds=steps("transparent", (1, "yellow")))),
            column("of last week", **painted(thresholds=steps("red", (0.5, "transparent"))), **share),
            column("errors 15m", unit="percentunit", decimals=2),
            column("p95", unit="s"),
            column("p99", unit="s"),
            column("in time 1h", unit="percentunit", decimals=2),
            column("objective", unit="percentunit", decimals=2),
            column("candidate", links=[link_to("versions", "Compare the versions", ROW_MODEL)], **painted(VERDICTS)),
        ])
    alerts = firing_table("", (24, 9))
    sources = table(
        "Sources that break several models",
        "A source of data whose columns are broken in two models or more. Begin with its owner and not with the models. Empty is "
        "good.",
        ["max by (source, model) (model_source:broken)"], "none", (8, 8), order=["source", "model", "Value"],
        sort=("source", False), names={"Value": "values"},
        overrides=[column("values", **painted(BROKEN))])
    broken = table(
        "Columns with broken values",
        "Values that are missing, defaulted, failed, no numbers, off the grid or all the same, beyond what the reference and the "
        "rule allow. A critical column pages, another makes a ticket. Columns of one source that break together are one cause. "
        "Empty is good.",
        ["max by (model, version, column, source, critical) (model_column:broken)"], "none", (16, 8),
        order=["model", "version", "column", "source", "critical", "Value"], sort=("critical", True), names={"Value": "values"},
        overrides=[
            column("values", **painted(BROKEN)),
            column("column", links=[link_to("model", "Show this column", ROW_MODEL, ROW_VERSION, ("column", "${__value.raw}"))]),
        ])
    states = timeline(
        "State over time",
        "When a model's state changed. Several models that change together point to what they share: a source, a deploy of the "
        "platform, the calendar.",
        (state(), "{{model}}"), "none", (24, 8), STATES)
    return dashboard(
        "triage", "Which model needs somebody first, and why. Start here when paged.", [],
        [models, alerts, sources, broken, states], "24h", "1m")


def firing_table(matcher, size):
    firing = of("ALERTS", FIRING, *filter(None, [matcher]))
    since = of("ALERTS_FOR_STATE", 'alertname=~"Model.+|SourceBroken"', *filter(None, [matcher]))
    labels = "severity, alertname, model, version, column, decision, direction, source"
    return table(
        "What fires",
        "Alerts of the rules that fire now and for how long their conditions have held: pages before tickets. The oldest of alerts "
        "that belong together is nearest to the cause. docs/runbooks.md has a section for each name. Empty is good.",
        ["max by (%s) ((time() - %s) and ignoring (alertstate) %s)" % (labels, since, firing)], "s", size,
        order=labels.split(", ") + ["Value"], sort=("severity", False), names={"Value": "for"},
        overrides=[
            column("severity", mappings=[{"type": "value", "options": {
                "page": {"text": "PAGE", "color": "red", "index": 0}, "ticket": {"text": "ticket", "color": "yellow", "index": 1}}}],
                custom__cellOptions={"type": "color-background", "mode": "basic"}),
            column("model", links=[link_to("model", "Show this model", ROW_MODEL)]),
            column("version", links=[link_to("model", "Show this version", ROW_MODEL, ROW_VERSION)]),
            column("column", links=[link_to("model", "Show this column", ROW_MODEL, ROW_VERSION, ("column", "${__value.raw}"))]),
        ])


# ---------------------------------------------------------------------------------------------------------------------------------
# Model: what moved, when, and is it the inputs, the deploy or the service?
def model():
    windowed = [VERSION, WINDOW]
    chosen = [COLUMN, WINDOW]

    def parameter(name):
        return "max(%s)" % of("model_version:parameter", VERSION, 'parameter="%s"' % name)

    def one_per(labels, name, *matchers):
        return "max by (%s) (%s)" % (labels, of(name, *matchers))

    panels = [
        stat("State", "The first that holds: LEARNING, DRIFT, BLIND, STALE, OK. Of the whole model, all versions.",
             (state(MODEL), "{{model}}"), "none", (4, 4), mappings=STATES),
        stat("Columns that moved",
             "Columns of this version whose distribution is beyond the limit and still is in the shortest window. One is a column; "
             "many at once are a join, a source or the calendar.",
             ("sum(%s)" % of("model_column:moved", VERSION), "moved"), "short", (4, 4), thresholds=steps("green", (1, "orange"))),
        stat("Columns that are blind",
             "Columns that have had too little data to be judged for a day. Silence about them is no sign of health.",
             ("max(%s) or vector(0)" % of("model_version:blind_columns", VERSION), "blind"), "short", (4, 4),
             thresholds=steps("green", (1, "purple"))),
        stat("Age of the reference",
             "Age of the newest row of what this version is compared with. Beyond 90 days a difference may be the reference's fault.",
             ("max(%s)" % of("model_version:reference_age_seconds", VERSION), "age"), "s", (4, 4),
             thresholds=steps("green", (60 * 86400, "yellow"), (90 * 86400, "red"))),
        stat("Reference",
             "Fingerprint of the reference that most replicas of this version are compared with.",
             ("max by (reference) (%s == 1)" % of("model_version:reference", VERSION), "{{reference}}"), "none", (4, 4), name=True),
        stat("Replicas",
             "Replicas that run this version and are scraped. Fewer than you deployed means that the figures leave something out.",
             ("max(%s)" % of("model_version:running", VERSION), "running"), "short", (4, 4)),
        firing_table(MODEL, (24, 6)),

        row("Decisions: does the model decide otherwise?"),
        lines("Decision rate against the reference",
              "How many times as often as in the reference a decision is taken, in the chosen window, with a 95 % bound to either "
              "side (dashed). 1 is unchanged. It pages when the nearer bound is beyond the alarming ratio, and makes a ticket beyond "
              "the informing one. Few predictions make wide bounds: wait, or choose a longer window.",
              [(one_per("column, decision", "model_decision:relative", *windowed), "{{column}} {{decision}}"),
               (one_per("column, decision", "model_decision:relative_lower", *windowed), "at least, {{column}} {{decision}}"),
               (one_per("column, decision", "model_decision:relative_upper", *windowed), "at most, {{column}} {{decision}}"),
               (parameter("alarming_ratio"), "pages above"),
               ("1 / " + parameter("alarming_ratio"), "pages below"),
               (parameter("informing_ratio"), "ticket above"),
               ("1 / " + parameter("informing_ratio"), "ticket below")],
              "none", (12, 8), log=True, decimals=2, overrides=dashed(*"BCDEFG")),
        lines("Share of the decision",
              "The share itself, and what it was in the reference (dashed). Multiply the gap by the volume to say how many people it "
              "concerns.",
              [(one_per("column, decision", "model_decision:ratio", *windowed), "{{column}} {{decision}}"),
               (one_per("column, decision", "model_decision:reference_ratio", VERSION), "reference, {{column}} {{decision}}")],
              "percentunit", (12, 8), min=0, overrides=dashed("B")),

        row("Columns: which one moved, and when?"),
        timeline("Drift by column",
                 "What the rule says of each column: calm; moved beyond the limit; ALARM where half of the replicas say so too, or "
                 "none of them for a quarter of an hour. A gap is a time without enough data. What moves at a deploy is the deploy; "
                 "what moves at no deploy came from upstream.",
                 ("%s + %s or %s" % tuple(one_per("role, column", "model_column:" + name, VERSION)
                                          for name in ("moved", "drift_alarm", "moved")), "{{column}} ({{role}})"),
                 "none", (12, 10), DRIFT),
        timeline("Divergence in shares of its limit",
                 "How far each column is on its way to the limit in the chosen window: calm below a half, near, BEYOND. The limit "
                 "allows for the tolerance, for chance and for rows that depend on one another. Near for days is a slow drift.",
                 ("max by (role, column) ((%s / %s) and %s)"
                  % tuple(of(name, *windowed) for name in
                          ("model_column:divergence", "model_column:divergence_limit", "model_column:drifted")),
                  "{{column}} ({{role}})"),
                 "percentunit", (12, 10), OF_LIMIT),
        lines("Drift score by column",
              "PSI less what chance adds, in the chosen window, and the tolerance (dashed): below it is what the rule accepts. The "
              "highest line is where to look first; choose it above.",
              [(one_per("column", "model_column:psi_corrected", *windowed), "{{column}}"),
               (parameter("tolerance"), "tolerance")],
              "none", (12, 8), min=0, decimals=3, overrides=dashed("B")),
        lines("Replicas that see drift in $column",
              "How many replicas say by themselves that the chosen column drifted, beside how many there are (dashed). Fewer than "
              "half is one bad replica or one kind of traffic, not the fleet.",
              [(one_per("column", "model_column:drifting_replicas", COLUMN), "drifted"),
               ("max(%s)" % of("model_version:replicas", VERSION), "replicas")],
              "short", (6, 8), min=0, decimals=0, overrides=dashed("B")),
        timeline("Do replicas agree on $column?",
                 "DISAGREE where some replicas see the chosen column drift, and of those that have an answer fewer than half agree, "
                 "or one of two. The alarm of the fleet waits meanwhile; look at what is different about those replicas.",
                 (one_per("column", "model_column:disagreement", COLUMN), "{{column}}"), "none", (6, 8), DISAGREE),

        row("The column $column"),
        bars("Distribution of $column against the reference",
             "The share of each bin in the chosen window beside the reference's. A bin that gained or lost much names the values to "
             "ask about; one bin with everything is a column that stands still; the outer bins hold what is off the grid.",
             [one_per("bin, range", "model_bin:reference_ratio", COLUMN),
              "max by (bin, range) (%s * on (model, version, role, column, grid, bin) group_left (range) (%s > bool 0))"
              % (of("model_bin:ratio", *chosen), of("model_bin:reference_ratio", COLUMN))],
             "percentunit", (16, 9), x="range", names={"Value #A": "reference", "Value #B": "chosen window"}),
        lines("Distances of $column",
              "Four measures of one difference. They rise together when mass moves; Kolmogorov-Smirnov alone follows a shift of "
              "numbers, the others a change of shape or of categories. None of them is an alarm by itself.",
              [(one_per("column", "model_column:psi_corrected", *chosen), "PSI less chance"),
               (one_per("column", "model_column:js_distance", *chosen), "Jensen-Shannon"),
               (one_per("column", "model_column:hellinger", *chosen), "Hellinger"),
               (one_per("column", "model_column:ks", *chosen), "Kolmogorov-Smirnov")],
              "none", (8, 9), min=0, decimals=3),

        row("Quality: are values missing, defaulted or broken?"),
        timeline("Broken values by column",
                 "BROKEN where the share of values that are none is beyond what the reference and the rule allow, or where the "
                 "column stands still. Columns of one source that break together are one cause upstream.",
                 (one_per("role, column", "model_quality:alarm", VERSION), "{{column}} ({{role}})"), "none", (12, 9), BROKEN),
        lines("Shares of values that are none",
              "Missing, defaulted, failed and invalid values by column in the chosen window, from one in a thousand up. A step is a "
              "pipeline that broke or was repaired; a ramp is a source that fades.",
              [("max by (column, quality) (%s) > 0.001"
                % of("model_quality:ratio", 'quality=~"missing|defaulted|failed|invalid"', *windowed), "{{column}} {{quality}}")],
              "percentunit", (12, 9), min=0),
        lines("Quality of $column",
              "Shares by kind of the chosen column, 'outside' being values off the reference's grid and unknown categories, and what "
              "is allowed of each (dashed). It alarms beyond that in some window beyond doubt, and while the shortest still shows it.",
              [(one_per("quality", "model_quality:ratio", *chosen), "{{quality}}"),
               (one_per("quality", "model_quality:allowed_ratio", COLUMN), "allowed, {{quality}}")],
              "percentunit", (12, 8), min=0, overrides=dashed("B")),
        lines("Alarms of the replicas",
              "Alarms that any replica has raised by itself, by check; 'any' is that of columns in brief. They hold for three windows of "
              "the process, so they clear later than the fleet's.",
              [("sum by (check) (max by (role, column, check) (%s))" % of("model_alarm", VERSION), "{{check}}")],
              "short", (12, 8), min=0, decimals=0),

        row("Service: does it get its traffic, fail or slow down?"),
        lines("Predictions in an hour",
              "All versions together, beside the same hour last week and half of it (dashed), below which it pages. A drop of volume "
              "is a caller's fault more often than the model's.",
              [("max(%s)" % of("model:predictions:increase1h", MODEL), "last hour"),
               ("max(%s)" % of("model:predictions:last_week", MODEL), "same hour last week"),
               ("0.5 * max(%s)" % of("model:predictions:last_week", MODEL), "pages below")],
              "short", (12, 8), min=0, overrides=dashed("B", "C")),
        lines("Share of errors",
              "Failed predictions of the last hour and of the last 15 minutes. It pages where the hour is beyond twice last week's "
              "and one in a thousand (dashed), beyond what counting explains, and the 15 minutes are too. Where last week's "
              "hour had fewer than 200 predictions the line is at 5 % at least.",
              [("max(%s)" % of("model:errors:ratio1h", MODEL), "last hour"),
               ("max(%s)" % of("model:errors:ratio15m", MODEL), "last 15m"),
               ("max(%s)" % of("model:errors:limit", MODEL), "pages above")],
              "percentunit", (12, 8), min=0, overrides=dashed("C")),
        lines("Latency",
              "Quantiles over the last 5 minutes, all versions. p99 alone is a few slow calls; all three together are the machine or "
              "a heavier model.",
              [("max by (quantile) (%s)" % of("model:latency_seconds", MODEL), "quantile {{quantile}}")],
              "s", (12, 8), min=0),
        lines("Share within the latency objective",
              "Predictions that kept to the limit, the objective, and the share below which it pages (dashed): twice as many slow ones "
              "as the objective allows.",
              [("max(%s)" % of("model:within_objective:ratio1h", MODEL), "last hour"),
               ("max(%s)" % of("model:within_objective:ratio15m", MODEL), "last 15m"),
               ("max(%s)" % of("model:latency_objective_ratio", MODEL), "objective"),
               ("1 - 2 * (1 - max(%s))" % of("model:latency_objective_ratio", MODEL), "pages below")],
              "percentunit", (12, 8), max=1, overrides=dashed("C", "D")),
        lines("Predictions by version",
              "Who serves. A version that takes over explains what changes at that moment.",
              [("sum by (version) (rate(%s[$__rate_interval]))" % of("model_predictions_total", MODEL), "{{version}}")],
              "reqps", (12, 7), min=0),
        lines("Replicas by version",
              "Replicas that run each version. Steps are deploys; a slow fall without one is a fleet that dies.",
              [("max by (version) (%s)" % of("model_version:running", MODEL), "{{version}}")],
              "short", (12, 7), min=0, decimals=0),
    ]
    variables = [
        variable("model", "Model", "label_values(model:known, model)"),
        # The stable version is the first of those that run.
        variable("version", "Version",
                 "query_result(sort_desc(%s or 0 * %s))" % (of("model_version:stable", MODEL), of("model_version:running", MODEL)),
                 regex='/version="([^"]+)"/', sort=0),
        variable("column", "Column", "label_values(%s, column)" % of("model_column:info", VERSION)),
        choice("window", "Window", ["15m", "1h", "6h", "1d"], "1h"),
    ]
    return dashboard(
        "model", "What moved, when, by how much, and whether it is the inputs, the deploy or the service.", variables, panels,
        "24h", "1m", annotations=[DEPLOYS, REFERENCES, PAGES])


# ---------------------------------------------------------------------------------------------------------------------------------
# Versions: is the candidate worse than the stable version?
def versions():
    candidate = [CANDIDATE, CANARY_WINDOW]
    both = [MODEL, CANARY_WINDOW]
    labels = "check, column, decision"
    on_check = "on (model, version, check, column) group_left ()"

    def checked(name):
        return "max by (%s) (%s)" % (labels, of(name, *candidate))

    score = ('column="$output"', CANARY_WINDOW)
    scores = of("model_canary:bins:increase", CANDIDATE, *score)
    stable_scores = of("model_canary:bins:increase", MODEL, 'side="stable"', *score)
    ranges = "on (column, grid, bin) group_left (range) (max by (column, grid, bin, range) (%s) > bool 0)" % of(
        "model_bin:reference_ratio", CANDIDATE, 'role="output"')
    on_shared_grid = "(%s and on (grid) %s)" % (stable_scores, scores)

    panels = [
        stat("Verdict on version $candidate",
             "PROMOTE: 2 000 predictions of each version in 30 minutes and nothing worse. ABORT: something was worse within the last "
             "quarter of an hour, see below what. NOT ENOUGH DATA: neither yet.",
             ("max(%s)" % of("model_canary:state", CANDIDATE), "$candidate"), "none", (6, 5), mappings=VERDICTS),
        stat("Stable version", "The version with most predictions of the last 6 hours: what the candidate is compared with.",
             ("max by (version) (%s == 1)" % of("model_version:stable", MODEL), "{{version}}"), "none", (4, 5), name=True),
        stat("Predictions of the candidate",
             "What the verdict rests on: its predictions of 30 minutes, without the first three of each replica. PROMOTE wants 2 000.",
             ("max(%s)" % of("model_canary:predictions", CANDIDATE), "candidate"), "short", (4, 5), decimals=0,
             thresholds=steps("blue", (2000, "green"))),
        stat("Replicas of the candidate", "Replicas that run the candidate and are scraped. None means that it is gone already.",
             ("max(%s)" % of("model_version:running", CANDIDATE), "running"), "short", (4, 5),
             thresholds=steps("red", (1, "green"))),
        timeline("Verdict over time",
                 "A verdict that swings is one at its limit: let it run longer before you promote.",
                 ("max by (version) (%s)" % of("model_canary:state", MODEL), "{{version}}"), "none", (6, 5), VERDICTS),
        table("Each check",
              "Candidate against stable over the same minutes. z is how surely the candidate's share is the larger; WORSE beyond 4 "
              "(for decisions beyond 4 either way, by half at least). Trials say how many the shares rest on: the difference of "
              "few is no difference. Missing and defaulted values may be half a percent more.",
              [checked("model_canary:z"), checked("model_canary:ratio"), checked("model_canary:stable_ratio"),
               checked("model_canary:trials"), checked("model_canary:stable_trials"),
               "max by (%s) (0 * %s + %s max by (model, version, check, column) (%s))"
               % (labels, of("model_canary:z", *candidate), on_check, of("model_canary:worse", CANDIDATE))],
              "short", (24, 9),
              order=["check", "column", "decision", "Value #F", "Value #A", "Value #B", "Value #C", "Value #D", "Value #E"],
              sort=("Value #A", True),
              names={"Value #F": "verdict", "Value #A": "z", "Value #B": "candidate", "Value #C": "stable",
                     "Value #D": "trials", "Value #E": "stable trials"},
              overrides=[
                  column("verdict", **painted(WORSE)),
                  column("z", decimals=1, **painted(thresholds=steps("transparent", (4, "orange")))),
                  column("candidate", unit="percentunit", decimals=2),
                  column("stable", unit="percentunit", decimals=2),
                  column("trials", decimals=0),
                  column("stable trials", decimals=0),
              ]),
        timeline("What is worse",
                 "Each check in either window, the scores and the latency among them. One spell of WORSE aborts for a quarter of an "
                 "hour. Errors and missing values ask for a fix, decisions and scores for a talk with whoever trained it.",
                 ("max by (check, column) (%s)" % of("model_canary:worse", CANDIDATE), "{{check}} {{column}}"), "none", (12, 9), WORSE),
        lines("z of each check",
              "How surely the candidate's share is larger than the stable one's. Beyond 4 (dashed) is worse; below -4 is worse for "
              "decisions and good for errors and missing values. A z that grows with time is a real difference, one that wanders is "
              "chance.",
              [(checked("model_canary:z"), "{{check}} {{column}} {{decision}}")],
              "none", (12, 9), decimals=1, bounds=steps("orange", (-4, "green"), (4, "orange"))),
        bars("Scores of $output side by side",
             "Share of each bin of the output, where both versions have the same bins. A retrained model may score otherwise; a shift "
             "across the threshold of a decision is what counts.",
             ["sum by (bin, range) (%s * %s) / scalar(sum(%s))" % (stable, ranges, whole)
              for stable, whole in ((on_shared_grid, on_shared_grid), (scores, scores))],
             "percentunit", (16, 9), x="range", names={"Value #A": "stable", "Value #B": "candidate"}),
        lines("Divergence of the scores",
              "Between the outputs of both versions, and the limit (dashed), which accepts a PSI of 0.1 and chance. Beyond it the "
              "check 'score' is worse. Nothing is drawn where the versions' bins differ.",
              [("max by (column) (%s)" % of("model_canary:score_divergence", *candidate), "{{column}}"),
               ("max by (column) (%s)" % of("model_canary:score_limit", *candidate), "limit, {{column}}")],
              "none", (8, 9), min=0, decimals=3, overrides=dashed("B")),
        lines("p95 by version",
              "95 of 100 predictions are faster. 1.5 times the stable one's (dashed) is worse, with 500 predictions on both sides; "
              "more slow ones than the objective allows are worse too.",
              [("max by (version, side) (%s)" % of("model_canary:latency_p95", *both), "{{version}} ({{side}})"),
               ("1.5 * max(%s)" % of("model_canary:latency_p95", 'side="stable"', *both), "worse above")],
              "s", (12, 8), min=0, overrides=dashed("B")),
        lines("Errors by version",
              "Share of predictions that failed. Errors of both versions are the machine or the callers; of the candidate alone, the "
              "candidate.",
              [("max by (version, side) (%s)" % of("model_canary:ratio", 'check="errors"', *both), "{{version}} ({{side}})")],
              "percentunit", (12, 8), min=0),
        lines("Decisions by version",
              "Share of predictions that led to each decision. The candidate may differ by half before it is worse.",
              [("max by (version, side, column, decision) (%s)" % of("model_canary:ratio", 'check="decision_rate"', *both),
                "{{version}} ({{side}}) {{column}} {{decision}}")],
              "percentunit", (12, 8), min=0),
        lines("Predictions by version",
              "Predictions of the chosen window of replicas that were up before it. The share of the candidate should be what the "
              "rollout asked for.",
              [("sum by (version, side) (%s)" % of("model_canary:predictions:increase", *both), "{{version}} ({{side}})")],
              "short", (12, 8), min=0),
    ]
    variables = [
        variable("model", "Model", "label_values(model_canary:state, model)"),
        variable("candidate", "Candidate", "label_values(%s, version)" % of("model_canary:state", MODEL), sort=4),
        variable("output", "Output", "label_values(%s, column)" % of("model_canary:values:increase", MODEL)),
        choice("canary_window", "Window", ["5m", "30m"], "30m"),
    ]
    return dashboard(
        "versions", "Whether a candidate version is worse than the stable one, over the same minutes. Empty while each model has one "
        "version.", variables, panels, "3h", "30s", annotations=[DEPLOYS])


# ---------------------------------------------------------------------------------------------------------------------------------
# Health: what needs work before it pages?
def health():
    running = 'and on (model, version, instance) model_state{state!="closed"} == 1'
    in_state = [("Value #" + chr(ord("A") + index), word) for index, (_, word, _) in enumerate(reversed(STATES))]
    alerting = 'alertname=~"Model.+|SourceBroken",model!=""'
    panels = [
        row("The week of the models"),
        table("Time in each state",
              "Share of the chosen time range. A model that is in DRIFT for days needs a new reference or a new model, not a louder "
              "alert; one that is BLIND needs traffic or fewer bins; one that is STALE a new reference.",
              ["max by (model) (avg_over_time(%s[$__range]))" % of("model:state", 'state="%s"' % word) for _, word in in_state],
              "percentunit", (14, 8), order=["model"] + [field for field, _ in in_state], sort=("Value #E", False),
              names=dict(in_state), decimals=1,
              overrides=[column("model", links=[link_to("model", "Show this model", ("model", "${__value.raw}"))])]),
        table("Alerts by model",
              "How often each alert became active and for how long it fired in the time range. What fires every week and nobody acts "
              "on should be repaired or silenced.",
              ["sum by (model, severity, alertname) ((changes(%s[$__range]) + 1) and ignoring (alertstate) count_over_time(%s[$__range]))"
               % (of("ALERTS_FOR_STATE", alerting), of("ALERTS", FIRING, 'model!=""')),
               "300 * sum by (model, severity, alertname) (sum_over_time(%s[$__range:5m]))" % of("ALERTS", FIRING, 'model!=""')],
              "short", (10, 8), order=["model", "severity", "alertname", "Value #A", "Value #B"], sort=("Value #B", True),
              names={"Value #A": "times", "Value #B": "fired for"}, decimals=0,
              overrides=[column("fired for", unit="s")]),
        timeline("State over time", "The course of the week. What repeats at the same hour every day is the calendar and not drift.",
                 (state(), "{{model}}"), "none", (24, 7), STATES),
        table("Drift days by column",
              "Days, added up, on which the column was moved from its reference within the time range. A column that is moved all "
              "week is the new normal: renew the reference. The columns at the top are those to fix.",
              ["sum_over_time((max by (model, version, role, column) (model_column:moved))[$__range:15m]) / 96 > 0"],
              "d", (12, 9), order=["model", "version", "role", "column", "Value"], sort=("Value", True), names={"Value": "drift"},
              decimals=1,
              overrides=[column("drift", **painted(thresholds=steps("transparent", (1, "yellow"), (3, "orange")))),
                         column("column", links=[link_to("model", "Show this column", ROW_MODEL, ROW_VERSION,
                                                         ("column", "${__value.raw}"))])]),
        table("Reference ages",
              "Age of the newest row that each version is compared with. A ticket is made at 90 days; renew those beyond 60 now.",
              ["max by (model, version) (model_version:reference_age_seconds)"], "s", (6, 9),
              order=["model", "version", "Value"], sort=("Value", True), names={"Value": "age"},
              overrides=[column("age", **painted(thresholds=steps("transparent", (60 * 86400, "yellow"), (90 * 86400, "red"))))]),
        table("Blind columns",
              "Columns of each version that have not been judged for a day for want of data. Nothing will be said of them, whatever "
              "happens.",
              ["max by (model, version) (model_version:blind_columns)"], "short", (6, 9), order=["model", "version", "Value"],
              sort=("Value", True), names={"Value": "blind"},
              overrides=[column("blind", **painted(thresholds=steps("transparent", (1, "purple"))))]),
        table("Which columns replicas are blind in",
              "Columns of which at least one replica says by itself that it had too little data for long, and how many say so. If it is "
              "all of them the column gets no data; if it is some, the traffic is thin and the fleet may still see it. Of columns in brief "
              "only the reports say so.",
              ["sum by (model, version, column) (%s) > 0" % of("model_drift_verdict", 'verdict="blind"')], "short", (12, 8),
              order=["model", "version", "column", "Value"], sort=("Value", True), names={"Value": "replicas"}),
        lines("Volume week over week",
              "Predictions of an hour in shares of the same hour last week. 100 % is the same; below 50 % (dashed) pages. A slow "
              "slope is a product that changes.",
              [(share_of_week(), "{{model}}")], "percentunit", (12, 8), min=0, bounds=steps("red", (0.5, "green"))),

        row("The library's own health"),
        stat("Recording",
             "OFF where some replica of a model has recording switched off: its predictions are in no figure.",
             ("min by (model) (driftmeter_enabled)", "{{model}}"), "none", (6, 6), mappings=RECORDING),
        lines("Age of the counts",
              "Time since a replica last brought its counts up to date, the worst of each model. Beyond 300 s (dashed) on all of them "
              "pages: the monitor's thread hangs.",
              [("max by (model) (driftmeter_drain_age_seconds %s)" % running, "{{model}}")], "s", (9, 6), min=0,
              bounds=steps("green", (300, "red"))),
        lines("Age of the last report",
              "Time since the end of the last window of a replica, the worst of each model. More than two windows means that it no longer "
              "judges.",
              [("max by (model) (model_report_age_seconds %s)" % running, "{{model}}")], "s", (9, 6), min=0),
        lines("Evaluations that failed",
              "Ticks and evaluations that ended with an exception, and calls of listeners that threw, in an hour. Any is a defect: the "
              "log has the stack trace.",
              [("sum by (model) (increase(driftmeter_evaluation_failures_total[1h]))", "{{model}} evaluations"),
               ("sum by (model) (increase(driftmeter_listener_failures_total[1h]))", "{{model}} listeners")],
              "short", (8, 7), min=0, bounds=steps("green", (1, "red"))),
        lines("Refused rows and values",
              "What was not recorded in an hour, by reason. They are in no figure, so a share of the volume that counts makes the "
              "verdicts doubtful.",
              [("sum by (model, reason) (increase(driftmeter_refused_total[1h])) > 0", "{{model}} {{reason}}")],
              "short", (8, 7), min=0),
        lines("Time spent on evaluations",
              "Seconds of a processor per second, all replicas of a model. It grows with columns, not with traffic.",
              [("sum by (model) (rate(driftmeter_evaluation_seconds_sum[1h]))", "{{model}}")], "percentunit", (8, 7), min=0),
        lines("Series for the fleet",
              "Series of a replica that exist for the fleet, the most of each model. 1 000 (dashed) is the most that one registry has "
              "unless configured otherwise.",
              [("max by (model) (driftmeter_fleet_series %s)" % running, "{{model}}")], "short", (8, 7), min=0,
              bounds=steps("green", (1000, "orange"))),
        table("Columns left out of the fleet",
              "Columns beyond the caps. Only replicas judge them, each by itself; of those in brief little more is published than whether "
              "they alarm. The log names them. Raise the caps or make the columns that matter critical.",
              ["max by (model, version) (driftmeter_fleet_columns_left_out %s)" % running,
               "max by (model, version) (driftmeter_columns_in_brief %s)" % running], "short", (8, 7),
              order=["model", "version", "Value #A", "Value #B"], sort=("Value #A", True),
              names={"Value #A": "left out", "Value #B": "in brief"},
              overrides=[column("left out", **painted(thresholds=steps("transparent", (1, "yellow"))))]),
        lines("Memory of the monitors",
              "Estimated size of a replica's monitor, the largest of each model. It depends on columns and threads, not on traffic; a "
              "steady rise is a defect.",
              [("max by (model) (driftmeter_memory_bytes)", "{{model}}")], "bytes", (8, 7), min=0),
    ]
    return dashboard(
        "health", "The weekly review: what needs work before it pages, and whether the monitoring itself is well.", [], panels, "7d",
        "5m")


def main():
    here = pathlib.Path(__file__).resolve().parent
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here
    for made in (triage(), model(), versions(), health()):
        name = made["uid"].replace("driftmeter-", "") + ".json"
        (target / name).write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
