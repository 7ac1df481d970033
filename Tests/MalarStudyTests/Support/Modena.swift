// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarExchange
import MalarPublishing
import MalarStudy

/// The example study of the repository, read from its folder.
enum Modena {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Examples/modena-2025")

    static func text(_ file: String) throws -> String {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }

    /// The study, with changes to its files by name.
    static func analysis(changing changes: [String: (String) -> String] = [:]) throws -> StudyAnalysis {
        func content(_ file: String) throws -> String {
            let text = try text(file)
            return changes[file].map { $0(text) } ?? text
        }
        let study = try StudyProtocol(yaml: content("study.yaml"))
        var files: [String: [UInt8]] = [:]
        for table in DataTable.allCases { files[table.fileName] = try Array(content(table.fileName).utf8) }
        let data = try StudyFolder.read(files: files, conventions: study.data)
        let check = CohortCheck(indexDrug: study.indexDrug, conventions: study.data)
        return StudyAnalysis(
            study: study, cohort: data.cohort, findings: data.findings + check(data.cohort),
            reported: try ReportedStudy(yaml: content("reported.yaml")))
    }
}

extension StudyAnalysis {
    /// The value of a variable for a patient.
    func value(_ variable: String, _ patient: String) -> Derived? {
        courses.first { $0.id == patient }.flatMap { course in AnalysisVariable.named(variable)?.value(course) }
    }
}
