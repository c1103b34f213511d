# Golden rejections of the Benjamini-Hochberg procedure at q = 0.1.
set.seed(20261124)
number <- function(values) paste(sprintf("%.17g", values), collapse = ",")
cases <- list(
  c(0.01), c(0.01, 0.04, 0.03, 0.005), c(0.02, 0.02, 0.02), c(0, 1, 0.5, 0, 1),
  c(0.04, 0.03, 0.02, 0.01), c(1e-15, 1e-15, 0.9, 0.8, 1e-3), c(0.3, 0.3, 0.01, 0.01, 0.3),
  runif(20), runif(100)^4, round(runif(50), 1))
cat("# Rscript monitor-stats/src/test/golden/benjamini_hochberg.R >",
    "monitor-stats/src/test/resources/io/driftmeter/stats/inference/benjamini_hochberg.tsv\n")
cat("# ", R.version.string, ": p.adjust(p, \"BH\") <= 0.1\n", sep = "")
cat("# p-values\trejected\n")
for (p in cases) cat(number(p), "\t", paste(p.adjust(p, "BH") <= 0.1, collapse = ","), "\n", sep = "")
