"""A fleet as a scrape sees it: models, versions, replicas and what each replica's traffic is at what time.

Times are in minutes from the beginning. A replica has exactly its share of everything, unless it is to have noise.
"""

import dataclasses
import random
from dataclasses import dataclass, field

from promtool import line

WINDOWS = ["15m", "1h", "6h", "1d"]
RULE = {
    "tolerance": 0.01, "excess": 0.005, "informing_ratio": 1.5, "alarming_ratio": 2, "minimum_count": 200,
    "drift_z": 4.6, "quality_z": 4.6, "decision_z": 4.4,
}
BOUNDS = ["0.01", "0.05", "0.1", "0.5", "+Inf"]
FAST = [0.6, 0.9, 0.995, 1, 1]
SLOW = [0.1, 0.5, 0.9, 1, 1]
NOT_IN_BINS = ("missing", "nan", "failed", "defaulted")


@dataclass(frozen=True)
class Column:
    """A column and its reference; `usual` is what healthy traffic has in the bins, a little off the reference."""
    name: str
    reference: list
    usual: list
    ranges: list
    role: str = "feature"
    grid: str = "g1"
    values: int = 100_000
    scale: float = 1.2
    numeric: bool = True
    source: str = "none"
    owner: str = "none"
    critical: bool = False
    decisions: dict = field(default_factory=dict)
    in_fleet: bool = True
    in_brief: bool = False

    def but(self, **changes):
        return dataclasses.replace(self, **changes)

    def bin(self, at):
        return f"{at:02d}" if self.numeric else f"c{at:02d}"


AMOUNT = Column(
    "amount", [0.25, 0.25, 0.25, 0.25], [0.252, 0.249, 0.248, 0.251], ["< 20", "[20, 50)", "[50, 100)", ">= 100"],
    source="orders", owner="team-orders", critical=True)
DEVICE = Column("device", [0.6, 0.3, 0.1], [0.605, 0.297, 0.098], ["web", "app", "other"], numeric=False, source="edge")
RISK = Column(
    "risk", [0.9, 0.08, 0.018, 0.002], [0.901, 0.079, 0.018, 0.002], ["< 0.5", "[0.5, 0.8)", "[0.8, 0.95)", ">= 0.95"],
    role="output", decisions={"flagged": 0.002})


@dataclass(frozen=True)
class Traffic:
    """What a replica has in a minute. Where a column is not named, it has what is usual."""
    predictions: float = 1000
    errors: float = 0.001
    within: list = field(default_factory=lambda: FAST)
    shares: dict = field(default_factory=dict)
    quality: dict = field(default_factory=dict)
    decisions: dict = field(default_factory=dict)
    drifted: tuple = ()
    mended: tuple = ()
    unsure: tuple = ()
    alarms: tuple = ()

    def but(self, **changes):
        return dataclasses.replace(self, **changes)

    def shows(self):
        """Columns of which the last window of a replica shows the drift that its verdict remembers."""
        return [name for name in self.drifted if name not in self.mended]


HEALTHY = Traffic()


@dataclass(frozen=True)
class Replica:
    """One version in one process. `lives` are the times from and to which it is scraped; counters begin at zero in each.

    `up` says what the target's own series is, where that is not for as long as the replica lives; none where another has it.
    With `noise`, counts are drawn from Poisson's law and are no longer exact shares.
    """
    model: str
    version: str
    instance: str
    columns: tuple
    phases: tuple
    lives: tuple = ((0, None),)
    references: tuple = ((0, "r1"),)
    kind: str = "serving"
    reference_version: str = ""
    reference_artifact: str = "unknown"
    reference_age_days: float = 3
    states: tuple = ((0, "monitoring"),)
    drain_age: tuple = ((0, 15),)
    enabled: tuple = ()
    left_out: int = 0
    blind: int = 0
    fleet: bool = True
    up: tuple | None = None
    expected: tuple = ()
    effects: dict = field(default_factory=dict)
    noise: random.Random | None = None

    def but(self, **changes):
        return dataclasses.replace(self, **changes)

    def series(self, end, step):
        of = {"model": self.model, "version": self.version, "instance": self.instance}
        for state in ("learning", "learned", "monitoring", "closed"):
            if state == "monitoring" or any(then == state for _, then in self.states):
                yield gauge("model_state", {**of, "state": state}, self, end, step, lambda at, s=state: at_time(self.states, at) == s)
        if self.up is None:
            yield gauge("up", {"instance": self.instance}, self, end, step, lambda at: 1)
        elif self.up:
            always = self.but(lives=((0, None),))
            yield gauge("up", {"instance": self.instance}, always, end, step, lambda at: at_time(self.up, at))
        yield gauge("driftmeter_drain_age_seconds", of, self, end, step, lambda at: at_time(self.drain_age, at))
        if self.enabled:
            yield gauge("driftmeter_enabled", of, self, end, step, lambda at: at_time(self.enabled, at))
        for outcome in ("success", "error"):
            yield self.counter(
                "model_predictions_total", {**of, "outcome": outcome}, end, step,
                lambda t, o=outcome: t.predictions * (t.errors if o == "error" else 1 - t.errors))
        for at, bound in enumerate(BOUNDS):
            yield self.counter(
                "model_predictions_within_total", {**of, "le": bound}, end, step, lambda t, i=at: t.predictions * t.within[i])
        yield self.counter(
            "model_predictions_within_objective_total", of, end, step, lambda t: t.predictions * t.within[2])
        yield gauge("model_latency_objective_ratio", of, self, end, step, lambda at: 0.99)
        yield gauge(
            "model_alarm", {**of, "role": "service", "column": "errors", "check": "errors"}, self, end, step,
            lambda at: ("service", "errors") in at_time(self.phases, at).alarms)
        if self.left_out:
            yield gauge("driftmeter_fleet_columns_left_out", of, self, end, step, lambda at: self.left_out)
            yield gauge("driftmeter_fleet_series", of, self, end, step, lambda at: 997)
        if self.blind:
            yield gauge("model_columns_blind", {**of, "role": "feature"}, self, end, step, lambda at: self.blind)
        if self.columns:
            yield gauge(
                "model_reference_age_seconds", of, self, end, step, lambda at: 60 * at + 86400 * self.reference_age_days)
        for reference in dict.fromkeys(name for _, name in self.references):
            def while_used(at, r=reference):
                return 1 if at_time(self.references, at) == r else None
            if self.columns or self.fleet:
                kind = "none" if reference == "none" else self.kind
                version = "none" if reference == "none" else self.reference_version or self.version
                yield gauge(
                    "model_info", {**of, "reference": reference, "reference_kind": kind, "reference_version": version,
                                   "reference_artifact": self.reference_artifact},
                    self, end, step, while_used)
        if self.fleet and self.columns:
            for name, value in RULE.items():
                yield gauge("model_rule_parameter", {**of, "parameter": name}, self, end, step, lambda at, v=value: v)
        for column in self.columns:
            yield from self.column(of, column, end, step)

    def column(self, of, column, end, step):
        if column.in_brief:
            yield gauge(
                "model_alarm", {**of, "role": column.role, "column": column.name, "check": "any"}, self, end, step,
                lambda at: any(name == column.name for name, _ in at_time(self.phases, at).alarms))
            return
        for name, alarms in (("model_drift_verdict", None), ("model_alarm", self.checks(column))):
            where = {**of, "role": column.role, "column": column.name}
            if alarms is None:
                yield gauge(
                    name, {**where, "verdict": "drifted"}, self, end, step,
                    lambda at: column.name in at_time(self.phases, at).drifted)
                yield gauge(
                    name, {**where, "verdict": "stable"}, self, end, step,
                    lambda at: column.name not in at_time(self.phases, at).drifted + at_time(self.phases, at).unsure)
                yield gauge(
                    "model_drift_score", {**where, "measure": "psi"}, self, end, step,
                    lambda at: 0.3 if column.name in at_time(self.phases, at).shows() else 0.004)
                yield gauge("model_drift_observations", where, self, end, step, lambda at: 15 * at_time(self.phases, at).predictions)
                yield gauge(
                    "model_drift_effect", where, self, end, step,
                    lambda at: 0.2 if column.name in at_time(self.phases, at).drifted else self.effects.get(column.name, 0.001))
            else:
                for check in alarms:
                    yield gauge(
                        name, {**where, "check": check}, self, end, step,
                        lambda at, c=check: (column.name, c) in at_time(self.phases, at).alarms)
        if column.name in self.expected:
            yield gauge("model_expected_change", where, self, end, step, lambda at: 1)
        in_fleet = self.fleet and column.in_fleet
        if in_fleet:
            yield gauge(
                "model_column_info",
                {**where, "source": column.source, "owner": column.owner, "critical": str(column.critical).lower()},
                self, end, step, lambda at: 1)
        states = self.quality_states(column)
        for state in ("valid", *states):
            yield self.counter(
                "model_values_total", {**where, "state": state}, end, step,
                lambda t, s=state: t.predictions * (
                    t.quality.get((column.name, s), 0.0) if s != "valid"
                    else 1 - sum(t.quality.get((column.name, other), 0.0) for other in states)))
        if not in_fleet:
            return
        grid = {**where, "grid": column.grid}

        def in_bins(t):
            return t.predictions * (1 - sum(t.quality.get((column.name, s), 0.0) for s in NOT_IN_BINS))

        for at, share in enumerate(column.reference):
            yield self.counter(
                "model_bin_values_total", {**grid, "bin": column.bin(at)}, end, step,
                lambda t, i=at: in_bins(t) * t.shares.get(column.name, column.usual)[i])
        for decision in column.decisions:
            yield self.counter(
                "model_decisions_total", {**grid, "decision": decision}, end, step,
                lambda t, d=decision: in_bins(t) * t.decisions.get(d, column.decisions[d]))
        for reference in dict.fromkeys(name for _, name in self.references):
            def used(value, r=reference):
                return lambda at: value if at_time(self.references, at) == r else None
            here = {**grid, "reference": reference}
            yield gauge("model_reference_values", here, self, end, step, used(column.values))
            for window in WINDOWS:
                yield gauge("model_reference_scale", {**here, "window": window}, self, end, step, used(column.scale))
                yield gauge(
                    "model_reference_degrees", {**here, "window": window}, self, end, step, used(len(column.reference) - 1))
            for at, share in enumerate(column.reference):
                yield gauge(
                    "model_bin_reference_ratio", {**here, "bin": column.bin(at), "range": column.ranges[at]},
                    self, end, step, used(share))
            for decision, share in column.decisions.items():
                yield gauge("model_decision_reference_ratio", {**here, "decision": decision}, self, end, step, used(share))
            for quality in ("missing", "defaulted", "failed", "invalid", "outside") if states else ():
                yield gauge(
                    "model_quality_reference_ratio", {**where, "quality": quality, "reference": reference},
                    self, end, step, used(0.01 if quality == "missing" else 0))

    def quality_states(self, column):
        return sorted({s for _, t in self.phases for (name, s) in t.quality if name == column.name})

    def checks(self, column):
        usual = "decision_rate" if column.decisions else "missing"
        return sorted({usual} | {check for _, t in self.phases for (name, check) in t.alarms if name == column.name})

    def counter(self, name, labels, end, step, rate):
        values = []
        for at in range(0, end + 1, step):
            life = self.life(at)
            if life is None:
                values.append(None)
            elif self.life(at - step) != life:
                values.append(0.0)
            else:
                values.append(values[-1] + self.count(step * rate(at_time(self.phases, at - step))))
        return line(name, labels, values)

    def count(self, mean):
        return exact(mean) if self.noise is None else poisson(self.noise, mean)

    def life(self, at):
        for begin, end in self.lives:
            if begin <= at and (end is None or at < end):
                return begin
        return None


def at_time(phases, at):
    """The last one that has begun."""
    return [then for begin, then in phases if begin <= at or begin == phases[0][0]][-1]


def gauge(name, labels, replica, end, step, value):
    values = []
    for at in range(0, end + 1, step):
        now = value(at) if replica.life(at) is not None else None
        values.append(None if now is None else float(now))
    return line(name, labels, values)


def poisson(source, mean):
    """As many points of rate 1 as there are before the mean."""
    at, count = source.expovariate(1), 0
    while at < mean:
        at, count = at + source.expovariate(1), count + 1
    return count


def exact(count):
    """Sums of such steps have no error: the smallest one would be a counter that goes back, and so a reset."""
    return round(count) if abs(count - round(count)) < 1e-9 else round(count * 65536) / 65536


def fleet(model="payments", version="7", replicas=3, columns=(AMOUNT, RISK), phases=((0, HEALTHY),), first=0, **rest):
    """Replicas that are all alike."""
    return [
        Replica(model, version, f"{model}-{at}:8080", tuple(columns), tuple(phases), **rest)
        for at in range(first, first + replicas)
    ]
