// SPDX-License-Identifier: Apache-2.0

/// Columns X = Q R with orthonormal Q and upper triangular R, by Gram and Schmidt with every column done twice.
///
/// Fits run on Q, whose columns all have the same length, so that a calendar year beside a dose loses no digits.
/// - Source: L. Giraud and others, Numer. Math. 101 (2005) 87-100, doi:10.1007/s00211-005-0615-4.
struct OrthonormalDesign {
    private(set) var q: [[Double]] = []
    private(set) var r: Matrix

    /// - Parameter names: only to say why a column depends on those before it.
    /// - Throws: `.zeroVariance` for a constant column beside another, `.emptyMargin` for an interaction without an observation,
    ///   `.invalidArgument` for any other column that is a combination of those before it.
    init(_ columns: [[Double]], degrees: [Int]) throws(StatisticsFailure) {
        r = Matrix(rows: columns.count, columns: columns.count)
        for (j, column) in columns.enumerated() {
            let scale = Self.powerOfTwo(column)
            var vector = column.map { $0 / scale }
            let length = dot(vector, vector).squareRoot()
            for _ in 0..<2 {
                for i in q.indices {
                    let part = dot(q[i], vector)
                    subtract(part, q[i], from: &vector)
                    r[i, j] += part * scale
                }
            }
            let left = dot(vector, vector).squareRoot()
            guard left > 1e-10 * length else { throw Self.reason(column, degree: degrees[j]) }
            for row in vector.indices { vector[row] /= left }
            r[j, j] = left * scale
            q.append(vector)
        }
    }

    private static func reason(_ column: [Double], degree: Int) -> StatisticsFailure {
        if degree > 1, column.allSatisfy({ $0 == 0 }) { return .emptyMargin }
        return column.allSatisfy { $0 == column[0] } ? .zeroVariance : .invalidArgument
    }

    /// A power of two about as large as the largest value, so that squares neither overflow nor vanish.
    static func powerOfTwo(_ values: [Double]) -> Double {
        let largest = values.reduce(0) { max($0, $1.magnitude) }
        return largest > 0 && largest.isNormal ? PlatformMathematics.scaled(1, byPowerOfTwo: Int(largest.exponent)) : 1
    }

    /// What the columns leave of y, and their coefficients in the basis Q.
    func residuals(of y: [Double]) -> (residuals: [Double], coefficients: [Double]) {
        var left = y
        var coefficients = [Double](repeating: 0, count: q.count)
        for _ in 0..<3 {
            for i in q.indices {
                let part = dot(q[i], left)
                subtract(part, q[i], from: &left)
                coefficients[i] += part
            }
        }
        return (left, coefficients)
    }

    /// R^-1, which leads from the basis back to the columns.
    var inverseR: Matrix {
        let size = r.rows
        var inverse = Matrix(rows: size, columns: size)
        for column in 0..<size {
            for row in stride(from: column, through: 0, by: -1) {
                var sum = row == column ? 1.0 : 0
                for k in (row + 1)..<max(row + 1, column + 1) { sum -= r[row, k] * inverse[k, column] }
                inverse[row, column] = sum / r[row, row]
            }
        }
        return inverse
    }

    /// log |X'X| - log |Q'Q|
    var logDeterminant: Double { 2 * r.diagonal.reduce(0) { $0 + PlatformMathematics.naturalLogarithm($1.magnitude) } }
}

/// The inner product, summed in blocks of 256 so that rounding grows little with the length.
func dot(_ a: [Double], _ b: [Double]) -> Double {
    var total = 0.0
    a.withUnsafeBufferPointer { a in
        b.withUnsafeBufferPointer { b in
            var start = 0
            while start < a.count {
                let end = min(start + 256, a.count)
                var sum = 0.0
                for index in start..<end { sum += a[index] * b[index] }
                total += sum
                start = end
            }
        }
    }
    return total
}

/// vector - factor * direction
func subtract(_ factor: Double, _ direction: [Double], from vector: inout [Double]) {
    vector.withUnsafeMutableBufferPointer { vector in
        direction.withUnsafeBufferPointer { direction in
            for index in vector.indices { vector[index] -= factor * direction[index] }
        }
    }
}
