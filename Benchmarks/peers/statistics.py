# SPDX-License-Identifier: Apache-2.0
"""Times SciPy, NumPy, statsmodels and lifelines on the numbers that Malar's benchmark wrote, and prints a JSON line for each row.

    python3 statistics.py FOLDER [TASK...]

One thread. A row is the median of five repetitions, each of which calls until 0.2 s have passed. `value` is a number out of the result by
which the programs are compared; `note` says where a program computes something else. A library that is not installed gives no rows.
"""
import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import warnings

warnings.simplefilter("ignore")
try:
    import numpy as np
    import scipy
    from scipy import stats
except ImportError:
    print("statistics.py: no SciPy here; its rows are left out", file=sys.stderr)
    sys.exit(0)

FOLDER = sys.argv[1]
TASKS = set(sys.argv[2:] or "abcdef")
SCIPY = f"SciPy {scipy.__version__}"


def read(name, kind="f8"):
    return np.fromfile(os.path.join(FOLDER, name), dtype="<" + kind)


def median_time(call, repetitions=5):
    times = []
    for _ in range(repetitions):
        start, calls = time.perf_counter(), 0
        while True:
            value = call()
            calls += 1
            elapsed = time.perf_counter() - start
            if elapsed > 0.2:
                break
        times.append(elapsed / calls)
    return sorted(times)[len(times) // 2], value


def row(task, case, software, call, note="", scale=1):
    try:
        seconds, value = median_time(call)
    except Exception as problem:  # A peer that fails is told and does not stop the others.
        print(f"statistics.py: {software}, {task} {case}: {type(problem).__name__}", file=sys.stderr)
        return
    value = float(value)
    if not np.isfinite(value):
        value, note = 0.0, note or "gave no number"
    line = {"task": task, "case": case, "software": software, "seconds": seconds * scale, "value": value, "note": note}
    print(json.dumps(line), flush=True)


def exact_signed_rank():
    for n in (26, 50, 200, 1000):
        d = read(f"signed-rank-{n}.f64")
        row("a", f"n={n}", SCIPY, lambda: stats.wilcoxon(d, method="exact").pvalue, "other distribution: ties ignored")


def exact_mann_whitney():
    for n in (13, 50, 200):
        both = read(f"mann-whitney-{n}.f64")
        x, y = both[:n], both[n:]
        row("b", f"n={n}+{n}", SCIPY, lambda: stats.mannwhitneyu(x, y, method="exact").pvalue, "other distribution: ties ignored")


def many_signed_ranks():
    matrix = read("wilcoxon-matrix.i8", "i1").reshape(-1, 26)

    def blocks():
        total = 0.0
        for start in range(0, len(matrix), 50_000):
            block = matrix[start : start + 50_000].astype(float)
            total += stats.wilcoxon(block, axis=1, method="asymptotic", correction=False).pvalue.sum()
        return total

    row("c", f"{len(matrix)} tests of n=26", SCIPY + ", vectorised", blocks)


def bootstrap():
    d = read("bootstrap-26.f64")
    rng = np.random.default_rng(1)

    def plain():
        return np.quantile(np.median(d[rng.integers(0, len(d), (10_000, len(d)))], 1), 0.025)

    def bca():
        return stats.bootstrap((d,), np.median, n_resamples=10_000, method="BCa", rng=rng).confidence_interval.low

    row("d", "percentile", f"NumPy {np.__version__}", plain, "random")
    row("d", "BCa", SCIPY, bca, "random")


def survival(case, name):
    times, event, group = (read(f"{name}-{part}.f64") for part in ("time", "event", "group"))
    event = event == 1
    halves = [stats.CensoredData.right_censored(times[group == k], ~event[group == k]) for k in (0, 1)]

    def scipy_both():
        for half in halves:
            stats.ecdf(half).sf.probabilities
        return stats.logrank(*halves).statistic ** 2

    # With ties its products of counts leave 64 bits at a million rows, and the statistic is wrong (SciPy 1.17.1).
    row("e", case, SCIPY, scipy_both, "other result: whole numbers overflow" if case != "all times distinct" else "")
    try:
        import statsmodels
        import statsmodels.api as sm
    except ImportError:
        return

    def statsmodels_both():
        for k in (0, 1):
            sm.SurvfuncRight(times[group == k], event[group == k])
        return sm.duration.survdiff(times, event, group)[0]

    row("e", case, f"statsmodels {statsmodels.__version__}", statsmodels_both)


def cox():
    times, event = read("cox-time.f64"), read("cox-event.f64")
    covariates = np.stack([read(f"cox-x{k}.f64") for k in range(1, 6)], axis=1)
    try:
        import lifelines
        import pandas as pd

        frame = pd.DataFrame(covariates, columns=list("abcde")).assign(time=times, event=event)
        fit = lambda: lifelines.CoxPHFitter().fit(frame, "time", "event").params_.iloc[0]
        row("f", "Efron", f"lifelines {lifelines.__version__}", fit)
    except ImportError:
        print("statistics.py: no lifelines here; its row is left out", file=sys.stderr)
    try:
        import statsmodels
        import statsmodels.api as sm

        fit = lambda: sm.PHReg(times, covariates, event, ties="breslow").fit(disp=0).params[0]
        row("f", "Breslow", f"statsmodels {statsmodels.__version__}", fit)
    except ImportError:
        print("statistics.py: no statsmodels here; its rows are left out", file=sys.stderr)


if "a" in TASKS:
    exact_signed_rank()
if "b" in TASKS:
    exact_mann_whitney()
if "c" in TASKS:
    many_signed_ranks()
if "d" in TASKS:
    bootstrap()
if "e" in TASKS:
    survival("3000 distinct times", "survival-tied")
    survival("all times distinct", "survival-distinct")
if "f" in TASKS:
    cox()
