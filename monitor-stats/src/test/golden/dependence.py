"""How often the pair of tests alarms when rows depend on one another, with what the reference's windows taught.

python3 monitor-stats/src/test/golden/dependence.py      (about 3 minutes, numpy 2.4, scipy 1.17)
20 equal-mass bins of a normal law, K = 48 reference windows, nominal 0.01 for the pair (Bonferroni of two). Each
reference meets 10 later windows, whose alarms are therefore alike. chi2: the statistic divided by its scale is
referred to a chi-square law of nu degrees; F: to nu times an F law, whose denominator is what the K windows know.
"""

import sys

import numpy as np
from scipy.signal import lfilter
from scipy.special import ndtri
from scipy.stats import ncf, ncx2

BINS, K, LIVE, LEVEL = 20, 48, 10, 0.01
REFERENCES = {500: 800, 2000: 300, 10000: 60}
EDGES = ndtri(np.arange(1, BINS) / BINS)
rng = np.random.default_rng(20261124)


def autoregressive(rho):
    def rows(windows, n):
        noise = rng.standard_normal(windows * n) * np.sqrt(1 - rho * rho)
        return lfilter([1], [1, -rho], noise, zi=[rho * rng.standard_normal()])[0].reshape(windows, n)
    return rows


def repeated(windows, n):
    return np.repeat(rng.standard_normal(windows * n // 20), 20).reshape(windows, n)


def sessions(windows, n):
    return np.sqrt(.5) * (repeated(windows, n) + rng.standard_normal((windows, n)))


def diurnal(windows, n):
    day = 0.3 * np.sin(2 * np.pi * (np.arange(windows) + rng.integers(24)) / 24)
    return rng.standard_normal((windows, n)) + day[:, None]


STREAMS = {
    "iid": lambda windows, n: rng.standard_normal((windows, n)),
    "AR(1) .5": autoregressive(.5), "AR(1) .9": autoregressive(.9), "AR(1) .99": autoregressive(.99),
    "repeats of 20": repeated, "sessions of 20, ICC .5": sessions, "diurnal, .3 sigma": diurnal}


def counts(rows):
    windows = len(rows)
    bins = np.searchsorted(EDGES, rows) + BINS * np.arange(windows)[:, None]
    return np.bincount(bins.ravel(), minlength=windows * BINS).reshape(windows, BINS).astype(float)


def statistics(p, q):
    """Chi-square and smooth statistic of counts q against counts p, a comparison a row; none is sparse here."""
    m, n = p.sum(1, keepdims=True), q.sum(1, keepdims=True)
    s, pooled = 1 / n + 1 / m, (p + q) / (n + m)
    difference = 2 * (np.sqrt(q / n + .375 * s) - np.sqrt(p / m + .375 * s)) / np.sqrt(s)
    x = 2 * np.cumsum(pooled, 1) - pooled - 1
    basis, smooth = [np.ones_like(x)], 0
    for power in range(1, 5):
        h = x * basis[-1]
        for _ in range(2):
            for b in basis:
                h = h - (pooled * h * b).sum(1, keepdims=True) * b
        h = h / np.sqrt((pooled * h * h).sum(1, keepdims=True))
        basis.append(h)
        smooth = smooth + (difference * np.sqrt(pooled) * h).sum(1) ** 2
    return (difference ** 2).sum(1), smooth


def learned(ratios, spare):
    phi = max(1, ratios.mean())
    return phi, min(spare, 2 * phi ** 2 / ratios.var(ddof=1))


def tail(law, x, spare, phi, nu, delta, s):
    a = phi * spare / nu
    if law == "chi2":
        return ncx2.sf(x / a, nu, delta / (s * a) + 1e-12)
    return ncf.sf(x / a / nu, nu, {"F(nu, K nu)": K * nu, "F(nu, K-1)": K - 1}[law], delta / (s * a) + 1e-12)


LAWS = ("chi2", "F(nu, K nu)", "F(nu, K-1)")
sizes = [int(a) for a in sys.argv[1:]] or [500, 2000]
for n in sizes:
    for name, stream in STREAMS.items():
        p_values = {(law, delta): [] for law in LAWS for delta in (0, .01)}
        moved = {law: [] for law in LAWS}
        learnt = []
        for _ in range(REFERENCES[n]):
            rows = stream(K + LIVE, n)
            windows = counts(rows)
            reference = windows[:K].sum(0, keepdims=True)
            own = statistics(reference - windows[:K], windows[:K])
            laws = [learned(own[0] / 19, 19), learned(own[1] / 4, 4)]
            learnt.append(np.ravel(laws))
            s = 1 / n + 1 / (K * n)
            live = statistics(np.repeat(reference, LIVE, 0), windows[K:])
            shifted = statistics(np.repeat(reference, LIVE, 0), counts(rows[K:] + .2))
            for law in LAWS:
                for delta in (0, .01):
                    p_values[law, delta].append([tail(law, x, spare, phi, nu, delta, s)
                                                 for x, spare, (phi, nu) in zip(live, (19, 4), laws)])
                moved[law].append([tail(law, x, spare, phi, nu, .01, s)
                                   for x, spare, (phi, nu) in zip(shifted, (19, 4), laws)])
        print("n %d, %s: mean phi, nu of X2 %.2f %.1f, of smooth %.2f %.2f"
              % (n, name, *np.mean(learnt, 0)))
        for law in LAWS:
            def rate(delta, which, level=LEVEL):
                p = np.concatenate(p_values[law, delta], 1)
                return {"x2": p[0] <= level, "smooth": p[1] <= level, "pair": p.min(0) <= level / 2}[which].mean()
            power = (np.concatenate(moved[law], 1).min(0) <= .0005).mean()
            print("  %-12s tolerance 0: X2 %.4f smooth %.4f pair %.4f (.001: %.4f) | .01: X2 %.4f smooth %.4f pair %.4f"
                  " (.001: %.4f) | power at .2 sigma, alpha .001: %.3f"
                  % (law, rate(0, "x2"), rate(0, "smooth"), rate(0, "pair"), rate(0, "pair", .001), rate(.01, "x2"),
                     rate(.01, "smooth"), rate(.01, "pair"), rate(.01, "pair", .001), power), flush=True)
