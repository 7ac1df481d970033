# SPDX-License-Identifier: Apache-2.0
"""SLEDAI-2K of every visit of a simulated cohort with pandas, in chunks, and its median at each planned visit.

    cohort.py FOLDER TABLE

TABLE is what `malar tabulate FOLDER --format csv` wrote; ends with 1 where a median at the baseline differs.
"""

import csv
import sys

import pandas

WEIGHTS = {
    "seizure": 8, "psychosis": 8, "organicBrainSyndrome": 8, "visualDisturbance": 8, "cranialNerveDisorder": 8, "lupusHeadache": 8,
    "cva": 8, "vasculitis": 8, "arthritis": 4, "myositis": 4, "urinaryCasts": 4, "hematuria": 4, "proteinuria": 4, "pyuria": 4,
    "rash": 2, "alopecia": 2, "mucosalUlcers": 2, "pleurisy": 2, "pericarditis": 2, "lowComplement": 2, "increasedDnaBinding": 2,
    "fever": 1, "thrombocytopenia": 1, "leukopenia": 1,
}


def main(folder, table):
    counts = {}
    columns = ["patient", "visit", *WEIGHTS]
    weights = pandas.Series(WEIGHTS)
    for chunk in pandas.read_csv(f"{folder}/visits.csv", comment="#", usecols=columns, chunksize=200_000):
        scores = (chunk[list(WEIGHTS)] * weights).sum(axis=1, skipna=False)
        for key, number in scores.groupby([chunk["visit"], scores]).size().items():
            counts[key] = counts.get(key, 0) + number
    baseline = sorted((score, number) for (visit, score), number in counts.items() if visit == "T0")
    values = pandas.Series([score for score, _ in baseline]).repeat([number for _, number in baseline])
    with open(table, newline="") as file:
        rows = {row[0]: row[1] for row in csv.reader(file) if len(row) > 1}
    ours = float(rows["SLEDAI-2K"])
    if ours != values.median():
        print(f"pandas: median {values.median()} at T0, malar {ours}", file=sys.stderr)
        return 1
    return 0


sys.exit(main(*sys.argv[1:]))
