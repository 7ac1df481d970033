# SPDX-License-Identifier: Apache-2.0
#
# The tables of Examples/italian-cohort, or of another cohort of the template cohort-2024, again from the raw rows, with nothing of Malar:
# base R and survival alone.
# Rscript cohort.R <study folder>   One line a cell, tab-separated: table, row, column, kind (value or text), value, tolerance.
# A row is named by its first cell, below those that it is indented under; of equal names the second is "name #2".
suppressPackageStartupMessages(library(survival))
options(digits = 17, warn = 1)
folder <- commandArgs(TRUE)[1]
read <- function(name) read.csv(file.path(folder, name), comment.char = "#", colClasses = "character", check.names = FALSE, encoding = "UTF-8")
patients <- read("patients.csv"); visits <- read("visits.csv"); treatments <- read("treatments.csv"); events <- read("events.csv")
ids <- patients$patient

# ---- what is printed
lines <- character(); seen <- list()
nb <- "\u00a0"; dash <- "\u2013"
say <- function(table, row, column, kind, value, tolerance = 1e-9) {
  number <- is.numeric(value)
  lines[[length(lines) + 1]] <<- paste(table, row, column, kind, if (number) sprintf("%.17g", value) else value, format(tolerance), sep = "\t")
}
rounded <- function(x, d) sign(x) * floor(abs(x) * 10^d + 0.5 + 1e-9) / 10^d
fixed <- function(x, d) sub("-", "\u2212", sprintf("%.*f", d, rounded(x, d)))
short <- function(x, d = 2) { s <- sprintf("%.*f", d, rounded(x, d)); if (grepl(".", s, fixed = TRUE)) s <- sub("\\.?0+$", "", s); if (s == "-0") s <- "0"; sub("-", "\u2212", s) }
percent <- function(k, n) sprintf("%d%%", as.integer(floor((200 * k + n) / (2 * n))))
share <- function(k, n) if (n == 0) dash else sprintf("%d/%d (%s)", as.integer(k), as.integer(n), percent(k, n))
journal <- function(p) if (is.na(p)) dash else if (p < 0.001) "<0.001" else if (p > 0.999) ">0.999" else fixed(p, 3)
nIs <- function(n) paste0("n", nb, "=", nb, n)
counted <- function(table, row, column, n) { say(table, row, column, "value", n); say(table, row, column, "text", as.character(n)) }
shared <- function(table, row, column, k, n, add = "") { if (n > 0) say(table, row, column, "value", k); say(table, row, column, "text", paste0(share(k, n), add)) }
quart <- function(x) quantile(x, c(.25, .5, .75), type = 6, names = FALSE)
middle <- function(table, row, column, x, of = length(x), d = 2) {
  x <- x[!is.na(x)]
  if (!length(x)) return(say(table, row, column, "text", dash))
  q <- quart(x)
  say(table, row, column, "value", q[2])
  say(table, row, column, "text", paste0(short(q[2], d), " (", short(q[1], d), dash, short(q[3], d), ")", if (length(x) < of) paste0("; ", nIs(length(x)))))
}
tested <- function(table, row, column, p) { if (!is.na(p)) say(table, row, column, "value", p); say(table, row, column, "text", journal(p)) }

# ---- tests
tidy <- function(x) round(x, 9)
# The distribution of a sum of a random half of the scores, counted in half ranks.
signedExact <- function(ranks, up) {
  w <- as.integer(round(2 * ranks)); count <- c(1, rep(0, sum(w)))
  for (s in w) count <- count + c(rep(0, s), head(count, length(count) - s))
  t <- sum(w[up]); total <- 2^length(w)
  min(1, 2 * min(sum(count[seq_len(t + 1)]), sum(count[(t + 1):length(count)])) / total)
}
signed <- function(d) {
  d <- tidy(d[!is.na(d)]); z <- d[d != 0]; n <- length(z)
  out <- c(pairs = length(d), changed = n, spss = NA, r45 = NA, r46 = NA, sas = NA, coin = NA, scipy = NA, exact = NA, least = NA)
  # Nobody changed: the exact p is 1, and there is no approximation.
  if (n == 0) { if (length(d)) out[c("r46", "scipy", "exact", "least")] <- 1; return(out) }
  r <- rank(tidy(abs(z))); ties <- table(tidy(abs(z)))
  centre <- n * (n + 1) / 4; variance <- n * (n + 1) * (2 * n + 1) / 24 - sum(ties^3 - ties) / 48
  S <- sum(r[z > 0]) - centre
  out["spss"] <- 2 * pnorm(-abs(S) / sqrt(variance))
  # Said in full, for from R 4.6 the default is another.
  out["r45"] <- suppressWarnings(wilcox.test(z, exact = n == length(d) && all(ties == 1) && n < 50, correct = TRUE)$p.value)
  out["exact"] <- signedExact(r, z > 0)
  pratt <- rank(tidy(abs(d)))[d != 0]
  out["r46"] <- if (length(d) < 50) signedExact(pratt, z > 0) else NA
  out["coin"] <- 2 * pnorm(-abs(sum(pratt[z > 0]) - sum(pratt) / 2) / sqrt(sum(pratt^2) / 4))
  out["sas"] <- if (n <= 20) out["exact"] else 2 * pt(-abs(S) * sqrt(n - 1) / sqrt(n * variance - S^2), n - 1)
  out["scipy"] <- if (length(d) <= 13 || (n == length(d) && all(ties == 1) && n <= 50)) out["exact"] else out["spss"]
  out["least"] <- signedExact(r, rep(TRUE, n))
  out["floor"] <- as.numeric(all(z > 0) || all(z < 0))
  out
}
# Mann-Whitney: exact given the ties, by the distance from the mean, and the normal approximation without continuity correction.
between <- function(a, b) {
  a <- tidy(a[!is.na(a)]); b <- tidy(b[!is.na(b)]); m <- length(a); n <- length(a) + length(b)
  if (m == 0 || m == n) return(c(NA, NA))
  r <- as.integer(round(2 * rank(c(a, b)))); width <- sum(r) + 1
  count <- matrix(0, m + 1, width); count[1, 1] <- 1
  for (s in r) for (k in m:1) count[k + 1, (s + 1):width] <- count[k + 1, (s + 1):width] + count[k, 1:(width - s)]
  centre <- m * (n + 1); far <- abs((0:(width - 1)) - centre) >= abs(sum(r[1:m]) - centre)
  exact <- sum(count[m + 1, far]) / sum(count[m + 1, ])
  approximate <- suppressWarnings(wilcox.test(a, b, exact = FALSE, correct = FALSE)$p.value)
  c(exact, if (is.nan(approximate)) NA else approximate)
}

# ---- courses
dateOf <- function(x) as.Date(ifelse(x == "", NA, x))
index <- treatments[treatments$role == "index" & treatments$drug == "anifrolumab", ]
start <- setNames(do.call(c, lapply(ids, function(i) min(dateOf(index$start[index$patient == i])))), ids)
lastCourse <- lapply(ids, function(i) { rows <- index[index$patient == i, ]; rows[order(dateOf(rows$start)), ][nrow(rows), ] }); names(lastCourse) <- ids
stopped <- sapply(lastCourse, function(r) r$status == "stopped")
stopDay <- sapply(ids, function(i) if (stopped[[i]]) as.integer(dateOf(lastCourse[[i]]$stop) - start[[i]]) else NA_integer_)
reasonLabel <- c(inefficacy = "Inefficacy", infection = "Infection")
stopReason <- sapply(lastCourse, function(r) if (r$status == "stopped") reasonLabel[[r$stopReason]] else "")
visits$day <- as.integer(dateOf(visits$date) - start[visits$patient])
weights <- c(seizure = 8, psychosis = 8, organicBrainSyndrome = 8, visualDisturbance = 8, cranialNerveDisorder = 8, lupusHeadache = 8, cva = 8,
  vasculitis = 8, arthritis = 4, myositis = 4, urinaryCasts = 4, hematuria = 4, proteinuria = 4, pyuria = 4, rash = 2, alopecia = 2,
  mucosalUlcers = 2, pleurisy = 2, pericarditis = 2, lowComplement = 2, increasedDnaBinding = 2, fever = 1, thrombocytopenia = 1, leukopenia = 1)
items <- sapply(names(weights), function(i) as.numeric(visits[[i]]))
number <- function(x) suppressWarnings(as.numeric(x))
visits$sledai2k <- as.vector(items %*% weights)
clinical <- as.vector(items[, setdiff(names(weights), c("lowComplement", "increasedDnaBinding"))] %*% rep(1, 22)) > 0
visits$serology <- items[, "lowComplement"] + items[, "increasedDnaBinding"] > 0
major <- rowSums(items[, c("seizure", "psychosis", "organicBrainSyndrome", "visualDisturbance", "cranialNerveDisorder", "lupusHeadache", "cva",
  "vasculitis", "urinaryCasts", "hematuria", "proteinuria", "pyuria", "pleurisy", "pericarditis", "fever")]) > 0
visits$pga <- number(visits$pga)
visits$prednisone <- ifelse(visits$glucocorticoid == "none", 0, number(visits$glucocorticoidDose))
stopifnot(all(visits$glucocorticoid %in% c("none", "prednisone")))
visits$sledas <- number(visits$recorded.sledas); visits$clasi <- number(visits$recorded.clasiActivity)
visits$clasiDamage <- number(visits$recorded.clasiDamage)
visits$tjc28 <- number(visits$tjc28); visits$sjc28 <- number(visits$sjc28)
yes <- function(name) visits[[name]] == "1"
doris <- function(clinical = get("clinical", globalenv()), pga = visits$pga < 0.5, dose = visits$prednisone <= 5) !clinical & pga & dose & yes("therapyAllowed")
lldas <- function(score = visits$sledai2k, pga = visits$pga <= 1, dose = visits$prednisone <= 7.5, maintenance = yes("treatmentTolerated") & !yes("investigationalDrug"))
  score <= 4 & !major & !yes("hemolyticAnemia") & !yes("gastrointestinalActivity") & !yes("otherCardiopulmonary") & !yes("newActivity") & pga & dose & maintenance
visits$doris <- doris(); visits$lldas <- lldas()
# A missing PGA leaves a state open only where the rest does not decide; FALSE & NA is FALSE in R too.

points <- data.frame(name = c("T4", "T12", "T24", "T36", "T48", "T72"), label = c("1 month", "3 months", "6 months", "9 months", "12 months", "18 months"),
  day = c(28, 84, 168, 252, 336, 504), from = c(14, 56, 126, 210, 294, 420), to = c(55, 125, 209, 293, 419, 600))
nth <- function(i) which(visits$patient == i)
baseline <- sapply(ids, function(i) { v <- nth(i); v <- v[visits$day[v] <= 0 & visits$day[v] >= -31]; v[which.max(visits$day[v])] })
after <- lapply(ids, function(i) { v <- setdiff(nth(i), baseline[[i]]); v <- v[visits$day[v] >= 0]; v[order(visits$day[v])] }); names(after) <- ids
counts <- lapply(ids, function(i) { v <- after[[i]]; if (stopped[[i]]) v[visits$day[v] <= stopDay[[i]]] else v }); names(counts) <- ids
standing <- sapply(seq_len(nrow(points)), function(p) sapply(ids, function(i) {
  v <- counts[[i]]; v <- v[visits$day[v] >= points$from[p] & visits$day[v] <= points$to[p]]
  if (!length(v)) return(NA_integer_)
  distance <- abs(visits$day[v] - points$day[p]); near <- v[distance == min(distance)]
  near[which.max(visits$day[near])]
}))
moments <- c("T0", points$name); at <- cbind(baseline, standing); colnames(at) <- moments; rownames(at) <- ids
heads <- sprintf("%s (%s)", c("Baseline", points$label), moments)
assessed <- colSums(!is.na(at))
lastVisit <- sapply(counts, function(v) tail(v, 1)); lastDay <- visits$day[lastVisit]; names(lastDay) <- ids
lastOfAll <- sapply(after, function(v) visits$day[tail(v, 1)])
skin <- rowSums(items[baseline, c("rash", "alopecia", "mucosalUlcers")]) > 0; joints <- items[baseline, "arthritis"] > 0
everyone <- rep(TRUE, length(ids))
endpoints <- list(
  list("SLEDAI-2K", "sledai2k", everyone, ""), list("SLE-DAS", "sledas", everyone, ""),
  list("CLASI activity", "clasi", skin, ", patients with mucocutaneous activity at baseline"),
  list("Tender joints (28)", "tjc28", joints, ", patients with joint activity at baseline"),
  list("Swollen joints (28)", "sjc28", joints, ", patients with joint activity at baseline"),
  list("Physician global assessment", "pga", everyone, ""), list("Prednisone-equivalent (mg/day)", "prednisone", everyone, ""))
states <- list(list("Remission (DORIS 2021)", "doris"), list("Low disease activity (LLDAS)", "lldas"))
dataCut <- as.Date(sub(".*: *", "", grep("dataCut:", readLines(file.path(folder, "study.yaml")), value = TRUE)))
absence <- function(i, p) {
  if (!is.na(standing[i, p])) return(NA)
  if (stopped[[i]] && stopDay[[i]] <= points$to[p]) return(paste0("Stopped: ", tolower(stopReason[[i]])))
  if (lastOfAll[[i]] > points$to[p]) return("No visit in the window, seen later")
  if (as.integer(dataCut - start[[i]]) >= points$to[p]) return("No visit, though the data reach so far")
  "Follow-up ends before, on treatment"
}
rownames(standing) <- ids
why <- sapply(seq_len(nrow(points)), function(p) sapply(ids, absence, p)); rownames(why) <- ids
asFailure <- !is.na(why) & why != "Follow-up ends before, on treatment"
# The values of a column at a time point under a rule: observed, last carried forward, baseline in place of a failure.
valueAt <- function(column, p, rule) {
  x <- visits[[column]]; seen <- x[at[, p + 1]]; if (p == 0) return(seen)
  state <- is.logical(x)
  for (k in which(is.na(seen))) {
    if (rule == 2) {
      v <- counts[[k]]; v <- v[visits$day[v] <= points$to[p] & !is.na(x[v])]
      if (length(v)) seen[k] <- x[tail(v, 1)]
    } else if (rule == 3) {
      if (state) { if (asFailure[k, p]) seen[k] <- FALSE } else if (is.na(standing[k, p]) && asFailure[k, p] || !is.na(standing[k, p])) seen[k] <- x[baseline[k]]
    }
  }
  seen
}
rules <- c("Observed case", "Last observation carried forward", "Non-responder imputation")

# ---- flow
t <- "flow"
for (x in list(c("Screened", 26), c("Excluded", 0), c("Analysed", 26))) counted(t, x[1], "Patients", length(ids) * (x[2] != "0"))
age <- number(patients$ageAtStart); stopifnot(all(age >= 18))
counted(t, "Analysed / with a visit at baseline", "Patients", sum(!is.na(baseline)))
counted(t, "Analysed / with a visit after the first dose that counts", "Patients", sum(lengths(counts) > 0))

# ---- characteristics, by reason
onStart <- function(match) sapply(ids, function(i) any(treatments$patient == i & treatments$role == "concomitant" & match &
  !is.na(dateOf(treatments$start)) & dateOf(treatments$start) <= start[[i]] & (treatments$stop == "" | dateOf(treatments$stop) >= start[[i]]), na.rm = TRUE))
diagnosed <- as.POSIXlt(paste0(patients$diagnosis, "-01")); begun <- as.POSIXlt(start)
duration <- (12 * (begun$year - diagnosed$year) + begun$mon - diagnosed$mon) / 12
immuno <- c("methotrexate", "azathioprine", "mycophenolateMofetil", "ciclosporin")
drug <- function(x) onStart(treatments$drug %in% x)
sdi <- number(visits$recorded.sdi[baseline])
organs <- c("Articular", "Mucocutaneous", "Haematological", "Renal", "Serositis", "Neuropsychiatric", "Vascular")
ongoing <- cbind(joints, skin, rowSums(items[baseline, c("thrombocytopenia", "leukopenia")]) > 0 | yes("hemolyticAnemia")[baseline],
  rowSums(items[baseline, c("urinaryCasts", "hematuria", "proteinuria", "pyuria")]) > 0, rowSums(items[baseline, c("pleurisy", "pericarditis")]) > 0,
  rowSums(items[baseline, 1:7]) > 0, patients$ongoing.vascular == "1")
only <- function(x, who) ifelse(who, x, NA)
rows <- list(list("Female", patients$sex == "female"), list("Age [years]", age, 1), list("Disease duration [years]", duration, 1),
  list("Ethnicity / Caucasian", patients$ethnicity == "Caucasian"), list("Ethnicity / non-Caucasian", patients$ethnicity == "non-Caucasian"))
for (o in organs) rows <- c(rows, list(list(paste("Organ involvement, ever /", o), patients[[paste0("ever.", tolower(o))]] == "1")))
for (k in 1:7) rows <- c(rows, list(list(paste("Organ involvement, ongoing at baseline /", organs[k]), unname(ongoing[, k]))))
rows <- c(rows, list(
  list("Active serology (anti-dsDNA or low complement)", visits$serology[baseline]),
  list("Secondary antiphospholipid syndrome", patients$antiphospholipidSyndrome == "1"),
  list("Secondary Sj\u00f6gren syndrome", patients$sjogrenSyndrome == "1"),
  list("Cumulative glucocorticoids [g]", number(patients$cumulativeGlucocorticoid), 1),
  list("Previous immunosuppressants", number(patients$previousImmunosuppressants), 1),
  list("Concomitant therapies / Hydroxychloroquine", drug("hydroxychloroquine")),
  list("Concomitant therapies / Glucocorticoids", visits$prednisone[baseline] > 0),
  list("Concomitant therapies / Glucocorticoids / Glucocorticoid dose [mg/day prednisone-equivalent]", visits$prednisone[baseline], 2),
  list("Concomitant therapies / Immunosuppressants", drug(immuno)),
  list("Concomitant therapies / Immunosuppressants / Methotrexate", drug("methotrexate")),
  list("Concomitant therapies / Immunosuppressants / Azathioprine", drug("azathioprine")),
  list("Concomitant therapies / Immunosuppressants / Mycophenolate mofetil", drug("mycophenolateMofetil")),
  list("Concomitant therapies / Immunosuppressants / Ciclosporin", drug("ciclosporin")),
  list("Concomitant therapies / Antimalarials or glucocorticoids only", !drug(immuno)),
  list("Reason for anifrolumab / Disease flare", patients$prescriptionReason == "diseaseFlare"),
  list("Reason for anifrolumab / Persistently active disease", patients$prescriptionReason == "persistentActivity"),
  list("SLEDAI-2K", visits$sledai2k[baseline], 2), list("SLE-DAS", visits$sledas[baseline], 2), list("SDI above 0", sdi > 0),
  list("SDI above 0 / SDI where above 0", only(sdi, sdi > 0), 1), list("CLASI activity", only(visits$clasi[baseline], skin), 2),
  list("CLASI damage", only(visits$clasiDamage[baseline], skin), 2), list("Tender joints (28)", only(visits$tjc28[baseline], joints), 2),
  list("Swollen joints (28)", only(visits$sjc28[baseline], joints), 2), list("Physician global assessment (0-3)", visits$pga[baseline], 2)))
# A drug that nobody takes has no row.
rows <- Filter(function(r) !grepl("/ Immunosuppressants /", r[[1]]) || any(r[[2]]), rows)
either <- function(table, row, x, groups, columns, d) {
  for (g in 1:2) {
    y <- x[groups == g]; known <- y[!is.na(y)]
    if (is.logical(x)) shared(table, row, columns[g], sum(known), length(known)) else middle(table, row, columns[g], y, sum(groups == g), d)
  }
  a <- x[groups == 1]; b <- x[groups == 2]; a <- a[!is.na(a)]; b <- b[!is.na(b)]
  exact <- "p, two-sided/exact"; spss <- "p, two-sided/as SPSS"
  if (is.logical(x)) {
    p <- if (length(a) && length(b)) { if (all(c(a, b)) || !any(c(a, b))) 1 else fisher.test(matrix(c(sum(a), sum(!a), sum(b), sum(!b)), 2))$p.value } else NA
    tested(table, row, exact, min(p, 1)); say(table, row, spss, "text", "")
  } else { p <- between(a, b); tested(table, row, exact, p[1]); tested(table, row, spss, p[2]) }
}
reason <- ifelse(patients$prescriptionReason == "diseaseFlare", 1, 2)
for (r in rows) {
  d <- if (length(r) > 2) r[[3]] else 0
  if (is.logical(r[[2]])) shared("characteristics", r[[1]], "All patients", sum(r[[2]]), length(ids)) else middle("characteristics", r[[1]], "All patients", r[[2]], length(ids), d)
  if (!grepl("^Reason for", r[[1]])) either("by-reason", r[[1]], r[[2]], reason, c("Disease flare", "Persistently active disease"), d)
}
counted("by-reason", "Patients", "Disease flare", sum(reason == 1)); counted("by-reason", "Patients", "Persistently active disease", sum(reason == 2))

# ---- efficacy, portability, attrition, sensitivity, by damage
damage <- ifelse(sdi > 0, 2, 1); byDamage <- c("SDI 0", "SDI above 0")
for (g in 1:2) counted("by-damage", "Patients", byDamage[g], sum(damage == g))
programs <- c("spss", "r45", "r46", "sas", "coin", "scipy", "exact")
printed <- c("SPSS", "R \u2264 4.5", "R \u2265 4.6", "SAS", "coin", "SciPy", "exact")  # not as names: those are of the locale's encoding
for (e in endpoints) {
  before <- valueAt(e[[2]], 0, 1)
  for (p in 0:6) {
    group <- sprintf("%s, N%s=%s%d", heads[p + 1], nb, nb, assessed[p + 1]); x <- only(valueAt(e[[2]], p, 1), e[[3]])
    counted("efficacy", e[[1]], paste0(group, "/n"), sum(!is.na(x)))
    middle("efficacy", e[[1]], paste0(group, "/Median"), x, 0)
    either("by-damage", paste0(e[[1]], e[[4]], " / ", c("Baseline", points$name)[p + 1]), x, damage, byDamage, 2)
    if (p == 0) next
    found <- lapply(1:3, function(rule) signed(only(valueAt(e[[2]], p, rule) - before, e[[3]])))
    tested("efficacy", e[[1]], paste0(group, "/p"), found[[1]]["spss"])
    name <- sprintf("%s, T0 against %s", e[[1]], points$name[p]); f <- found[[1]]
    counted("portability", name, "Pairs", f[["pairs"]]); if (f[["pairs"]]) counted("portability", name, "Changed", f[["changed"]]) else say("portability", name, "Changed", "text", dash)
    for (k in seq_along(programs)) tested("portability", name, paste0("p, two-sided/", printed[k]), f[[programs[k]]])
    tested("portability", name, "Smallest possible", f[["least"]])
    below <- f[programs] < 0.05
    say("portability", name, "Side of 0.05", "value", if (f["changed"] == 0) "none" else if (length(unique(below)) > 1) "dependsOnProgram" else if (f["least"] >= 0.05) "cannotReach" else if (f["floor"] == 1) "atFloor" else "same")
    for (rule in 1:3) {
      f <- found[[rule]]; y <- only(valueAt(e[[2]], p, rule), e[[3]]); y <- y[!is.na(y)]
      counted("sensitivity", name, paste0(rules[rule], "/Pairs"), f[["pairs"]])
      tested("sensitivity", name, paste0(rules[rule], "/p#1"), f[["exact"]]); tested("sensitivity", name, paste0(rules[rule], "/p#2"), f[["spss"]])
      if (!length(y)) next
      row <- paste0(e[[1]], e[[4]], " / ", rules[rule]); q <- quart(y)[2]; column <- heads[p + 1]; said <- journal(f[["spss"]])
      say("attrition", row, column, "value", q)
      say("attrition", row, column, "text", paste0(short(q), " (", nIs(length(y)), if (said != dash) paste0(", p", nb, if (substr(said, 1, 1) == "<") paste0("<", nb, substring(said, 2)) else paste0("=", nb, said)), ")"))
    }
    sides <- sapply(found, function(f) c(f[["exact"]], f[["spss"]]) < 0.05)
    both <- function(x) length(unique(na.omit(x))) == 2
    byRule <- any(apply(sides, 1, both)); byP <- any(apply(sides, 2, both))
    say("sensitivity", name, "Side of 0.05", "value", if (all(is.na(sides))) "none" else if (byRule && byP) "withBoth" else if (byRule) "withRule" else if (byP) "withP" else "same")
  }
}
for (s in states) for (p in 1:6) {
  shares <- sapply(1:3, function(rule) {
    x <- valueAt(s[[2]], p, rule); x <- x[!is.na(x)]
    shared("attrition", paste0(s[[1]], " / ", rules[rule]), heads[p + 1], sum(x), length(x))
    shared("sensitivityStates", paste0(s[[1]], " / ", points$name[p]), rules[rule], sum(x), length(x))
    mean(x)
  })
  shares <- shares[!is.nan(shares)]; if (!length(shares)) next
  spread <- 100 * (max(shares) - min(shares)); row <- paste0(s[[1]], " / ", points$name[p])
  say("sensitivityStates", row, "Spread", "value", spread); say("sensitivityStates", row, "Spread", "text", fixed(spread, 1))
  say("sensitivityStates", row, "Answer", "value", if (spread > 10 - 1e-9) "moves" else "same")
  either("by-damage", row, valueAt(s[[2]], p, 1), damage, byDamage, 0)
}
# ---- states with what is missing imputed: the mean over the normal posterior, of which 50 imputations are a sample
reasonGroup <- sapply(ids, function(i) {
  if (!stopped[[i]]) return(if (any(why[i, ] == "No visit, though the data reach so far", na.rm = TRUE)) 3 else 0)
  r <- lastCourse[[i]]$stopReason; if (r == "inefficacy") 1 else if (r %in% c("adverseEvent", "intolerance", "infection")) 2 else 3
})
carrac <- "CARRAC (multiple imputation with reasons for stopping)"
for (s in states) for (p in 1:6) {
  who <- which(!is.na(standing[, p]) | asFailure[, p]); y <- valueAt(s[[2]], p, 1)[who]; n <- length(y); known <- !is.na(y)
  row <- paste0(s[[1]], " / ", carrac); column <- heads[p + 1]
  if (!n) next
  if (all(known)) {
    q <- mean(y); ends <- suppressWarnings(prop.test(sum(y), n, correct = FALSE)$conf.int)
    say("attrition", row, column, "value", q)
    say("attrition", row, column, "text", sprintf("%s%% (%s%s%s)", fixed(100 * q, 0), fixed(100 * ends[1], 0), dash, fixed(100 * ends[2], 0)))
    next
  }
  refused <- if (sum(known) < 10) paste("too few: certain in", sum(known)) else if (!any(y[known])) "met in none assessed" else if (all(y[known])) "met in all assessed"
  if (!is.null(refused)) { say("attrition", row, column, "text", refused); next }
  g <- reasonGroup[who]; needed <- setdiff(sort(unique(g[!known])), 0)
  last <- sapply(who, function(i) { v <- counts[[i]]; v <- v[visits$day[v] < points$from[p]]; visits$sledai2k[tail(c(baseline[[i]], v), 1)] })
  X <- cbind(sapply(needed, function(r) as.numeric(g == r)), last)
  room <- max(0, min(sum(y[known]), sum(!y[known])) %/% 5 - length(needed) - 1)
  first <- visits$sledai2k[baseline][who]; more <- cbind(if (!all(first == last)) first, sdi[who], age[who])
  X <- cbind(X, more[, seq_len(min(room, ncol(more)))]); X <- X[, apply(X, 2, function(x) length(unique(x)) > 1), drop = FALSE]
  X <- cbind(1, apply(X, 2, function(x) (x - mean(x)) / (if (length(unique(x)) == 2) diff(range(x)) else 2 * sd(x))))
  prior <- diag(1 / c(10, rep(2.5, ncol(X) - 1))^2); K <- X[known, , drop = FALSE]; M <- X[!known, , drop = FALSE]
  b <- rep(0, ncol(X))
  for (step in 1:50) { pr <- plogis(as.vector(K %*% b)); H <- t(K) %*% (K * (pr * (1 - pr))) + prior; b <- b + as.vector(solve(H, t(K) %*% (y[known] - pr) - prior %*% b)) }
  set.seed(1); draws <- 4000; B <- b + t(chol(solve(H))) %*% matrix(rnorm(ncol(X) * draws), ncol(X))
  chance <- plogis(M %*% B); q <- (sum(y[known]) + colSums(matrix(runif(length(chance)) < chance, nrow(M)))) / n
  mean <- (sum(y[known]) + sum(rowMeans(chance))) / n
  say("attrition", row, column, "value", mean, 5 * sd(q) / sqrt(50) / mean)
}
for (p in 1:6) {
  say("attrition", "Assessed", heads[p + 1], "text", sprintf("%d of %d", assessed[p + 1], length(ids)))
  say("attrition", "Assessed", heads[p + 1], "value", assessed[[p + 1]])
}
for (w in unique(na.omit(as.vector(why)))) for (p in 1:6)
  counted("attrition", paste("Assessed /", w), heads[p + 1], sum(why[, p] == w, na.rm = TRUE))

# ---- states over time
most <- list(list("Remission (DORIS 2021)", visits$doris), list("Low disease activity (LLDAS)", visits$lldas), list("Active serology", visits$serology),
  list(paste0("Prednisone-equivalent \u2264", nb, "5", nb, "mg/day"), visits$prednisone <= 5),
  list(paste0("Prednisone-equivalent \u2264", nb, "7.5", nb, "mg/day"), visits$prednisone <= 7.5))
for (s in most) for (p in 0:6) {
  v <- at[, p + 1]; x <- s[[2]][v[!is.na(v)]]
  shared("stateCourse", s[[1]], heads[p + 1], sum(x, na.rm = TRUE), sum(!is.na(x)))
  counted("stateCourse", paste(s[[1]], "/ indeterminate"), heads[p + 1], sum(is.na(x)))
  if (s[[1]] == "Active serology" && p > 0) { y <- s[[2]][v[s[[2]][baseline] & !is.na(v)]]; shared("stateCourse", paste(s[[1]], "/ normalised, of those active at baseline"), heads[p + 1], sum(!y), length(y)) }
}

# ---- non-responders
word <- function(x) if (is.na(x)) "Indeterminate" else if (x) "Yes" else "No"
followed <- lastDay >= 168 | rowSums(!is.na(standing[, points$day >= 168])) > 0
withdrawn <- sapply(ids, function(i) stopped[[i]] && (lastCourse[[i]]$stopReason == "inefficacy" || any(events$patient == i & events$kind == "flare" & events$action == "stopped")))
failed <- !(visits$doris[lastVisit] | visits$lldas[lastVisit]) | withdrawn
for (k in which(followed)) {
  row <- ids[k]; v <- lastVisit[k]; t <- "nonResponders"
  say(t, row, "Last visit", "text", visits$date[v]); counted(t, row, "Week", lastDay[[k]] %/% 7)
  for (x in list(c("DORIS", word(visits$doris[v])), c("LLDAS", word(visits$lldas[v])), c("Non-responder", word(failed[k])))) say(t, row, x[1], "text", x[2])
  say(t, row, "Stopped", "text", if (stopped[k]) stopReason[[k]] else "No")
}
shared("nonResponders", "Non-responders", "Non-responder", sum(failed[followed], na.rm = TRUE), sum(!is.na(failed[followed])))

# ---- times
curve <- function(table, time, event, column, eventColumn, cumulative) {
  fit <- survfit(Surv(time, event) ~ 1, conf.type = "log-log")
  for (p in 0:6) {
    day <- c(0, points$day)[p + 1]; row <- c("First dose", points$name)[p + 1]
    counted(table, row, "At risk", sum(time >= day)); counted(table, row, eventColumn, sum(event & time <= day))
    if (day > max(time)) { say(table, row, column, "text", dash); next }
    k <- sum(fit$time <= day); s <- if (k) fit$surv[k] else 1
    ends <- if (k && s < 1 && s > 0) c(fit$lower[k], fit$upper[k]) else NULL
    if (cumulative) { s <- 1 - s; if (length(ends)) ends <- rev(1 - ends) }
    say(table, row, column, "value", s)
    say(table, row, column, "text", paste0(fixed(100 * s, 0), "%", if (length(ends)) paste0(" (", fixed(100 * ends[1], 0), "%", dash, fixed(100 * ends[2], 0), "%)")))
  }
}
for (s in list(list("remission", visits$doris), list("lldas", visits$lldas))) for (kind in c("first", "sustained")) {
  time <- integer(); event <- logical()
  for (i in ids) {
    v <- counts[[i]]; v <- v[!is.na(s[[2]][v])]; x <- s[[2]][v]; reached <- NA
    if (kind == "first") { if (any(x)) reached <- visits$day[v[which(x)[1]]] }
    else { tail <- which(rev(cumprod(rev(x))) == 1); if (length(tail) >= 2) reached <- visits$day[v[tail[1]]] }
    time <- c(time, if (is.na(reached)) max(visits$day[v]) else reached); event <- c(event, !is.na(reached))
  }
  curve(paste0("time-to-", kind, "-", s[[1]]), time, event, "Reached", "Reached so far", TRUE)
}
exposure <- ifelse(stopped, stopDay, lastOfAll)
curve("drug-survival", exposure, unname(stopped), "Still on the drug", "Stopped so far", FALSE)
for (r in unique(stopReason[stopped])) counted("drug-survival", paste("Reasons for stopping /", r), "Stopped so far", sum(stopReason == r))

# ---- safety
adverse <- events[events$kind == "adverseEvent", ]; adverse$day <- as.integer(dateOf(adverse$start) - start[adverse$patient])
adverse <- adverse[adverse$day >= 0, ]
infections <- c(urogenital = "urogenital tract infection", covid19 = "COVID-19", gastrointestinal = "gastroenteritis", herpesSimplex = "herpes simplex",
  upperRespiratory = "upper respiratory tract infection", skin = "skin or soft tissue infection")
small <- function(x) ifelse(grepl("^[A-Z][a-z ]", x), paste0(tolower(substr(x, 1, 1)), substring(x, 2)), x)
adverse$words <- small(ifelse(adverse$category == "infection" & adverse$infection %in% names(infections), infections[adverse$infection], adverse$term))
kinds <- function(x) { if (!length(x)) return("0"); n <- table(x); n <- n[order(-n, names(n), method = "radix")]; paste0(length(x), " (", paste(n, names(n), collapse = ", "), ")") }
pauses <- data.frame(day = integer(), words = character()); stops <- pauses
for (i in ids) for (what in c("paused", "stopped")) {
  r <- index[index$patient == i & index$status == what & index$stopReason %in% c("adverseEvent", "intolerance", "infection"), ]
  e <- adverse[adverse$patient == i & adverse$action == what, ]
  found <- if (nrow(e) >= nrow(r)) data.frame(day = e$day, words = small(e$term))
    else data.frame(day = as.integer(dateOf(ifelse(r$stop == "", r$start, r$stop)) - start[[i]]), words = small(unname(reasonLabel[r$stopReason])))
  if (what == "paused") pauses <- rbind(pauses, found) else stops <- rbind(stops, found)
}
rate <- function(table, row, column, k, years) {
  ends <- c(if (k) qchisq(.025, 2 * k) / 2 else 0, qchisq(.975, 2 * k + 2) / 2) / years * 100
  say(table, row, column, "value", 100 * k / years)
  say(table, row, column, "text", paste0(fixed(100 * k / years, 1), " (", fixed(ends[1], 1), dash, fixed(ends[2], 1), ")"))
}
onDrug <- adverse$day <= exposure[adverse$patient]
lower <- c(0, head(points$day, -1) + 1)
interval <- function(row, from, to, visit, inside, years) {
  t <- "adverse-events"; e <- adverse$day >= from & adverse$day <= to; per <- "Events per 100 patient-years"
  counted(t, row, "Events", sum(e)); if (!is.na(visit)) counted(t, row, "Patients in follow-up/at the visit", visit)
  counted(t, row, "Patients in follow-up/in the interval", inside)
  for (c in list(c("Infections", "infection"), c("Cardiovascular", "cardiovascular"), c("Other", "other"), c("Not classified", ""))) {
    x <- adverse$words[e & adverse$category == c[2]]
    say(t, row, c[1], "value", length(x)); say(t, row, c[1], "text", kinds(x))
  }
  x <- stops$words[stops$day >= from & stops$day <= to]; say(t, row, "Discontinued", "value", length(x)); say(t, row, "Discontinued", "text", kinds(x))
  counted(t, row, "Suspended", sum(pauses$day >= from & pauses$day <= to))
  say(t, row, "Patient-years", "value", years); say(t, row, "Patient-years", "text", fixed(years, 1))
  rate(t, row, per, sum(e & onDrug), years)
}
for (p in 1:6) interval(points$name[p], lower[p], points$day[p], assessed[[p + 1]], sum(pmax(lastOfAll, exposure) >= lower[p]),
  sum(pmax(0, pmin(exposure, points$day[p]) - max(0, lower[p] - 1))) / 365.25)
end <- max(points$day)
if (any(c(lastOfAll, exposure, adverse$day, pauses$day, stops$day) > end))
  interval("later", end + 1, Inf, NA, sum(pmax(lastOfAll, exposure) > end), sum(pmax(0, exposure - end)) / 365.25)
allYears <- sum(exposure) / 365.25
interval("Total", 0, Inf, NA, length(ids), allYears)
incidence <- function(row, which) {
  t <- "incidence-rates"; shared(t, row, "Patients with any", length(unique(which)), length(ids)); counted(t, row, "Events", length(which))
  say(t, row, "Patient-years", "value", allYears); say(t, row, "Patient-years", "text", fixed(allYears, 1))
  rate(t, row, "Events per 100 patient-years", length(which), allYears)
}
within <- adverse[onDrug, ]
incidence("All adverse events", within$patient)
for (c in list(c("Infections", "infection"), c("Cardiovascular events", "cardiovascular"), c("Other", "other"), c("Not classified", ""))) incidence(c[1], within$patient[within$category == c[2]])
incidence("Serious", within$patient[within$serious == "1"])
incidence("Discontinuations for adverse events", ids[stopped & sapply(lastCourse, function(r) r$stopReason %in% c("adverseEvent", "intolerance", "infection"))])
big <- function(x) paste0(toupper(substr(x, 1, 1)), substring(x, 2))
flares <- events[events$kind == "flare", ]; flareDay <- as.integer(dateOf(flares$start) - start[flares$patient])
for (k in order(match(flares$patient, ids), flareDay)) {
  f <- flares[k, ]; row <- f$patient; t <- "flares"
  for (x in list(c("Date", f$start), c("Week", flareDay[k] %/% 7), c("Kind", big(f$severity)), c("Flare", f$term), c("Consequence", f$consequence))) say(t, row, x[1], "text", x[2])
}

# ---- drift
three <- items[, "arthritis"] == 1 & visits$tjc28 < 3 & visits$sjc28 < 3
withoutArthritis <- rowSums(items[, setdiff(names(weights), c("lowComplement", "increasedDnaBinding", "arthritis"))]) > 0
le <- "\u2264"
readings <- list(
  list(1, paste("prednisone", le, "5 mg/day, PGA < 0.5"), visits$doris), list(1, "prednisone < 5 mg/day, PGA < 0.5", doris(dose = visits$prednisone < 5)),
  list(1, paste("prednisone", le, "5 mg/day, PGA", le, "0.5"), doris(pga = visits$pga <= 0.5)),
  list(1, "arthritis from 3 joints", doris(clinical = ifelse(three, withoutArthritis, clinical))),
  list(2, paste("prednisone", le, "7.5 mg/day, PGA", le, "1"), visits$lldas),
  list(2, paste("prednisone < 7.5 mg/day, PGA", le, "1"), lldas(dose = visits$prednisone < 7.5)),
  list(2, paste("prednisone", le, "7.5 mg/day, PGA < 1"), lldas(pga = visits$pga < 1)),
  list(2, "LLDAS on treatment, maintenance not judged", lldas(maintenance = TRUE)),
  list(2, "arthritis from 3 joints", lldas(score = visits$sledai2k - 4 * three)))
driftSeen <- list()
for (r in readings) for (p in 0:6) {
  v <- at[, p + 1]; x <- r[[3]][v]; standard <- visits[[states[[r[[1]]]][[2]]]][v]
  changed <- which(!is.na(v) & (is.na(x) != is.na(standard) | (!is.na(x) & !is.na(standard) & x != standard)))
  shared("drift", paste(states[[r[[1]]]][[1]], "/", r[[2]]), heads[p + 1], sum(x, na.rm = TRUE), sum(!is.na(x)), if (length(changed)) sprintf(" [%d]", length(changed)) else "")
  for (k in changed) {
    i <- ids[k]; driftSeen[[i]] <- (if (is.null(driftSeen[[i]])) 0 else driftSeen[[i]]) + 1; row <- if (driftSeen[[i]] > 1) paste0(i, " #", driftSeen[[i]]) else i
    for (c in list(c("Time point", moments[p + 1]), c("State", states[[r[[1]]]][[1]]), c("Reading", r[[2]]), c("Standard", word(standard[k])), c("This reading", word(x[k])))) say("driftChanges", row, c[1], "text", c[2])
  }
}

# ---- weighted: what was observed, and the weights of 1 where nobody is lost
for (p in 1:6) {
  lost <- why[asFailure[, p], p]; reasons <- unique(tolower(lost))
  head <- sprintf("%s: %d assessed, %d not%s", heads[p + 1], assessed[p + 1], length(lost),
    if (length(lost)) paste0(" (", paste(sapply(reasons, function(r) paste(sum(tolower(lost) == r), r)), collapse = "; "), ")") else "")
  few <- assessed[p + 1] < 10 || length(lost) < 5
  one <- function(label, x, state) {
    row <- paste(head, "/", label); x <- x[!is.na(x)]; if (!length(x)) return(say("weighted", row, "Observed", "text", dash)); m <- if (state) mean(x) else quart(x)[2]
    if (state) shared("weighted", row, "Observed", sum(x), length(x)) else { say("weighted", row, "Observed", "value", m); say("weighted", row, "Observed", "text", paste0(short(m), " (", nIs(length(x)), ")")) }
    if (!length(lost)) { say("weighted", row, "Weighted", "value", m); say("weighted", row, "Effective n", "value", length(x)) }
    else if (few) say("weighted", row, "Weighted", "text", sprintf("too few: %d assessed and %d not", assessed[p + 1], length(lost)))
  }
  for (s in states) one(s[[1]], valueAt(s[[2]], p, 1), TRUE)
  for (e in endpoints) one(e[[1]], only(valueAt(e[[2]], p, 1), e[[3]]), FALSE)
}

# ---- subgroups at the last time point with 10 assessed
p <- max(which(assessed[-1] >= 10)); change <- tidy(valueAt("sledai2k", p, 1) - valueAt("sledai2k", 0, 1)); low <- valueAt("lldas", p, 1)
wilson <- function(k, n) { z <- qnorm(.975); c((2 * k + z^2 - z * sqrt(z^2 + 4 * k * (1 - k / n))) / (2 * (n + z^2)), (2 * k + z^2 + z * sqrt(z^2 + 4 * k * (1 - k / n))) / (2 * (n + z^2))) }
effect <- function(row, who, first) {
  t <- "subgroupEffects"; x <- change[who & !is.na(change)]; l <- low[who & !is.na(low)]; n <- length(x)
  counted(t, row, "Pairs", n); shared(t, row, "LLDAS", sum(l), length(l))
  if (n) {
    walsh <- sort(outer(x, x, "+")[upper.tri(diag(n), TRUE)] / 2); say(t, row, "Change from T0", "value", median(walsh))
    k <- qsignrank(.025, n); if (psignrank(k - 1, n) > .025) k <- k - 1
    say(t, row, "Change from T0", "text", if (2 * psignrank(0, n) > .05) paste0(short(median(walsh))) else sprintf("%s (%s to %s)", short(median(walsh)), short(walsh[k]), short(walsh[length(walsh) + 1 - k])))
  }
  if (is.null(first)) return(say(t, row, "Difference of LLDAS", "text", dash))
  f <- low[first & !is.na(low)]; a <- mean(l); b <- mean(f); A <- wilson(sum(l), length(l)); B <- wilson(sum(f), length(f))
  ends <- c(a - b - sqrt((a - A[1])^2 + (B[2] - b)^2), a - b + sqrt((A[2] - a)^2 + (b - B[1])^2))
  say(t, row, "Difference of LLDAS", "value", 100 * (a - b))
  say(t, row, "Difference of LLDAS", "text", sprintf("%s (%s to %s)", fixed(100 * (a - b), 0), fixed(100 * ends[1], 0), fixed(100 * ends[2], 0)))
}
effect("All patients", everyone, NULL)
middleAge <- median(age); middleDose <- median(visits$prednisone[baseline]); dose <- visits$prednisone[baseline]
for (g in list(list("Reason for prescription", "Disease flare", reason == 1, "Persistently active disease"), list("Damage at baseline", "SDI 0", sdi == 0, "SDI above 0"),
  list("Sex", "Female", patients$sex == "female", "Male"), list("Age at start", paste0("at most ", short(middleAge), nb, "years"), age <= middleAge, paste0("above ", short(middleAge), nb, "years")),
  list("Glucocorticoid at baseline", paste0("at most ", short(middleDose), nb, "mg/day"), dose <= middleDose, paste0("above ", short(middleDose), nb, "mg/day")))) {
  effect(g[[2]], g[[3]], NULL); effect(g[[4]], !g[[3]], g[[3]])
}

# ---- centres, patients one by one
centre <- function(row, who) {
  t <- "centres"; v <- visits$patient %in% ids[who]; due <- outer(lastDay[who], points$from, ">=")
  counted(t, row, "Patients", sum(who)); counted(t, row, "Visits", sum(v)); shared(t, row, "Scheduled visits held", sum(due & !is.na(standing[who, , drop = FALSE])), sum(due))
  say(t, row, "SLEDAI-2K items known", "value", mean(!is.na(items[v, ])))
  for (m in list(c("SLEDAI-2K", "sledai2k"), c("Physician global assessment", "pga"), c("Prednisone-equivalent (mg/day)", "prednisone"))) {
    middle(t, row, paste0(m[1], "/baseline"), visits[[m[2]]][baseline[who]], sum(who)); middle(t, row, paste0(m[1], "/last"), visits[[m[2]]][lastVisit[who]], sum(who))
  }
}
for (c in unique(patients$centre)) centre(c, patients$centre == c)
centre("All centres", everyone)
for (k in seq_along(ids)) {
  t <- "patientListing"; b <- baseline[k]; l <- lastVisit[k]; arrow <- " \u2192 "
  for (x in list(c("Centre", patients$centre[k]), c("Sex", big(patients$sex[k])), c("Age", short(age[k])), c("First dose", format(start[[k]])), c("Weeks", lastDay[[k]] %/% 7),
    c("SLEDAI-2K", paste0(short(visits$sledai2k[b]), arrow, short(visits$sledai2k[l]))), c("Prednisone, mg/day", paste0(short(visits$prednisone[b]), arrow, short(visits$prednisone[l]))),
    c("LLDAS", word(visits$lldas[l])), c("DORIS", word(visits$doris[l])), c("Flares", sum(flares$patient == ids[k])), c("Adverse events", sum(adverse$patient == ids[k])), c("Why stopped", stopReason[[k]])))
    say(t, ids[k], x[1], "text", x[2])
}

# ---- models of repeated measures, by Fisher scoring, with the tests of Kenward and Roger (1997)
# Restricted maximum likelihood of a covariance that is a sum of known matrices, from a first guess of their factors.
restricted <- function(y, X, parts, sigma) {
  for (round in 1:500) {
    V <- Reduce(`+`, Map(`*`, parts, sigma)); inverse <- solve(V); half <- inverse %*% X; Phi <- solve(crossprod(X, half))
    P <- inverse - half %*% Phi %*% t(half); e <- P %*% y; PG <- lapply(parts, function(G) P %*% G)
    score <- sapply(seq_along(parts), function(k) sum(e * (parts[[k]] %*% e)) - sum(diag(PG[[k]])))
    information <- crossprod(sapply(PG, as.vector), sapply(PG, function(a) as.vector(t(a)))); step <- solve(information, score); shorter <- 1
    while (inherits(try(chol(Reduce(`+`, Map(`*`, parts, sigma + shorter * step))), silent = TRUE), "try-error")) shorter <- shorter / 2
    sigma <- sigma + shorter * step
    if (max(abs(step)) < 1e-11 * max(abs(sigma))) return(list(sigma = sigma, estimates = as.vector(Phi %*% crossprod(half, y))))
  }
  stop("no convergence")
}
# A test of one coefficient, for a covariance that is a sum of known matrices: its adjusted error and degrees of freedom.
kenwardRoger <- function(X, parts, sigma, place) {
  V <- Reduce(`+`, Map(`*`, parts, sigma)); inverse <- solve(V); half <- inverse %*% X; Phi <- solve(crossprod(X, half))
  P <- lapply(parts, function(G) -crossprod(half, G %*% half)); between <- lapply(parts, function(G) inverse %*% G)
  moved <- lapply(parts, function(G) G %*% half); back <- lapply(moved, function(M) inverse %*% M)
  n <- length(parts); information <- matrix(0, n, n); Q <- matrix(list(), n, n)
  products <- crossprod(sapply(between, as.vector), sapply(between, function(a) as.vector(t(a))))
  for (k in 1:n) for (l in 1:n) {
    Q[[k, l]] <- crossprod(moved[[k]], back[[l]])
    information[k, l] <- (products[k, l] - 2 * sum(diag(Phi %*% Q[[k, l]])) + sum(diag(Phi %*% P[[k]] %*% Phi %*% P[[l]]))) / 2
  }
  W <- solve(information); more <- 0 * Phi
  for (k in 1:n) for (l in 1:n) more <- more + W[k, l] * (Q[[k, l]] - P[[k]] %*% Phi %*% P[[l]])
  adjusted <- Phi + 2 * Phi %*% more %*% Phi
  slope <- sapply(P, function(M) (Phi %*% M %*% Phi)[place, place]) / Phi[place, place]
  c(sqrt(adjusted[place, place]), 2 / sum(W * outer(slope, slope)))
}
for (e in endpoints) {
  table <- do.call(rbind, lapply(0:6, function(p) data.frame(id = ids, point = p, y = only(valueAt(e[[2]], p, 1), e[[3]]))))
  table <- table[!is.na(table$y), ]; n <- table(factor(table$point, 0:6))
  five <- table[table$point == 0 | n[as.character(table$point)] >= 5, ]
  heading <- sprintf("%s%s: %d patients, %d values", e[[1]], e[[4]], length(unique(five$id)), nrow(five))
  for (p in 1:6) if (n[[p + 1]] >= 5) counted("longitudinalModels", paste(heading, "/", points$name[p]), "Patients", n[[p + 1]])
  report <- function(fewest, group, covariance) {
    d <- table[table$point == 0 | n[as.character(table$point)] >= fewest, ]; d$visit <- factor(d$point); d$place <- as.integer(d$visit)
    X <- model.matrix(~ visit, d); known <- covariance(d, outer(d$id, d$id, "==") + 0, residuals(lm(y ~ visit, d)))
    fit <- tryCatch(restricted(d$y, X, known$parts, known$first), error = function(error) { message(heading, ", ", group, ": ", conditionMessage(error)); NULL })
    # A variance between patients that would be negative is none.
    if (group == "Random intercept" && !is.null(fit) && fit$sigma[2] < 0) {
      plain <- lm(y ~ visit, d); fit <- list(sigma = c(summary(plain)$sigma^2, 0), estimates = coef(plain))
    }
    for (p in 1:6) {
      if (n[[p + 1]] < 5) next
      row <- paste(heading, "/", points$name[p]); place <- match(p, levels(d$visit)); change <- paste0(group, "/Change")
      if (is.na(place)) say("longitudinalModels", row, change, "text", "too few patients")
      if (is.na(place) || is.null(fit)) next
      estimate <- fit$estimates[[place]]; test <- kenwardRoger(X, known$parts, fit$sigma, place)
      ends <- estimate + c(-1, 1) * qt(.975, test[2]) * test[1]
      say("longitudinalModels", row, change, "value", estimate, 1e-6)
      say("longitudinalModels", row, change, "text", sprintf("%s (%s to %s)", short(estimate), short(ends[1]), short(ends[2])))
      say("longitudinalModels", row, paste0(group, "/p"), "value", 2 * pt(-abs(estimate) / test[1], test[2]), 1e-5)
    }
  }
  report(5, "Random intercept", function(d, same, rest) list(parts = list(diag(nrow(d)), same), first = rep(mean(rest^2) / 2, 2)))
  report(10, "Unstructured covariance (MMRM)", function(d, same, rest) {
    parts <- list(); first <- numeric()
    for (a in 1:nlevels(d$visit)) for (b in a:nlevels(d$visit)) {
      u <- outer(d$place == a, d$place == b, "&")
      parts <- c(parts, list(same * (u | t(u)))); first <- c(first, if (a == b) mean(rest[d$place == a]^2) else 0)
    }
    list(parts = parts, first = first)
  })
}

writeLines(enc2utf8(lines), stdout(), useBytes = TRUE)
