// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarPublishing
internal import MalarStatistics

/// The Results of a cohort in sentences, read from the cells of the report's tables.
///
/// No number is computed here: a sentence can say nothing that no table says, and what a table suppresses, no sentence tells.
struct CohortText {
    let analysis: StudyAnalysis
    let tables: [Table]

    init(_ analysis: StudyAnalysis, _ sections: [Section]) {
        self.analysis = analysis
        tables = sections.flatMap(\.blocks).compactMap { block in if case .table(let table) = block { table } else { nil } }
    }

    /// Paragraphs under the headings of a paper.
    var resultSections: [Section] {
        let parts: [(String, [String?])] = [
            ("Patients", [people, organs, treatment, activity, followUp]), ("Efficacy", efficacy),
            ("Remission, low disease activity and glucocorticoids", [states, nonResponders, glucocorticoids, serology]),
            ("Flares", [flares]), ("Safety", [safety, rates, drugSurvival]), ("Subgroups", [subgroups]),
            ("How far the numbers depend on programs and definitions", further),
        ]
        let blocks = parts.flatMap { title, sentences -> [Block] in
            let text = sentences.compactMap(\.self)
            guard !text.isEmpty else { return [] }
            // Numbers of many indices at many time points are read one index at a time.
            let isLong = text.reduce(0) { $0 + $1.utf8.count } > 800
            let paragraphs = isLong ? text : [text.joined(separator: " ")]
            return [.subheading(title)] + paragraphs.map { .paragraph(RichText($0)) }
        }
        return [Section(id: "results", title: "Results in sentences", blocks: blocks)]
    }

    /// All sentences, in order.
    var sentences: [String] {
        resultSections.flatMap(\.blocks).compactMap { block in if case .paragraph(let text) = block { text.plain } else { nil } }
    }

    private var further: [String?] {
        analysis.suppressBelow == nil ? [analysis.portabilityInWords, analysis.driftInWords] : [analysis.portabilityInWords]
    }
}

extension CohortText {
    // MARK: Reading tables

    func table(_ id: String) -> Table? { tables.first { $0.id == id } }

    /// The cell of a row and a column of a table; `nil` where there is none, where it is empty, or where it is suppressed.
    func cell(_ id: String, _ row: String, under heading: String? = nil, _ column: String) -> Cell? {
        guard let cell = table(id)?.cell(row, under: heading, column), Self.says(cell) else { return nil }
        return cell
    }

    static func says(_ cell: Cell) -> Bool { !["", "–", Table.suppressionSign].contains(cell.text) }

    /// A characteristic at baseline.
    func baseline(_ row: String, under heading: String? = nil) -> String? {
        cell("characteristics", row, under: heading, "All patients")?.text
    }

    /// The rows below a heading, or below a less indented row, with what they print in a column.
    func rows(_ id: String, below heading: String) -> [Table.Row] {
        guard let table = table(id), let first = table.rows.firstIndex(where: { $0.cells.first?.text == heading }) else { return [] }
        let own = table.rows[first]
        return Array(
            table.rows[(first + 1)...].prefix { row in
                own.kind == .heading ? row.kind != .heading && row.indent > 0 : row.indent > own.indent
            })
    }

    /// `mucocutaneous 19/26 (73%)` of every row below a heading that counts somebody.
    func shares(below heading: String, indent: Int = 1, keepingCapitals: Bool = false) -> [String] {
        rows("characteristics", below: heading).filter { $0.indent == indent }.compactMap { row in
            guard row.cells.count > 1, Self.says(row.cells[1]), case .integer(let count) = row.cells[1].value, count > 0 else { return nil }
            let name = row.cells[0].text
            return "\(keepingCapitals ? name : name.lowercasedWord) \(row.cells[1].text)"
        }
    }

    /// The number of patients with a visit at a moment, as the head of the table of states prints it.
    func assessed(_ point: TimePoint?) -> String? {
        let name = point?.name ?? "T0"
        guard let table = table("stateCourse"), let column = table.column(name), let detail = table.columns[column].detail else {
            return nil
        }
        let digits = detail.filter(\.isNumber)
        return digits.isEmpty ? nil : digits
    }

    /// `one` to `nine`, larger numbers in digits.
    static func word(_ count: Int) -> String {
        let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
        return words.indices.contains(count) ? words[count] : "\(count)"
    }

    /// `one infection`, `23 infections`.
    static func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(word(count)) \(count == 1 ? singular : plural ?? singular + "s")"
    }
}

extension Cell {
    // Inlined into a sentence, the borrowed cell makes the optimiser of Swift 6.3.1 end with an ownership error.
    /// The whole number behind the print.
    @inline(never) var whole: Int? { if case .integer(let value) = value { value } else { nil } }

    /// The print up to its brackets: the median of `7.5 (6–10)`.
    var head: String { String(text.prefix { $0 != "(" && $0 != ";" }).replacingTrailingSpace }

    /// `p = 0.005`, `p < 0.001`.
    var pInWords: String {
        guard let sign = text.first, sign == "<" || sign == ">" else { return "p\u{A0}=\u{A0}\(text)" }
        return "p\u{A0}\(sign)\u{A0}\(text.dropFirst())"
    }
}

extension String {
    fileprivate var replacingTrailingSpace: String {
        hasSuffix(" ") || hasSuffix("\u{A0}") ? String(dropLast()) : self
    }
}

extension Measure {
    /// The name within a sentence: indices keep their capitals.
    var inSentence: String {
        switch self {
        case .score(let score): score.label.lowercasedWord
        case .prednisone: "the daily prednisone-equivalent in mg"
        }
    }
}
