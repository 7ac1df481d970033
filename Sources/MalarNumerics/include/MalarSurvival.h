// SPDX-License-Identifier: Apache-2.0
#pragma once

// The partial likelihood of Cox's model and its derivatives, for rows sorted by stratum and, within a stratum, from the latest time back.

#ifdef __cplusplus
extern "C" {
#endif

/// Rows with one time in one stratum. The events come first, then the censored.
typedef struct {
    int rows;
    int events;
    /// Whether a stratum begins here.
    int starts_stratum;
} malar_cox_block;

/// How tied events are treated.
enum { malar_cox_breslow = 0, malar_cox_efron = 1, malar_cox_exact = 2 };

/// The log partial likelihood, its gradient (p) and the information (p by p) at beta. x is n by p, row by row; weights is room for n.
/// event_sum is the sum of the rows of x that are events. Returns 0 where a number overflows or there is no memory.
int malar_cox_evaluate(
    int n, int p, const double *x, int blocks, const malar_cox_block *block, const double *event_sum, const double *beta, int ties,
    double *weights, double *log_likelihood, double *gradient, double *information);

#ifdef __cplusplus
}
#endif
