// SPDX-License-Identifier: Apache-2.0

/// A table as a publication prints it, to be set beside a table of the report.
public struct PublishedTable: Sendable, Hashable {
    /// A row of it.
    public struct Row: Sendable, Hashable {
        /// The text of the first cell of the report's row.
        public var label: String
        /// The heading, or the less indented row, that the row stands under; `nil` where its label is the only one.
        public var under: String?
        /// What is printed, one text for each column; empty where nothing is.
        public var printed: [String]
        /// Whether its numbers are those of the rows above added up.
        public var isTotal: Bool
        /// What a reader must know beside it.
        public var note: String?
    }

    /// Parts that add up to a whole, by the names of columns or of rows.
    public struct Sum: Sendable, Hashable {
        /// The name of the whole.
        public var whole: String
        /// The names of the parts.
        public var parts: [String]
        /// Whether the names are those of columns.
        public var isAcross: Bool
    }

    /// The id of the report's table: the name of its CSV file.
    public var table: String
    /// Where the publication prints it: `Table 1`.
    public var place: String
    /// The number of patients that the percentages are of, where the cells do not print it.
    public var patients: Int?
    /// The columns of the report's table that the printed texts belong to.
    public var columns: [String]
    /// The rows in the order of the publication.
    public var rows: [Row]
    /// What adds up.
    public var sums: [Sum]
}

/// A number that a publication prints in several places, or once with what it follows from.
public struct RepeatedStatement: Sendable, Hashable {
    /// One print of it.
    public struct Print: Sendable, Hashable {
        /// Where it is printed.
        public var place: String
        /// The text as printed.
        public var text: String
    }

    /// What is stated, in our words.
    public var what: String
    /// The prints, in the order of the publication.
    public var prints: [Print]
}
