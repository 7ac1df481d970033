// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
public import MalarPublishing
internal import MalarStudy

/// Checks the data of a study: what cannot be read, and what can be read and cannot be true.
public struct CheckStudy: Sendable {
    /// The findings to read and as data. They hold patients' values, for the person at the keyboard.
    public struct Output: Sendable, Hashable {
        /// How many findings there are.
        public let counts: FindingCounts
        /// The findings, the gravest first.
        public let table: Table
        /// The same, one fact a column, for spreadsheets.
        public let list: Table
        /// The same as data.
        public let json: JSONValue
    }

    /// Checks the data of a study.
    public init() {}

    /// Reads the folder at a path and holds it against the rules of the check.
    ///
    /// - Throws: ``RequestError`` with every error of the YAML files; `StudyFolderError` where the tables cannot be used at all.
    public func callAsFunction(_ folder: String) throws -> Output {
        let findings = try StudyReading(folder).findings
        let counts = FindingCounts(findings)
        // The order of the sort is made whole by the place, because sorting need not keep the order of equals.
        let ranked = findings.enumerated().sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }.map(\.element)
        return Output(
            counts: counts, table: ranked.table, list: ranked.list,
            json: ["counts": counts.json, "findings": .array(ranked.map(\.json))])
    }
}
