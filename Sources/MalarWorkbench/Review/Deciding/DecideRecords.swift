// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarDelimited
public import MalarReview

/// Writes votes of one person down, one at a time or many from a table.
public struct DecideRecords: Sendable {
    /// What is said of a record.
    public enum Word: String, Sendable, Hashable, CaseIterable {
        case include, exclude, maybe
        /// Takes the person's last vote on the record back.
        case undo
    }

    /// What was written.
    public struct Output: Sendable, Hashable {
        /// The keys of the records, in the order of the decisions.
        public let records: [String]
        /// How many records still wait for the person's vote in the round.
        public let waiting: Int
    }

    private let folder: String
    private let person: String
    private let round: ReviewRound

    /// Decisions of a person in a round.
    public init(_ folder: String, as person: String, round: ReviewRound) {
        (self.folder, self.person, self.round) = (folder, person, round)
    }

    /// Writes one vote down. When this returns, it is on the disk.
    ///
    /// - Parameters:
    ///   - record: the key of a record, or an identifier that no other record has.
    ///   - reason: the id of a criterion for exclusion, or empty.
    /// - Throws: ``RequestError`` where the vote makes no sense; nothing is then written.
    public func callAsFunction(_ record: String, _ word: Word, reason: String = "", note: String = "") throws(RequestError) -> Output {
        let desk = try ReviewDesk(folder, as: person)
        let key = try desk.state.named(record, of: desk.review)
        try desk.decide(action(key, word, reason), note: note)
        return output(desk, [key])
    }

    /// Writes the votes of a table down: columns `record` and `decision`, and as needed `reason` and `note`.
    ///
    /// All lines are checked before the first is written.
    /// - Throws: ``RequestError`` with every line that makes no sense; nothing is then written.
    public func callAsFunction(table path: String) throws(RequestError) -> Output {
        let desk = try ReviewDesk(folder, as: person)
        let rows = try DecisionTable(path, columns: ["record", "decision"]).rows
        var (decisions, keys, errors): ([(action: ReviewAction, note: String)], [RecordKey], [String]) = ([], [], [])
        var seen: [RecordKey: Int] = [:]
        for row in rows {
            do throws(RequestError) {
                let key = try desk.state.named(row["record"], of: desk.review)
                if let before = seen.updateValue(row.line, forKey: key) {
                    throw RequestError(.refusedDecision, "\(key) stands in line \(before) too")
                }
                let action = action(key, try Self.word(row["decision"]), row["reason"])
                try desk.check(action)
                decisions.append((action, row["note"]))
                keys.append(key)
            } catch {
                errors.append("\(path), line \(row.line): \(error.description)")
            }
        }
        guard errors.isEmpty else { throw RequestError(.refusedDecision, errors.joined(separator: "\n") + "\nnothing was written") }
        try desk.decideAll(decisions)
        return output(desk, keys)
    }

    private static func word(_ text: String) throws(RequestError) -> Word {
        let word = text.lowercased()
        if let known = Word.allCases.first(where: { $0.rawValue == word || String($0.rawValue.prefix(1)) == word }) { return known }
        throw RequestError(.refusedDecision, "`\(text.shortened)` is no decision: include, exclude, maybe or undo")
    }

    private func action(_ key: RecordKey, _ word: Word, _ reason: String) -> ReviewAction {
        switch word {
        case .include: .vote(round, key, .include, reason: reason)
        case .exclude: .vote(round, key, .exclude, reason: reason)
        case .maybe: .vote(round, key, .maybe, reason: reason)
        case .undo: .undo(round, key)
        }
    }

    private func output(_ desk: ReviewDesk, _ keys: [RecordKey]) -> Output {
        Output(records: keys.map(\.description), waiting: desk.state.queue(for: person, in: round).count)
    }
}

/// A table of decisions as text by column.
struct DecisionTable {
    struct Row {
        let line: Int
        fileprivate let fields: [String: String]

        /// The trimmed text of a column; empty where there is none.
        subscript(column: String) -> String { fields[column.lowercased()] ?? "" }
    }

    let rows: [Row]

    /// - Throws: ``RequestError`` where the file is no table or lacks a column.
    init(_ path: String, columns: [String]) throws(RequestError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RequestError(.unreadableFile, "\(path): the file cannot be read")
        }
        let text: DelimitedText
        do throws(DelimitedTextErrors) {
            text = try DelimitedText(bytes: [UInt8](data), fileName: path)
        } catch {
            throw RequestError(.unreadableFile, error.description)
        }
        let names = text.header.names.map { $0.lowercased() }
        for column in columns where !names.contains(column.lowercased()) {
            throw RequestError(
                .missingColumn, "\(path): the column `\(column)` is missing; it has \(text.header.names.joined(separator: ", ").shortened)")
        }
        rows = text.records.map { record in
            let fields = record.map { $0.text.trimmingCharacters(in: .whitespaces) }
            return Row(line: record.line, fields: Dictionary(zip(names, fields), uniquingKeysWith: { first, _ in first }))
        }
    }
}
