// SPDX-License-Identifier: Apache-2.0

/// The coordinates in which the covariance parameters theta are sought.
enum CovarianceCoordinates: Hashable {
    /// theta itself.
    case identity
    /// A covariance G of one or two random coefficients as F F', F lower triangular with `rank` columns, and the logarithm of the
    /// residual variance. theta holds the entries g11, g12, g22 (those there are) and the residual variance.
    case factor(size: Int, rank: Int)

    /// The columns of F, each with the place where its entries begin.
    private func factorColumns(_ phi: [Double]) -> [[Double]] {
        guard case .factor(let size, let rank) = self else { return [] }
        switch (size, rank) {
        case (_, 0): return []
        case (1, _): return [[phi[0]]]
        case (_, 1): return [[phi[0], phi[1]]]
        default: return [[phi[0], phi[1]], [0, phi[2]]]
        }
    }

    /// Which entry of F a coordinate is.
    private var places: [(row: Int, column: Int)] {
        guard case .factor(let size, let rank) = self, rank > 0 else { return [] }
        if size == 1 { return [(0, 0)] }
        return rank == 1 ? [(0, 0), (1, 0)] : [(0, 0), (1, 0), (1, 1)]
    }

    private static func entries(_ size: Int) -> [(Int, Int)] { size == 1 ? [(0, 0)] : [(0, 0), (0, 1), (1, 1)] }

    func theta(_ phi: [Double]) -> [Double] {
        guard case .factor(let size, _) = self else { return phi }
        let columns = factorColumns(phi)
        return Self.entries(size).map { a, b in columns.reduce(0) { $0 + $1[a] * $1[b] } }
            + [PlatformMathematics.exponential(phi[phi.count - 1])]
    }

    /// d theta / d phi, a row for each theta.
    func jacobian(_ phi: [Double]) -> Matrix {
        guard case .factor(let size, _) = self else { return .identity(phi.count) }
        let columns = factorColumns(phi)
        let entries = Self.entries(size)
        var result = Matrix(rows: entries.count + 1, columns: phi.count)
        for (k, (a, b)) in entries.enumerated() {
            for (coordinate, place) in places.enumerated() {
                let column = columns[place.column]
                result[k, coordinate] = (place.row == a ? column[b] : 0) + (place.row == b ? column[a] : 0)
            }
        }
        result[entries.count, phi.count - 1] = PlatformMathematics.exponential(phi[phi.count - 1])
        return result
    }

    /// The sum over k of gradient(k) times the second derivatives of theta(k).
    func curvature(_ phi: [Double], _ gradient: [Double]) -> Matrix {
        var result = Matrix(rows: phi.count, columns: phi.count)
        guard case .factor(let size, _) = self else { return result }
        for (k, (a, b)) in Self.entries(size).enumerated() {
            for (i, first) in places.enumerated() {
                for (j, second) in places.enumerated() where first.column == second.column {
                    if first.row == a, second.row == b { result[i, j] += gradient[k] }
                    if first.row == b, second.row == a { result[i, j] += gradient[k] }
                }
            }
        }
        let last = phi.count - 1
        result[last, last] = gradient[gradient.count - 1] * PlatformMathematics.exponential(phi[last])
        return result
    }
}
