"""Alerts that are tickets: each fires when it should, and is silent otherwise."""

from fleet import AMOUNT, HEALTHY, RISK, fleet
from promtool import Alert, Scenario

DAY = 24 * 60


def drift():
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
            "drift that came with broken inputs and went with them is over when they are whole, and not held",
            fleet(columns=(AMOUNT,), phases=((0, HEALTHY), (60, seen.but(quality={("amount", "missing"): 0.3})), (120, HEALTHY))),
            [(at, "ModelDrift", []) for at in (156, 171, 200)],
            [(at, 'count(ALERTS{alertname=~"ModelDrift|ModelInputsBroken",alertstate="firing"})', [("{}", 2)]) for at in (90, 120)]
            + [(171, 'max_over_time(model_column:drift_alarm[45m])', [
                ('{model="payments",version="7",role="feature",column="amount"}', 1)])]),
        Scenario(
            "drift that stays when the inputs are whole again is the same alert",
            fleet(columns=(AMOUNT,), phases=((0, HEALTHY), (60, seen.but(quality={("amount", "missing"): 0.3})), (90, seen))),
            [],
            [(at, 'count(ALERTS{alertname="ModelDrift",alertstate="firing"})', [("{}", 1)]) for at in (90, 129, 156, 200)]
            + [(156, "model_version:mending", [('model_version:mending{model="payments",version="7"}', 1)]),
               (200, 'sum(changes(ALERTS_FOR_STATE{alertname="ModelDrift"}[2h]))', [("{}", 0)])]),
        Scenario(
            "what was announced is no drift",
            fleet(columns=(AMOUNT,), expected=("amount",), phases=((0, seen),)),
            [(81, "ModelDrift", [])],
            [(81, "model:state == 1", [('model:state{model="payments",state="OK"}', 1)])]),
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


def disagreement():
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
                 "It drifts on 1 of 3 replicas. payments-2:8080: by 0.200 on 15000 values. For 45m of the last day. The"
                 " fleet's drift alert of the column waits meanwhile.",
                 {"column": "amount", "model": "payments", "role": "feature", "source": "orders", "version": "7"})]),
             *((at, "ModelDrift", []) for at in (78, 93, 105, 120))]),
        Scenario(
            "a replica that was mended disagrees no longer, though its verdict remembers",
            fleet(columns=(AMOUNT,), replicas=2) + fleet(
                columns=(AMOUNT,), first=2, replicas=1, phases=(
                    (0, alone), (60, HEALTHY), (75, HEALTHY.but(drifted=("amount",), mended=("amount",))))),
            [(at, "ModelReplicaDisagreement", []) for at in (96, 120)],
            [(60, 'count(ALERTS{alertname="ModelReplicaDisagreement",alertstate="firing"})', [("{}", 1)])]),
        Scenario(
            "what was announced is no disagreement",
            fleet(columns=(AMOUNT,), replicas=2) + fleet(
                columns=(AMOUNT,), first=2, replicas=1, expected=("amount",), phases=((0, alone),)),
            [(at, "ModelReplicaDisagreement", []) for at in (60, 105)]),
        Scenario(
            "a standby that has too few values to judge is no dissenter",
            fleet(columns=(AMOUNT,), replicas=1, phases=((0, HEALTHY), (60, moved), (75, seen)))
            + fleet(columns=(AMOUNT,), first=1, replicas=1, phases=((0, HEALTHY.but(predictions=1, errors=0, unsure=("amount",))),)),
            [(at, "ModelReplicaDisagreement", []) for at in (84, 120)],
            [(84, 'count(ALERTS{alertname="ModelDrift",alertstate="firing"})', [("{}", 1)])]),
        Scenario(
            "one of two is not the fleet either",
            fleet(columns=(AMOUNT,), replicas=1) + fleet(columns=(AMOUNT,), first=1, replicas=1, phases=((0, HEALTHY), (60, alone))),
            [(105, "ModelReplicaDisagreement", [Alert(
                 "payments 7: amount drifts on some replicas and not on the others",
                 "It drifts on 1 of 2 replicas. payments-1:8080: by 0.200 on 15000 values. For 45m of the last day. The"
                 " fleet's drift alert of the column waits meanwhile.",
                 {"column": "amount", "model": "payments", "role": "feature", "source": "orders", "version": "7"})]),
             *((at, "ModelDrift", []) for at in (78, 93, 105, 120))]),
        Scenario(
            "a disagreement ends where the others drift too, one after the other, before it is over",
            [replica for at in range(3) for replica in fleet(
                columns=(AMOUNT,), first=at, replicas=1,
                phases=((0, seen if at == 2 else HEALTHY), (60, HEALTHY), (61, moved), (75 + 3 * at, seen)))],
            [(45, "ModelReplicaDisagreement", [Alert(
                "payments 7: amount drifts on some replicas and not on the others",
                "It drifts on 1 of 3 replicas. payments-2:8080: by 0.200 on 15000 values. For 50m of the last day. The"
                " fleet's drift alert of the column waits meanwhile.",
                {"column": "amount", "model": "payments", "role": "feature", "source": "orders", "version": "7"})]),
             *((at, "ModelReplicaDisagreement", []) for at in (78, 81, 84, 93))]),
        Scenario(
            "where all replicas move a little and a few can be sure of it, the fleet drifts",
            fleet(columns=(AMOUNT,), replicas=7, phases=((0, HEALTHY), (60, moved)), effects={"amount": 0.08})
            + fleet(columns=(AMOUNT,), first=7, replicas=3, phases=((0, HEALTHY), (60, moved), (75, seen))),
            [(84, "ModelReplicaDisagreement", []), (120, "ModelReplicaDisagreement", [])],
            [(84, 'count(ALERTS{alertname="ModelDrift",alertstate="firing"})', [("{}", 1)]),
             (84, "model_column:drifting_replicas", [
                 ('model_column:drifting_replicas{model="payments",version="7",role="feature",column="amount"}', 3)])]),
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


def replicas_alarm():
    limit = HEALTHY.but(alarms=(("amount", "threshold"),))
    narrow = HEALTHY.but(alarms=(("amount", "drift"),))
    moved = narrow.but(shares={"amount": [0.15, 0.21, 0.3, 0.34]}, drifted=("amount",))
    basket = AMOUNT.but(name="basket")
    unseen = basket.but(in_fleet=False)
    missing = HEALTHY.but(alarms=(("basket", "missing"),))
    learned = {"fleet": False, "states": ((0, "learning"), (15, "learned"))}
    return [
        Scenario(
            "a limit of the users' own that two of three replicas are beyond is a ticket after half an hour",
            fleet(columns=(AMOUNT,), replicas=1) + fleet(columns=(AMOUNT,), first=1, replicas=2, phases=((0, HEALTHY), (60, limit))),
            [(87, "ModelReplicasAlarm", []), (93, "ModelReplicasAlarm", [Alert(
                 "payments 7: its replicas alarm by themselves: threshold of amount",
                 "66.67% of 3 replicas say so. Their last windows had 45000 values together. The report of a replica says"
                 " why. Ask team-orders.",
                 {"check": "threshold", "column": "amount", "model": "payments", "role": "feature", "version": "7"})])]),
        Scenario(
            "a replica alone is no ticket",
            fleet(columns=(AMOUNT,), replicas=2) + fleet(columns=(AMOUNT,), first=2, replicas=1, phases=((0, limit),)),
            [(93, "ModelReplicasAlarm", [])]),
        Scenario(
            "drift that only the replicas see, within a bin of the fleet, is theirs to tell",
            fleet(columns=(AMOUNT,), phases=((0, narrow),)),
            [(93, "ModelDrift", []), (93, "ModelReplicasAlarm", [Alert(
                 "payments 7: its replicas alarm by themselves: drift of amount",
                 "100% of 3 replicas say so. The largest difference is 0.001. Their last windows had 45000 values together. The report"
                 " of a replica says why. Ask team-orders.",
                 {"check": "drift", "column": "amount", "model": "payments", "role": "feature", "version": "7"})])]),
        Scenario(
            "what the fleet sees too is told once",
            fleet(columns=(AMOUNT,), phases=((0, HEALTHY), (60, moved), (120, narrow))),
            [(at, "ModelReplicasAlarm", []) for at in (93, 120, 160)],
            [(93, 'count(ALERTS{alertname="ModelDrift",alertstate="firing"})', [("{}", 1)])]),
        Scenario(
            "a column that the fleet does not see is judged by the replicas",
            fleet(columns=(AMOUNT, unseen), phases=((0, missing),)),
            [],
            [(93, 'count(ALERTS{alertname="ModelReplicasAlarm",column="basket",check="missing",alertstate="firing"})', [("{}", 1)])]),
        Scenario(
            "a column in brief alarms as well, though not by which check",
            fleet(columns=(AMOUNT, basket.but(in_brief=True)), replicas=1)
            + fleet(columns=(AMOUNT, basket.but(in_brief=True)), first=1, replicas=2, phases=((0, HEALTHY), (60, missing))),
            [(87, "ModelReplicasAlarm", []), (93, "ModelReplicasAlarm", [Alert(
                 "payments 7: its replicas alarm by themselves: any check of basket",
                 "66.67% of 3 replicas say so. The report of a replica says why.",
                 {"check": "any", "column": "basket", "model": "payments", "role": "feature", "version": "7"})])]),
        Scenario(
            "and one that it sees is not",
            fleet(columns=(AMOUNT,), phases=((0, HEALTHY.but(alarms=(("amount", "missing"),))),)),
            [(93, "ModelReplicasAlarm", [])]),
        Scenario(
            "a model that learned its baseline by itself has no series of the fleet, and is judged by its replicas",
            fleet(columns=(basket,), replicas=1, **learned)
            + fleet(columns=(basket,), first=1, replicas=2, phases=((0, missing),), **learned),
            [(27, "ModelReplicasAlarm", []), (93, "ModelReplicasAlarm", [Alert(
                 "payments 7: its replicas alarm by themselves: missing of basket",
                 "66.67% of 3 replicas say so. Their last windows had 45000 values together. The report of a replica says"
                 " why.",
                 {"check": "missing", "column": "basket", "model": "payments", "role": "feature", "version": "7"})]),
             (93, "ModelInputsBroken", [])],
            [(93, "model:state == 1", [('model:state{model="payments",state="LEARNING"}', 1)])]),
        Scenario(
            "one of three that learned theirs is no ticket",
            fleet(columns=(basket,), replicas=2, **learned)
            + fleet(columns=(basket,), first=2, replicas=1, phases=((0, missing),), **learned),
            [(93, "ModelReplicasAlarm", [])]),
        Scenario(
            "what was announced is no alarm of the replicas",
            fleet(columns=(AMOUNT,), expected=("amount",), phases=((0, limit),)),
            [(93, "ModelReplicasAlarm", [])]),
    ]


def inputs():
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


def decisions():
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
        Scenario(
            "what was announced is no alarm",
            fleet(columns=(RISK,), expected=("risk",), phases=((0, HEALTHY), (60, HEALTHY.but(decisions={"flagged": 0.02})))),
            [(76, "ModelDecisionRateMoved", []), (76, "ModelDecisionRate", [])]),
    ]


def reference():
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
            "a reference that was made for another file of the model is a mismatch, whatever its version",
            fleet(columns=(AMOUNT,), replicas=2, reference_artifact="other")
            + fleet("offers", "3", columns=(AMOUNT,), reference_artifact="same"),
            [(57, "ModelReferenceMismatch", []), (66, "ModelReferenceMismatch", [Alert(
                 "payments 7 is compared with a reference that is not its own, or with several",
                 "Its own would be of version 7. Compared with r1 of version 7 by 2, of 2 replicas; the fleet by r1. On 2 replicas it "
                 "was made for another file of the model. 120000 predictions in the last hour.",
                 {"model": "payments", "version": "7"})])]),
        Scenario(
            "drift from a reference of another version says nothing",
            fleet(columns=(AMOUNT,), reference_version="6", phases=((0, HEALTHY.but(
                shares={"amount": [0.15, 0.21, 0.3, 0.34]}, drifted=("amount",))),)),
            [(at, "ModelDrift", []) for at in (33, 60, 81)]),
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
                 "Columns beyond the caps: 4, at 997 series per replica on 3 replicas. Each replica judges "
                 "them by itself; its log names them. 180000 predictions in the last hour.",
                 {"model": "payments", "version": "7"})])]),
    ]


def blind():
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
                 "135 predictions in the last day, on 3 replicas. A column needs 200 values. amount had 135.",
                 {"model": "payments", "version": "7"})])],
            [(DAY + 120, "model:state == 1", [
                ('model:state{model="payments",state="BLIND"}', 1), ('model:state{model="batch",state="BLIND"}', 1)])],
            step=5),
    ]


def died():
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
