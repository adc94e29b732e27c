# How scan.csv was made: R 4.2.2, base packages only, from the published formulas written out loop by loop (Rscript scan.R in this folder).
# The formulas are those of scanstatistics, which could not be installed where this was made; zones are numbered as its knn_zones does.
# Its negative binomial: "emerging-r" in every version, "hotspot-r" up to 1.0.2, "hotspot-paper" since 1.1.0 (read in src/EBNBscan.h of both).
set.seed(11); options(digits = 17)
n <- 10; weeks <- 4; k <- 4
xy <- data.frame(place = paste0("p", 1:n), x = round(runif(n), 3), y = round(runif(n), 3))
B <- matrix(round(rexp(n * weeks, 1 / 4), 3) + 0.1, weeks, n); C <- matrix(rpois(n * weeks, B), weeks, n)
C[3:4, c(2, 5, 9)] <- C[3:4, c(2, 5, 9)] + 6
save <- function(x, f) write.csv(x, f, row.names = FALSE, quote = FALSE)
colnames(B) <- colnames(C) <- xy$place
save(xy, "scan-coords.csv"); save(C, "scan-counts.csv"); save(B, "scan-baselines.csv")
near <- t(apply(as.matrix(dist(xy[, 2:3], diag = TRUE, upper = TRUE)), 2, order))[, 1:k]
zones <- unique(unlist(lapply(1:n, function(i) lapply(1:k, function(m) sort(near[i, 1:m]))), recursive = FALSE))
theta <- 2; N <- sum(C)
poisson_eb <- function(c, b) if (c > b) c * log(c / b) + b - c else 0
poisson_pb <- function(c, b) if (c > b) c * log(c / b) + (if (N > c) (N - c) * log((N - c) / (N - b)) else 0) else 0
margins <- outer(rowSums(C), colSums(C)) / N
res <- NULL
for (m in c("eb-poisson", "pb-poisson", "permutation", "hotspot-paper", "hotspot-r", "emerging-paper", "emerging-r"))
  for (d in 1:weeks) for (z in seq_along(zones)) {
    rows <- weeks:(weeks - d + 1); y <- C[rows, zones[[z]], drop = FALSE]
    E <- switch(m, `pb-poisson` = B * N / sum(B), permutation = margins, B)[rows, zones[[z]], drop = FALSE]
    if (m == "eb-poisson") s <- poisson_eb(sum(y), sum(E))
    else if (m %in% c("pb-poisson", "permutation")) s <- poisson_pb(sum(y), sum(E))
    else {
      w <- 1 + E / theta; g <- if (startsWith(m, "emerging")) d:1 else rep(1, d)
      up <- 0; down <- 0
      for (t in 1:d) for (j in 1:ncol(y)) { up <- up + (y[t, j] - E[t, j]) * g[t] / w[t, j]; down <- down + E[t, j] * g[t]^2 / w[t, j] }
      s <- if (endsWith(m, "paper")) up / sqrt(down) else up / down
    }
    res <- rbind(res, data.frame(method = m, zone = z, duration = d, score = s, members = paste(zones[[z]], collapse = " ")))
  }
save(res, "scan.csv")
