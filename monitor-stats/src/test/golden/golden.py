"""Shared by the scripts that write golden values: the header and 17 significant digits."""

import platform
import sys

import mpmath
import scipy
from mpmath import mp, mpf

mp.dps = 60


def header(script, target, columns):
    print("# python3 monitor-stats/src/test/golden/%s > monitor-stats/src/test/resources/io/driftmeter/stats/%s"
          % (script, target))
    print("# Python %s, mpmath %s (60 digits), scipy %s as second witness"
          % (platform.python_version(), mpmath.__version__, scipy.__version__))
    print("# " + "\t".join(columns))


def digits(value):
    return "NaN" if value is None else repr(float(value))


def row(*cells):
    print("\t".join(str(cell) for cell in cells))


def close(name, ours, witness, tolerance):
    """Stops the generation when the second witness disagrees."""
    if abs(mpf(ours) - mpf(float(witness))) > tolerance * abs(mpf(ours)) + mpf(10) ** -300:
        sys.exit("%s: %s against %s" % (name, mp.nstr(ours, 17), witness))


def ncx2_tail(x, degrees, noncentrality):
    """sum_j Poisson(j; l/2) Q(k/2 + j, x/2) in 60 digits, every term from j = 0."""
    y, a, mean = mpf(x) / 2, mpf(degrees) / 2, mpf(noncentrality) / 2
    q = mpmath.gammainc(a, y, mpmath.inf, regularized=True)
    step = mpmath.exp(a * mpmath.log(y) - y - mpmath.loggamma(a + 1))
    weight = mpmath.exp(-mean)
    total, j = mpf(0), 0
    while True:
        total += weight * q
        if j > mean and weight < mpf(10) ** -45 * total:
            return total
        q += step
        j += 1
        weight *= mean / j
        step *= y / (a + j)
