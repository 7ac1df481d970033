// SPDX-License-Identifier: Apache-2.0

/// A table as a reader sees it, with the values behind the print.
///
/// A body or total row has one cell per column. A heading row has one cell, which spans the table.
public struct Table: Sendable, Hashable {
    /// Unique in the document; the target of links and the stem of file names.
    public var id: String
    /// What the table is called in the text, such as "Table 1".
    public var label: String
    public var caption: String
    public var columns: [Column]
    public var rows: [Row]
    /// Whether the first cell of a row names the row.
    public var firstColumnIsHeader: Bool
    public var footnotes: [Footnote]

    public init(
        id: String, label: String, caption: String, columns: [Column], rows: [Row], firstColumnIsHeader: Bool = true,
        footnotes: [Footnote] = []
    ) {
        self.id = id
        self.label = label
        self.caption = caption
        self.columns = columns
        self.rows = rows
        self.firstColumnIsHeader = firstColumnIsHeader
        self.footnotes = footnotes
    }
}

extension Table {
    public enum Alignment: String, Sendable, Hashable, CaseIterable {
        case left, center, right
    }

    public struct Column: Sendable, Hashable {
        public var header: String
        /// A second, lighter line of the header, such as "n = 25".
        public var detail: String?
        public var alignment: Alignment
        /// Neighbouring columns of the same group stand under one spanning header.
        public var group: String?
        /// Marks of footnotes.
        public var marks: [String]

        public init(_ header: String, detail: String? = nil, alignment: Alignment = .left, group: String? = nil, marks: [String] = []) {
            self.header = header
            self.detail = detail
            self.alignment = alignment
            self.group = group
            self.marks = marks
        }
    }

    public struct Row: Sendable, Hashable {
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case body, heading, total
        }

        public var kind: Kind
        public var cells: [Cell]
        /// Steps by which the first cell is set in, from 0.
        public var indent: Int

        public init(_ cells: [Cell], kind: Kind = .body, indent: Int = 0) {
            precondition(indent >= 0, "an indent is not negative")
            self.kind = kind
            self.cells = cells
            self.indent = indent
        }

        public static func heading(_ cell: Cell) -> Row { Row([cell], kind: .heading) }
        public static func total(_ cells: [Cell]) -> Row { Row(cells, kind: .total) }
    }

    public struct Footnote: Sendable, Hashable {
        public var mark: String
        public var text: RichText

        public init(_ mark: String, _ text: RichText) {
            self.mark = mark
            self.text = text
        }
    }
}

extension Table {
    /// A run of neighbouring columns that share a group, or have none.
    struct ColumnSpan: Hashable {
        var group: String?
        var range: Range<Int>
    }

    /// The columns in runs of equal group; a column without group is a run of its own.
    var columnSpans: [ColumnSpan] {
        columns.indices.reduce(into: []) { spans, index in
            let group = columns[index].group
            if let last = spans.last, group != nil, last.group == group {
                spans[spans.count - 1].range = last.range.lowerBound..<(index + 1)
            } else {
                spans.append(ColumnSpan(group: group, range: index..<(index + 1)))
            }
        }
    }

    var hasGroups: Bool { columns.contains { $0.group != nil } }

    /// The label and the caption in one line.
    public var heading: String { [label, caption].filter { !$0.isEmpty }.joined(separator: ". ") }
}
