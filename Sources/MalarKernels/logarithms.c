// SPDX-License-Identifier: Apache-2.0

#include "MalarKernels.h"
#include "versions.h"

#include <float.h>
#include <string.h>

// Products and sums are rounded one by one, so that every version gives the same bits.
#pragma STDC FP_CONTRACT OFF

MALAR_PART double fromBits(uint64_t bits) {
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

MALAR_PART uint64_t toBits(double number) {
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    return bits;
}

// The natural logarithm of a normal positive number, within one unit in the last place.
//
// x = 2^k (1 + f) with 1 + f from √½ to √2; with s = f / (2 + f), ln(1 + f) = f - f²/2 + s (f²/2 + R), R a polynomial in s². The polynomial, and
// ln 2 in two parts, are those of e_log.c in fdlibm; its notice:
//
//   Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved.
//   Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is freely granted,
//   provided that this notice is preserved.
MALAR_PART double naturalLogarithm(double number) {
    const uint64_t rootOfHalf = 0x3fe6a09e00000000, one = 0x3ff0000000000000, fraction = 0x000fffffffffffff;
    const uint64_t shifted = toBits(number) + (one - rootOfHalf);
    // The exponent as the low bits of 2^52, which needs no conversion of 64-bit integers.
    const double k = fromBits((shifted >> 52) | 0x4330000000000000) - (0x1p52 + 1023);
    const double f = fromBits((shifted & fraction) + rootOfHalf) - 1;
    const double s = f / (2 + f), z = s * s, w = z * z;
    const double odd = z * (6.666666666666735130e-01 +
                            w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
    const double even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
    const double half = 0.5 * f * f;
    return k * 6.93147180369123816490e-01 - ((half - (s * (half + (even + odd)) + k * 1.90821492927058770002e-10)) - f);
}

MALAR_PART double points(struct malar_logarithm term, double amount) { return term.intercept + term.slope * naturalLogarithm(amount); }

MALAR_VERSIONS("arch=x86-64-v4", "avx2")
int malar_grade(const struct malar_graded_rule *graded, const uint32_t *restrict present, const double *restrict linear,
                const double *restrict above, const double *restrict below, const double *restrict alsoBelow, double *restrict scores,
                size_t count) {
    const struct malar_graded_rule rule = *graded;
    uint64_t refused = 0;
    for (size_t visit = 0; visit < count; visit++) {
        const uint32_t mask = present[visit], counted = mask & (mask & rule.outranking ? ~rule.outranked : ~(uint32_t)0);
        double sum = rule.start + (linear[visit] > 0 ? rule.step + rule.each * linear[visit] : 0);
#pragma clang loop unroll(full)
        for (int step = 0; step < MALAR_STEPS; step++) sum = counted & rule.items[step] ? sum + rule.points[step] : sum;
        // Turned round, so that what is no number counts too.
        const int high = !(above[visit] <= rule.above.limit), low = !(below[visit] >= rule.below.limit),
                  alsoLow = !(alsoBelow[visit] >= rule.alsoBelow.limit);
        sum = high ? sum + points(rule.above, above[visit]) : sum;
        sum = low ? sum + points(rule.below, below[visit]) : sum;
        scores[visit] = alsoLow ? sum + points(rule.alsoBelow, alsoBelow[visit]) : sum;
        refused |= (uint64_t)((high & !(above[visit] <= DBL_MAX)) | (low & !(below[visit] >= DBL_MIN)) |
                              (alsoLow & !(alsoBelow[visit] >= DBL_MIN)));
    }
    return refused != 0;
}
