// SPDX-License-Identifier: Apache-2.0

#include "MalarKernels.h"
#include "versions.h"

// Visits between two requests for memory, and how many visits ahead the requests are.
enum { strip = 256, ahead = 2048, perLine = 16 };

MALAR_PART uint8_t weight(struct malar_planes weights, uint32_t items) {
    return (uint8_t)(__builtin_popcount(items & weights.plane[0]) + 2 * __builtin_popcount(items & weights.plane[1]) +
                     4 * __builtin_popcount(items & weights.plane[2]) + 8 * __builtin_popcount(items & weights.plane[3]));
}

MALAR_PART uint32_t weigh(struct malar_planes weights, const uint32_t *restrict present, const uint32_t *restrict unknown,
                          uint8_t *restrict lowest, uint8_t *restrict highest, size_t count) {
    uint32_t seen = 0;
    for (size_t visit = 0; visit < count; visit++) {
        const uint32_t open = unknown[visit], most = present[visit] | open;
        seen |= most;
        lowest[visit] = weight(weights, most & ~open);
        highest[visit] = weight(weights, most);
    }
    return seen;
}

MALAR_VERSIONS("avx512vpopcntdq", "avx2", "popcnt")
uint32_t malar_weigh(struct malar_planes weights, const uint32_t *present, const uint32_t *unknown, uint8_t *lowest, uint8_t *highest,
                     size_t count) {
    uint32_t seen = 0;
    size_t start = 0;
    for (; start + strip <= count; start += strip) {
        // The processor looks ahead by itself within a page of memory only. A request beyond the end of a column does nothing.
        for (size_t line = 0; line < strip; line += perLine) {
            __builtin_prefetch((const char *)present + sizeof(uint32_t) * (start + line + ahead));
            __builtin_prefetch((const char *)unknown + sizeof(uint32_t) * (start + line + ahead));
        }
        seen |= weigh(weights, present + start, unknown + start, lowest + start, highest + start, strip);
    }
    return seen | weigh(weights, present + start, unknown + start, lowest + start, highest + start, count - start);
}
