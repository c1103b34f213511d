"""How often the drift test alarms on the boundary of its tolerance, for changes of several shapes.

python3 monitor-stats/src/test/golden/boundary.py        (20 bins, 20 000 replicates, nominal 0.01, about a minute)
The boundary is 4 sum (root q - root p)^2 = tolerance. Pearson's statistic with the classical smooth components
stands beside the statistics of roots, which differ in what is added under the root: nothing, or 3/8 of the noise.
Then the pairs of the two, each at half the level; then the power of Pearson's pair and of that with 3/8, at a level
of 0.001 and three times the tolerance. No bin is merged.
"""

import numpy as np
from scipy.stats import chi2, ncx2

REPLICATES, LEVEL, BINS = 20_000, 0.01, 20
rng = np.random.default_rng(1)
index = np.arange(BINS)


def scaled(weights):
    return weights / weights.sum()


SHAPES = {"uniform": scaled(np.ones(BINS)), "skewed": scaled(1 / (1.0 + index)),
          "rare": scaled(np.r_[np.ones(BINS - 1), 0.1])}
CHANGES = {
    "none": lambda p, t: p,
    "tilt": lambda p, t: scaled(p * np.exp(t * index / BINS)),
    "tilt back": lambda p, t: scaled(p * np.exp(-t * index / BINS)),
    "spike": lambda p, t: scaled(np.where(index == BINS - 1, p * (1 + t), p)),
    "drop": lambda p, t: scaled(np.where(index == 0, p * np.exp(-t), p)),
}


def boundary(p, change, divergence):
    low, high = 0.0, 40.0
    for _ in range(80):
        middle = (low + high) / 2
        if 4 * ((np.sqrt(change(p, middle)) - np.sqrt(p)) ** 2).sum() < divergence:
            low = middle
        else:
            high = middle
    return change(p, low)


def functions(pooled):
    x = 2 * np.cumsum(pooled, 1) - pooled - 1
    basis = [np.ones_like(x)]
    for _ in range(4):
        h = x * basis[-1]
        for _ in range(2):
            for b in basis:
                h = h - (pooled * h * b).sum(1, keepdims=True) * b
        basis.append(h / np.sqrt((pooled * h * h).sum(1, keepdims=True)))
    return basis[1:]


def statistics(live, reference, n, m):
    """Pairs of the statistic over all bins and of the smooth one: Pearson, roots, roots with 3/8."""
    s, pooled = 1 / n + 1 / m, (live + reference) / (n + m)
    q, p = live / n, reference / m
    basis = functions(pooled)
    pairs = []
    for d in [(q - p) / np.sqrt(pooled * s)] + [
            2 * (np.sqrt(q + c * s) - np.sqrt(p + c * s)) / np.sqrt(s) for c in (0, .375)]:
        pairs.append(((d * d).sum(1), sum((d * np.sqrt(pooled) * h).sum(1) ** 2 for h in basis)))
    return pairs


print("shape\tchange\ttolerance\tn\tm\tPSI\tPearson\troots\troots 3/8\tpair Pearson\tpair roots\tpair roots 3/8\tpower Pearson\tpower roots 3/8")
for shape, p in SHAPES.items():
    for name, change in CHANGES.items():
        for tolerance in (0,) if name == "none" else (0.02, 0.1):
            for n, m in ((500, 5000), (2000, 20_000), (20_000, 200_000)):
                if p.min() * n < 4.9:
                    continue
                q = boundary(p, change, tolerance)
                reference = rng.multinomial(m, p, REPLICATES).astype(float)
                pairs = statistics(rng.multinomial(n, q, REPLICATES).astype(float), reference, n, m)
                far = boundary(p, change, 3 * tolerance)
                moved = statistics(rng.multinomial(n, far, REPLICATES).astype(float), reference, n, m)
                noncentrality = tolerance / (1 / n + 1 / m)

                def critical(level, degrees):
                    return ncx2.isf(level, degrees, noncentrality) if tolerance else chi2.isf(level, degrees)

                def either(pair, level):
                    return ((pair[0] > critical(level / 2, BINS - 1)) | (pair[1] > critical(level / 2, 4))).mean()

                cells = [(x > critical(LEVEL, BINS - 1)).mean() for x, _ in pairs]
                cells += [either(pair, LEVEL) for pair in pairs] + [either(moved[0], .001), either(moved[2], .001)]
                print(shape, name, tolerance, n, m, "%.4f" % ((q - p) * np.log(q / p)).sum(),
                      *["%.4f" % cell for cell in cells], sep="\t", flush=True)
