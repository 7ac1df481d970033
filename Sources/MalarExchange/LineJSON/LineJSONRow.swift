// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited

/// The columns of a JSON stream, numbered as they are declared or first met, and the values of the current object.
struct LineJSONRow {
    private(set) var names: [String] = []
    private(set) var values: [FieldValue?] = []
    private var indices: [String: Int] = [:]
    private var utf8Names: [[UInt8]] = []
    private let maximumColumns: Int
    /// The column whose key probably comes next: writers keep the order of their keys.
    private var expected = 0

    init(columns: [String], maximumColumns: Int) {
        self.maximumColumns = max(maximumColumns, columns.count)
        for name in columns where indices[name] == nil { add(name) }
    }

    func index(of name: String) -> Int? { indices[name] }

    mutating func clear() {
        expected = 0
        for index in values.indices { values[index] = nil }
    }

    /// Takes back the columns that a bad line brought in.
    mutating func shrink(to count: Int) {
        while names.count > count {
            indices[names.removeLast()] = nil
            utf8Names.removeLast()
            values.removeLast()
        }
    }

    /// The column whose key these bytes are, if it is the one expected next.
    mutating func expectedColumn(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        guard expected < utf8Names.count, utf8Names[expected].count == range.count else { return nil }
        for (offset, byte) in utf8Names[expected].enumerated() where bytes[range.lowerBound + offset] != byte { return nil }
        expected += 1
        return expected - 1
    }

    /// The column with this key, added if it is new; `nil` where there are too many.
    mutating func column(_ key: String) -> Int? {
        let index = indices[key] ?? (names.count < maximumColumns ? add(key) : nil)
        if let index { expected = index + 1 }
        return index
    }

    /// Sets a value; false where the column has one already.
    mutating func set(_ value: FieldValue, at column: Int) -> Bool {
        guard values[column] == nil else { return false }
        values[column] = value
        return true
    }

    @discardableResult
    private mutating func add(_ name: String) -> Int {
        indices[name] = names.count
        names.append(name)
        utf8Names.append(Array(name.utf8))
        values.append(nil)
        return names.count - 1
    }
}
