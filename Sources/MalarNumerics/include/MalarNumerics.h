// SPDX-License-Identifier: Apache-2.0
#pragma once

// What MalarStatistics takes from Boost.Math and Eigen, as plain C: no type of theirs crosses into Swift, and nothing throws across.
// Probabilities and quantiles are NaN where an argument lies outside its domain. Matrices are row by row, dense.

#include "MalarSurvival.h"

#ifdef __cplusplus
extern "C" {
#endif

// Special functions
double malar_log_gamma(double x);
double malar_digamma(double x);
double malar_trigamma(double x);
/// gamma(x) / gamma(x + delta).
double malar_gamma_ratio(double x, double delta);
/// I_x(a, b) and its complement, a and b above 0, x from 0 to 1.
double malar_beta_lower(double x, double a, double b);
double malar_beta_upper(double x, double a, double b);
/// The x with I_x(a, b) = p, and the x with the complement p.
double malar_beta_lower_quantile(double p, double a, double b);
double malar_beta_upper_quantile(double p, double a, double b);
/// P(shape, x) and Q(shape, x), the regularised incomplete gamma functions.
double malar_gamma_lower(double x, double shape);
double malar_gamma_upper(double x, double shape);
double malar_gamma_lower_quantile(double p, double shape);
double malar_gamma_upper_quantile(double p, double shape);

// Student's t
double malar_student_upper(double t, double degrees_of_freedom);
double malar_student_density(double t, double degrees_of_freedom);
/// The t with P(T > t) = p.
double malar_student_upper_quantile(double p, double degrees_of_freedom);
/// P(T <= t) and P(T > t) of the noncentral distribution with noncentrality delta.
double malar_noncentral_student_lower(double t, double degrees_of_freedom, double delta);
double malar_noncentral_student_upper(double t, double degrees_of_freedom, double delta);

// Snedecor's F
double malar_f_lower(double f, double numerator, double denominator);
double malar_f_upper(double f, double numerator, double denominator);
double malar_f_upper_quantile(double p, double numerator, double denominator);

// Counts: P(X = k)
double malar_binomial_mass(double k, double n, double p);
double malar_poisson_mass(double k, double mean);

// Dense linear algebra. Each returns 1 where it succeeded and 0 where the matrix does not allow it.
/// L with A = L L', lower triangle, zeros above; A symmetric and positive definite, n by n.
int malar_cholesky(int n, const double *a, double *l);
/// X with A X = B; A symmetric and positive definite, n by n; B and X n by m.
int malar_positive_solve(int n, int m, const double *a, const double *b, double *x, double *log_determinant);
/// X with A X = B for any square A that is not singular.
int malar_general_solve(int n, int m, const double *a, const double *b, double *x);
/// Eigenvalues from the smallest up and the vectors as columns; A symmetric.
int malar_symmetric_eigen(int n, const double *a, double *values, double *vectors);
/// The b that minimises |A b - y| by Householder QR with column pivoting; rank is that of A. A is m by n.
int malar_least_squares(int m, int n, const double *a, const double *y, double *b, int *rank);

#ifdef __cplusplus
}
#endif
