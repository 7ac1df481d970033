// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import MalarCohort
internal import MalarDelimited

/// Reads a study folder of any size in one pass, some patients at a time, in bounded memory.
///
/// The rows of the other tables must stand in the order of the patients in `patients.csv`; within a patient they may have any order.
/// Everything else is as ``StudyFolder`` reads it.
public final class StudyFolderBatches {
    private let patients: TableSlices
    /// The other tables that are there.
    private let others: [TableSlices]
    private let patientsPerBatch: Int
    private let conventions: DataConventions
    private let files: [FileHandle]

    /// Some patients with all their rows, not yet read.
    public struct Batch: Sendable {
        var slices: [DataTable: TableSlices.Slice] = [:]
        let conventions: DataConventions

        /// The rows of all tables.
        public var rows: Int { slices.values.reduce(0) { $0 + $1.rows } }
    }

    /// Opens the tables of the folder at a path.
    ///
    /// - Throws: ``StudyFolderError`` where the folder or a file cannot be opened, or a header cannot be used.
    public init(at path: String, conventions: DataConventions = DataConventions(), patientsPerBatch: Int = 500) throws {
        precondition(patientsPerBatch > 0, "a batch holds at least one patient")
        var options = DelimitedTextOptions(delimiter: conventions.delimiter.flatMap(Delimiter.init), acceptsHeaderOnly: true)
        options.limits.errors = 10_000
        var handles: [FileHandle] = []
        guard let opened = try Self.open(.patients, at: path, options, &handles) else {
            throw StudyFolderError(.noPatients, DataTable.patients.fileName, "the folder has no such file")
        }
        patients = opened
        others = try [.visits, .treatments, .events].compactMap { try Self.open($0, at: path, options, &handles) }
        (files, self.patientsPerBatch, self.conventions) = (handles, patientsPerBatch, conventions)
    }

    private static func open(
        _ table: DataTable, at path: String, _ options: DelimitedTextOptions, _ handles: inout [FileHandle]
    ) throws -> TableSlices? {
        let url = URL(fileURLWithPath: path).appendingPathComponent(table.fileName)
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        guard let handle = try? FileHandle(forReadingFrom: url) else {
            throw StudyFolderError(.unreadable, table.fileName, "the file cannot be opened; check that you may read it")
        }
        handles.append(handle)
        do {
            return try TableSlices(table, source: .fileDescriptor(handle.fileDescriptor, chunkSize: 1 << 20), options: options)
        } catch let errors as DelimitedTextErrors {
            throw StudyFolderError(problems: errors.errors.map(StudyFolderError.Problem.init))
        }
    }

    /// The next patients; `nil` after the last.
    ///
    /// - Throws: ``StudyFolderError`` where rows are left after the last patient, because they stand in another order or are of nobody.
    public func next() throws -> Batch? {
        var batch = Batch(conventions: conventions)
        var ids: Set<String> = []
        var slice = patients.emptySlice
        while let id = patients.patient, ids.count < patientsPerBatch || ids.contains(id) {
            ids.insert(id)
            try patients.take(into: &slice)
        }
        guard !ids.isEmpty else {
            try checkNothingIsLeft()
            return nil
        }
        batch.slices[.patients] = slice
        for table in others {
            var slice = table.emptySlice
            while let id = table.patient, ids.contains(id) { try table.take(into: &slice) }
            batch.slices[table.table] = slice
        }
        return batch
    }

    /// Rows that could not be split into fields, so far.
    public var malformedRows: Int { others.reduce(patients.problems.count) { $0 + $1.problems.count } }

    private func checkNothingIsLeft() throws {
        let left = others.filter { $0.patient != nil }
        guard !left.isEmpty else { return }
        throw StudyFolderError(
            problems: left.map { table in
                .init(
                    .unreadable, table.table.fileName, line: table.line,
                    "this row is of a patient who has no row in patients.csv, or has it further up: a folder that is read in one pass has the rows of all tables in the order of patients.csv"
                )
            })
    }
}

extension StudyFolderBatches.Batch {
    /// Reads the rows. Findings have their places in the whole files; records have theirs in the batch.
    ///
    /// - Throws: ``StudyFolderError`` where a table cannot be used at all.
    public func read() throws -> StudyFolderContent {
        let files = Dictionary(uniqueKeysWithValues: slices.map { ($0.key.fileName, $0.value.bytes) })
        let content = try StudyFolder.read(files: files, conventions: conventions)
        let lines = Dictionary(uniqueKeysWithValues: slices.map { ($0.key.fileName, $0.value.lines) })
        return StudyFolderContent(
            cohort: content.cohort, findings: content.findings.map { $0.moved(lines) }, files: content.files)
    }
}

extension DataFinding {
    /// The finding at the line that its line in a slice has in the whole file.
    fileprivate func moved(_ lines: [String: [Int]]) -> DataFinding {
        guard let row = place.row, let known = lines[place.file], known.indices.contains(row - 1) else { return self }
        var moved = DataFinding(
            rule, severity, at: Place(file: place.file, row: known[row - 1], column: place.column), patient: patient, value: value, message)
        moved.reason = reason
        return moved
    }
}
