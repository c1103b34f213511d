"""What happens to every fleet, and should alarm nobody or the right one."""

import random

from fleet import AMOUNT, DEVICE, HEALTHY, RISK, fleet
from promtool import SEVERITY, Alert, Scenario

# Every alert there is: what happens here is a reason for none of them.
ALERTS = list(SEVERITY)


def restart():
    """Three replicas have 45 000 values in 15 minutes. One scrape interval of one replica is 1 000."""
    restarted = fleet(columns=(AMOUNT, RISK), replicas=2) + fleet(
        columns=(AMOUNT, RISK), first=2, replicas=1, lives=((0, 67), (68, None)))
    of = 'model="payments",version="7",role="feature",column="amount",grid="g1",window="15m"'
    return [
        Scenario(
            "a restart loses at most the scrape interval before it and the one after it, and raises nothing",
            restarted,
            [(at, alert, []) for at in (69, 78, 93) for alert in ALERTS],
            [(75, 'model_column:values:increase{column="amount",window="15m"} >= bool 43000', [(f"{{{of}}}", 1)]),
             (75, 'model_column:values:increase{column="amount",window="15m"} <= bool 45000', [(f"{{{of}}}", 1)]),
             (90, 'model_column:values:increase{column="amount",window="15m"}', [(f"model_column:values:increase{{{of}}}", 45000)])]),
    ]


def rolling(before, after):
    """Replicas with one reference give way to replicas with another, three minutes apart; for three minutes there is one more."""
    return [replica for at in range(3) for replica in (
        fleet(columns=(before,), first=at, replicas=1, lives=((0, 72 + 3 * at),))
        + fleet(columns=(after,), first=3 + at, replicas=1, lives=((69 + 3 * at, None),), references=((0, "r0"),)))]


def rollout():
    retrained = AMOUNT.but(reference=[0.26, 0.24, 0.25, 0.25])
    regridded = AMOUNT.but(reference=[0.4, 0.6], usual=[0.4, 0.6], ranges=["< 30", ">= 30"], grid="g2")
    before, after = (69, 72), (75, 78, 93)
    first_share = 'model_bin:reference_share{model="payments",version="7",role="feature",column="amount",grid="g1",bin="00"}'
    return [
        Scenario(
            "a rollout between references on the same grids: the shares are those of the one that most replicas have",
            rolling(AMOUNT, retrained),
            [(at, alert, []) for at in (72, 75, 78, 81, 93) for alert in ALERTS],
            [*((at, 'model_bin:reference_share{bin="00"}', [(first_share, 0.25)]) for at in before),
             *((at, 'model_bin:reference_share{bin="00"}', [(first_share, 0.26)]) for at in after),
             *((at, "sum(model_version:reference)", [("{}", 1)]) for at in before + after)]),
        Scenario(
            "a rollout between grids: counts of one never meet shares of the other",
            rolling(AMOUNT, regridded),
            [(at, alert, []) for at in (72, 75, 78, 81, 93) for alert in ALERTS],
            [*((at, "count by (grid) (model_bin:reference_share)", [('{grid="g1"}', 4)]) for at in before),
             *((at, "count by (grid) (model_bin:reference_share)", [('{grid="g2"}', 2)]) for at in after),
             *((at, "max(model_column:psi_corrected) < bool 0.001", [("{}", 1)]) for at in before + after)]),
        Scenario(
            "replicas that change the reference while they run are judged by one of the two",
            [replica for at in range(3) for replica in fleet(
                columns=(AMOUNT,), first=at, replicas=1, references=((0, "r1"), (69 + 3 * at, "r2")))],
            [(at, alert, []) for at in (72, 75, 78, 93) for alert in ALERTS],
            [*((at, "sum(model_version:reference)", [("{}", 1)]) for at in before + after),
             *((at, 'count(model_column:drifted{window="15m"})', [("{}", 1)]) for at in before + after)]),
    ]


def low_traffic():
    few = HEALTHY.but(predictions=0.5, errors=0)
    of = 'model="batch",version="1",role="feature",column="amount",grid="g1",window="6h"'
    return [
        Scenario(
            "low traffic is judged in the window of 6h, and is no alarm",
            fleet("batch", "1", columns=(AMOUNT, RISK), phases=((0, few),)),
            [(at, alert, []) for at in (120, 360) for alert in ALERTS],
            [(90, 'count(model_column:answer{column="amount"})', []),
             (360, 'model_column:answer{column="amount"} < bool 0.01', [(f"{{{of}}}", 1)])],
            step=5),
        Scenario(
            "drift of low traffic is found in the window of 6h",
            fleet("batch", "1", columns=(AMOUNT,), phases=((0, few.but(shares={"amount": [0.1, 0.15, 0.25, 0.5]})),)),
            [(360, "ModelDrift", [Alert(
                 "batch 1: amount is spread otherwise than in the reference",
                 "PSI 0.352 beyond chance in the last 6h, on 540 values, against reference r1. Bin >= 100: from 25% to "
                 "49.91%. Bin < 20: from 25% to 10.06%. Bin [20, 50): from 25% to 15.04%. For 1h 55m of the last day. 0"
                 " of 3 replicas say so by themselves. Ask team-orders.",
                 {"column": "amount", "model": "batch", "role": "feature", "source": "orders", "version": "1"})])],
            step=5),
    ]


def noise():
    """Six hours of a healthy model whose counts are random, looked at whenever a window ends."""
    source = random.Random(20)
    exact = (AMOUNT.but(usual=AMOUNT.reference), RISK.but(usual=RISK.reference))
    usual = HEALTHY.but(quality={("amount", "missing"): 0.01})
    times = range(15, 361, 15)
    # Each counter has noise of its own, so that predictions in time are no share of all.
    judged = [alert for alert in ALERTS if alert != "ModelLatency"]
    return [
        Scenario(
            f"noise alone raises nothing, with {predictions * 15 * 3} predictions in 15m",
            fleet(columns=exact, noise=source, phases=((0, usual.but(predictions=predictions)),)),
            [(at, alert, []) for at in times for alert in judged],
            step=5)
        for predictions in (6, 60)
    ] + [
        Scenario(
            "at the edge of what is accepted, alerts that were raised stay",
            fleet(columns=exact[:1], noise=source, phases=((0, usual.but(predictions=60)), (60, usual.but(
                predictions=60, shares={"amount": [0.19, 0.25, 0.25, 0.31]}, quality={("amount", "missing"): 0.025})))),
            [],
            [(360, f'sum(changes(ALERTS_FOR_STATE{{alertname="{alert}"}}[6h]))', [("{}", 0)])
             for alert in ("ModelDrift", "ModelInputsBroken")]
            + [(360, f'sum(count_over_time(ALERTS{{alertname="{alert}",alertstate="firing"}}[6h])) > bool 40', [("{}", 1)])
               for alert in ("ModelDrift", "ModelInputsBroken")],
            step=5),
    ]


def deploy():
    broken = {("amount", "missing"): 0.08}
    columns = (AMOUNT, RISK)
    return [
        Scenario(
            "replicas of a new version take the place of the old ones: nothing is raised, and the new one is stable in the end",
            fleet(columns=columns, replicas=1, lives=((0, 72),)) + fleet(columns=columns, first=1, replicas=1, lives=((0, 75),))
            + fleet(version="8", columns=columns, first=3, replicas=1, lives=((66, None),))
            + fleet(version="8", columns=columns, first=4, replicas=1, lives=((69, None),)),
            [(at, alert, []) for at in (69, 72, 75, 78, 93, 120) for alert in ALERTS],
            [(72, "model_version:stable", [('model_version:stable{model="payments",version="7"}', 1)]),
             (120, "model_version:stable", [('model_version:stable{model="payments",version="8"}', 1)])]),
        Scenario(
            "what is broken in the new version alone is the deploy's",
            fleet(columns=(AMOUNT, DEVICE), replicas=2, phases=((0, HEALTHY.but(quality={("amount", "missing"): 0.01})),))
            + fleet(version="8", columns=(AMOUNT, DEVICE), first=2, replicas=2, lives=((60, None),),
                    phases=((0, HEALTHY.but(quality=broken)),)),
            [(78, "ModelInputsBroken", [Alert(
                 "payments 8: values of amount, from orders, are broken",
                 "Missing: from 1% in the reference to 8% in the last 15m, of 30000 values. For 5m of the last day. 0 "
                 "of 2 replicas say so by themselves. Version 7 does not (its own reference, its own traffic): the deploy, if 8 "
                 "is the newer. Ask team-orders.",
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
            [(at, alert, []) for at in (66, 69, 72, 75, 78, 93) for alert in ALERTS],
            [(72, "model_version:running", [('model_version:running{model="payments",version="8"}', 3)])]),
    ]


def states():
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
