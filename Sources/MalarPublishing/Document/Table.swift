// SPDX-License-Identifier: Apache-2.0

/// A table as a reader sees it, with the values behind the print.
///
/// A body or total row has one cell per column. A heading row has one cell, which spans the table.
public struct Table: Sendable, Hashable {
    /// Unique in the document; the target of links and the stem of file names.
    public var id: String
    /// What the table is called in the text, such as "Table 1".
    public var label: String
    /// Stands behind the label and together with it is the heading of the table; may be empty.
    public var caption: String
    /// From left to right.
    public var columns: [Column]
    /// From top to bottom, headings and totals at their places among the others.
    public var rows: [Row]
    /// Whether the first cell of a row names the row.
    public var firstColumnIsHeader: Bool
    /// In the order they are printed below the table.
    public var footnotes: [Footnote]

    /// A table; its first column names the rows unless told otherwise.
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
    /// To which side the text of a column stands, its header included.
    public enum Alignment: String, Sendable, Hashable, CaseIterable {
        case left, center, right
    }

    /// What stands at the head of a column, and how its cells are set.
    public struct Column: Sendable, Hashable {
        /// The words of the header; empty for a column without one.
        public var header: String
        /// A second, lighter line of the header, such as "n = 25".
        public var detail: String?
        /// To which side header and cells stand; left unless told otherwise, numbers as a rule right.
        public var alignment: Alignment
        /// Neighbouring columns of the same group stand under one spanning header.
        public var group: String?
        /// Marks of footnotes.
        public var marks: [String]

        /// A column, set to the left and outside any group unless told otherwise.
        public init(_ header: String, detail: String? = nil, alignment: Alignment = .left, group: String? = nil, marks: [String] = []) {
            self.header = header
            self.detail = detail
            self.alignment = alignment
            self.group = group
            self.marks = marks
        }
    }

    /// The cells of one line, with what the line is for.
    public struct Row: Sendable, Hashable {
        /// Whether a row has data, is a heading that names the rows below it, or is a total that is set off by a rule.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case body, heading, total
        }

        /// What the row is for, which decides how many cells it has.
        public var kind: Kind
        /// From left to right: one per column, or one alone in a heading.
        public var cells: [Cell]
        /// Steps by which the first cell is set in, from 0.
        public var indent: Int

        /// A row of data unless another kind is given.
        /// - Precondition: `indent` is not negative.
        public init(_ cells: [Cell], kind: Kind = .body, indent: Int = 0) {
            precondition(indent >= 0, "an indent is not negative")
            self.kind = kind
            self.cells = cells
            self.indent = indent
        }

        /// A row whose one cell spans the table and names the rows below it.
        public static func heading(_ cell: Cell) -> Row { Row([cell], kind: .heading) }
        /// A row with one cell per column, set off from the rows above it by a rule.
        public static func total(_ cells: [Cell]) -> Row { Row(cells, kind: .total) }
    }

    /// A note below the table that cells and headers refer to.
    public struct Footnote: Sendable, Hashable {
        /// The sign by which cells and columns name the note in their `marks`, without brackets.
        public var mark: String
        /// The note, which may hold links.
        public var text: RichText

        /// A footnote; give each mark of a table once.
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

    /// Up to so many rows a table is not divided between two pages.
    static let mostRowsKeptTogether = 16

    var hasGroups: Bool { columns.contains { $0.group != nil } }

    /// The label and the caption in one line.
    public var heading: String { [label, caption].filter { !$0.isEmpty }.joined(separator: ". ") }
}
