"""Makes ../distances.test.yml: what the recording rules must give, computed by scipy and not by the rules' formulas.

    python3 deploy/prometheus/tests/golden/distances.py

Made with Python 3.11, numpy 2.4.6 and scipy 1.17.1. Counts are constants: nothing in here is random.
"""

import numpy
import promtool
from scipy.spatial.distance import jensenshannon
from scipy.special import rel_entr
from scipy.stats import ncx2, norm

QUARTERS = {"15m": 1, "1h": 4, "6h": 24, "1d": 96}
DRIFT_Z = 4.6
TOLERANCE = 0.01

# What the dependence of rows makes of a and nu in longer windows: their factors.
DEPENDENCE = {"15m": (1.0, 1.0), "1h": (1.1, 0.95), "6h": (1.3, 0.9), "1d": (1.6, 0.8)}

# Counts per quarter of an hour and replica; shares of the reference; how many values it has; a and nu of a quarter of an hour.
COLUMNS = {
    "amount": dict(
        counts=[[90, 105, 99, 120, 130, 95, 110, 101, 90, 88, 79, 60], [91, 100, 103, 118, 135, 96, 108, 105, 95, 80, 75, 66]],
        reference=[1 / 12] * 12, values=20_000, scale=1.0, degrees=11.0, numeric=True),
    "score": dict(
        counts=[[3000, 900, 500, 300, 200, 100], [2900, 950, 480, 320, 190, 160]],
        reference=[0.6, 0.18, 0.1, 0.06, 0.04, 0.02], values=1_000_000, scale=1.7, degrees=4.3, numeric=True),
    "country": dict(
        counts=[[500, 300, 0, 12], [510, 280, 0, 20]],
        reference=[0.7, 0.25, 0.05, 0.0], values=4_000, scale=1.25, degrees=3.0, numeric=False),
    "wide": dict(
        counts=[[10 + 3 * i for i in range(16)], [60 - 3 * i for i in range(16)]],
        reference=[0.05 + 0.001 * i for i in range(16)], values=50_000, scale=2.0, degrees=12.5, numeric=True),
    "still": dict(
        counts=[[200, 200], [200, 200]], reference=[0.5, 0.5], values=3_000, scale=1.0, degrees=1.0, numeric=True),
}
COLUMNS["wide"]["reference"] = [share / sum(COLUMNS["wide"]["reference"]) for share in COLUMNS["wide"]["reference"]]


def sankaran(degrees, noncentrality, z):
    """The quantile of a non-central chi-square: Sankaran, Approximations to the non-central chi-square distribution, 1963."""
    k, lam = degrees, noncentrality
    h = 1 - 2 / 3 * (k + lam) * (k + 3 * lam) / (k + 2 * lam) ** 2
    p = (k + 2 * lam) / (k + lam) ** 2
    m = (h - 1) * (1 - 3 * h)
    mean = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p)
    deviation = h * numpy.sqrt(2 * p) * (1 + 0.5 * m * p)
    limit = (k + lam) * (mean + z * deviation) ** (1 / h)
    level = ncx2.sf(limit, k, lam) / norm.sf(z)
    assert 0.5 <= level <= 1.001, f"nu {k}, L {lam}: {level} of the nominal level"
    return limit


def dependence(column, window):
    """a and nu of a window of that length."""
    of_scale, of_degrees = DEPENDENCE[window]
    return column["scale"] * of_scale, column["degrees"] * of_degrees


def expected(column, window):
    """Every recorded figure of a column for a window of that length."""
    counts = numpy.sum(column["counts"], axis=0) * float(QUARTERS[window])
    p = numpy.array(column["reference"])
    n, m, bins = counts.sum(), float(column["values"]), len(p)
    smooth_q = (counts + 0.5) / (n + 0.5 * bins)
    smooth_p = (p * m + 0.5) / (m + 0.5 * bins)
    s = 1 / n + 1 / m
    psi = rel_entr(smooth_q, smooth_p).sum() + rel_entr(smooth_p, smooth_q).sum()
    e = 0.375 * s
    scale, degrees = dependence(column, window)
    scaled = scale * s
    figures = {
        "values:increase": n,
        "psi": psi,
        "psi_corrected": max(0.0, psi - scaled * degrees),
        "js_distance": jensenshannon(smooth_q, smooth_p, base=2),
        "hellinger": numpy.linalg.norm(numpy.sqrt(smooth_q) - numpy.sqrt(smooth_p)) / numpy.sqrt(2),
        "divergence": 4 * ((numpy.sqrt(counts / n + e) - numpy.sqrt(p + e)) ** 2).sum(),
        "divergence_limit": sankaran(degrees, TOLERANCE / scaled, DRIFT_Z) * scaled,
    }
    figures["drifted"] = float(figures["divergence"] > figures["divergence_limit"])
    if column["numeric"]:
        figures["ks"] = numpy.abs(numpy.cumsum(counts / n - p))[:-1].max()
    return figures


def series(name, values, **labels):
    text = ",".join(f'{key}="{value}"' for key, value in labels.items())
    return f"      - {{series: '{name}{{{text}}}', values: '{values}'}}\n"


def inputs(columns):
    of = {"model": "m", "version": "1"}
    for replica in range(2):
        at = {**of, "instance": f"replica{replica}:80"}
        yield series("model_state", "1x300", **at, state="monitoring")
        yield series("model_state", "0x300", **at, state="closed")
        yield series("model_info", "1x300", **at, reference="r1", reference_kind="serving", reference_version="1")
        for name, value in {"tolerance": TOLERANCE, "drift_z": DRIFT_Z, "minimum_count": 200}.items():
            yield series("model_rule_parameter", f"{value}x300", **at, parameter=name)
        for name, column in columns.items():
            where = {**at, "role": "feature", "column": name, "grid": "g1"}
            yield series("model_reference_values", f"{column['values']}x300", **where, reference="r1")
            for window in QUARTERS:
                scale, degrees = dependence(column, window)
                yield series("model_reference_scale", f"{scale!r}x300", **where, reference="r1", window=window)
                yield series("model_reference_degrees", f"{degrees!r}x300", **where, reference="r1", window=window)
            for bin, count in enumerate(column["counts"][replica]):
                label = f"{bin:02d}" if column["numeric"] else f"c{bin:02d}"
                # Three steps of 5m are a quarter of an hour.
                yield series("model_bin_values_total", f"0+{count / 3!r}x300", **where, bin=label)
                yield series(
                    "model_bin_reference_ratio", f"{column['reference'][bin]!r}x300", **where, bin=label, range="any", reference="r1")


def checks(columns, windows, time):
    for name, column in columns.items():
        for window in windows:
            for figure, value in expected(column, window).items():
                selector = f'model_column:{figure}{{column="{name}",window="{window}"}}'
                labels = f'{{model="m",version="1",role="feature",column="{name}",grid="g1",window="{window}"}}'
                close = f"{selector} == bool {float(value)!r}" if figure == "drifted" else (
                    f"abs({selector} - {float(value)!r}) < bool {float(max(1e-9 * abs(value), 1e-12))!r}")
                yield f"      - {{eval_time: {time}, expr: '{close}', exp_samples: [{{labels: '{labels}', value: 1}}]}}\n"
        if not column["numeric"]:
            yield f"      - {{eval_time: {time}, expr: 'model_column:ks{{column=\"{name}\"}}', exp_samples: []}}\n"


def test(name, columns, windows, time):
    return (
        f"  - name: {name}\n"
        "    interval: 5m\n"
        "    input_series:\n" + "".join(inputs(columns))
        + "    promql_expr_test:\n" + "".join(checks(columns, windows, time)))


def main():
    promtool.write(
        "distances",
        promtool.header("distances.py", 5)
        + test("distances and limits are those of scipy", COLUMNS, ["15m", "1h", "6h"], "6h20m")
        + test("a day is 96 quarters of an hour", {"country": COLUMNS["country"]}, ["1d"], "24h20m"))


if __name__ == "__main__":
    main()
