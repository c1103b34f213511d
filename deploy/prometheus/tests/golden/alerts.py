"""Makes ../model-*.test.yml and the other tests of alerts: a healthy fleet in which one thing is changed.

    python3 deploy/prometheus/tests/golden/alerts.py

Figures in the texts are those that follow from the shares of the traffic.
"""

import math
import random

from fleet import AMOUNT, DEVICE, HEALTHY, RISK, RULE, SLOW, Alert, Scenario, fleet, header, write

HOUR = 60
DAY = 24 * HOUR
WEEK = 7 * DAY


def decision_rate_needs(reference, rate, values, scale, factor):
    """How many predictions at that rate the rule needs: the fewest at which both of its questions are answered."""
    for n in range(RULE["minimum_count"], 1_000_000):
        s = 1 / n + 1 / values
        e = 0.375 * s
        z = 2 * (math.sqrt(rate + e) - math.sqrt(reference + e)) / math.sqrt(scale * s)
        lower = (math.sqrt(rate + 0.375 / n) - 0.8224 * math.sqrt(scale / n)) ** 2 / reference
        if z > RULE["decision_z"] and lower > factor:
            return n
    raise ValueError("never")


FLAGGED = HEALTHY.but(shares={"risk": [0.898, 0.078, 0.018, 0.006]}, decisions={"flagged": 0.006})
NEEDED = decision_rate_needs(0.002, 0.006, RISK.values, RISK.scale, RULE["alarming_ratio"])


def decision_rate():
    enough = math.ceil(1.02 * NEEDED / 45)
    print("predictions that 0.2 % -> 0.6 % takes:", NEEDED)
    return [
        Scenario(
            f"three times as many decisions page once the last 15m have {NEEDED} predictions, and clear when they are as before",
            fleet(phases=((0, HEALTHY.but(predictions=enough)), (60, FLAGGED.but(predictions=enough)),
                          (120, HEALTHY.but(predictions=enough)))),
            [(59, "ModelDecisionRate", []),
             (77, "ModelDecisionRate", [Alert(
                 "payments 7: decision flagged of risk is taken more often",
                 "From 0.2% in the reference to 0.6% in the last 15m, on 5985 predictions. For 5m of the last day. 0 of"
                 " 3 replicas say so by themselves.",
                 {"column": "risk", "decision": "flagged", "direction": "above", "model": "payments", "version": "7"})]),
             (77, "ModelDecisionRateMoved", []),
             (77, "ModelDrift", []),
             (153, "ModelDecisionRate", [])]),
        Scenario(
            "half as many predictions are too few for a page",
            fleet(phases=((0, HEALTHY.but(predictions=enough / 2)), (60, FLAGGED.but(predictions=enough / 2)),
                          (75, HEALTHY.but(predictions=enough / 2)))),
            [(at, "ModelDecisionRate", []) for at in (77, 85, 92, 140)]),
        Scenario(
            "what moved before the decisions is a suspect",
            fleet(phases=((0, HEALTHY), (60, FLAGGED.but(
                shares={**FLAGGED.shares, "amount": [0.15, 0.21, 0.3, 0.34]}, drifted=("amount",),
                alarms=(("risk", "decision_rate"),))))),
            [(78, "ModelDecisionRate", [Alert(
                 "payments 7: decision flagged of risk is taken more often",
                 "From 0.2% in the reference to 0.6% in the last 15m, on 45000 predictions. For 5m of the last day. 3 "
                 "of 3 replicas say so by themselves. Suspect: amount.",
                 {"column": "risk", "decision": "flagged", "direction": "above", "model": "payments", "version": "7"})])]),
    ]


def pages_inputs():
    broken = HEALTHY.but(quality={("amount", "missing"): 0.08}, alarms=(("amount", "missing"),))
    usual = HEALTHY.but(quality={("amount", "missing"): 0.011})
    still = HEALTHY.but(shares={"amount": [0, 0, 1, 0]})
    return [
        Scenario(
            "a critical column that misses values pages, and clears a quarter of an hour after they are back",
            fleet(phases=((0, usual), (60, broken), (120, usual))),
            [(59, "ModelInputsBroken", []),
             (76, "ModelInputsBroken", [Alert(
                 "payments 7: values of amount, from orders, are broken",
                 "Missing: from 1% in the reference to 8% in the last 15m, of 45000 values. For 5m of the last day. 3 "
                 "of 3 replicas say so by themselves. Ask team-orders.",
                 {"column": "amount", "model": "payments", "source": "orders", "version": "7"})]),
             (76, "ModelInputsDegraded", []),
             (155, "ModelInputsBroken", [])]),
        Scenario(
            "a critical column that stands still pages",
            fleet(columns=(AMOUNT,), phases=((0, HEALTHY), (60, still))),
            [(76, "ModelInputsBroken", [Alert(
                 "payments 7: values of amount, from orders, are broken",
                 "Stuck: one bin has every value, [50, 100), which has 25% of the reference. For 5m of the last day. 0 "
                 "of 3 replicas say so by themselves. Ask team-orders.",
                 {"column": "amount", "model": "payments", "source": "orders", "version": "7"})])]),
        Scenario(
            "half a percent more of missing values is accepted",
            fleet(columns=(AMOUNT,), phases=((0, usual), (60, usual.but(quality={("amount", "missing"): 0.014})))),
            [(at, "ModelInputsBroken", []) for at in (76, 121)]),
    ]


def pages_source():
    amount = HEALTHY.but(quality={("amount", "missing"): 0.08}, alarms=(("amount", "missing"),))
    basket = AMOUNT.but(name="basket", critical=False)
    both = HEALTHY.but(quality={("basket", "missing"): 0.08})
    return [
        Scenario(
            "a source whose columns are broken in two models pages for each",
            fleet(columns=(AMOUNT,), phases=((0, HEALTHY), (60, amount)))
            + fleet("offers", "3", columns=(basket,), phases=((0, HEALTHY), (60, both))),
            [(59, "SourceBroken", []),
             (76, "SourceBroken", [Alert(
                 "Source orders is broken: columns of several models, offers among them",
                 "Broken are basket of offers, amount of payments, on which 360000 predictions of the last hour rest. "
                 "For 5m of the last day. Ask team-orders.",
                 {"model": "offers", "source": "orders"}),
                Alert(
                 "Source orders is broken: columns of several models, payments among them",
                 "Broken are basket of offers, amount of payments, on which 360000 predictions of the last hour rest. "
                 "For 5m of the last day. Ask team-orders.",
                 {"model": "payments", "source": "orders"})]),
             (76, "ModelInputsBroken", [Alert(
                 "payments 7: values of amount, from orders, are broken",
                 "Missing: from 1% in the reference to 8% in the last 15m, of 45000 values. For 5m of the last day. 3 "
                 "of 3 replicas say so by themselves. Model offers has broken values of the same source. Ask "
                 "team-orders.",
                 {"column": "amount", "model": "payments", "source": "orders", "version": "7"})]),
             (76, "ModelInputsDegraded", [Alert(
                 "offers 3: values of basket, from orders, are broken",
                 "Missing: from 1% in the reference to 8% in the last 15m, of 45000 values. For 5m of the last day. 0 "
                 "of 3 replicas say so by themselves. Model payments has broken values of the same source. Ask "
                 "team-orders.",
                 {"column": "basket", "model": "offers", "source": "orders", "version": "3"})])]),
        Scenario(
            "broken in one model, a source is no suspect yet",
            fleet(columns=(AMOUNT,), phases=((0, HEALTHY), (60, amount)))
            + fleet("offers", "3", columns=(basket,)),
            [(76, "SourceBroken", [])]),
    ]


def pages_silent():
    return [
        Scenario(
            "a model whose last replica is gone is silent, for a day",
            fleet(columns=(), lives=((0, 60),)),
            [(59, "ModelSilent", []),
             (69, "ModelSilent", [Alert(
                 "payments is silent: nobody sees what it predicts",
                 "From 3 replicas within the last day to none that is scraped. Its busiest hour of the last day had "
                 "180000 predictions.",
                 {"model": "payments"})]),
             (200, "ModelSilent", [Alert(
                 "payments is silent: nobody sees what it predicts",
                 "From 3 replicas within the last day to none that is scraped. Its busiest hour of the last day had "
                 "180000 predictions.",
                 {"model": "payments"})])]),
        Scenario(
            "a model whose replicas no longer count is silent",
            fleet(columns=(), drain_age=((0, 15), (60, 400))),
            [(59, "ModelSilent", []),
             (69, "ModelSilent", [Alert(
                 "payments is silent: nobody sees what it predicts",
                 "None of 3 replicas has brought its counts up to date for 6m 40s. Its busiest hour of the last day had"
                 " 180000 predictions.",
                 {"model": "payments"})])]),
        Scenario(
            "one replica of three is enough",
            fleet(columns=(), replicas=1) + fleet(columns=(), replicas=2, first=1, lives=((0, 60),)),
            [(at, "ModelSilent", []) for at in (69, 100)]),
    ]


def pages_week():
    """The same hour last week, an hour of it each 15 minutes."""
    return [
        Scenario(
            "volume and errors are those of the same hour last week",
            fleet("payments", columns=(), phases=((0, HEALTHY), (WEEK + 120, HEALTHY.but(predictions=300))))
            + fleet("offers", "3", columns=(), phases=((0, HEALTHY), (WEEK + 120, HEALTHY.but(errors=0.05))))
            + fleet("quiet", "1", columns=(), phases=((0, HEALTHY.but(predictions=1, errors=0)), (WEEK + 120, HEALTHY.but(predictions=0.4, errors=0)))),
            [(WEEK + 90, "ModelVolumeDrop", []),
             (WEEK + 90, "ModelErrors", []),
             (WEEK + 210, "ModelVolumeDrop", [Alert(
                 "payments gets less than half of last week's predictions",
                 "From 180000 predictions in the same hour last week to 54000 in the last one. For 15m of the last day."
                 " 3 replicas serve now, 3 did an hour ago. Version 7 had 54000.",
                 {"model": "payments"})]),
             (WEEK + 210, "ModelErrors", [Alert(
                 "offers fails more often",
                 "From 0.1% in the same hour last week to 5% in the last hour, of 180000 predictions; 5% in the last "
                 "15m. For 25m of the last day. Version 3: 5%. 3 of 3 replicas had any.",
                 {"model": "offers"})])],
            step=5),
    ]


def pages_errors():
    return [
        Scenario(
            "half of the replicas whose own objective of errors is broken page, without a week of history",
            fleet(columns=(), phases=((0, HEALTHY), (60, HEALTHY.but(errors=0.05, alarms=(("service", "errors"),)))), replicas=2)
            + fleet(columns=(), first=2, replicas=1),
            [(59, "ModelErrors", []), (63, "ModelErrors", [Alert(
                 "payments fails more often",
                 "0.2633% in the last hour, of 180000 predictions; 0.7533% in the last 15m. For 5m of the last day. "
                 "Version 7: 0.2633%. 3 of 3 replicas had any. By their own objective of errors, 2 of them alarm.",
                 {"model": "payments"})])]),
        Scenario(
            "one of three does not",
            fleet(columns=(), phases=((0, HEALTHY), (60, HEALTHY.but(errors=0.05, alarms=(("service", "errors"),)))), replicas=1)
            + fleet(columns=(), first=1, replicas=2),
            [(75, "ModelErrors", []), (120, "ModelErrors", [])]),
    ]


def pages_latency():
    slow = [0.5, 0.85, 0.95, 1, 1]
    return [
        Scenario(
            "more than twice the slow predictions that the objective allows page, until they were fast for half an hour",
            fleet(columns=(), phases=((0, HEALTHY), (60, HEALTHY.but(within=slow)), (120, HEALTHY))),
            [(59, "ModelLatency", []),
             (90, "ModelLatency", [Alert(
                 "payments is slower than its objective",
                 "From 99% in time, the objective, to 97.25% in the last hour, of 180000 predictions; 95% in the last "
                 "15m. For 10m of the last day. p95 is 100ms. Version 7: 100ms.",
                 {"model": "payments"})]),
             (160, "ModelLatency", [])]),
    ]


def pages_canary():
    old = fleet(columns=(RISK,))
    return [
        Scenario(
            "a canary that fails more often is aborted before its tenth minute",
            fleet(columns=()) + fleet(version="8", first=3, replicas=1, columns=(), phases=((0, HEALTHY.but(predictions=100, errors=0.05)),), lives=((30, None),)),
            [(30, "ModelCanaryWorse", []),
             (39, "ModelCanaryWorse", [Alert(
                 "payments 8 is worse than the stable version: ABORT",
                 "Against version 7 over the same minutes, on 500 predictions of the candidate: errors from 0.1% to 5% "
                 "in the last 5m. It runs on 1 of 4 replicas.",
                 {"model": "payments", "version": "8"})])],
            [(39, "model_canary:state", [('model_canary:state{model="payments",version="8"}', -1)])]),
        Scenario(
            "a canary that decides otherwise is aborted",
            old + fleet(version="8", first=3, replicas=1, columns=(RISK,),
                        phases=((0, HEALTHY.but(predictions=500, decisions={"flagged": 0.02}, shares={"risk": [0.88, 0.08, 0.02, 0.02]})),),
                        lives=((30, None),)),
            [(39, "ModelCanaryWorse", [Alert(
                 "payments 8 is worse than the stable version: ABORT",
                 "Against version 7 over the same minutes, on 2500 predictions of the candidate: decisions by risk from"
                 " 0.2% to 2% flagged in the last 5m. It runs on 1 of 4 replicas.",
                 {"model": "payments", "version": "8"})])]),
        Scenario(
            "a canary that is slower is aborted",
            fleet(columns=()) + fleet(version="8", first=3, replicas=1, columns=(), phases=((0, HEALTHY.but(predictions=200, within=SLOW)),), lives=((30, None),)),
            [(39, "ModelCanaryWorse", [Alert(
                 "payments 8 is worse than the stable version: ABORT",
                 "Against version 7 over the same minutes, on 1000 predictions of the candidate: predictions beyond the"
                 " limit of latency from 0.5% to 10% in the last 5m, p95 from 76.32ms to 300ms. It runs on 1 of 4 "
                 "replicas.",
                 {"model": "payments", "version": "8"})])]),
        Scenario(
            "a canary as good as the stable version is promoted after 30 minutes",
            old + fleet(version="8", first=3, replicas=1, columns=(RISK,), phases=((0, HEALTHY),), lives=((30, None),)),
            [(at, "ModelCanaryWorse", []) for at in (36, 40, 45, 79)],
            [(40, "model_canary:state", [('model_canary:state{model="payments",version="8"}', 0)]),
             (78, "model_canary:state", [('model_canary:state{model="payments",version="8"}', 1)])]),
    ]


def tickets_drift():
    moved = HEALTHY.but(shares={"amount": [0.15, 0.21, 0.3, 0.34]})
    seen = moved.but(drifted=("amount",))
    return [
        Scenario(
            "all replicas drift: a ticket within 15m of the first full window, held for 45m after the last",
            fleet(phases=((0, HEALTHY), (60, moved), (75, seen), (120, HEALTHY))),
            [(60, "ModelDrift", []),
             (78, "ModelDrift", [Alert(
                 "payments 7: amount is spread otherwise than in the reference",
                 "PSI 0.095 beyond chance in the last 15m, on 45000 values, against reference r1. Bin < 20: from 25% to"
                 " 15%. Bin >= 100: from 25% to 34%. Bin [50, 100): from 25% to 30%. For 5m of the last day. 3 of 3 "
                 "replicas say so by themselves. Ask team-orders.",
                 {"column": "amount", "model": "payments", "role": "feature", "source": "orders", "version": "7"})]),
             (78, "ModelReplicaDisagreement", []),
             (160, "ModelDrift", [Alert(
                 "payments 7: amount is spread otherwise than in the reference",
                 "Calm again, and held until it was so for 45m. PSI 0.000 beyond chance in the last 15m, on 45000 "
                 "values, against reference r1. For 1h 0m of the last day. 0 of 3 replicas say so by themselves. Ask "
                 "team-orders.",
                 {"column": "amount", "model": "payments", "role": "feature", "source": "orders", "version": "7"})]),
             (200, "ModelDrift", [])]),
        Scenario(
            "replicas that see too little by themselves drift together after another 15m",
            fleet(columns=(AMOUNT,), phases=((0, HEALTHY), (60, moved))),
            [(78, "ModelDrift", []), (93, "ModelDrift", [Alert(
                 "payments 7: amount is spread otherwise than in the reference",
                 "PSI 0.095 beyond chance in the last 15m, on 45000 values, against reference r1. Bin < 20: from 25% to"
                 " 15%. Bin >= 100: from 25% to 34%. Bin [50, 100): from 25% to 30%. For 5m of the last day. 0 of 3 "
                 "replicas say so by themselves. Ask team-orders.",
                 {"column": "amount", "model": "payments", "role": "feature", "source": "orders", "version": "7"})])]),
        Scenario(
            "drift that begins just after a quarter of an hour is there half an hour later",
            fleet(columns=(AMOUNT,), phases=((0, HEALTHY), (61, moved.but(drifted=("amount",))))),
            [(94, "ModelDrift", [Alert(
                 "payments 7: amount is spread otherwise than in the reference",
                 "PSI 0.095 beyond chance in the last 15m, on 45000 values, against reference r1. Bin < 20: from 25% to"
                 " 15%. Bin >= 100: from 25% to 34%. Bin [50, 100): from 25% to 30%. For 20m of the last day. 3 of 3 "
                 "replicas say so by themselves. Ask team-orders.",
                 {"column": "amount", "model": "payments", "role": "feature", "source": "orders", "version": "7"})])]),
        Scenario(
            "what was announced is no drift",
            fleet(columns=(AMOUNT,), expected=("amount",), phases=((0, seen),)),
            [(81, "ModelDrift", [])]),
        Scenario(
            "against training data it is skew",
            fleet(columns=(AMOUNT,), kind="training", phases=((0, seen),)),
            [(81, "ModelDrift", []), (81, "ModelSkew", [Alert(
                 "payments 7: amount is spread otherwise than in training",
                 "PSI 0.095 beyond chance in the last 15m, on 45000 values, against reference r1. Bin < 20: from 25% to"
                 " 15%. Bin >= 100: from 25% to 34%. Bin [50, 100): from 25% to 30%. For 1h 10m of the last day. 3 of 3"
                 " replicas say so by themselves. Ask team-orders.",
                 {"column": "amount", "model": "payments", "role": "feature", "source": "orders", "version": "7"})])]),
        Scenario(
            "a healthy model against training data has no skew",
            fleet(columns=(AMOUNT,), kind="training"), [(81, "ModelSkew", [])]),
    ]


def tickets_disagreement():
    alone = HEALTHY.but(shares={"amount": [0.0, 0.1, 0.3, 0.6]}, drifted=("amount",))
    moved = HEALTHY.but(shares={"amount": [0.15, 0.21, 0.3, 0.34]})
    seen = moved.but(drifted=("amount",))
    return [
        Scenario(
            "one replica drifts alone: replicas disagree, and the fleet does not drift",
            fleet(columns=(AMOUNT,), replicas=2) + fleet(columns=(AMOUNT,), first=2, replicas=1, phases=((0, HEALTHY), (60, alone))),
            [(60, "ModelReplicaDisagreement", []),
             (105, "ModelReplicaDisagreement", [Alert(
                 "payments 7: amount drifts on some replicas and not on the others",
                 "It drifts on 1 of 3 replicas. payments-2:8080: by 0.200 on 15000 values. For 50m of the last day. The"
                 " fleet's drift alert of the column waits meanwhile.",
                 {"column": "amount", "model": "payments", "role": "feature", "source": "orders", "version": "7"})]),
             *((at, "ModelDrift", []) for at in (78, 93, 105, 120))]),
        Scenario(
            "one of two is not the fleet either",
            fleet(columns=(AMOUNT,), replicas=1) + fleet(columns=(AMOUNT,), first=1, replicas=1, phases=((0, HEALTHY), (60, alone))),
            [(105, "ModelReplicaDisagreement", [Alert(
                 "payments 7: amount drifts on some replicas and not on the others",
                 "It drifts on 1 of 2 replicas. payments-1:8080: by 0.200 on 15000 values. For 50m of the last day. The"
                 " fleet's drift alert of the column waits meanwhile.",
                 {"column": "amount", "model": "payments", "role": "feature", "source": "orders", "version": "7"})]),
             *((at, "ModelDrift", []) for at in (78, 93, 105, 120))]),
        Scenario(
            "replicas whose windows end one after the other do not disagree",
            [replica for at in range(3) for replica in fleet(
                columns=(AMOUNT,), first=at, replicas=1, phases=((0, HEALTHY), (60, moved), (75 + 3 * at, seen)))],
            [*((at, "ModelReplicaDisagreement", []) for at in (77, 80, 83, 99, 120)),
             (84, "ModelDrift", [Alert(
                 "payments 7: amount is spread otherwise than in the reference",
                 "PSI 0.095 beyond chance in the last 15m, on 45000 values, against reference r1. Bin < 20: from 25% to"
                 " 15%. Bin >= 100: from 25% to 34%. Bin [50, 100): from 25% to 30%. For 5m of the last day. 3 of 3 "
                 "replicas say so by themselves. Ask team-orders.",
                 {"column": "amount", "model": "payments", "role": "feature", "source": "orders", "version": "7"})])]),
    ]


def tickets_inputs():
    basket = AMOUNT.but(name="basket", critical=False)
    broken = HEALTHY.but(quality={("basket", "nan"): 0.04, ("basket", "missing"): 0.05})
    return [
        Scenario(
            "a column that is not critical is a ticket",
            fleet(columns=(basket,), phases=((0, HEALTHY), (60, broken))),
            [(59, "ModelInputsDegraded", []),
             (76, "ModelInputsDegraded", [Alert(
                 "payments 7: values of basket, from orders, are broken",
                 "Invalid: from 0% in the reference to 4% in the last 15m, of 45000 values. Missing: from 1% in the "
                 "reference to 5% in the last 15m, of 45000 values. For 5m of the last day. 0 of 3 replicas say so by "
                 "themselves. Ask team-orders.",
                 {"column": "basket", "model": "payments", "source": "orders", "version": "7"})]),
             (76, "ModelInputsBroken", [])]),
    ]


def tickets_decisions():
    fewer = HEALTHY.but(decisions={"flagged": 0.0008})
    return [
        Scenario(
            "fewer decisions, by more than the informing factor and not by the alarming one, are a ticket",
            fleet(columns=(RISK,), phases=((0, HEALTHY), (60, fewer))),
            [(59, "ModelDecisionRateMoved", []),
             (76, "ModelDecisionRateMoved", [Alert(
                 "payments 7: decision flagged of risk is taken less often",
                 "From 0.2% in the reference to 0.08% in the last 15m, on 45000 predictions. For 5m of the last day. 0 "
                 "of 3 replicas say so by themselves.",
                 {"column": "risk", "decision": "flagged", "direction": "below", "model": "payments", "version": "7"})]),
             (76, "ModelDecisionRate", [])]),
    ]


def tickets_reference():
    own = fleet(columns=(AMOUNT,))
    return [
        Scenario(
            "a reference of 90 days is stale an hour later",
            fleet(columns=(AMOUNT,), reference_age_days=90),
            [(57, "ModelStale", []), (66, "ModelStale", [Alert(
                 "payments 7 is compared with data of 90d ago",
                 "Reference r1 is 90d old, and good for 90d. 180000 predictions of the last hour were compared with it."
                 " Columns that have moved: 0.",
                 {"model": "payments", "version": "7"})])],
            [(66, 'model:state == 1', [('model:state{model="payments",state="STALE"}', 1)])]),
        Scenario(
            "a reference of another version is a mismatch",
            fleet(columns=(AMOUNT,), reference_version="6"),
            [(57, "ModelReferenceMismatch", []), (66, "ModelReferenceMismatch", [Alert(
                 "payments 7 is compared with a reference that is not its own, or with several",
                 "Its own would be of version 7. Compared with r1 of version 6 by 3, of 3 replicas; the fleet by r1. "
                 "180000 predictions in the last hour.",
                 {"model": "payments", "version": "7"})])]),
        Scenario(
            "two references for longer than a rollout",
            fleet(columns=(AMOUNT,), replicas=2) + fleet(columns=(AMOUNT,), first=2, replicas=1, references=((0, "r2"),)),
            [(57, "ModelReferenceMismatch", []), (66, "ModelReferenceMismatch", [Alert(
                 "payments 7 is compared with a reference that is not its own, or with several",
                 "Its own would be of version 7. Compared with r1 of version 7 by 2, r2 of version 7 by 1, of 3 "
                 "replicas; the fleet by r1. 180000 predictions in the last hour.",
                 {"model": "payments", "version": "7"})])]),
        Scenario(
            "a model of which the fleet sees too few columns",
            fleet(columns=(AMOUNT,), left_out=4),
            [(57, "ModelColumnsLeftOut", []), (66, "ModelColumnsLeftOut", [Alert(
                 "payments 7: columns that the fleet does not see: 4",
                 "Columns beyond the cap of series: 4, at 997 series per replica on 3 replicas. Each replica judges "
                 "them by itself; its log names them. 180000 predictions in the last hour.",
                 {"model": "payments", "version": "7"})])]),
    ]


def tickets_blind():
    few = HEALTHY.but(predictions=0.03125, errors=0)
    return [
        Scenario(
            "a day of too few values is blind",
            fleet(columns=(AMOUNT,), phases=((0, few),)) + fleet("batch", "1", columns=(), fleet=True, blind=2, phases=((0, few),)),
            [(45, "ModelBlind", []), (DAY + 120, "ModelBlind", [Alert(
                 "batch 1: columns that could not be judged for a day: 2",
                 "135 predictions in the last day, on 3 replicas.",
                 {"model": "batch", "version": "1"}),
                Alert(
                 "payments 7: columns that could not be judged for a day: 1",
                 "135 predictions in the last day, on 3 replicas. A column needs 200 values. amount had 136.",
                 {"model": "payments", "version": "7"})])],
            [(DAY + 120, 'model:state == 1', [('model:state{model="payments",state="BLIND"}', 1), ('model:state{model="batch",state="BLIND"}', 1)])],
            step=5),
    ]


def tickets_died():
    drifting = HEALTHY.but(shares={"amount": [0.15, 0.21, 0.3, 0.34]}, drifted=("amount",))
    alone = HEALTHY.but(shares={"amount": [0.0, 0.1, 0.3, 0.6]}, drifted=("amount",))
    return [
        Scenario(
            "a replica that drifted alone dies: its alarm does not vanish without a word",
            fleet(columns=(AMOUNT,), replicas=2)
            + fleet(columns=(AMOUNT,), first=2, replicas=1, phases=((0, HEALTHY), (60, alone)), lives=((0, 105),)),
            [(90, "ModelReplicaDied", []), (114, "ModelReplicaDied", [Alert(
                 "payments 7 lost replicas: 1",
                 "From 3 replicas an hour ago to 2. payments-2:8080 is gone. amount was drifting within the hour. "
                 "170500 predictions in the last hour.",
                 {"model": "payments", "version": "7"})])]),
        Scenario(
            "a replica that is still to be scraped and cannot be has died",
            fleet(columns=(AMOUNT,), replicas=2)
            + fleet(columns=(AMOUNT,), first=2, replicas=1, lives=((0, 90),), up=((0, 1), (90, 0))),
            [(89, "ModelReplicaDied", []), (102, "ModelReplicaDied", [Alert(
                 "payments 7 lost replicas: 1",
                 "From 3 replicas an hour ago to 2. payments-2:8080 is gone. 167500 predictions in the last hour.",
                 {"model": "payments", "version": "7"})])]),
        Scenario(
            "a replica that leaves while nothing drifts is no news",
            fleet(columns=(AMOUNT,), replicas=2) + fleet(columns=(AMOUNT,), first=2, replicas=1, lives=((0, 60),)),
            [(at, "ModelReplicaDied", []) for at in (69, 90)]),
    ]


def scenarios_restart():
    """15 replicas' minutes are 15 minutes of three replicas: 45 000 values. One scrape interval of one replica is 1 000."""
    restarted = fleet(columns=(AMOUNT, RISK), replicas=2) + fleet(
        columns=(AMOUNT, RISK), first=2, replicas=1, lives=((0, 67), (68, None)))
    quiet = ["ModelDrift", "ModelReplicaDied", "ModelReplicaDisagreement", "ModelSilent", "ModelErrors", "ModelLatency",
             "ModelDecisionRate", "ModelInputsBroken", "ModelCanaryWorse"]
    of = 'model="payments",version="7",role="feature",column="amount",grid="g1",window="15m"'
    return [
        Scenario(
            "a restart loses at most the scrape interval before it and the one after it, and raises nothing",
            restarted,
            [(at, alert, []) for at in (69, 78, 93) for alert in quiet],
            [(75, 'model_column:values:increase{column="amount",window="15m"} >= bool 43000', [(f"{{{of}}}", 1)]),
             (75, 'model_column:values:increase{column="amount",window="15m"} <= bool 45000', [(f"{{{of}}}", 1)]),
             (90, 'model_column:values:increase{column="amount",window="15m"}', [(f"model_column:values:increase{{{of}}}", 45000)])]),
    ]


def scenarios_rollout():
    next_shares = [0.1, 0.2, 0.3, 0.4]
    moved = HEALTHY.but(shares={"amount": next_shares})
    regridded = AMOUNT.but(reference=[0.4, 0.6], usual=[0.4, 0.6], ranges=["< 30", ">= 30"], grid="g2")
    of = 'model="payments",version="7",role="feature",column="amount"'
    quiet = ["ModelDrift", "ModelReplicaDied", "ModelReplicaDisagreement", "ModelReferenceMismatch"]
    newer = AMOUNT.but(reference=[0.26, 0.24, 0.25, 0.25])
    return [
        Scenario(
            "a rollout between references on the same grids: the shares are those of the one that most replicas have",
            fleet(columns=(AMOUNT,), replicas=1, lives=((0, 72),)) + fleet(columns=(AMOUNT,), first=1, replicas=1, lives=((0, 75),))
            + fleet(columns=(AMOUNT,), first=2, replicas=1, lives=((0, 78),))
            + fleet(columns=(newer,), first=3, replicas=1, lives=((69, None),), references=((0, "r2"),))
            + fleet(columns=(newer,), first=4, replicas=1, lives=((72, None),), references=((0, "r2"),))
            + fleet(columns=(newer,), first=5, replicas=1, lives=((75, None),), references=((0, "r2"),)),
            [(at, alert, []) for at in (72, 75, 78, 81, 93) for alert in quiet],
            [*((at, 'model_bin:reference_share{bin="00"}', [(f'model_bin:reference_share{{{of},grid="g1",bin="00"}}', 0.25)]) for at in (69, 72)),
             *((at, 'model_bin:reference_share{bin="00"}', [(f'model_bin:reference_share{{{of},grid="g1",bin="00"}}', 0.26)]) for at in (75, 78, 93)),
             *((at, "sum(model_version:reference)", [("{}", 1)]) for at in (69, 72, 75, 78))]),
        Scenario(
            "a rollout between grids: counts of one never meet shares of the other",
            fleet(columns=(AMOUNT,), replicas=1, lives=((0, 72),)) + fleet(columns=(AMOUNT,), first=1, replicas=1, lives=((0, 75),))
            + fleet(columns=(AMOUNT,), first=2, replicas=1, lives=((0, 78),))
            + fleet(columns=(regridded,), first=3, replicas=1, lives=((69, None),), references=((0, "r2"),))
            + fleet(columns=(regridded,), first=4, replicas=1, lives=((72, None),), references=((0, "r2"),))
            + fleet(columns=(regridded,), first=5, replicas=1, lives=((75, None),), references=((0, "r2"),)),
            [(at, alert, []) for at in (72, 75, 78, 81, 93) for alert in quiet],
            [*((at, "count by (grid) (model_bin:reference_share)", [('{grid="g1"}', 4)]) for at in (69, 72)),
             *((at, "count by (grid) (model_bin:reference_share)", [('{grid="g2"}', 2)]) for at in (75, 78, 93)),
             *((at, "max(model_column:psi_corrected) < bool 0.001", [("{}", 1)]) for at in (69, 72, 75, 78, 93))]),
    ]


def scenarios_low_traffic():
    few = HEALTHY.but(predictions=0.5, errors=0)
    of = 'model="batch",version="1",role="feature",column="amount",grid="g1",window="6h"'
    return [
        Scenario(
            "low traffic is judged in the window of 6h, and is no alarm",
            fleet("batch", "1", columns=(AMOUNT, RISK), phases=((0, few),)),
            [(at, alert, []) for at in (120, 360) for alert in (
                "ModelDrift", "ModelDecisionRate", "ModelDecisionRateMoved", "ModelInputsBroken", "ModelBlind", "ModelErrors", "ModelSilent")],
            [(90, 'count(model_column:answer{column="amount"})', []),
             (360, 'model_column:answer{column="amount"} < bool 0.01', [(f"{{{of}}}", 1)])],
            step=5),
        Scenario(
            "drift of low traffic is found in the window of 6h",
            fleet("batch", "1", columns=(AMOUNT,), phases=((0, few.but(shares={"amount": [0.1, 0.15, 0.25, 0.5]})),)),
            [(360, "ModelDrift", [Alert(
                 "batch 1: amount is spread otherwise than in the reference",
                 "PSI 0.352 beyond chance in the last 6h, on 540 values, against reference r1. Bin >= 100: from 25% to "
                 "49.91%. Bin < 20: from 25% to 10.06%. Bin [20, 50): from 25% to 15.04%. For 2h 25m of the last day. 0"
                 " of 3 replicas say so by themselves. Ask team-orders.",
                 {"column": "amount", "model": "batch", "role": "feature", "source": "orders", "version": "1"})])],
            step=5),
    ]


def scenarios_noise():
    """Six hours of a healthy model whose counts are random, looked at whenever a window ends."""
    source = random.Random(20)
    exact = (AMOUNT.but(usual=AMOUNT.reference), RISK.but(usual=RISK.reference))
    usual = HEALTHY.but(quality={("amount", "missing"): 0.01})
    times = range(15, 361, 15)
    return [
        Scenario(
            f"noise alone raises nothing, with {predictions * 15 * 3} predictions in 15m",
            fleet(columns=exact, noise=source, phases=((0, usual.but(predictions=predictions)),)),
            [(at, alert, []) for at in times for alert in (
                "ModelDrift", "ModelDecisionRate", "ModelDecisionRateMoved", "ModelInputsBroken", "ModelErrors", "ModelLatency")],
            step=5)
        for predictions in (6, 60)
    ]


def scenarios_deploy():
    broken = {("amount", "missing"): 0.08}
    quiet = ["ModelDrift", "ModelReplicaDied", "ModelReplicaDisagreement", "ModelReferenceMismatch", "ModelSilent",
             "ModelCanaryWorse", "ModelErrors", "ModelLatency", "ModelDecisionRate", "ModelInputsBroken"]
    columns = (AMOUNT, RISK)
    return [
        Scenario(
            "replicas of a new version take the place of the old ones: nothing is raised, and the new one is stable in the end",
            fleet(columns=columns, replicas=1, lives=((0, 72),)) + fleet(columns=columns, first=1, replicas=1, lives=((0, 75),))
            + fleet(version="8", columns=columns, first=3, replicas=1, lives=((66, None),))
            + fleet(version="8", columns=columns, first=4, replicas=1, lives=((69, None),)),
            [(at, alert, []) for at in (69, 72, 75, 78, 93, 120) for alert in quiet],
            [(72, "model_version:stable", [('model_version:stable{model="payments",version="7"}', 1), ('model_version:stable{model="payments",version="8"}', 0)][:1]),
             (120, "model_version:stable", [('model_version:stable{model="payments",version="8"}', 1)])]),
        Scenario(
            "what is broken in the new version alone is the deploy's",
            fleet(columns=(AMOUNT, DEVICE), replicas=2, phases=((0, HEALTHY.but(quality={("amount", "missing"): 0.01})),))
            + fleet(version="8", columns=(AMOUNT, DEVICE), first=2, replicas=2, lives=((60, None),),
                    phases=((0, HEALTHY.but(quality=broken)),)),
            [(78, "ModelInputsBroken", [Alert(
                 "payments 8: values of amount, from orders, are broken",
                 "Missing: from 1% in the reference to 8% in the last 15m, of 30000 values. For 5m of the last day. 0 "
                 "of 2 replicas say so by themselves. Version 7 does not, so look at the deploy. Ask team-orders.",
                 {"column": "amount", "model": "payments", "source": "orders", "version": "8"})])]),
        Scenario(
            "what is broken in both versions is upstream",
            fleet(columns=(AMOUNT, DEVICE), replicas=2, phases=((0, HEALTHY), (60, HEALTHY.but(quality=broken))))
            + fleet(version="8", columns=(AMOUNT, DEVICE), first=2, replicas=1, phases=((0, HEALTHY), (60, HEALTHY.but(quality=broken)))),
            [(78, "ModelInputsBroken", [Alert(
                 "payments 7: values of amount, from orders, are broken",
                 "Missing: from 1% in the reference to 8% in the last 15m, of 30000 values. For 5m of the last day. 0 "
                 "of 2 replicas say so by themselves. Version 8 too, so look upstream. Ask team-orders.",
                 {"column": "amount", "model": "payments", "source": "orders", "version": "7"}),
                Alert(
                 "payments 8: values of amount, from orders, are broken",
                 "Missing: from 1% in the reference to 8% in the last 15m, of 15000 values. For 5m of the last day. 0 "
                 "of 1 replicas say so by themselves. Version 7 too, so look upstream. Ask team-orders.",
                 {"column": "amount", "model": "payments", "source": "orders", "version": "8"})])]),
        Scenario(
            "a deploy in the running processes: the old version is closed for five minutes and goes",
            [replica for at in range(3) for replica in (
                fleet(columns=columns, first=at, replicas=1, lives=((0, 69 + 3 * at),), states=((0, "monitoring"), (64 + 3 * at, "closed")),
                      up=((0, 1),))
                + fleet(version="8", columns=columns, first=at, replicas=1, lives=((64 + 3 * at, None),), up=()))],
            [(at, alert, []) for at in (66, 69, 72, 75, 78, 93) for alert in quiet],
            [(75, "model_version:running", [('model_version:running{model="payments",version="8"}', 3)])]),
    ]


def scenarios_states():
    moved = HEALTHY.but(shares={"amount": [0.15, 0.21, 0.3, 0.34]}, drifted=("amount",))
    return [
        Scenario(
            "a model has one state",
            fleet("fine", "1", replicas=2, columns=(AMOUNT,))
            + fleet("moving", "1", replicas=2, columns=(AMOUNT,), phases=((0, moved),))
            + fleet("new", "1", replicas=2, columns=(), states=((0, "learning"),), references=((0, "none"),))
            + fleet("old", "1", replicas=2, columns=(AMOUNT,), reference_age_days=100)
            + fleet("gone", "1", replicas=2, columns=(), lives=((0, 60),)),
            [],
            [(81, "model:state == 1", [
                ('model:state{model="fine",state="OK"}', 1), ('model:state{model="moving",state="DRIFT"}', 1),
                ('model:state{model="new",state="LEARNING"}', 1), ('model:state{model="old",state="STALE"}', 1),
                ('model:state{model="gone",state="BLIND"}', 1)]),
             (81, "sum by (model) (model:state)", [(f'{{model="{model}"}}', 1) for model in ("fine", "moving", "new", "old", "gone")])]),
    ]


FILES = {
    "model-decision-rate": (3, decision_rate),
    "model-inputs-broken": (3, pages_inputs),
    "source-broken": (3, pages_source),
    "model-silent": (3, pages_silent),
    "model-errors-and-volume-of-a-week": (30, pages_week),
    "model-errors": (3, pages_errors),
    "model-latency": (3, pages_latency),
    "model-canary-worse": (1, pages_canary),
    "model-drift-and-skew": (3, tickets_drift),
    "model-replica-disagreement": (3, tickets_disagreement),
    "model-inputs-degraded": (3, tickets_inputs),
    "model-decision-rate-moved": (3, tickets_decisions),
    "model-reference": (3, tickets_reference),
    "model-blind": (15, tickets_blind),
    "model-replica-died": (3, tickets_died),
    "scenario-restart": (3, scenarios_restart),
    "scenario-rollout-of-a-reference": (3, scenarios_rollout),
    "scenario-low-traffic": (15, scenarios_low_traffic),
    "scenario-noise": (5, scenarios_noise),
    "scenario-deploy": (3, scenarios_deploy),
    "scenario-states": (3, scenarios_states),
}


def main():
    for name, (evaluation_interval, scenarios) in FILES.items():
        write(name, header("alerts.py", evaluation_interval) + "".join(scenario.yaml() for scenario in scenarios()))


if __name__ == "__main__":
    main()
