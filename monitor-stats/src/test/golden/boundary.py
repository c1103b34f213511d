"""How often the drift test alarms on the boundary of its tolerance, for changes of several shapes.

python3 monitor-stats/src/test/golden/boundary.py        (20 bins, 100 000 replicates, nominal 0.01)
Beside it the same for the statistic 4 sum (root q - root p)^2 / s on the boundary in its own unit.
"""

import numpy as np
from scipy.stats import ncx2

REPLICATES, LEVEL, BINS = 100_000, 0.01, 20
rng = np.random.default_rng(1)
index = np.arange(BINS)


def scaled(weights):
    return weights / weights.sum()


SHAPES = {"uniform": scaled(np.ones(BINS)), "skewed": scaled(1 / (1.0 + index))}
CHANGES = {
    "tilt up": lambda p, t: scaled(p * np.exp(t * index / BINS)),
    "tilt down": lambda p, t: scaled(p * np.exp(-t * index / BINS)),
    "spike": lambda p, t: scaled(np.where(index == BINS - 1, p * (1 + t), p)),
}


def boundary(p, change, divergence, weight):
    low, high = 0.0, 20.0
    for _ in range(80):
        middle = (low + high) / 2
        q = change(p, middle)
        if ((q - p) ** 2 / (weight * q + (1 - weight) * p)).sum() < divergence:
            low = middle
        else:
            high = middle
    return change(p, low)


print("shape\tchange\ttolerance\tn\tm\tchi-square\thellinger")
for shape, p in SHAPES.items():
    for name, change in CHANGES.items():
        for tolerance in (0.01, 0.1):
            for n, m in ((1000, 10_000), (20_000, 200_000)):
                q = boundary(p, change, tolerance, n / (n + m))
                reference = rng.multinomial(m, p, REPLICATES).astype(float)
                live = rng.multinomial(n, q, REPLICATES).astype(float)
                s = 1 / n + 1 / m
                x2 = (n * m * (live / n - reference / m) ** 2 / (live + reference)).sum(1)
                roots = 4 * ((np.sqrt(live / n) - np.sqrt(reference / m)) ** 2).sum(1) / s
                own = 4 * ((np.sqrt(q) - np.sqrt(p)) ** 2).sum() / s
                print(shape, name, tolerance, n, m,
                      "%.4f" % (x2 > ncx2.isf(LEVEL, BINS - 1, tolerance / s)).mean(),
                      "%.4f" % (roots > ncx2.isf(LEVEL, BINS - 1, own)).mean(), sep="\t")
