// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

/// Gives the tables and figures of a report their numbers, in the order in which they stand.
///
/// What has a label of its own that is no plain number, such as "Table S1" or "Figure 1a", keeps it; the plain numbers go on after it.
struct Numbering {
    private var tables = 0
    private var figures = 0

    /// Sections with every table and figure numbered.
    static func numbered(_ sections: [Section]) -> [Section] {
        var numbering = Numbering()
        return sections.map { section in
            var section = section
            section.blocks = section.blocks.map { numbering.number($0) }
            return section
        }
    }

    private mutating func number(_ block: Block) -> Block {
        switch block {
        case .table(var table):
            if let fixed = Self.fixed(table.label, "Table") {
                tables = max(tables, fixed)
            } else {
                tables += 1
                table.label = "Table \(tables)"
            }
            return .table(table)
        case .figure(var figure):
            if let fixed = Self.fixed(figure.label, "Figure") {
                figures = max(figures, fixed)
            } else {
                figures += 1
                figure.label = "Figure \(figures)"
            }
            figure.data.caption = "Data of \(figure.label)"
            return .figure(figure)
        default: return block
        }
    }

    /// The number in a label that stays as it is: 1 of "Figure 1a", 0 of "Table S1"; `nil` for a plain number or none.
    private static func fixed(_ label: String, _ word: String) -> Int? {
        guard label.hasPrefix("\(word) ") else { return nil }
        let mark = label.dropFirst(word.count + 1)
        let digits = mark.prefix { $0.isNumber }
        return digits.count == mark.count ? nil : Int(digits) ?? 0
    }
}
