// SPDX-License-Identifier: Apache-2.0

#include "MalarKernels.h"
#include "versions.h"

enum { together = 4, unknown = 255, strip = 256, line = 64 };

MALAR_PART uint8_t known(uint8_t grade) { return grade == unknown ? 0 : grade; }
MALAR_PART uint8_t least(uint8_t one, uint8_t other) { return one < other ? one : other; }
MALAR_PART uint8_t most(uint8_t one, uint8_t other) { return one > other ? one : other; }

// One column.
MALAR_PART int addOne(const uint8_t *restrict column, uint8_t greatest, uint8_t *restrict lowest, uint8_t *restrict highest, size_t count) {
    uint8_t seen = 0;
    for (size_t visit = 0; visit < count; visit++) {
        const uint8_t grade = column[visit];
        seen = most(seen, known(grade));
        lowest[visit] += known(grade);
        highest[visit] += least(grade, greatest);
    }
    return seen > greatest;
}

// Four columns, so that the sums are fetched and stored once for them.
MALAR_PART int addFour(const uint8_t *const *columns, const uint8_t *greatest, size_t offset, uint8_t *restrict lowest,
                       uint8_t *restrict highest, size_t count) {
    const uint8_t *restrict a = columns[0] + offset, *restrict b = columns[1] + offset, *restrict c = columns[2] + offset,
                            *restrict d = columns[3] + offset;
    const uint8_t mostA = greatest[0], mostB = greatest[1], mostC = greatest[2], mostD = greatest[3];
    uint8_t seenA = 0, seenB = 0, seenC = 0, seenD = 0;
    for (size_t visit = 0; visit < count; visit++) {
        const uint8_t inA = known(a[visit]), inB = known(b[visit]), inC = known(c[visit]), inD = known(d[visit]);
        seenA = most(seenA, inA), seenB = most(seenB, inB), seenC = most(seenC, inC), seenD = most(seenD, inD);
        lowest[visit] += inA + inB + inC + inD;
        highest[visit] += least(a[visit], mostA) + least(b[visit], mostB) + least(c[visit], mostC) + least(d[visit], mostD);
    }
    return (seenA > mostA) | (seenB > mostB) | (seenC > mostC) | (seenD > mostD);
}

// Asks for the same visits of the columns that come next; no processor foresees that many columns by itself.
MALAR_PART void request(const uint8_t *const *columns, size_t columnCount, size_t offset, size_t count) {
    for (size_t column = 0; column < columnCount; column++) {
        for (size_t visit = 0; visit < count; visit += line) __builtin_prefetch(columns[column] + offset + visit);
    }
}

MALAR_VERSIONS("avx512bw", "avx2")
int malar_add_grades(const uint8_t *const *columns, const uint8_t *greatest, size_t columnCount, size_t offset, uint8_t *lowest,
                     uint8_t *highest, size_t count) {
    int refused = 0;
    size_t column = 0;
    for (; column + together <= columnCount; column += together) {
        const size_t left = columnCount - column - together, next = left < together ? left : together;
        for (size_t start = 0; start < count; start += strip) {
            const size_t visits = count - start < strip ? count - start : strip;
            request(columns + column + together, next, offset + start, visits);
            refused |= addFour(columns + column, greatest + column, offset + start, lowest + start, highest + start, visits);
        }
    }
    for (; column < columnCount; column++) refused |= addOne(columns[column] + offset, greatest[column], lowest, highest, count);
    return refused;
}

MALAR_VERSIONS("avx512bw", "avx2")
int malar_double(const uint8_t *restrict column, uint8_t *restrict lowest, uint8_t *restrict highest, size_t count) {
    uint8_t refused = 0;
    for (size_t visit = 0; visit < count; visit++) {
        const uint8_t lasts = column[visit];
        lowest[visit] += lowest[visit] & (lasts == 1 ? 255 : 0);
        highest[visit] += highest[visit] & (lasts == 0 ? 0 : 255);
        refused |= (uint8_t)(lasts + 1) > 2;
    }
    return refused;
}

MALAR_VERSIONS("avx512bw", "avx2")
int malar_has_grade_below(uint8_t least, const uint8_t *column, size_t count) {
    uint8_t found = 0;
    for (size_t visit = 0; visit < count; visit++) found |= column[visit] != 0 && column[visit] < least;
    return found;
}
