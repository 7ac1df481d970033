// SPDX-License-Identifier: Apache-2.0

public import MalarCohort

/// A study as a folder of plain text: `patients.csv`, `visits.csv`, `treatments.csv` and `events.csv`, with columns by the data dictionary.
///
/// Only `patients.csv` must be there. `study.yaml` and `reported.yaml` stand in the same folder and are read elsewhere.
public enum StudyFolder {
    /// Reads the folder at a path.
    ///
    /// Everything that cannot be placed becomes a finding, and the rows that can be read are kept, so that one run reports all problems.
    /// Findings that the conventions acknowledge are marked as such.
    ///
    /// - Throws: ``StudyFolderError`` with all files that cannot be read at all: there is no such folder, it has no `patients.csv`, a file
    ///   cannot be opened, is not UTF-8, or has no usable header.
    /// - Complexity: linear in the size of the files.
    public static func read(at path: String, conventions: DataConventions = DataConventions()) throws(StudyFolderError)
        -> StudyFolderContent
    {
        try read(FolderOnDisk(path).source(), conventions: conventions)
    }

    /// Reads a folder that is given as its files' names and bytes. As ``read(at:conventions:)`` in all else.
    public static func read(
        files: [String: [UInt8]], conventions: DataConventions = DataConventions()
    ) throws(StudyFolderError) -> StudyFolderContent {
        try read(
            FolderSource(
                names: files.keys.sorted(),
                tables: DataTable.allCases.compactMap { table in
                    files[table.fileName].map { (table, $0) }
                }), conventions: conventions)
    }

    private static func read(_ source: FolderSource, conventions: DataConventions) throws(StudyFolderError) -> StudyFolderContent {
        var problems = source.problems
        var texts: [(table: DataTable, reading: DelimitedTextReading, text: DelimitedText)] = []
        for (table, bytes) in source.tables {
            let reading = DelimitedText.reading(bytes: bytes, fileName: table.fileName, options: options(conventions))
            if let text = reading.text {
                texts.append((table, reading, text))
            } else {
                problems += reading.errors.map(StudyFolderError.Problem.init)
            }
        }
        guard problems.isEmpty else { throw StudyFolderError(problems: problems) }
        let tables = texts.map { table, reading, text in
            var reader = TableReader(table, text, conventions: conventions)
            return reader.read(errors: reading.errors)
        }
        var assembly = CohortAssembly(tables, eventsAreComplete: conventions.eventsAreComplete)
        let cohort = assembly.cohort()
        let findings = source.lookalikes + tables.flatMap(\.findings) + assembly.findings
        return StudyFolderContent(
            cohort: cohort, findings: findings.acknowledging(conventions.acknowledgements), files: tables.map(\.file))
    }

    private static func options(_ conventions: DataConventions) -> DelimitedTextOptions {
        DelimitedTextOptions(
            delimiter: conventions.delimiter.flatMap(Delimiter.init), acceptsHeaderOnly: true,
            limits: DelimitedTextOptions.Limits(errors: 10_000))
    }
}

/// What a study folder holds, and everything that is wrong with it.
public struct StudyFolderContent: Sendable {
    /// The patients with all rows that could be read.
    public let cohort: Cohort
    /// What could not be placed, in order of place; the sense of what could be placed is `CohortCheck`'s.
    public let findings: [DataFinding]
    /// The files that were read, in the order of the tables.
    public let files: [StudyFile]
}

/// A file of a study folder that was read.
public struct StudyFile: Sendable, Hashable {
    /// The file's name.
    public let name: String
    /// The table it holds.
    public let table: DataTable
    /// The rows of data in the file that could be split into fields.
    public let rowCount: Int
    /// The rows that are used.
    public let usedRowCount: Int
    /// What separates the fields.
    public let delimiter: Delimiter
}

extension Delimiter {
    /// The delimiter of the study's conventions; `nil` for any other character.
    init?(_ character: Character) {
        switch character {
        case ",": self = .comma
        case ";": self = .semicolon
        case "\t": self = .tab
        case "|": self = .verticalBar
        default: return nil
        }
    }
}
