// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarPublishing

/// Writes the findings of a check as lists of questions, one file a centre, to be sent back and answered.
///
/// A list names the record and never its value: whoever keeps the chart has it, and nobody else needs it.
public struct WriteQueries: Sendable {
    /// What was written.
    public struct Output: Sendable, Hashable {
        /// The paths of the files, in alphabetical order.
        public let files: [String]
        /// How many queries there are, by file.
        public let counts: [Int]
    }

    /// Writes lists of queries.
    public init() {}

    /// Checks the study in a folder and writes the lists into a new or empty folder. What is acknowledged is no query.
    ///
    /// - Throws: what the check throws; ``RequestError`` where something is in the way or cannot be written.
    public func callAsFunction(_ folder: String, to target: String) throws -> Output {
        let reading = try StudyReading(folder)
        let lists = DataQuery.lists(reading)
        let draft = try DraftFolder(target)
        do {
            for list in lists { try draft.append(Array(Self.text(list.queries).utf8), to: Self.file(list.centre)) }
            try draft.put()
        } catch {
            draft.remove()
            throw error
        }
        return Output(files: lists.map { target.path(of: Self.file($0.centre)) }, counts: lists.map(\.queries.count))
    }

    private static func file(_ centre: String) -> String { "queries-\(centre).csv" }

    /// With a byte order mark, so that spreadsheet programs show accents as they are.
    private static func text(_ queries: [DataQuery]) -> String {
        let header = [
            "query", "centre", "patient", "file", "row", "column", "severity", "rule", "found", "question", "answer", "answeredOn",
        ]
        return "\u{FEFF}" + CSVWriter(formulaGuard: .on).text(of: [header] + queries.map(\.fields))
    }
}
