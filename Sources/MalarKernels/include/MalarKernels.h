// SPDX-License-Identifier: Apache-2.0

// Sums over columns of visits, in plain loops that the compiler turns into vector code. No weight, coefficient or grade stands here: the caller
// passes them from the published item tables. Every function takes any count, 0 included, and any alignment. A column that is written overlaps no
// other.

#ifndef MALAR_KERNELS_H
#define MALAR_KERNELS_H

#include <stddef.h>
#include <stdint.h>

/// The weights of a checklist by binary digit: `plane[k]` holds the items whose weight has bit k, so that a weight is at most 15.
struct malar_planes {
    uint32_t plane[4];
};

/// The sum of the weights of the items that are present and not unknown, and of those that are present or unknown; at most 255.
///
/// Returns every bit that is set in any mask.
uint32_t malar_weigh(struct malar_planes weights, const uint32_t *present, const uint32_t *unknown, uint8_t *lowest, uint8_t *highest,
                     size_t count);

/// A term that adds intercept + slope · ln(amount) where the amount is beyond the limit, and nothing elsewhere.
struct malar_logarithm {
    double limit, intercept, slope;
};

/// How many items with points a graded rule has.
#define MALAR_STEPS 13

/// A score of items with points that need not be whole, of an amount with a step and a slope, and of three amounts with logarithms.
struct malar_graded_rule {
    /// The score without any item.
    double start;
    /// Points for an amount above 0, and for each unit of it.
    double step, each;
    /// The bit of each item in a mask, and its points.
    uint32_t items[MALAR_STEPS];
    double points[MALAR_STEPS];
    /// The bits of an item that does not count beside the other.
    uint32_t outranked, outranking;
    /// The terms of an amount that counts above its limit, at least the least normal number, and of two that count below theirs.
    struct malar_logarithm above, below, alsoBelow;
};

/// Start, points of the linear amount, points of the items, the three terms, added in this order.
///
/// The logarithm is right within one unit in the last place and the same on every processor. Returns 1 where an amount that counts is no normal
/// positive number, so that these scores are not to be used; else 0.
int malar_grade(const struct malar_graded_rule *rule, const uint32_t *present, const double *linear, const double *above,
                const double *below, const double *alsoBelow, double *scores, size_t count);

/// Adds grades to the sums; 255 is an unknown grade, at most `greatest` of its column. The visits begin at `offset` in each column.
///
/// Returns 1 where a grade is above the greatest of its column, else 0.
int malar_add_grades(const uint8_t *const *columns, const uint8_t *greatest, size_t columnCount, size_t offset, uint8_t *lowest,
                     uint8_t *highest, size_t count);

/// Doubles the sums where a column says 1, the highest ones also where it says 255, unknown. Returns 1 where it says anything else but 0.
int malar_double(const uint8_t *column, uint8_t *lowest, uint8_t *highest, size_t count);

/// Returns 1 where a grade lies between 0 and `least`, both excluded, else 0.
int malar_has_grade_below(uint8_t least, const uint8_t *column, size_t count);

#endif
