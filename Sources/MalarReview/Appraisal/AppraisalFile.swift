// SPDX-License-Identifier: Apache-2.0

import MalarDelimited
import MalarPublishing

/// Everything that is wrong with a file of appraisals, in the order of its lines. Never empty.
public struct AppraisalFileErrors: Error, Sendable, Hashable, CustomStringConvertible {
    /// In the order of the lines.
    public var errors: [RecordFileError]

    /// One error a line.
    public var description: String { errors.map(\.description).joined(separator: "\n") }
}

/// The appraisals of one reviewer as CSV: columns study, tool, item, judgement, support; one line per judged item.
public enum AppraisalFile {
    static let columns = ["study", "tool", "item", "judgement", "support"]

    /// Reads `appraisal/<reviewer>.csv`.
    ///
    /// An empty judgement is an item not judged yet and is passed over. Appraisals come in the order of their first line, entries in the
    /// order of the tool. Complexity: linear in the lines.
    /// - Parameters:
    ///   - reviewer: the id of the reviewer, from the name of the file.
    ///   - file: the name that errors give.
    ///   - studies: the ids of the studies that may be appraised; `nil` for any.
    /// - Throws: all errors together, each with its line: an unknown tool, study or item, a judgement that the item does not allow, an item
    ///   judged twice, an overall judgement of a tool that has none, a column missing, no CSV.
    public static func read(
        csv bytes: [UInt8], reviewer: String, file: String, studies: Set<String>? = nil
    ) throws(AppraisalFileErrors) -> [Appraisal] {
        let text = try delimitedText(bytes, file: file)
        var book = AppraisalBook(reviewer: reviewer, studies: studies)
        var errors: [RecordFileError] = []
        for record in text.records {
            let fields = columns.map { record[$0]?.text.trimmedOfWhitespace ?? "" }
            if let problem = book.take(fields, line: record.line) {
                errors.append(RecordFileError(file: file, line: record.line, problem))
            }
        }
        guard errors.isEmpty else { throw AppraisalFileErrors(errors: errors) }
        return book.appraisals
    }

    private static func delimitedText(_ bytes: [UInt8], file: String) throws(AppraisalFileErrors) -> DelimitedText {
        let options = DelimitedTextOptions(skipsComments: false, acceptsHeaderOnly: true, limits: .init(fieldCharacters: 200_000))
        let reading = DelimitedText.reading(bytes: bytes, fileName: file, options: options)
        guard let text = reading.text, reading.errors.isEmpty else {
            throw AppraisalFileErrors(errors: reading.errors.map { RecordFileError(file: file, line: $0.line ?? 0, $0.advice) })
        }
        let missing = columns.filter { text.header.index(of: $0) == nil }
        guard missing.isEmpty else {
            let message = "missing: \(missing.joined(separator: ", ")); the columns are \(columns.joined(separator: ", "))"
            throw AppraisalFileErrors(errors: [RecordFileError(file: file, line: text.header.line, message)])
        }
        return text
    }

    /// The appraisals as CSV, one line per entry, in the order given; `read` gives them back. The reviewer is the name of the file.
    public static func csv(_ appraisals: [Appraisal]) -> String {
        let records = appraisals.flatMap { appraisal in
            appraisal.entries.map { [appraisal.study, appraisal.tool.id, $0.item, $0.judgement.rawValue, $0.support] }
        }
        return CSVWriter(lineEnd: "\n").text(of: [columns] + records)
    }

    /// A file to fill in: every item of a tool for every study, without judgements.
    public static func form(studies: [String], tool: AppraisalTool) -> String {
        let items = tool.items + tool.overallItems
        let records = studies.flatMap { study in items.map { [study, tool.id, $0.id, "", ""] } }
        return CSVWriter(lineEnd: "\n").text(of: [columns] + records)
    }
}

/// Gathers lines into appraisals.
struct AppraisalBook {
    private struct Key: Hashable {
        var study: String
        var tool: String
    }

    let reviewer: String
    let studies: Set<String>?
    private var places: [Key: Int] = [:]
    private var lines: [Key: [String: Int]] = [:]
    private var gathered: [Appraisal] = []

    init(reviewer: String, studies: Set<String>?) {
        self.reviewer = reviewer
        self.studies = studies
    }

    /// Takes study, tool, item, judgement and support, or says what is wrong with them.
    mutating func take(_ fields: [String], line: Int) -> String? {
        guard fields.count == 5 else { return "five fields are needed" }
        let (study, item) = (fields[0], fields[2])
        if study.isEmpty { return "the study is missing" }
        if let studies, !studies.contains(study) { return "there is no study “\(study.prefix(60))” among those included" }
        guard let tool = AppraisalTool.named(fields[1]) else {
            return "there is no tool “\(fields[1].prefix(60))”; the tools are \(AppraisalTool.all.map(\.id).joined(separator: ", "))"
        }
        guard let known = (tool.items + tool.overallItems).first(where: { $0.id.lowercased() == item.lowercased() }) else {
            return Self.unknown(item, tool)
        }
        if fields[3].isEmpty { return nil }
        guard let judgement = AppraisalJudgement.reading(fields[3], among: known.allowed) else {
            let words = known.allowed.map(\.rawValue).joined(separator: ", ")
            return "“\(fields[3].prefix(60))” is no judgement for item \(known.id) of \(tool.id); allowed are \(words)"
        }
        let key = Key(study: study, tool: tool.id)
        if let first = lines[key]?[known.id] { return "item \(known.id) of this study is judged in line \(first) already" }
        lines[key, default: [:]][known.id] = line
        add(AppraisalEntry(known.id, judgement, support: fields[4]), to: key, tool)
        return nil
    }

    private static func unknown(_ item: String, _ tool: AppraisalTool) -> String {
        if item.lowercased().hasPrefix("overall") { return "\(tool.name) has no overall judgement of its own; delete the line" }
        return "\(tool.id) has no item “\(item.prefix(60))”; the items are \(tool.items.map(\.id).joined(separator: ", "))"
    }

    private mutating func add(_ entry: AppraisalEntry, to key: Key, _ tool: AppraisalTool) {
        let place = places[key] ?? gathered.count
        if place == gathered.count { gathered.append(Appraisal(study: key.study, tool: tool, reviewer: reviewer, entries: [])) }
        places[key] = place
        gathered[place].entries.append(entry)
    }

    /// In the order of their first lines, entries in the order of the tool.
    var appraisals: [Appraisal] {
        gathered.map { appraisal in
            var appraisal = appraisal
            appraisal.entries = (appraisal.tool.items + appraisal.tool.overallItems).compactMap { appraisal.entry($0.id) }
            return appraisal
        }
    }
}
