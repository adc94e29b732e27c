# How the vectors beside this file were made: R 4.2.2, surveillance 1.20.3 (Debian 12), from counts.csv.
# Rscript make.R   (in this folder). counts.csv: 14 synthetic negative-binomial series of 340 weeks with planted rises, NumPy seed 7.
suppressMessages(library(surveillance)); options(digits = 15)
X <- as.matrix(read.csv("counts.csv")); rng <- 331:340
S <- sts(observed = X, frequency = 52, start = c(2000, 1))
old <- list(range = rng, noPeriods = 1, b = 5, w = 3, weightsThreshold = 1, pastWeeksNotIncluded = 3, pThresholdTrend = 0.05, alpha = 0.01)
new <- list(range = rng, noPeriods = 10, b = 5, w = 3, weightsThreshold = 2.58, pastWeeksNotIncluded = 26, pThresholdTrend = 1, alpha = 0.01)
set <- list(original = c(old, thresholdMethod = "delta"), improved = c(new, thresholdMethod = "nbPlugin"),
            `improved-delta` = c(new, thresholdMethod = "delta"), `improved-muan` = c(new, thresholdMethod = "muan"))
res <- NULL
for (n in names(set)) {
  f <- suppressWarnings(farringtonFlexible(S, c(set[[n]], glmWarnings = FALSE)))
  for (j in 1:ncol(X)) res <- rbind(res, data.frame(setting = n, k = rng, s = j, upper = f@upperbound[, j],
    expected = f@control$expected[, j], phi = f@control$phiVector[, j], trend = f@control$trendVector[, j],
    pvalue = f@control$pvalue[, j], alarm = as.integer(f@alarm[, j])))
}
write.csv(res, "farrington.csv", row.names = FALSE, quote = FALSE)
res <- NULL
add <- function(n, j, r) res <<- rbind(res, data.frame(method = n, k = rng, s = j, upper = as.numeric(r$upperbound), alarm = as.integer(r$alarm)))
for (j in 1:ncol(X)) {
  D <- create.disProg(week = 1:nrow(X), observed = X[, j], state = rep(0, nrow(X)), freq = 52, start = c(2000, 1))
  for (m in c("C1", "C2", "C3")) { e <- earsC(S[, j], list(range = rng, method = m)); add(paste0("ears-", tolower(m)), j, list(upperbound = e@upperbound, alarm = e@alarm)) }
  for (m in 1:3) { add(paste0("rki", m), j, get(paste0("algo.rki", m))(D, list(range = rng))); add(paste0("bayes", m), j, get(paste0("algo.bayes", m))(D, list(range = rng))) }
  add("cdc", j, algo.cdc(D, list(range = rng)))
  add("cusum", j, algo.cusum(D, list(range = rng))); add("cusum-rossi", j, algo.cusum(D, list(range = rng, trans = "rossi")))
  add("cusum-glm", j, algo.cusum(D, list(range = rng, m = "glm"))); add("cusum-glm-rossi", j, algo.cusum(D, list(range = rng, m = "glm", trans = "rossi")))
  add("outbreakp", j, algo.outbreakP(D, list(range = rng, k = 100)))
  add("glr-poisson", j, algo.glrpois(D, list(range = rng, c.ARL = 5)))
  r <- try(suppressWarnings(algo.glrnb(D, list(range = rng, c.ARL = 5))), TRUE)  # glm.nb does not converge on every series
  if (!inherits(r, "try-error")) add("glr-negbin", j, r)
}
write.csv(res, "others.csv", row.names = FALSE, quote = FALSE)
