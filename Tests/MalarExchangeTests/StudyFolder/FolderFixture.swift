// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarExchange
import Testing

/// A study folder in memory, written as text.
struct FolderFixture {
    var files: [String: String] = [
        "patients.csv": "patient,birthYear\nP1,1980\n",
        "visits.csv": "patient,date,arthritis\nP1,2024-01-15,true\n",
    ]

    init(_ changes: [String: String?] = [:]) {
        for (name, text) in changes { files[name] = text }
    }

    func read(_ conventions: DataConventions = DataConventions()) throws -> StudyFolderContent {
        try StudyFolder.read(files: files.mapValues { Array($0.utf8) }, conventions: conventions)
    }
}

/// Folders of the file system for one test, gone afterwards.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("study-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// The folder beside the package's manifest that holds the examples.
let packageRoot: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    while !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path), folder.path != "/" {
        folder.deleteLastPathComponent()
    }
    return folder
}()

/// A row without its place: what must survive when a cohort is written and read.
struct PlacelessRow: Hashable, CustomStringConvertible {
    let values: [String: Value]
    let asked: Set<String>

    init(_ record: Record) {
        values = Dictionary(uniqueKeysWithValues: record.knownIDs.map { ($0, record[$0]!) })
        asked = Set(DataDictionary.variables(of: record.table).map(\.id).filter(record.asks))
    }

    var description: String { "\(values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value.text)" }) of \(asked.sorted())" }
}

extension Cohort {
    /// All rows without their places.
    var placeless: [[[PlacelessRow]]] {
        patients.map { patient in
            [
                [PlacelessRow(patient.record)], patient.visits.map { PlacelessRow($0.record) },
                patient.treatments.map { PlacelessRow($0.record) },
                patient.events.map { PlacelessRow($0.record) },
            ]
        }
    }
}

extension StudyFolderContent {
    /// Rule, file, row, column and severity of all findings.
    var places: [String] {
        findings.map {
            "\($0.rule.rawValue) \($0.place.file):\($0.place.row.map(String.init) ?? "-"):\($0.place.column ?? "-") \($0.severity.rawValue)"
        }
    }
}
