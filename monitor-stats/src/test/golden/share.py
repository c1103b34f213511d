"""Golden p-values of ShareTest: hypergeometric tails for whole counts, beta-binomial tails for real ones, in 60 digits."""

from fractions import Fraction
from math import ceil, comb, floor

import mpmath
from mpmath import mpf
from scipy.stats import hypergeom

from golden import close, digits, header, row


def log_choose(n, k):
    return mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1) - mpmath.loggamma(n - k + 1)


def tail(x, n, y, m):
    """P(X >= x) of the beta-binomial with alpha = y + 1, beta = m - y, for real y and m."""
    if x <= 0 or m - y < 1:
        return mpf(1)
    mp_y, mp_m = mpf(y), mpf(m)
    term = mpmath.exp(log_choose(n, x) + mpmath.loggamma(x + mp_y + 1) + mpmath.loggamma(n - x + mp_m - mp_y)
                      - mpmath.loggamma(n + mp_m + 1) + mpmath.loggamma(mp_m + 1) - mpmath.loggamma(mp_y + 1)
                      - mpmath.loggamma(mp_m - mp_y))
    total, k, before = mpf(0), x, mpf(0)
    while k <= n:
        total += term
        if term < before and term < total * mpf(10) ** -30:
            break
        before = term
        term *= (n - k) * (k + mp_y + 1) / ((k + 1) * (n - k - 1 + mp_m - mp_y)) if k < n else 0
        k += 1
    return total


def exact(x, n, y, m):
    """Fisher's exact test in fractions."""
    draws = x + y
    return Fraction(sum(comb(n, k) * comb(m, draws - k) for k in range(x, min(n, draws) + 1)), comb(n + m, draws))


def p_value(x, n, y, m, allowance, dispersion):
    count = floor(x / dispersion)
    rows = max(count, ceil(n / dispersion))
    y, m = mpf(y) / mpf(dispersion), mpf(m) / mpf(dispersion)
    y += mpf(allowance) * m
    return tail(count, rows, mpmath.ceil(y) if rows > m else y, m)


cases = [(12, 2000, 100, 50000, 0, 1), (24, 4000, 100, 50000, 0, 1), (4, 2000, 100, 50000, 0, 1), (0, 2000, 100, 50000, 0, 1),
         (2000, 2000, 100, 50000, 0, 1), (1, 1, 0, 1, 0, 1), (1, 1, 0, 0, 0, 1), (1, 1, 1, 1, 0, 1), (3, 10, 0, 50, 0, 1),
         (10, 10, 0, 50, 0, 1), (5, 10, 49, 50, 0, 1), (10, 10, 49, 50, 0, 1), (9, 10, 49, 50, 0, 1), (10, 10, 50, 50, 0, 1),
         (7, 200, 3, 1000, 0.01, 1), (30, 2000, 100, 50000, 0.005, 1), (60, 2000, 100, 50000, 0.005, 1.7),
         (60, 2000, 100, 50000, 0, 3.2), (999999, 10 ** 6, 5, 7, 0, 1), (40, 100, 0, 0, 0, 1), (50, 100, 3, 10, 0.9, 1)]
for n, m in ((200, 5000), (5000, 200), (10 ** 5, 10 ** 6), (10 ** 6, 10 ** 4), (10 ** 7, 10 ** 9), (10 ** 9, 10 ** 9)):
    for share in (0.5, 0.01, 1e-6):
        y = round(m * share)
        for z in (-3, -0.5, 0, 0.5, 2, 5, 7):
            x = round(n * (share + z * (share * (1 - share) * (1 / n + 1 / m)) ** 0.5))
            if 0 < x <= n and (n < 10 ** 9 or z > 0 or share < 1e-3):
                cases.append((x, n, y, m, 0, 1))
                if n < 10 ** 6 and z > 1:
                    cases.append((x, n, y, m, 0.001, 1.25))

header("share.py", "inference/share.tsv", ["live count", "live", "reference count", "reference", "allowance", "dispersion", "p-value"])
for x, n, y, m, allowance, dispersion in cases:
    value = p_value(x, n, y, m, allowance, dispersion)
    if allowance == 0 and dispersion == 1 and y < m and x > 0:
        if n + m < 60000:
            ours = exact(x, n, y, m)
            close("exact", value, mpf(ours.numerator) / ours.denominator, mpf(10) ** -14)
        if n + m < 10 ** 5 and value > 1e-200:
            close("scipy", value, hypergeom.sf(x - 1, n + m, n, x + y), 1e-8)
    row(x, n, y, m, allowance, float(dispersion), digits(value))
