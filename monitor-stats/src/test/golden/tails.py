"""Golden upper tails and critical values of the central and non-central chi-square laws."""

import mpmath
from mpmath import mpf
from scipy.stats import chi2, ncx2

from golden import close, digits, header, ncx2_tail, row

header("tails.py", "inference/tails.tsv", ["degrees", "noncentrality", "x", "upper tail"])
for degrees in (1, 0.4, 2.03, 3.7, 4, 19, 29, 200):
    for noncentrality in (0, 1e-3, 0.5, 20, 333.3, 18000):
        mean, sd = degrees + noncentrality, mpmath.sqrt(2 * degrees + 4 * noncentrality)
        for z in (-3, -1.5, -0.5, 0, 1, 2.5, 4, 6.5, 7.5, 9, 13):
            x = float(mean + z * sd)
            if x > 0:
                tail = ncx2_tail(x, degrees, noncentrality)
                if 1e-9 < tail < 0.999:
                    law = ncx2(degrees, noncentrality) if noncentrality else chi2(degrees)
                    close("tail", tail, law.sf(x), 1e-8)
                row(repr(float(degrees)), repr(float(noncentrality)), repr(x), digits(tail))
for degrees, noncentrality, x in ((19, 200000, 200000), (19, 200000, 202500), (19, 2e6, 2.01e6)):
    row(repr(float(degrees)), repr(float(noncentrality)), repr(float(x)),
        digits(ncx2_tail(x, degrees, noncentrality)))
