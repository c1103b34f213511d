"""The files that promtool reads: series in its notation, what is expected of alerts and samples, and the order of the groups."""

import pathlib
import sys
from dataclasses import dataclass, field

GROUPS = [
    "versions", "counts", "reference", "reference_bins", "windows_15m", "distances_15m", "windows_1h", "distances_1h",
    "windows_6h", "distances_6h", "windows_1d", "distances_1d", "answers",
    "verdicts", "shares", "decisions", "service", "canary", "states", "pages", "tickets",
]


def number(value):
    return str(int(value)) if value == int(value) else repr(float(value))


def notation(values):
    """a+bxN for each run of equal steps, stale and _xN where there is nothing."""
    parts, at = [], 0
    while at < len(values):
        last = at
        if values[at] is None:
            while last + 1 < len(values) and values[last + 1] is None:
                last += 1
            if at > 0:
                parts.append("stale")
                at += 1
            if last >= at:
                parts.append(f"_x{last - at + 1}")
        else:
            step = None
            while last + 1 < len(values) and values[last + 1] is not None:
                difference = values[last + 1] - values[last]
                if step is not None and difference != step:
                    break
                step = difference
                last += 1
            step = step or 0.0
            parts.append(f"{number(values[at])}{'-' if step < 0 else '+'}{number(abs(step))}x{last - at}")
        at = last + 1
    return " ".join(parts)


def line(name, labels, values):
    text = ",".join(f'{key}="{value}"' for key, value in labels.items())
    return f"      - {{series: '{name}{{{text}}}', values: '{notation(values)}'}}\n"


def time(minutes):
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    return "".join(f"{n}{unit}" for n, unit in ((days, "d"), (hours, "h"), (rest, "m")) if n) or "0m"


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


@dataclass(frozen=True)
class Alert:
    """One alert that fires: its labels but the severity, and its texts to the word."""
    summary: str
    description: str
    labels: dict


@dataclass(frozen=True)
class Scenario:
    """One test: replicas, and what holds at which minute."""
    name: str
    replicas: list
    alerts: list
    samples: list = field(default_factory=list)
    step: int = 1

    def end(self):
        return max(at for at, *_ in [*self.alerts, *self.samples])

    def yaml(self):
        text = f"  - name: {quoted(self.name)}\n    interval: {self.step}m\n    input_series:\n"
        lines = dict.fromkeys(series for replica in self.replicas for series in replica.series(self.end(), self.step))
        text += "".join(lines)
        if self.alerts:
            text += "    alert_rule_test:\n"
        for at, name, expected in self.alerts:
            text += f"      - eval_time: {time(at)}\n        alertname: {name}\n"
            if not expected:
                text += "        exp_alerts: []\n"
                continue
            text += "        exp_alerts:\n"
            for alert in expected:
                labels = {"severity": SEVERITY[name], **alert.labels}
                text += "          - exp_labels: {" + ", ".join(f"{k}: {quoted(v)}" for k, v in sorted(labels.items())) + "}\n"
                text += "            exp_annotations:\n"
                text += f"              summary: {quoted(alert.summary)}\n"
                text += f"              description: {quoted(alert.description)}\n"
                text += f"              runbook_url: docs/runbooks.md#{name.lower()}\n"
        if self.samples:
            text += "    promql_expr_test:\n"
        for at, expression, expected in self.samples:
            samples = ", ".join(f"{{labels: {quoted(labels)}, value: {number(value)}}}" for labels, value in expected)
            text += f"      - {{eval_time: {time(at)}, expr: {quoted(expression)}, exp_samples: [{samples}]}}\n"
        return text


SEVERITY = {
    **dict.fromkeys([
        "ModelDecisionRate", "ModelInputsBroken", "SourceBroken", "ModelVolumeDrop", "ModelSilent", "ModelErrors", "ModelLatency",
        "ModelCanaryWorse"], "page"),
    **dict.fromkeys([
        "ModelDrift", "ModelSkew", "ModelInputsDegraded", "ModelDecisionRateMoved", "ModelStale", "ModelReferenceMismatch",
        "ModelBlind", "ModelReplicaDisagreement", "ModelReplicasAlarm", "ModelReplicaDied", "ModelColumnsLeftOut"], "ticket"),
}


def header(made_by, evaluation_interval):
    order = ", ".join(f"driftmeter_{group}" for group in GROUPS)
    return (
        f"# Made by golden/{made_by}, which says how; not edited by hand.\n"
        "rule_files: [../driftmeter.rules.yml]\n"
        f"evaluation_interval: {evaluation_interval}m\n"
        f"group_eval_order: [{order}]\n"
        "tests:\n")


def write(name, text):
    """Writes a test beside this package, or to the directory that is the argument of the program."""
    directory = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent.parent
    directory.joinpath(f"{name}.test.yml").write_text(text)
