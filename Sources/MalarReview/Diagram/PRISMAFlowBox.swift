// SPDX-License-Identifier: Apache-2.0

/// One box of the PRISMA 2020 flow diagram: its name, what it counts and its lines.
public struct PRISMAFlowBox: Sendable, Hashable {
    /// The part of the review that the box belongs to; printed at the left of the diagram.
    public enum Phase: String, Sendable, Hashable, CaseIterable {
        case identification, screening, included

        /// The word at the left edge.
        public var word: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
    }

    /// The column that the box stands in, from left to right.
    public enum Column: Int, Sendable, Hashable, CaseIterable, Comparable {
        case previous, main, side, other, otherSide

        /// From left to right.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// The name of the box's first variable in the template, such as `database_results`; stable.
    public var id: String
    /// What the numbers of the box count; more than one where it tells studies and their reports.
    public var units: [FlowUnit]
    /// The part of the review.
    public var phase: Phase
    /// The column of the diagram.
    public var column: Column
    /// From 0 at the top, below the headings.
    public var row: Int
    /// From top to bottom.
    public var lines: [Line]

    /// The lines as they are printed, one below the other.
    public var text: String { lines.map(\.text).joined(separator: "\n") }
}

extension PRISMAFlowBox {
    /// One number of a box with its words.
    public struct Line: Sendable, Hashable {
        /// Whether the line has a number, lacks it, or only introduces the lines below it.
        public enum Count: Sendable, Hashable {
            case heading, notReported
            case number(Int)
        }

        /// Steps by which the line is set in, from 0.
        public var level: Int
        /// The words before the number.
        public var label: String
        /// The number, or that there is none.
        public var count: Count
        /// The template's variable that the number belongs to; parts have that of their sum. Empty for a heading.
        public var variable: String
        /// What the number counts.
        public var unit: FlowUnit

        /// The words with the number, such as "Embase (n = 270)", or "Duplicate records (n not reported)".
        public var text: String {
            switch count {
            case .heading: label
            case .notReported: "\(label) (n\u{A0}not\u{A0}reported)"
            case .number(let number): "\(label) (n\u{A0}=\u{A0}\(number))"
            }
        }

        init(_ level: Int, _ label: String, _ count: Count, _ variable: String, _ unit: FlowUnit) {
            self.level = level
            self.label = label
            self.count = count
            self.variable = variable
            self.unit = unit
        }
    }
}
