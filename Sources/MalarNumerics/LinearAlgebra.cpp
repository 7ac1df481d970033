// SPDX-License-Identifier: Apache-2.0
// One thread and one instruction set, so that the same numbers give the same bits everywhere.
#define EIGEN_DONT_PARALLELIZE 1
#define EIGEN_MPL2_ONLY 1
#include "MalarNumerics.h"

#include <cmath>

#include <eigen3/Eigen/Dense>

namespace {
using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;
using Input = Eigen::Map<const Matrix>;
using Output = Eigen::Map<Matrix>;

template <class Function> int guarded(Function function) {
    try {
        return function() ? 1 : 0;
    } catch (...) {
        return 0;
    }
}
} // namespace

extern "C" int malar_cholesky(int n, const double *a, double *l) {
    return guarded([&] {
        const Eigen::LLT<Matrix> factor(Input(a, n, n));
        if (factor.info() != Eigen::Success) return false;
        Output(l, n, n) = Matrix(factor.matrixL());
        return true;
    });
}

extern "C" int malar_positive_solve(int n, int m, const double *a, const double *b, double *x, double *log_determinant) {
    return guarded([&] {
        const Eigen::LLT<Matrix> factor(Input(a, n, n));
        if (factor.info() != Eigen::Success) return false;
        Output(x, n, m) = factor.solve(Input(b, n, m));
        double sum = 0;
        for (int i = 0; i < n; ++i) sum += std::log(factor.matrixLLT()(i, i));
        *log_determinant = 2 * sum;
        return std::isfinite(sum);
    });
}

extern "C" int malar_general_solve(int n, int m, const double *a, const double *b, double *x) {
    return guarded([&] {
        const Eigen::FullPivLU<Matrix> factor(Input(a, n, n));
        if (!factor.isInvertible()) return false;
        Output(x, n, m) = factor.solve(Input(b, n, m));
        return true;
    });
}

extern "C" int malar_symmetric_eigen(int n, const double *a, double *values, double *vectors) {
    return guarded([&] {
        const Eigen::SelfAdjointEigenSolver<Matrix> solver(Input(a, n, n));
        if (solver.info() != Eigen::Success) return false;
        Eigen::Map<Vector>(values, n) = solver.eigenvalues();
        Output(vectors, n, n) = solver.eigenvectors();
        return true;
    });
}

extern "C" int malar_least_squares(int m, int n, const double *a, const double *y, double *b, int *rank) {
    return guarded([&] {
        const Eigen::ColPivHouseholderQR<Matrix> factor(Input(a, m, n));
        Eigen::Map<Vector>(b, n) = factor.solve(Eigen::Map<const Vector>(y, m));
        *rank = static_cast<int>(factor.rank());
        return true;
    });
}
