"""Golden upper tails of the binomial law, every term of the tail summed in 60 digits."""

from math import sqrt

import mpmath
from mpmath import mpf, log
from scipy.stats import binom

from golden import close, digits, header, row


def pmf(k, n, share):
    share = mpf(share)
    return mpmath.exp(mpmath.loggamma(n + 1) - mpmath.loggamma(k + 1) - mpmath.loggamma(n - k + 1)
                      + (k * log(share) if k else 0) + ((n - k) * log(1 - share) if n > k else 0))


def away(k, n, share, step):
    odds = mpf(share) / (1 - mpf(share))
    term = total = pmf(k, n, share)
    while term > total * mpf(10) ** -30 and 0 <= k + step <= n:
        term *= odds * (n - k) / (k + 1) if step > 0 else k / odds / (n - k + 1)
        total += term
        k += step
    return total


def tail(successes, n, share):
    if successes == 0:
        return mpf(1)
    if successes > n * share:
        return away(successes, n, share, 1)
    return 1 - away(successes - 1, n, share, -1)


header("binomial.py", "inference/binomial.tsv", ["successes", "trials", "share", "upper tail"])
cases = [(1, 1, 0.3), (0, 1, 0.3), (3, 3, 0.999), (12, 2000, 0.002), (4, 2000, 0.002), (1, 10 ** 6, 1e-12),
         (5, 5, 1e-20), (1, 10 ** 9, 1e-300), (10 ** 9, 10 ** 9, 0.9999999999), (700, 1000, 0.5), (300, 1000, 0.5),
         (999, 1000, 0.25), (20, 100, 0.1), (1, 100, 1 - 2 ** -53)]
for n in (200, 10 ** 5, 10 ** 7, 10 ** 9):
    for share in (0.5, 0.01, 1e-6):
        for z in (-4, -1, 0, 1, 3, 6, 12):
            k = round(n * share + z * sqrt(n * share * (1 - share)))
            if 0 < k <= n:
                cases.append((k, n, share))
for k, n, share in cases:
    value = tail(k, n, share)
    if n <= 10 ** 5 and value > 1e-200:
        close("binomial", value, binom.sf(k - 1, n, share), 1e-9)
    row(k, n, repr(share), digits(value))
