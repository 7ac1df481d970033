# SPDX-License-Identifier: Apache-2.0
# Times R and its packages on the numbers that Malar's benchmark wrote, and prints a JSON line for each row.
#
#   Rscript statistics.R FOLDER [TASK...]
#
# One thread. A row is the median of five repetitions, each of which calls until 0.2 s have passed; a row that takes longer than two
# seconds is measured once. `value` is a number out of the result by which the programs are compared. A package that is not installed
# gives no rows.

arguments <- commandArgs(TRUE)
folder <- arguments[1]
tasks <- if (length(arguments) > 1) arguments[-1] else c("a", "b", "c", "d", "e", "f")
has <- function(package) suppressWarnings(suppressMessages(require(package, character.only = TRUE, quietly = TRUE)))
version <- function(package) paste(package, packageVersion(package))
r <- paste("R", getRversion())
read <- function(name) {
  path <- file.path(folder, name)
  readBin(path, "double", file.size(path) / 8, endian = "little")
}

once <- function(call) {
  start <- proc.time()[[3]]
  calls <- 0
  repeat {
    value <- call()
    calls <- calls + 1
    elapsed <- proc.time()[[3]] - start
    if (elapsed > 0.2) break
  }
  list(seconds = elapsed / calls, value = value)
}

row <- function(task, case, software, call, note = "", scale = 1) {
  first <- tryCatch(suppressWarnings(once(call)), error = function(problem) NULL)
  if (is.null(first)) {
    message("statistics.R: ", software, ", ", task, " ", case, ": failed")
    return(invisible())
  }
  seconds <- first$seconds
  if (seconds <= 2) seconds <- median(c(seconds, replicate(4, suppressWarnings(once(call))$seconds)))
  cat(sprintf(
    '{"task": "%s", "case": "%s", "software": "%s", "seconds": %.9g, "value": %.17g, "note": "%s"}\n',
    task, case, software, seconds * scale, as.numeric(first$value), note))
}

exact_signed_rank <- function() {
  for (n in c(26, 50, 200, 1000)) {
    d <- read(sprintf("signed-rank-%d.f64", n))
    case <- sprintf("n=%d", n)
    if (getRversion() >= "4.6.0") row("a", case, r, function() wilcox.test(d, exact = TRUE)$p.value)
    if (has("exactRankTests")) row("a", case, version("exactRankTests"), function() exactRankTests::wilcox.exact(d, exact = TRUE)$p.value)
    if (has("coin")) {
      zero <- rep(0, length(d))
      row("a", case, version("coin"), function() coin::pvalue(coin::wilcoxsign_test(d ~ zero, distribution = "exact")))
    }
  }
}

exact_mann_whitney <- function() {
  for (n in c(13, 50, 200)) {
    both <- read(sprintf("mann-whitney-%d.f64", n))
    x <- both[seq_len(n)]
    y <- both[-seq_len(n)]
    group <- factor(rep(1:2, each = n))
    case <- sprintf("n=%d+%d", n, n)
    if (getRversion() >= "4.6.0") {
      row("b", case, r, function() wilcox.test(x, y, exact = TRUE)$p.value, "two-sided p by doubling")
    }
    # With 200 and 200 this one takes more than a minute a call.
    if (has("exactRankTests") && n < 200) {
      row("b", case, version("exactRankTests"), function() exactRankTests::wilcox.exact(x, y, exact = TRUE)$p.value)
    }
    if (has("coin")) row("b", case, version("coin"), function() coin::pvalue(coin::wilcox_test(both ~ group, distribution = "exact")))
  }
}

many_signed_ranks <- function() {
  path <- file.path(folder, "wilcoxon-matrix.i8")
  tests <- file.size(path) / 26
  some <- min(tests, 20000)
  matrix <- matrix(readBin(path, "integer", 26 * some, size = 1), 26)
  note <- sprintf("%d tests timed and scaled", some)
  row("c", sprintf("%d tests of n=26", tests), paste0(r, ", wilcox.test in a loop"), function() {
    sum(apply(matrix, 2, function(d) wilcox.test(d, exact = FALSE, correct = FALSE)$p.value))
  }, note, tests / some)
}

bootstrap <- function() {
  d <- read("bootstrap-26.f64")
  row("d", "percentile", r, function() {
    quantile(replicate(10000, median(d[sample.int(length(d), replace = TRUE)])), 0.025)
  }, "random")
}

survival_tests <- function(case, name) {
  if (!has("survival")) return(message("statistics.R: no package survival here; its rows are left out"))
  time <- read(paste0(name, "-time.f64"))
  event <- read(paste0(name, "-event.f64"))
  group <- read(paste0(name, "-group.f64"))
  row("e", case, version("survival"), function() {
    survfit(Surv(time, event) ~ group)
    survdiff(Surv(time, event) ~ group)$chisq
  })
}

cox <- function() {
  if (!has("survival")) return(invisible())
  time <- read("cox-time.f64")
  event <- read("cox-event.f64")
  x <- sapply(1:5, function(k) read(sprintf("cox-x%d.f64", k)))
  y <- Surv(time, event)
  row("f", "Efron", paste0(version("survival"), ", coxph"), function() coef(coxph(y ~ x))[[1]])
  row("f", "Efron", paste0(version("survival"), ", coxph.fit"), function() {
    survival::coxph.fit(x, y, NULL, NULL, NULL, coxph.control(), NULL, "efron", NULL)$coefficients[[1]]
  })
  row("f", "Breslow", paste0(version("survival"), ", coxph.fit"), function() {
    survival::coxph.fit(x, y, NULL, NULL, NULL, coxph.control(), NULL, "breslow", NULL)$coefficients[[1]]
  })
}

if ("a" %in% tasks) exact_signed_rank()
if ("b" %in% tasks) exact_mann_whitney()
if ("c" %in% tasks) many_signed_ranks()
if ("d" %in% tasks) bootstrap()
if ("e" %in% tasks) {
  survival_tests("3000 distinct times", "survival-tied")
  survival_tests("all times distinct", "survival-distinct")
}
if ("f" %in% tasks) cox()
