// SPDX-License-Identifier: Apache-2.0

/// A dense matrix of doubles, stored row by row.
public struct Matrix: Hashable, Sendable {
    /// 0 or more.
    public let rows: Int
    /// 0 or more.
    public let columns: Int
    /// rows x columns values, row by row.
    public var elements: [Double]

    /// A matrix of one value.
    public init(rows: Int, columns: Int, repeating value: Double = 0) {
        self.rows = rows
        self.columns = columns
        elements = [Double](repeating: value, count: rows * columns)
    }

    /// - Precondition: there are rows x columns elements.
    public init(rows: Int, columns: Int, elements: [Double]) {
        precondition(elements.count == rows * columns, "a matrix of \(rows) by \(columns) with \(elements.count) elements")
        self.rows = rows
        self.columns = columns
        self.elements = elements
    }

    /// A matrix from its rows, all of the same length.
    public init(rows: [[Double]]) {
        let columns = rows.first?.count ?? 0
        precondition(rows.allSatisfy { $0.count == columns }, "rows of different lengths")
        self.init(rows: rows.count, columns: columns, elements: rows.flatMap { $0 })
    }

    /// The identity.
    public static func identity(_ size: Int) -> Matrix {
        var matrix = Matrix(rows: size, columns: size)
        for index in 0..<size { matrix[index, index] = 1 }
        return matrix
    }

    /// A vector as a column.
    public static func column(_ values: [Double]) -> Matrix { Matrix(rows: values.count, columns: 1, elements: values) }

    /// The value in a row and a column, both counted from 0.
    public subscript(row: Int, column: Int) -> Double {
        get { elements[row * columns + column] }
        set { elements[row * columns + column] = newValue }
    }

    /// One row.
    public func row(_ index: Int) -> [Double] { Array(elements[(index * columns)..<((index + 1) * columns)]) }
    /// One column.
    public func column(_ index: Int) -> [Double] { (0..<rows).map { self[$0, index] } }
    /// The values from the upper left to the lower right.
    public var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }
    /// The rows as lists.
    public var rowLists: [[Double]] { (0..<rows).map(row) }

    /// Rows become columns.
    public var transposed: Matrix {
        var result = Matrix(rows: columns, columns: rows)
        for i in 0..<rows { for j in 0..<columns { result[j, i] = self[i, j] } }
        return result
    }

    /// Sum of the diagonal.
    public var trace: Double { diagonal.reduce(0, +) }
}

extension Matrix {
    /// The matrix product; sums run over the inner index in order.
    ///
    /// - Complexity: O(rows x columns x inner)
    public static func * (a: Matrix, b: Matrix) -> Matrix {
        precondition(a.columns == b.rows, "matrices of \(a.columns) columns and \(b.rows) rows")
        var result = Matrix(rows: a.rows, columns: b.columns)
        for i in 0..<a.rows {
            for k in 0..<a.columns {
                let factor = a[i, k]
                for j in 0..<b.columns { result[i, j] += factor * b[k, j] }
            }
        }
        return result
    }

    /// The product with a vector.
    public static func * (a: Matrix, x: [Double]) -> [Double] {
        precondition(a.columns == x.count, "a matrix of \(a.columns) columns and a vector of \(x.count)")
        return (0..<a.rows).map { row in x.indices.reduce(0) { $0 + a[row, $1] * x[$1] } }
    }

    /// Every value times a factor.
    public static func * (factor: Double, a: Matrix) -> Matrix {
        Matrix(rows: a.rows, columns: a.columns, elements: a.elements.map { factor * $0 })
    }

    /// The sum of two matrices of one shape.
    public static func + (a: Matrix, b: Matrix) -> Matrix { a.combined(b, +) }
    /// The difference of two matrices of one shape.
    public static func - (a: Matrix, b: Matrix) -> Matrix { a.combined(b, -) }
    /// Adds a matrix of the same shape.
    public static func += (a: inout Matrix, b: Matrix) { a = a + b }
    /// Subtracts a matrix of the same shape.
    public static func -= (a: inout Matrix, b: Matrix) { a = a - b }

    private func combined(_ other: Matrix, _ operation: (Double, Double) -> Double) -> Matrix {
        precondition(rows == other.rows && columns == other.columns, "matrices of different shapes")
        return Matrix(rows: rows, columns: columns, elements: zip(elements, other.elements).map(operation))
    }
}
