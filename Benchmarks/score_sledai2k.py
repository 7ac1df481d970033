#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The peer of `malar score sledai2k --format csv`: the same honest score in plain Python.

Reads CSV from standard input (id and the 24 items; 1 present, 0 absent, empty unknown) and writes id, score, lowest, highest, missing.
With an unknown item the score is empty and the range says what it can still be. Written as a careful person would write it for daily use:
the csv module, one pass, no more memory than a row, every cell checked.
"""

import csv
import sys

WEIGHTS = {
    "seizure": 8, "psychosis": 8, "organicBrainSyndrome": 8, "visualDisturbance": 8, "cranialNerveDisorder": 8, "lupusHeadache": 8,
    "cva": 8, "vasculitis": 8, "arthritis": 4, "myositis": 4, "urinaryCasts": 4, "hematuria": 4, "proteinuria": 4, "pyuria": 4,
    "rash": 2, "alopecia": 2, "mucosalUlcers": 2, "pleurisy": 2, "pericarditis": 2, "lowComplement": 2, "increasedDnaBinding": 2,
    "fever": 1, "thrombocytopenia": 1, "leukopenia": 1,
}


def main():
    reader = csv.reader(sys.stdin)
    header = next(reader)
    columns = [(header.index(item), item, weight) for item, weight in WEIGHTS.items()]
    identity = header.index("id")
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["id", "score", "lowest", "highest", "missing"])
    for row in reader:
        lowest = 0
        still_open = 0
        missing = []
        for column, item, weight in columns:
            answer = row[column]
            if answer == "1":
                lowest += weight
            elif answer == "":
                still_open += weight
                missing.append(item)
            elif answer != "0":
                sys.exit(f"row {reader.line_num}, column {item}: expected 1, 0 or nothing")
        writer.writerow([row[identity], "" if missing else lowest, lowest, lowest + still_open, " ".join(missing)])


if __name__ == "__main__":
    main()
