"""Golden values of io.driftmeter.stats.measure, from exact fractions and 60 digits."""

import random
from fractions import Fraction

import numpy
from mpmath import mpf, log, sqrt
from scipy.spatial.distance import jensenshannon
from scipy.stats import chi2_contingency, wasserstein_distance

from golden import close, digits, header, row


def real(fraction):
    return mpf(fraction.numerator) / fraction.denominator


def shares(counts, kappa=Fraction(0)):
    total = sum(counts) + kappa * len(counts)
    return [(c + kappa) / total for c in counts]


def measures(reference, live, positions):
    if sum(reference) == 0 or sum(live) == 0:
        return [None] * 9
    p, q = shares(reference), shares(live)
    ps, qs = shares(reference, Fraction(1, 2)), shares(live, Fraction(1, 2))
    m, n = sum(reference), sum(live)

    def xlog(x, y):
        return real(x) * log(real(x / y)) if x else mpf(0)

    psi = sum(real(b - a) * log(real(b / a)) for a, b in zip(ps, qs))
    kl = sum(xlog(b, a) for a, b in zip(ps, qs))
    middle = [(a + b) / 2 for a, b in zip(p, q)]
    js = sqrt(abs(sum(xlog(a, c) + xlog(b, c) for a, b, c in zip(p, q, middle))) / 2 / log(2))
    hellinger = sqrt(sum((sqrt(real(b)) - sqrt(real(a))) ** 2 for a, b in zip(p, q)) / 2)
    variation = real(sum(abs(b - a) for a, b in zip(p, q)) / 2)
    largest = real(max(abs(b - a) for a, b in zip(p, q)))
    chi2 = real(sum(Fraction((m * b - n * a) ** 2, n * m * (a + b))
                    for a, b in zip(reference, live) if a + b))
    gaps = [abs(sum(q[:i + 1]) - sum(p[:i + 1])) for i in range(len(p))]
    ks = real(max(gaps))
    steps = [Fraction(b) - Fraction(a) for a, b in zip(positions, positions[1:])]
    w1 = real(sum((g * d for g, d in zip(gaps, steps)), Fraction(0)))
    if p == q:
        js = mpf(0)
        if reference == live:
            psi = kl = mpf(0)
    return [psi, js, kl, hellinger, variation, largest, chi2, ks, w1]


def witness(name, reference, live, positions, values):
    """What scipy computes itself, where it keeps its digits."""
    _, js, _, _, _, _, chi2, _, w1 = values
    close(name, js, jensenshannon(reference, live, base=2), mpf(1e-7))
    table = numpy.array([[a, b] for a, b in zip(reference, live) if a + b])
    if len(table) > 1:
        close(name, chi2, chi2_contingency(table, correction=False)[0], mpf(1e-9))
    close(name, w1, wasserstein_distance(positions, positions, reference, live), mpf(1e-9))


rng = random.Random(20261124)


def draw(total, weights):
    counts = [0] * len(weights)
    for i in rng.choices(range(len(weights)), weights, k=total):
        counts[i] += 1
    return counts


BIG = 2 ** 53
cases = [
    ("plain", [50, 100, 200, 100, 50], [40, 120, 190, 110, 45], None),
    ("deciles", draw(5000, [1] * 10), draw(1000, [1] * 10), None),
    ("shifted", draw(50000, [1] * 20), draw(2000, [20 + i for i in range(20)]), None),
    ("skewed", draw(20000, [.5 ** i for i in range(24)]), draw(700, [.6 ** i for i in range(24)]), None),
    ("empty_live_bin", [10, 20, 30], [0, 25, 35], None),
    ("empty_reference_bin", [0, 20, 30], [10, 25, 35], None),
    ("doubly_empty_bin", [10, 0, 30], [12, 0, 25], None),
    ("disjoint", [100, 0], [0, 100], None),
    ("one_bin", [100], [37], [5.0]),
    ("one_row_each", [1, 0, 0], [0, 0, 1], None),
    ("one_live_row", [1000, 2000, 3000], [0, 1, 0], None),
    ("one_row_same", [0, 1], [0, 1], None),
    ("equal_counts", [7, 0, 19, 1000003], [7, 0, 19, 1000003], None),
    ("equal_shares", [10, 20, 30], [100, 200, 300], None),
    ("all_in_one_bin", [0, 1000, 0, 0], [0, 500, 0, 0], None),
    ("moved_to_one_bin", [250, 250, 250, 250], [0, 0, 1000, 0], None),
    ("billion_equal", [10 ** 9] * 4, [10 ** 9] * 4, None),
    ("billion_one_row", [10 ** 9] * 4, [10 ** 9 + 1, 10 ** 9 - 1, 10 ** 9, 10 ** 9], None),
    ("billion_small_drift", [10 ** 9] * 4, [10 ** 9 + 31623, 10 ** 9 - 31623, 10 ** 9 + 7, 10 ** 9], None),
    ("billion_and_thousand", [10 ** 9, 3 * 10 ** 9, 5], [251, 749, 0], None),
    ("two_pow_53", [BIG, BIG - 1, 3], [BIG - 1, BIG, 4], None),
    ("two_pow_53_many", [BIG - i for i in range(20)], [BIG - i * i for i in range(20)], None),
    ("two_pow_53_and_one", [BIG, BIG], [1, 0], None),
    ("two_pow_53_apart", [BIG, 1], [1, BIG], None),
    ("rare", [999999, 1], [999, 1], None),
    ("far_positions", [5, 10, 5], [6, 10, 4], [-1e300, 0.0, 1e300]),
    ("tiny_positions", [5, 10, 5], [6, 10, 4], [0.0, 5e-324, 1e-310]),
    ("tied_positions", [5, 10, 5], [6, 9, 5], [1.0, 1.0, 2.5]),
    ("many_bins", draw(40000, [1] * 400), draw(3000, [1] * 400), [i ** 1.5 for i in range(400)]),
    ("empty_live", [10, 20], [0, 0], None),
    ("empty_reference", [0, 0], [10, 20], None),
    ("empty_both", [0, 0], [0, 0], None),
]

header("measures.py", "measure/measures.tsv",
       ["case", "reference", "live", "positions", "psi", "jensen_shannon", "kullback_leibler", "hellinger",
        "total_variation", "l_infinity", "chi_square", "kolmogorov_smirnov", "wasserstein"])
for name, reference, live, positions in cases:
    positions = positions or [float(i * i) / 4 - 3 for i in range(len(reference))]
    values = measures(reference, live, positions)
    if name in ("plain", "deciles", "shifted", "skewed", "empty_live_bin", "empty_reference_bin", "disjoint"):
        witness(name, reference, live, positions, values)
    row(name, ",".join(map(str, reference)), ",".join(map(str, live)), ",".join(map(repr, positions)),
        *map(digits, values))
