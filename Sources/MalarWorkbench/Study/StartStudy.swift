// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarCohort
internal import MalarExchange
internal import MalarStudy

/// Makes a new study folder with its protocol and its forms.
public struct StartStudy: Sendable {
    /// The files that were written.
    public struct Output: Sendable, Hashable, Codable {
        /// The paths, in alphabetical order.
        public let files: [String]
        /// The drug that the study is about, by id.
        public let indexDrug: String
    }

    /// Makes new study folders.
    public init() {}

    /// - Parameters:
    ///   - folder: a path where there is nothing yet, or an empty folder.
    ///   - id: a short id; the folder's name where there is none.
    ///   - title: the title of the report.
    ///   - drug: the drug whose first dose is the start of follow-up, by any of its names.
    ///   - template: the name of the template whose design the protocol takes; every setting explained where there is none.
    /// - Throws: ``RequestError`` for an unknown drug or template; `StudyFolderError` where something is in the way or cannot be written.
    public func callAsFunction(_ folder: String, id: String?, title: String?, drug: String, template: String? = nil) throws -> Output {
        guard let indexDrug = Drug.named(drug) else {
            let hint = suggestion(for: drug, among: Drug.table.map(\.id)) ?? "see the drugs of the data dictionary"
            throw RequestError(.unknownDrug, "the drug table has no `\(drug.shortened)`; \(hint)")
        }
        let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
        let title = title ?? "Title of the study \(name)"
        var files = StudyFolder.scaffold(id: id ?? name, title: title, indexDrug: indexDrug)
        if let template {
            files["study.yaml"] = try DescribeTemplates.find(template).text(id: id ?? name, title: title, indexDrug: indexDrug)
        }
        try StudyFolder.write(files, to: folder)
        return Output(files: files.keys.sorted().map(folder.path), indexDrug: indexDrug.id)
    }
}
