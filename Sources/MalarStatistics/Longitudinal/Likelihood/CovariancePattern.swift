// SPDX-License-Identifier: Apache-2.0

/// The derivative of a covariance matrix in one parameter: its entries that are not zero. The matrix is symmetric and constant.
struct CovarianceDerivative {
    var entries: [(row: Int, column: Int, value: Double)] = []

    /// One at (a, b) and (b, a).
    static func unit(_ a: Int, _ b: Int) -> CovarianceDerivative {
        CovarianceDerivative(entries: a == b ? [(a, a, 1)] : [(a, b, 1), (b, a, 1)])
    }

    static func identity(_ size: Int) -> CovarianceDerivative {
        CovarianceDerivative(entries: (0..<size).map { ($0, $0, 1) })
    }

    /// r(a) r(b)' + r(b) r(a)' for two columns, or r(a) r(a)'.
    static func columns(_ a: [Double], _ b: [Double], isSquare: Bool) -> CovarianceDerivative {
        var result = CovarianceDerivative()
        for i in a.indices {
            for j in a.indices {
                let value = isSquare ? a[i] * a[j] : a[i] * b[j] + b[i] * a[j]
                if value != 0 { result.entries.append((i, j, value)) }
            }
        }
        return result
    }
}

/// All subjects whose observations have one and the same covariance matrix, V = sum of theta(k) V(k), by their sums of products.
///
/// With z = (columns of the design, response) of w values for each of m observations, `moments` holds for every pair (j, k) of
/// observations the w x w matrix of the sum over subjects of z(j) z(k)'. A likelihood then costs the same for ten subjects as for a million.
struct CovariancePattern {
    let size: Int
    let width: Int
    let derivatives: [CovarianceDerivative]
    private(set) var count = 0
    private(set) var moments: [Double]

    init(size: Int, width: Int, derivatives: [CovarianceDerivative]) {
        self.size = size
        self.width = width
        self.derivatives = derivatives
        moments = [Double](repeating: 0, count: size * size * width * width)
    }

    /// Adds a subject: `size` rows of `width` values.
    mutating func add(_ rows: [[Double]]) {
        count += 1
        var place = 0
        for j in 0..<size {
            for k in 0..<size {
                for a in 0..<width {
                    let factor = rows[j][a]
                    for b in 0..<width {
                        moments[place] += factor * rows[k][b]
                        place += 1
                    }
                }
            }
        }
    }

    func covariance(_ theta: [Double]) -> Matrix {
        var matrix = Matrix(rows: size, columns: size)
        for (derivative, value) in zip(derivatives, theta) {
            for entry in derivative.entries { matrix[entry.row, entry.column] += entry.value * value }
        }
        return matrix
    }

    /// The sum over (j, k) of weight(j, k) times the moments of (j, k).
    func contracted(_ weights: Matrix) -> [Double] {
        var result = [Double](repeating: 0, count: width * width)
        for pair in 0..<(size * size) { accumulate(moments, block: pair, weights.elements[pair], into: &result) }
        return result
    }

    /// The moments of W z, in the same layout.
    func rotated(_ weights: Matrix) -> [Double] {
        let area = width * width
        var half = [Double](repeating: 0, count: moments.count)
        for a in 0..<size {
            for j in 0..<size {
                for k in 0..<size { transfer(weights[a, j], moments, j * size + k, &half, a * size + k, area) }
            }
        }
        var whole = [Double](repeating: 0, count: moments.count)
        for a in 0..<size {
            for k in 0..<size {
                for d in 0..<size { transfer(weights[k, d], half, a * size + k, &whole, a * size + d, area) }
            }
        }
        return whole
    }

    private func transfer(_ factor: Double, _ from: [Double], _ source: Int, _ to: inout [Double], _ target: Int, _ area: Int) {
        for index in 0..<area { to[target * area + index] += factor * from[source * area + index] }
    }
}

/// Adds factor times the block of `area = result.count` values to the result.
func accumulate(_ blocks: [Double], block: Int, _ factor: Double, into result: inout [Double]) {
    if factor == 0 { return }
    let start = block * result.count
    for index in result.indices { result[index] += factor * blocks[start + index] }
}
