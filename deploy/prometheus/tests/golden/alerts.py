"""Makes the tests of the alerts: a healthy fleet in which one thing is changed.

    python3 deploy/prometheus/tests/golden/alerts.py [directory]

Files are written beside this package, or to the directory. Needs nothing but Python. Figures in the texts follow from the shares of
the traffic; promtool shows the text of an alert that differs. `fleet` has the replicas and their series, `promtool` the format; `pages`, `tickets` and
`scenarios` have what happens to them. The number beside a file is how often the rules are evaluated in it, in minutes.
"""

import pages
import scenarios
import tickets
from promtool import header, write

FILES = {
    "model-decision-rate": (3, pages.decision_rate),
    "model-inputs-broken": (3, pages.inputs),
    "source-broken": (3, pages.source),
    "model-silent": (3, pages.silent),
    "model-errors-and-volume-of-a-week": (30, pages.week),
    "model-errors": (3, pages.errors),
    "model-latency": (3, pages.latency),
    "model-canary-worse": (1, pages.canary),
    "candidate-or-stable": (1, pages.candidate_or_stable),
    "candidate-or-stable-over-a-day": (10, pages.candidate_or_stable_over_a_day),
    "model-drift-and-skew": (3, tickets.drift),
    "model-replica-disagreement": (3, tickets.disagreement),
    "model-replicas-alarm": (3, tickets.replicas_alarm),
    "model-inputs-degraded": (3, tickets.inputs),
    "model-decision-rate-moved": (3, tickets.decisions),
    "model-reference": (3, tickets.reference),
    "model-blind": (15, tickets.blind),
    "model-replica-died": (3, tickets.died),
    "scenario-restart": (3, scenarios.restart),
    "scenario-rollout-of-a-reference": (3, scenarios.rollout),
    "scenario-low-traffic": (15, scenarios.low_traffic),
    "scenario-noise": (5, scenarios.noise),
    "scenario-deploy": (3, scenarios.deploy),
    "scenario-states": (3, scenarios.states),
}


def main():
    for name, (evaluation_interval, tests) in FILES.items():
        write(name, header("alerts.py", evaluation_interval) + "".join(test.yaml() for test in tests()))


if __name__ == "__main__":
    main()
