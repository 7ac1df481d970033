// SPDX-License-Identifier: Apache-2.0

import MalarNumerics

/// What Eigen does for a dense matrix. `nil` is a matrix that does not allow it: not positive definite, or singular.
extension Matrix {
    /// The lower triangle L with A = L L', for a symmetric, positive definite A.
    public var cholesky: Matrix? {
        var factor = Matrix(rows: rows, columns: rows)
        return malar_cholesky(Int32(rows), elements, &factor.elements) == 1 ? factor : nil
    }

    /// X with A X = B and log det A, for a symmetric, positive definite A.
    public func positiveSolution(for right: Matrix) -> (solution: Matrix, logDeterminant: Double)? {
        precondition(rows == columns && right.rows == rows, "a system of equations needs a square matrix and a right side of its size")
        var solution = Matrix(rows: rows, columns: right.columns)
        var logDeterminant = 0.0
        let succeeded = malar_positive_solve(
            Int32(rows), Int32(right.columns), elements, right.elements, &solution.elements, &logDeterminant)
        return succeeded == 1 ? (solution, logDeterminant) : nil
    }

    /// The inverse and log det A, for a symmetric, positive definite A.
    public var positiveInverse: (inverse: Matrix, logDeterminant: Double)? {
        positiveSolution(for: .identity(rows)).map { ($0.solution, $0.logDeterminant) }
    }

    /// X with A X = B, for any square A that is not singular.
    public func solution(for right: Matrix) -> Matrix? {
        precondition(rows == columns && right.rows == rows, "a system of equations needs a square matrix and a right side of its size")
        var solution = Matrix(rows: rows, columns: right.columns)
        let succeeded = malar_general_solve(Int32(rows), Int32(right.columns), elements, right.elements, &solution.elements)
        return succeeded == 1 ? solution : nil
    }

    /// The inverse of any square matrix that is not singular.
    public var inverse: Matrix? { solution(for: .identity(rows)) }

    /// Eigenvalues from the smallest up, and the vectors as columns, of a symmetric matrix.
    public var symmetricEigen: (values: [Double], vectors: Matrix)? {
        precondition(rows == columns, "eigenvalues of a matrix that is not square")
        var values = [Double](repeating: 0, count: rows)
        var vectors = Matrix(rows: rows, columns: rows)
        return malar_symmetric_eigen(Int32(rows), elements, &values, &vectors.elements) == 1 ? (values, vectors) : nil
    }

    /// The b that minimises |A b - y|, and the rank of A, by Householder QR with pivoting.
    public func leastSquares(_ y: [Double]) -> (solution: [Double], rank: Int)? {
        precondition(y.count == rows, "a right side of another length than the matrix")
        var solution = [Double](repeating: 0, count: columns)
        var rank: Int32 = 0
        return malar_least_squares(Int32(rows), Int32(columns), elements, y, &solution, &rank) == 1 ? (solution, Int(rank)) : nil
    }
}
