// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import MalarCohort
internal import MalarExchange
internal import MalarStudy

/// A study as its folder gives it: protocol, patients, findings of the check, and what a publication states.
struct StudyReading {
    let study: StudyProtocol
    let cohort: Cohort
    /// What could not be read and what cannot be true, in order of place, with those acknowledged that the study explains.
    let findings: [DataFinding]
    let reported: ReportedStudy?
    /// The mappings of the centres that have files of their own.
    let mappings: [CentreMapping]

    /// Reads and checks a folder.
    ///
    /// - Throws: ``RequestError`` with every error of the YAML files; `StudyFolderError` where the tables cannot be used at all.
    /// - Parameter publication: a file to be read in place of the folder's `reported.yaml`; `nil` for that one.
    init(_ folder: String, publication: String? = nil) throws {
        let settings = try Self.settings(folder, publication)
        (study, reported, mappings) = settings
        let content = try StudyFolder.read(at: folder, conventions: study.data, centres: mappings)
        let check = CohortCheck(indexDrug: study.indexDrug, conventions: study.data)
        cohort = content.cohort
        findings = (content.findings + check(content.cohort)).acknowledging(study.data.acknowledgements)
    }

    /// Reads `study.yaml`, and `reported.yaml` if it is there, and collects the errors of both.
    static func settings(
        _ folder: String, _ publication: String? = nil
    ) throws(RequestError) -> (StudyProtocol, ReportedStudy?, [CentreMapping]) {
        var problems: [String] = []
        var study: StudyProtocol?
        var reported: ReportedStudy?
        try checkIsFolder(folder)
        guard let text = try text(of: "study.yaml", in: folder) else {
            throw RequestError(.unreadableFile, "\(folder): there is no study.yaml; a study folder holds its protocol in this file")
        }
        do throws(StudyFileErrors) { study = try StudyProtocol(yaml: text) } catch { problems.append(error.description) }
        if let text = try printedText(publication, in: folder) {
            let name = publication ?? "reported.yaml"
            do throws(StudyFileErrors) { reported = try ReportedStudy(yaml: text, file: name) } catch { problems.append(error.description) }
        }
        let mappings = try mappings(folder, &problems)
        guard let study, problems.isEmpty else { throw RequestError(.unreadableFile, problems.joined(separator: "\n")) }
        return (study, reported, mappings)
    }

    static func checkIsFolder(_ path: String) throws(RequestError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw RequestError(.unreadableFile, "\(path): there is no such folder; `malar init \(path)` makes one")
        }
        guard isFolder.boolValue else {
            throw RequestError(.unreadableFile, "\(path): this is a file, not a folder; a study is a folder with study.yaml and its tables")
        }
    }

    /// The text of the publication: of the file that was asked for, otherwise of the folder's own, if it has one.
    private static func printedText(_ path: String?, in folder: String) throws(RequestError) -> String? {
        guard let path else { return try text(of: "reported.yaml", in: folder) }
        let url = URL(fileURLWithPath: path)
        guard let text = try text(of: url.lastPathComponent, in: url.deletingLastPathComponent().path) else {
            throw RequestError(.unreadableFile, "\(path): there is no such file to compare with")
        }
        return text
    }

    /// The text of a file; `nil` where there is none.
    static func text(of file: String, in folder: String) throws(RequestError) -> String? {
        let url = URL(fileURLWithPath: folder).appendingPathComponent(file)
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        guard let data = try? Data(contentsOf: url) else {
            throw RequestError(.unreadableFile, "\(file): the file cannot be opened; check that you may read it")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw RequestError(.unreadableFile, "\(file): the file is not UTF-8 text; save it as UTF-8")
        }
        return text
    }
}
