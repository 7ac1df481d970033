// SPDX-License-Identifier: Apache-2.0

/// Nodes and weights for the weight function exp(-x²).
struct GaussHermite {
    let nodes: [Double]
    let weights: [Double]

    /// From the eigenvalues of the recurrence matrix; `nil` where the eigenvalues cannot be found.
    ///
    /// - Precondition: 1 point or more.
    /// - Source: G. H. Golub and J. H. Welsch, Math. Comput. 23 (1969) 221-230, doi:10.1090/S0025-5718-69-99647-1.
    init?(points: Int) {
        precondition(points > 0, "a quadrature without points")
        var matrix = Matrix(rows: points, columns: points)
        for index in 1..<max(1, points) {
            matrix[index, index - 1] = (Double(index) / 2).squareRoot()
            matrix[index - 1, index] = matrix[index, index - 1]
        }
        guard let eigen = matrix.symmetricEigen else { return nil }
        nodes = eigen.values
        weights = eigen.vectors.row(0).map { 1.772_453_850_905_516 * $0 * $0 }
    }
}
