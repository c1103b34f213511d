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


def root_differences(p, q):
    """In units of noise, as RootDifferences defines them."""
    m, n = sum(p), sum(q)
    s = 1 / n + 1 / m
    e = mpf(3) / 8 * s
    return [2 * (sqrt(b / n + e) - sqrt(a / m + e)) / sqrt(s) for a, b in zip(p, q)]


def smooth_test(reference, live, ordered):
    """Statistic and number of components, by Gram-Schmidt on the powers of x, as SmoothTest defines them."""
    p, q = [mpf(v) for v in reference[:ordered]], [mpf(v) for v in live[:ordered]]
    m, n = sum(p), sum(q)
    if not m or not n:
        return mpf(0), 0
    share = [(a + b) / (m + n) for a, b in zip(p, q)]
    x = [2 * (sum(share[:i]) + r / 2) - 1 for i, r in enumerate(share)]

    def inner(g, h):
        return sum(r * a * b for r, a, b in zip(share, g, h))

    functions, statistic, components = [[mpf(1)] * ordered], mpf(0), 0
    for _ in range(min(4, sum(r > 0 for r in share) - 1)):
        h = [a * b for a, b in zip(x, functions[-1])]
        whole = inner(h, h)
        for f in functions:
            along = inner(h, f)
            h = [a - along * b for a, b in zip(h, f)]
        left = inner(h, h)
        if left <= mpf("1e-10") * whole:
            break
        h = [a / sqrt(left) for a in h]
        if 5 * sum(r * a ** 4 for r, a in zip(share, h)) > min(n, m):
            break
        functions.append(h)
        components += 1
        statistic += sum(d * sqrt(r) * c for d, r, c in zip(root_differences(p, q), share, h)) ** 2
    return statistic, components


def lower_bound(p, q, inflation, confidence):
    m, n, bins = sum(p), sum(q), len(p)
    ps, qs = [(a + 0.5) / (m + bins / mpf(2)) for a in p], [(b + 0.5) / (n + bins / mpf(2)) for b in q]

    def variance(weights, values):
        mean = sum(w * v for w, v in zip(weights, values))
        return sum(w * (v - mean) ** 2 for w, v in zip(weights, values))

    g = [log(b / a) + 1 - a / b for a, b in zip(ps, qs)]
    h = [log(a / b) + 1 - b / a for a, b in zip(ps, qs)]
    z = sqrt(2) * mpmath.erfinv(2 * mpf(confidence) - 1)
    psi = sum((b - a) * log(b / a) for a, b in zip(ps, qs))
    noise = inflation * (bins - 1) * (1 / n + 1 / m)
    return max(mpf(0), psi - noise - z * sqrt(inflation * (variance(qs, g) / n + variance(ps, h) / m)))


def tail(statistic, spare, dependence, delta, s):
    inflation, degrees = map(mpf, dependence)
    nu = min(degrees, spare)
    scale = inflation * spare / nu
    return max(ncx2_tail(statistic / scale, nu, delta / (s * scale)), mpf("1e-15")), nu, s * scale


def result(reference, live, ordered, delta, dependence, smooth_dependence, alpha):
    groups = merge(reference, live, ordered)
    p = [mpf(sum(reference[i] for i in g)) for g in groups]
    q = [mpf(sum(live[i] for i in g)) for g in groups]
    m, n, bins = sum(p), sum(q), len(groups)
    s = 1 / n + 1 / m
    smooth, components = smooth_test(reference, live, ordered)
    smooth_p = tail(smooth, components, smooth_dependence, delta, s)[0] if components else mpf(1)
    if bins == 1:
        return [members(groups), components] + [digits(v) for v in (0, smooth, 0, 0, 0, 1, smooth_p)] + ["Infinity"]
    x2 = sum(d ** 2 for d in root_differences(p, q))
    ps, qs = [(a + 0.5) / (m + bins / mpf(2)) for a in p], [(b + 0.5) / (n + bins / mpf(2)) for b in q]
    psi = sum((b - a) * log(b / a) for a, b in zip(ps, qs))
    corrected = max(mpf(0), psi - dependence[0] * (bins - 1) * s)
    bound = lower_bound(p, q, mpf(dependence[0]), 0.75)
    chi_square_p, nu, unit = tail(x2, bins - 1, dependence, delta, s)
    mde = smallest_detectable(nu, unit, delta, alpha / 2 if components else alpha)
    return [members(groups), components] + [
        digits(v) for v in (x2, smooth, psi, corrected, bound, chi_square_p, smooth_p, mde)]


def members(groups):
    return ";".join(",".join(map(str, sorted(g))) for g in groups)


rng = random.Random(7)


def draw(total, weights):
    counts = [0] * len(weights)
    for i in rng.choices(range(len(weights)), weights, k=total):
        counts[i] += 1
    return counts


FREE = (1.0, float("inf"))
cases = [
    ([50, 100, 200, 100, 50], [40, 120, 190, 110, 45], 5, 0.01, FREE),
    (draw(50000, [1] * 20), draw(2000, [20 + i for i in range(20)]), 20, 0.01, FREE),
    (draw(50000, [1] * 20), draw(2000, [1] * 20), 20, 0.01, (1.6, 11.3)),
    (draw(20000, [1] * 20), draw(5000, [30 - i for i in range(20)]), 12, 0.02, (1.7, 100.0)),
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
    ([5000, 4, 3, 2, 1], [900, 3, 2, 1, 0], 5, 0.0, FREE),
    ([5000, 40, 30, 20, 10], [2500, 30, 12, 7, 5], 5, 0.0, FREE),
    (draw(30000, [40] + [1] * 15), draw(900, [36] + [1] * 15), 16, 0.01, (6.0, 3.4)),
    ([70, 80, 90, 300, 40], [7, 8, 9, 30, 4], 4, 0.01, FREE),
    ([17, 0, 23, 41], [17, 0, 23, 41], 4, 0.0, FREE),
    ([10 ** 6] * 5, [10 ** 5 + 1000 * i for i in range(5)], 0, 0.001, FREE),
]
for _ in range(40):
    bins, scale = rng.randint(2, 30), rng.uniform(0, 4)
    weights = [rng.random() ** (1 + scale * 2) for _ in range(bins)]
    cases.append((draw(rng.randint(20, 8000), weights), draw(rng.randint(5, 2000), [w + 0.001 for w in weights]),
                  rng.randint(0, bins), rng.choice([0.0, 0.01, 0.1]), FREE))

header("drift.py", "inference/drift.tsv",
       ["reference", "live", "ordered", "tolerance", "inflation", "degrees", "smooth inflation", "smooth degrees", "members",
        "components", "chi-square", "smooth", "psi", "corrected psi", "psi lower bound at confidence 0.75", "chi-square p",
        "smooth p", "smallest detectable at alpha 0.001"])
for reference, live, ordered, delta, dependence in cases:
    smooth = FREE if dependence == FREE else (3 * dependence[0], 2.7)
    cells = [str(v).replace("inf", "Infinity") for v in dependence + smooth]
    row(",".join(map(str, reference)), ",".join(map(str, live)), ordered, delta, *cells,
        *result(reference, live, ordered, delta, dependence, smooth, 0.001))
