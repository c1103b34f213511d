"""Golden results of the drift test: merging by the letter of its definition, tails in 60 digits."""

import random

import mpmath
from mpmath import mpf, log, sqrt
from scipy.optimize import brentq
from scipy.stats import chi2, ncx2

from golden import digits, header, ncx2_tail, row


def merge(reference, live, ordered):
    """Groups of bin indexes, as MergedBins defines them."""
    n, m = sum(live), sum(reference)

    def sparse(group):
        pooled = sum(reference[i] + live[i] for i in group)
        return min(n, m) * pooled < 5 * (n + m)

    def smallest(groups):
        return min(groups, key=lambda g: (sum(reference[i] for i in g), min(g)))

    occupied = [i for i in range(len(live)) if reference[i] + live[i]]
    numbers, pools, open_group = [], [], []
    for i in (i for i in occupied if i < ordered):
        open_group.append(i)
        if not sparse(open_group):
            numbers.append(open_group)
            open_group = []
    if open_group:
        if numbers:
            numbers[-1] += open_group
        else:
            numbers = [open_group]
    others = [i for i in occupied if i >= ordered]
    dense = [[i] for i in others if not sparse([i])]
    open_group = []
    for i in sorted((i for i in others if sparse([i])), key=lambda i: (reference[i], i)):
        open_group.append(i)
        if not sparse(open_group):
            dense.append(open_group)
            open_group = []
    if open_group:
        if dense:
            smallest(dense).extend(open_group)
        else:
            dense = [open_group]
    if numbers and dense and sparse(sum(numbers, [])):
        smallest(dense).extend(numbers[0])
        numbers = []
    elif numbers and dense and sparse(sum(dense, [])):
        smallest(numbers).extend(dense[0])
        dense = []
    return numbers + sorted((sorted(g) for g in dense), key=min)


def smallest_detectable(nu, unit, delta, alpha, power=0.8):
    """The divergence whose tail beyond the critical value is the power."""
    free = chi2(float(nu)) if delta == 0 else ncx2(float(nu), float(delta / unit))
    start = mpf(float(free.isf(alpha)))
    critical = mpmath.findroot(lambda x: log(ncx2_tail(x, nu, delta / unit)) - log(mpf(alpha)),
                               (start, start * mpf("1.001")), solver="secant", tol=1e-40)
    start = mpf(float(brentq(lambda l: ncx2.sf(float(critical), float(nu), l) - power, 1e-6, float(10 * critical))))
    return unit * mpmath.findroot(lambda l: ncx2_tail(critical, nu, l) - mpf(power),
                                  (start, start * mpf("1.001")), solver="secant", tol=1e-40)


def result(reference, live, ordered, delta, scale, degrees, inflation, alpha):
    groups = merge(reference, live, ordered)
    p = [mpf(sum(reference[i] for i in g)) for g in groups]
    q = [mpf(sum(live[i] for i in g)) for g in groups]
    m, n, bins = sum(p), sum(q), len(groups)
    s = 1 / n + 1 / m
    x2 = sum((sqrt(m / n) * b - sqrt(n / m) * a) ** 2 / (a + b) for a, b in zip(p, q))
    ps, qs = [(a + 0.5) / (m + bins / mpf(2)) for a in p], [(b + 0.5) / (n + bins / mpf(2)) for b in q]
    psi = sum((b - a) * log(b / a) for a, b in zip(ps, qs))
    corrected = max(mpf(0), psi - inflation * (bins - 1) * s)
    nu = min(mpf(degrees), bins - 1)
    members = ";".join(",".join(map(str, sorted(g))) for g in groups)
    if bins == 1:
        return [members] + [digits(v) for v in (0, 0, 0, 1, 1)] + ["Infinity"]
    unit = s * mpf(scale)
    any_p = mpmath.gammainc(nu / 2, x2 / scale / 2, mpmath.inf, regularized=True)
    drift_p = ncx2_tail(x2 / scale, nu, delta / unit)
    mde = smallest_detectable(nu, unit, delta, alpha)
    return [members] + [digits(v) for v in (x2, psi, corrected, any_p, max(drift_p, mpf("1e-15")), mde)]


rng = random.Random(7)


def draw(total, weights):
    counts = [0] * len(weights)
    for i in rng.choices(range(len(weights)), weights, k=total):
        counts[i] += 1
    return counts


FREE = (1.0, float("inf"), 1.0)
cases = [
    ([50, 100, 200, 100, 50], [40, 120, 190, 110, 45], 5, 0.01, FREE),
    (draw(50000, [1] * 20), draw(2000, [20 + i for i in range(20)]), 20, 0.01, FREE),
    (draw(50000, [1] * 20), draw(2000, [1] * 20), 20, 0.01, (2.5, 11.3, 1.6)),
    (draw(20000, [1] * 20), draw(5000, [30 - i for i in range(20)]), 12, 0.02, (1.7, 100.0, 1.7)),
    (draw(5000, [.5 ** i for i in range(16)]), draw(500, [.6 ** i for i in range(16)]), 16, 0.0, FREE),
    (draw(5000, [.5 ** i for i in range(16)]), draw(500, [.6 ** i for i in range(16)]), 0, 0.05, FREE),
    (draw(3000, [1, .002, .002, 1, .001, 1, 1e-3, 2e-3, 3e-3]), draw(900, [1, .002, .002, 1, .01, 1, 1e-3, 2e-3, 3e-3]), 6,
     0.01, FREE),
    ([100, 200, 300, 0, 0, 0], [10, 20, 29, 1, 0, 1], 3, 0.01, FREE),
    ([1, 0, 1, 500, 500], [0, 1, 0, 60, 40], 3, 0.01, FREE),
    ([500, 500, 1, 0, 1], [60, 40, 0, 1, 0], 2, 0.01, FREE),
    ([1, 1, 1, 1], [1, 1, 1, 0], 2, 0.01, FREE),
    ([100], [37], 1, 0.01, FREE),
    ([10, 10, 10], [4, 0, 0], 3, 0.01, FREE),
    ([10 ** 9] * 4, [10 ** 9 + 31623, 10 ** 9 - 31623, 10 ** 9 + 7, 10 ** 9], 4, 0.0, FREE),
    ([10 ** 6] * 5, [10 ** 5 + 1000 * i for i in range(5)], 0, 0.001, FREE),
]
for _ in range(40):
    bins, scale = rng.randint(2, 30), rng.uniform(0, 4)
    weights = [rng.random() ** (1 + scale * 2) for _ in range(bins)]
    cases.append((draw(rng.randint(20, 8000), weights), draw(rng.randint(5, 2000), [w + 0.001 for w in weights]),
                  rng.randint(0, bins), rng.choice([0.0, 0.01, 0.1]), FREE))

header("drift.py", "inference/drift.tsv",
       ["reference", "live", "ordered", "tolerance", "scale", "degrees", "inflation", "members", "chi-square", "psi",
        "corrected psi", "any p", "drift p", "smallest detectable at alpha 0.001"])
for reference, live, ordered, delta, dependence in cases:
    cells = [str(v).replace("inf", "Infinity") for v in dependence]
    row(",".join(map(str, reference)), ",".join(map(str, live)), ordered, delta, *cells,
        *result(reference, live, ordered, delta, *dependence, 0.001))
