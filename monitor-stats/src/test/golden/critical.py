"""Golden critical values of the central and non-central chi-square laws."""

import mpmath
from mpmath import mpf, log
from scipy.stats import chi2, ncx2

from golden import close, digits, header, ncx2_tail, row

header("critical.py", "inference/critical.tsv", ["degrees", "noncentrality", "alpha", "critical value"])
for degrees in (0.4, 1, 19, 35.5):
    for noncentrality in (0, 2.5, 20, 1800):
        for alpha in (0.9, 0.05, 0.01, 1e-4, 1e-9, 1e-13):
            law = ncx2(degrees, noncentrality) if noncentrality else chi2(degrees)
            start = mpf(float(law.isf(max(alpha, 1e-9))))
            if alpha < 1e-9:
                start *= mpf("1.2")
            x = mpmath.findroot(lambda v: log(ncx2_tail(v, degrees, noncentrality)) - log(mpf(alpha)),
                                (start, start * mpf("1.01")), solver="secant", tol=1e-40)
            if 1e-6 < alpha < 0.5:
                close("critical", x, law.isf(alpha), 1e-7)
            row(repr(float(degrees)), repr(float(noncentrality)), repr(alpha), digits(x))
