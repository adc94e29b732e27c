# The detectors of R surveillance on the series of the bench: Rscript surveillance.R FOLDER [METHOD …]
# FOLDER/quiet.csv and risen.csv: a column a series, a row a week; the last 49 weeks are judged. Writes METHOD-quiet.csv, METHOD-risen.csv of 0 and 1, and
# seconds.csv: CPU seconds and judged weeks of each method.
suppressMessages(library(surveillance))
args <- commandArgs(trailingOnly = TRUE); folder <- args[1]
X <- list(quiet = as.matrix(read.csv(file.path(folder, "quiet.csv"))), risen = as.matrix(read.csv(file.path(folder, "risen.csv"))))
n <- nrow(X$quiet); rng <- (n - 48):n
old <- list(range = rng, noPeriods = 1, b = 5, w = 3, weightsThreshold = 1, pastWeeksNotIncluded = 3, pThresholdTrend = 0.05, alpha = 0.01, thresholdMethod = "delta", glmWarnings = FALSE)
new <- list(range = rng, noPeriods = 10, b = 5, w = 3, weightsThreshold = 2.58, pastWeeksNotIncluded = 26, pThresholdTrend = 1, alpha = 0.01, thresholdMethod = "nbPlugin", glmWarnings = FALSE)
whole <- function(y) sts(observed = matrix(y), frequency = 52, start = c(2000, 1))
prog <- function(y) create.disProg(week = seq_along(y), observed = y, state = rep(0, n), freq = 52, start = c(2000, 1))
judges <- list(
  "farrington improved" = function(y) farringtonFlexible(whole(y), new)@alarm, "farrington original" = function(y) farringtonFlexible(whole(y), old)@alarm,
  "ears C1" = function(y) earsC(whole(y), list(range = rng, method = "C1"))@alarm, "ears C2" = function(y) earsC(whole(y), list(range = rng, method = "C2"))@alarm,
  "ears C3" = function(y) earsC(whole(y), list(range = rng, method = "C3"))@alarm,
  "rki 1" = function(y) algo.rki1(prog(y), list(range = rng))$alarm, "rki 2" = function(y) algo.rki2(prog(y), list(range = rng))$alarm, "rki 3" = function(y) algo.rki3(prog(y), list(range = rng))$alarm,
  "bayes 1" = function(y) algo.bayes1(prog(y), list(range = rng))$alarm, "bayes 2" = function(y) algo.bayes2(prog(y), list(range = rng))$alarm, "bayes 3" = function(y) algo.bayes3(prog(y), list(range = rng))$alarm,
  "cdc" = function(y) algo.cdc(prog(y), list(range = rng))$alarm, "cusum" = function(y) algo.cusum(prog(y), list(range = rng))$alarm,
  "cusum rossi" = function(y) algo.cusum(prog(y), list(range = rng, trans = "rossi"))$alarm,
  "glr poisson" = function(y) algo.glrpois(prog(y), list(range = rng, c.ARL = 5))$alarm, "outbreakp" = function(y) algo.outbreakP(prog(y), list(range = rng, k = 100))$alarm)
if (length(args) > 1) judges <- judges[args[-1]]
spent <- NULL
for (m in names(judges)) {
  used <- 0
  for (part in names(X)) {
    before <- proc.time()
    A <- sapply(seq_len(ncol(X[[part]])), function(j) { r <- try(suppressWarnings(judges[[m]](X[[part]][, j])), TRUE); if (inherits(r, "try-error")) rep(NA, 49) else as.integer(tail(as.vector(r), 49)) })
    used <- used + sum((proc.time() - before)[c(1, 2)])
    write.csv(A, file.path(folder, paste0(m, "-", part, ".csv")), row.names = FALSE, quote = FALSE)
  }
  spent <- rbind(spent, data.frame(method = m, seconds = used, weeks = 49 * 2 * ncol(X$quiet)))
}
write.csv(spent, file.path(folder, "seconds.csv"), row.names = FALSE, quote = FALSE)
