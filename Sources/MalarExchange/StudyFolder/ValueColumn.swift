// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort

/// Reads the fields of a column that need no other column.
struct ValueColumn {
    let id: String
    let isRequired: Bool
    let index: Int
    /// Where the row keeps the value.
    let position: Int
    private let parser: FieldParser
    private var memory = FieldMemory<Value>()

    init(_ column: ColumnPlan.Placed, at position: Int, _ conventions: DataConventions) {
        self.position = position
        id = column.variable.id
        isRequired = column.variable.isRequired
        index = column.index
        parser = FieldParser(column.variable, conventions)
    }

    mutating func outcome(of text: String) -> FieldOutcome<Value> {
        memory[text] ?? memory.keep(parser.parse(text), of: text)
    }
}
