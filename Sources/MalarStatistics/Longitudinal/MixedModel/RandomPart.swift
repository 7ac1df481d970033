// SPDX-License-Identifier: Apache-2.0

/// The random part of a mixed model, turned so that only as many rows of a subject as there are random coefficients depend on them.
///
/// With Z(i) = Q(i) S(i), Q(i) orthogonal, the rows Q(i)'y have the covariance S G S' + s^2 I and all others s^2 I: the rows that do not
/// matter for G go into one sum of products. The columns of Z are orthonormal over all subjects (times root n), so that G is found in
/// coordinates of about one, whatever the unit of time.
struct RandomPart {
    let size: Int
    private let basis: OrthonormalDesign
    private let root: Double
    let patterns: [CovariancePattern]
    let tailCount: Int
    let tail: [Double]

    /// - Throws: what `OrthonormalDesign` throws for random columns that depend on one another.
    init(_ columns: [[Double]], fixed: FixedPart, frame: ModelFrame) throws(StatisticsFailure) {
        size = columns.count
        basis = try OrthonormalDesign(columns, degrees: columns.map { _ in 1 })
        let unit = Double(frame.rows.count).squareRoot()
        root = unit
        let scaled = basis.q.map { column in column.map { $0 * unit } }
        let width = fixed.count + 1
        var sums = RandomPartSums(size: size, width: width)
        for members in frame.members {
            let order = members.sorted { first, second in
                scaled.map { $0[first] }.lexicographicallyPrecedes(scaled.map { $0[second] })
            }
            var subject = SubjectRows(
                random: scaled.map { column in order.map { column[$0] } }, rows: order.map { fixed.row($0) })
            subject.turn()
            sums.add(subject)
        }
        patterns = sums.patterns
        tailCount = sums.tailCount
        tail = sums.tail
    }

    /// The covariance of the random coefficients in the given columns, in the unit of the response.
    func covariance(_ theta: [Double], scale: Double) -> Matrix {
        var inner = Matrix(rows: size, columns: size)
        inner[0, 0] = theta[0]
        if size == 2 {
            inner[0, 1] = theta[1]
            inner[1, 0] = theta[1]
            inner[1, 1] = theta[2]
        }
        let back = (root * scale) * basis.inverseR
        return back * inner * back.transposed
    }
}

/// One subject's rows, of which the first come to hold all that depends on the random coefficients.
private struct SubjectRows {
    /// A list for each random column.
    var random: [[Double]]
    /// The basis columns and the response, row by row.
    var rows: [[Double]]
    /// S, a list for each turned row, and these rows.
    var factor: [[Double]] = []
    var heads: [[Double]] = []

    /// Takes out the directions of the random columns one by one, each twice.
    mutating func turn() {
        for k in random.indices {
            let before = dot(random[k], random[k]).squareRoot()
            var coefficients = [Double](repeating: 0, count: random.count)
            var direction = random[k]
            for previous in directions {
                let part = dot(previous, direction)
                subtract(part, previous, from: &direction)
            }
            let length = dot(direction, direction).squareRoot()
            guard length > 1e-10 * before else { continue }
            direction = direction.map { $0 / length }
            for later in random.indices { coefficients[later] = later < k ? 0 : dot(direction, random[later]) }
            directions.append(direction)
            factor.append(coefficients)
            heads.append(takeOut(direction))
        }
    }

    private var directions: [[Double]] = []

    private mutating func takeOut(_ direction: [Double]) -> [Double] {
        var head = [Double](repeating: 0, count: rows[0].count)
        for _ in 0..<2 {
            var part = [Double](repeating: 0, count: head.count)
            for (row, weight) in zip(rows, direction) { for a in part.indices { part[a] += weight * row[a] } }
            for row in rows.indices { for a in part.indices { rows[row][a] -= direction[row] * part[a] } }
            for a in part.indices { head[a] += part[a] }
        }
        return head
    }

    init(random: [[Double]], rows: [[Double]]) {
        self.random = random
        self.rows = rows
    }
}

/// The sums of products of all subjects.
private struct RandomPartSums {
    let size: Int
    let width: Int
    var patterns: [CovariancePattern] = []
    private var places: [[Double]: Int] = [:]
    var tailCount = 0
    var tail: [Double]

    init(size: Int, width: Int) {
        self.size = size
        self.width = width
        tail = [Double](repeating: 0, count: width * width)
    }

    mutating func add(_ subject: SubjectRows) {
        tailCount += subject.rows.count - subject.heads.count
        for row in subject.rows {
            for a in 0..<width { for b in 0..<width { tail[a * width + b] += row[a] * row[b] } }
        }
        guard !subject.heads.isEmpty else { return }
        let key = subject.factor.flatMap { $0 }
        let place = places[key] ?? patterns.count
        if place == patterns.count {
            places[key] = place
            patterns.append(CovariancePattern(size: subject.heads.count, width: width, derivatives: derivatives(subject.factor)))
        }
        patterns[place].add(subject.heads)
    }

    private func derivatives(_ factor: [[Double]]) -> [CovarianceDerivative] {
        let columns = (0..<size).map { k in factor.map { $0[k] } }
        var result = [CovarianceDerivative.columns(columns[0], columns[0], isSquare: true)]
        if size == 2 {
            result.append(.columns(columns[0], columns[1], isSquare: false))
            result.append(.columns(columns[1], columns[1], isSquare: true))
        }
        return result + [.identity(factor.count)]
    }
}
