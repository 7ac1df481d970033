// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
public import MalarDelimited

/// A study as a folder of plain text: `patients.csv`, `visits.csv`, `treatments.csv` and `events.csv`, with columns by the data dictionary.
///
/// Only `patients.csv` must be there, or a centre that has patients: centres may have files of their own, each with a `CentreMapping`. `study.yaml` and `reported.yaml` stand in the same folder and are read elsewhere.
public enum StudyFolder {
    /// Reads the folder at a path.
    ///
    /// Everything that cannot be placed becomes a finding, and the rows that can be read are kept, so that one run reports all problems.
    /// Findings that the conventions acknowledge are marked as such.
    ///
    /// - Throws: ``StudyFolderError`` with all files that cannot be read at all: there is no such folder, it has no `patients.csv`, a file
    ///   cannot be opened, is not UTF-8, or has no usable header.
    /// - Complexity: linear in the size of the files.
    ///
    /// Centres with files of their own, in folders such as `centres/pisa`, are read by their mappings into the same cohort.
    public static func read(
        at path: String, conventions: DataConventions = DataConventions(), centres: [CentreMapping] = []
    ) throws(StudyFolderError) -> StudyFolderContent {
        try read(FolderOnDisk(path).source(centres: centres), conventions: conventions)
    }

    /// Reads a folder that is given as its files' names and bytes. As ``read(at:conventions:centres:)`` in all else.
    public static func read(
        files: [String: [UInt8]], conventions: DataConventions = DataConventions(), centres: [CentreMapping] = []
    ) throws(StudyFolderError) -> StudyFolderContent {
        try read(
            FolderSource(
                names: files.keys.filter { !$0.contains("/") }.sorted(),
                tables: DataTable.allCases.compactMap { table in
                    files[table.fileName].map { (table, $0) }
                }, centres: centres.map { centre(files, $0) }), conventions: conventions)
    }

    private static func centre(_ files: [String: [UInt8]], _ mapping: CentreMapping) -> CentreSource {
        let own = files.filter { $0.key.hasPrefix(mapping.folder + "/") }.map {
            (String($0.key.dropFirst(mapping.folder.count + 1)), $0.value)
        }
        return CentreSource(mapping: mapping, names: own.map(\.0).sorted(), files: Dictionary(uniqueKeysWithValues: own))
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
        let centres = source.centres.map { CentreReading($0, units: conventions.units) }
        problems += centres.flatMap(\.problems)
        guard problems.isEmpty else { throw StudyFolderError(problems: problems) }
        let rootTables = texts.map { table, reading, text in
            var reader = TableReader(table, text, conventions: conventions)
            return reader.read(errors: reading.errors)
        }
        problems = CentreReading.collisions(rootTables, centres)
        guard problems.isEmpty else { throw StudyFolderError(problems: problems) }
        let tables = rootTables + centres.flatMap(\.tables)
        var assembly = CohortAssembly(tables, eventsAreComplete: conventions.eventsAreComplete)
        let cohort = assembly.cohort()
        let findings = source.lookalikes + centres.flatMap(\.findings) + tables.flatMap(\.findings) + assembly.findings
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
    /// What could not be placed, in order of place; the sense of what could be placed is for the check of the cohort to judge.
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
