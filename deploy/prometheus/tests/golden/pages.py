"""Alerts that page: each fires when it should, and is silent otherwise."""

import math

from fleet import AMOUNT, HEALTHY, RISK, RULE, SLOW, fleet
from promtool import Alert, Scenario

DAY = 24 * 60
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
             (142, "ModelDecisionRate", [Alert(
                 "payments 7: decision flagged of risk is taken more often",
                 "Calm again, and held until it was so for 15m. From 0.2% in the reference to 0.2% in the last 15m, on "
                 "5985 predictions. For 1h 0m of the last day. 0 of 3 replicas say so by themselves.",
                 {"column": "risk", "decision": "flagged", "direction": "above", "model": "payments", "version": "7"})]),
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


def inputs():
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
             (142, "ModelInputsBroken", [Alert(
                 "payments 7: values of amount, from orders, are broken",
                 "Calm again, and held until it was so for 15m. Missing: from 1% in the reference to 1.1% in the last "
                 "15m, of 45000 values. For 1h 0m of the last day. 0 of 3 replicas say so by themselves. Ask "
                 "team-orders.",
                 {"column": "amount", "model": "payments", "source": "orders", "version": "7"})]),
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
        *(Scenario(
            f"a critical column with more values that are {state} pages",
            fleet(columns=(AMOUNT,), phases=((0, HEALTHY), (60, HEALTHY.but(quality={("amount", state): 0.08})))),
            [(59, "ModelInputsBroken", []),
             (76, "ModelInputsBroken", [Alert(
                 "payments 7: values of amount, from orders, are broken",
                 f"{quality}: from 0% in the reference to 8% in the last 15m, of 45000 values. For 5m of the last day. 0 of 3 "
                 "replicas say so by themselves. Ask team-orders.",
                 {"column": "amount", "model": "payments", "source": "orders", "version": "7"})])])
          for quality, state in (("Defaulted", "defaulted"), ("Failed", "failed"), ("Invalid", "nan"), ("Outside", "above"),
                                 ("Outside", "unseen"))),
    ]


def source():
    amount = HEALTHY.but(
        quality={("amount", "missing"): 0.08}, alarms=(("amount", "missing"),), shares={"amount": [0, 0, 1, 0]})
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
                 "Broken are basket of offers (missing), amount of payments (missing, stuck), on which 360000 predictions of "
                 "the last hour rest. For 5m of the last day. Ask team-orders.",
                 {"model": "offers", "source": "orders"}),
                Alert(
                 "Source orders is broken: columns of several models, payments among them",
                 "Broken are basket of offers (missing), amount of payments (missing, stuck), on which 360000 predictions of "
                 "the last hour rest. For 5m of the last day. Ask team-orders.",
                 {"model": "payments", "source": "orders"})]),
             (76, "ModelInputsBroken", [Alert(
                 "payments 7: values of amount, from orders, are broken",
                 "Missing: from 1% in the reference to 8% in the last 15m, of 45000 values. Stuck: one bin has every "
                 "value, [50, 100), which has 25% of the reference. For 5m of the last day. 3 of 3 replicas say so by "
                 "themselves. Model offers has broken values of the same source. Ask team-orders.",
                 {"column": "amount", "model": "payments", "source": "orders", "version": "7"})]),
             (76, "ModelInputsDegraded", [Alert(
                 "offers 3: values of basket, from orders, are broken",
                 "Missing: from 1% in the reference to 8% in the last 15m, of 45000 values. For 5m of the last day. 0 "
                 "of 3 replicas say so by themselves. Model payments has broken values of the same source. Ask "
                 "team-orders.",
                 {"column": "basket", "model": "offers", "source": "orders", "version": "3"})])]),
        Scenario(
            "a source whose end was announced is not broken",
            fleet(columns=(AMOUNT,), expected=("amount",), phases=((0, amount),))
            + fleet("offers", "3", columns=(basket,), expected=("basket",), phases=((0, both),)),
            [(76, "SourceBroken", [])]),
        Scenario(
            "broken in one model, a source is no suspect yet",
            fleet(columns=(AMOUNT,), phases=((0, HEALTHY), (60, amount)))
            + fleet("offers", "3", columns=(basket,)),
            [(76, "SourceBroken", [])]),
    ]


def silent():
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
            "a model that records nowhere is silent, and says that it was switched off",
            fleet(columns=(), enabled=((0, 1), (60, 0))),
            [(59, "ModelSilent", []),
             (69, "ModelSilent", [Alert(
                 "payments is silent: nobody sees what it predicts",
                 "Recording is switched off on 3 replicas. Its busiest hour of the last day had 180000 predictions.",
                 {"model": "payments"})])]),
        Scenario(
            "a model that was never switched on is not silent",
            fleet(columns=(), enabled=((0, 0),), phases=((0, HEALTHY.but(predictions=0, errors=0)),)),
            [(at, "ModelSilent", []) for at in (69, 100)]),
        Scenario(
            "one replica that records is enough",
            fleet(columns=(), replicas=1, enabled=((0, 1),)) + fleet(columns=(), replicas=2, first=1, enabled=((0, 0),)),
            [(at, "ModelSilent", []) for at in (69, 100)]),
        Scenario(
            "one replica of three is enough",
            fleet(columns=(), replicas=1) + fleet(columns=(), replicas=2, first=1, lives=((0, 60),)),
            [(at, "ModelSilent", []) for at in (69, 100)]),
    ]


def week():
    """A week and some hours, looked at every half hour."""
    return [
        Scenario(
            "volume and errors are held against the same hour last week, where it had enough, and not against yesterday's",
            fleet("payments", columns=(), phases=(
                (0, HEALTHY), (DAY, HEALTHY.but(predictions=400)), (2 * DAY, HEALTHY), (WEEK + 120, HEALTHY.but(predictions=300))))
            + fleet("offers", "3", columns=(), phases=((0, HEALTHY), (WEEK + 120, HEALTHY.but(errors=0.05))))
            + fleet("quiet", "1", columns=(), phases=(
                (0, HEALTHY.but(predictions=1, errors=0)), (WEEK + 120, HEALTHY.but(predictions=0, errors=0))))
            + fleet("unseen", "1", columns=(), lives=((0, WEEK + 60), (WEEK + 190, None)))
            # Last week's hour had failed in most predictions: what is twice of it would be more than all.
            + fleet("failing", "1", columns=(), phases=((0, HEALTHY.but(errors=0.6)), (DAY, HEALTHY), (WEEK + 120, HEALTHY.but(errors=1))))
            # Last week's hour had 180 predictions, so few that what they say is not all that is accepted.
            + fleet("begun", "1", columns=(), phases=(
                (0, HEALTHY.but(predictions=1, errors=0)), (DAY, HEALTHY), (WEEK + 120, HEALTHY.but(errors=0.3))))
            # It always has as few, and now all of them fail.
            + fleet("sparse", "1", columns=(), phases=(
                (0, HEALTHY.but(predictions=1, errors=0)), (WEEK + 120, HEALTHY.but(predictions=1, errors=1))))
            # Six in a hundred fail all the time, of 190 an hour and then of 210.
            + fleet("usual", "1", columns=(), phases=(
                (0, HEALTHY.but(predictions=190 / 180, errors=0.06)), (WEEK + 120, HEALTHY.but(predictions=210 / 180, errors=0.06)))),
            [(WEEK + 90, "ModelVolumeDrop", []),
             (WEEK + 90, "ModelErrors", []),
             (WEEK + 210, "ModelVolumeDrop", [Alert(
                 "payments gets less than half of last week's predictions",
                 "From 180000 predictions in the same hour last week to 54000 in the last one. For 15m of the last day."
                 " 3 replicas serve now, 3 did an hour ago. Version 7 had 54000.",
                 {"model": "payments"})]),
             (WEEK + 210, "ModelErrors", [Alert(
                 "begun fails more often",
                 "30% in the last hour, of 180000 predictions; 30% in the last 15m. For 25m of the last day. Version 1: "
                 "30%. 3 of 3 replicas had any.",
                 {"model": "begun"}),
                Alert(
                 "failing fails more often",
                 "From 60% in the same hour last week to 100% in the last hour, of 180000 predictions; 100% in the last "
                 "15m. For 25m of the last day. Version 1: 100%. 3 of 3 replicas had any.",
                 {"model": "failing"}),
                Alert(
                 "offers fails more often",
                 "From 0.1% in the same hour last week to 5% in the last hour, of 180000 predictions; 5% in the last "
                 "15m. For 25m of the last day. Version 3: 5%. 3 of 3 replicas had any.",
                 {"model": "offers"}),
                Alert(
                 "sparse fails more often",
                 "100% in the last hour, of 180 predictions; 100% in the last 15m. For 25m of the last day. Version 1: "
                 "100%. 3 of 3 replicas had any.",
                 {"model": "sparse"})])],
            # An hour of which twenty minutes were seen, whoever could not see, is not held against a whole one.
            [(WEEK + 210, 'model:predictions:increase1h{model="unseen"} < bool 90000', [('{model="unseen"}', 1)]),
             (WEEK + 210, 'model:volume:alarm{model="unseen"}', [])],
            step=5),
    ]


def errors():
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
            "a model in its first week pages when more than one in twenty fails",
            fleet(columns=(), phases=((0, HEALTHY.but(errors=0.03)), (60, HEALTHY.but(errors=0.5)))),
            [(59, "ModelErrors", []), (69, "ModelErrors", [Alert(
                 "payments fails more often",
                 "10.05% in the last hour, of 180000 predictions; 31.2% in the last 15m. For 5m of the last day. Version 7: 10.05%. 3 of"
                 " 3 replicas had any.",
                 {"model": "payments"})])]),
        Scenario(
            "replicas that a rollout took away are not counted among those that have errors",
            fleet(columns=(), lives=((0, 60),)) + fleet(version="8", first=3, columns=(), lives=((60, None),), phases=(
                (0, HEALTHY.but(errors=0.5)),)),
            [(75, "ModelErrors", [Alert(
                 "payments fails more often",
                 "12.68% in the last hour, of 178500 predictions; 50% in the last 15m. For 10m of the last day. Version 7: "
                 "0.1%. Version 8: 50%. 3 of 3 replicas had any.",
                 {"model": "payments"})])]),
        Scenario(
            "one of three does not",
            fleet(columns=(), phases=((0, HEALTHY), (60, HEALTHY.but(errors=0.05, alarms=(("service", "errors"),)))), replicas=1)
            + fleet(columns=(), first=1, replicas=2),
            [(75, "ModelErrors", []), (120, "ModelErrors", [])]),
    ]


def latency():
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
        Scenario(
            "a new version that is slow pages as soon: what its predecessor answered in time does not hide it",
            fleet(columns=(), lives=((0, 75),))
            + fleet(version="8", first=3, columns=(), lives=((75, None),), phases=((0, HEALTHY.but(within=slow)),)),
            [],
            [(105, 'count(ALERTS{alertname="ModelLatency",alertstate="firing"})', [("{}", 1)])]),
    ]


def candidate(traffic, columns=(RISK,), until=None):
    """One replica of the next version, from the thirtieth minute on."""
    return fleet(version="8", first=3, replicas=1, columns=columns, phases=((0, traffic),), lives=((30, until),))


def canary():
    old = fleet(columns=(RISK,))
    return [
        Scenario(
            "a canary that fails more often is aborted before its tenth minute",
            fleet(columns=()) + candidate(HEALTHY.but(predictions=100, errors=0.05), columns=()),
            [(30, "ModelCanaryWorse", []),
             (39, "ModelCanaryWorse", [Alert(
                 "payments 8 is worse than the stable version: ABORT",
                 "Against version 7 over the same minutes, on 500 predictions of the candidate: errors from 0.1% to 5% "
                 "in the last 5m. It runs on 1 of 4 replicas.",
                 {"model": "payments", "version": "8"})])],
            [(39, "model_canary:state", [('model_canary:state{model="payments",version="8"}', -1)])]),
        Scenario(
            "a canary that is rolled back at once is still told to who is on call",
            fleet(columns=()) + candidate(HEALTHY.but(predictions=100, errors=0.05), columns=(), until=39),
            [],
            [(at, 'ALERTS{alertname="ModelCanaryWorse"}', [
                ('ALERTS{alertname="ModelCanaryWorse",alertstate="firing",model="payments",severity="page",version="8"}', 1)])
             for at in (38, 39, 42)]
            + [(39, "model_canary:state", []), (44, 'ALERTS{alertname="ModelCanaryWorse"}', [])]),
        Scenario(
            "a canary that decides otherwise is aborted",
            old + candidate(HEALTHY.but(
                predictions=500, decisions={"flagged": 0.02}, shares={"risk": [0.88, 0.08, 0.02, 0.02]})),
            [(39, "ModelCanaryWorse", [Alert(
                 "payments 8 is worse than the stable version: ABORT",
                 "Against version 7 over the same minutes, on 2500 predictions of the candidate: decisions by risk from"
                 " 0.2% to 2% flagged in the last 5m. It runs on 1 of 4 replicas.",
                 {"model": "payments", "version": "8"})])]),
        Scenario(
            "decisions are compared where the candidate's scores are on another grid, too",
            old + candidate(HEALTHY.but(predictions=500, decisions={"flagged": 0.1}), columns=(RISK.but(grid="g2"),)),
            [],
            [(39, "model_canary:state", [('model_canary:state{model="payments",version="8"}', -1)])]),
        Scenario(
            "a canary that is slower is aborted",
            fleet(columns=()) + candidate(HEALTHY.but(predictions=200, within=SLOW), columns=()),
            [(39, "ModelCanaryWorse", [Alert(
                 "payments 8 is worse than the stable version: ABORT",
                 "Against version 7 over the same minutes, on 1000 predictions of the candidate: predictions beyond the"
                 " limit of latency from 0.5% to 10% in the last 5m, p95 from 76.32ms to 300ms. It runs on 1 of 4 "
                 "replicas.",
                 {"model": "payments", "version": "8"})])]),
        Scenario(
            "a canary as good as the stable version is promoted after 30 minutes",
            old + candidate(HEALTHY),
            [(at, "ModelCanaryWorse", []) for at in (36, 40, 45, 79)],
            [(40, "model_canary:state", [('model_canary:state{model="payments",version="8"}', 0)]),
             (78, "model_canary:state", [('model_canary:state{model="payments",version="8"}', 1)])]),
    ]


def candidate_or_stable():
    return [
        Scenario(
            "a shadow that mirrors all traffic stays the candidate when nobody saw the stable version for two minutes",
            fleet(columns=(RISK,), lives=((0, 150), (152, None)))
            + fleet(version="8", first=3, columns=(RISK,), lives=((3, None),)),
            [],
            [(151, "model_version:stable", [('model_version:stable{model="payments",version="8"}', 1)])]
            + [(at, "model_version:stable", [('model_version:stable{model="payments",version="7"}', 1)]) for at in (149, 153, 240)]),
        Scenario(
            "a version that comes back is the candidate, and worse, until no replica of the bad one runs",
            fleet(columns=(RISK,), replicas=1, lives=((0, 60), (200, None)))
            + fleet(version="8", first=1, columns=(RISK,), replicas=1, lives=((60, 240),), phases=((0, HEALTHY.but(
                decisions={"flagged": 0.02}, shares={"risk": [0.88, 0.08, 0.02, 0.02]})),)),
            [],
            [(220, "model_version:stable", [('model_version:stable{model="payments",version="8"}', 1)]),
             (220, "model_canary:state", [('model_canary:state{model="payments",version="7"}', -1)]),
             (242, "model_version:stable", [('model_version:stable{model="payments",version="7"}', 1)]),
             (242, "model_canary:state", [])]),
        Scenario(
            "a shadow that mirrors all traffic stays the candidate when a replica of the stable version has lost some",
            fleet(columns=(RISK,), replicas=2)
            + fleet(columns=(RISK,), first=2, replicas=1, lives=((0, 150), (165, None)))
            + fleet(version="8", first=3, columns=(RISK,), lives=((3, None),)),
            [(at, "ModelCanaryWorse", []) for at in (165, 200, 240, 280)],
            [(at, "model_version:stable", [('model_version:stable{model="payments",version="7"}', 1)]) for at in (165, 240, 280)]),
    ]


def candidate_or_stable_over_a_day():
    return [
        Scenario(
            "a version that took another's place is the stable one, whatever shadow mirrors it",
            fleet(columns=(), replicas=1, lives=((0, 600),)) + fleet(version="8", first=1, columns=(), replicas=1, lives=((600, None),))
            + fleet(version="9", first=2, columns=(), replicas=1, lives=((630, None),), phases=((0, HEALTHY.but(predictions=1100)),)),
            [],
            [(at, "model_version:stable", [('model_version:stable{model="payments",version="8"}', 1)]) for at in (640, 1000, 1080)]),
    ]
