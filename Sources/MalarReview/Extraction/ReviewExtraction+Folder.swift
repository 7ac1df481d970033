// SPDX-License-Identifier: Apache-2.0

public import Foundation

extension ReviewExtraction {
    /// Reads `form.yaml`, `<reviewer>/<study>.yaml` and `consensus/<study>.yaml` of a folder `extraction`.
    ///
    /// Files that cannot be read are named in ``unread``; all others are read. Names that begin with a point, and other kinds of files,
    /// are passed over.
    ///
    /// - Throws: ``ExtractionFileErrors`` where there is no form or the form is faulty.
    public static func read(folder: URL) throws(ExtractionFileErrors) -> ReviewExtraction {
        let place = folder.appendingPathComponent("form.yaml")
        guard let text = read(place) else {
            throw ExtractionFileErrors([
                RecordFileError(file: "form.yaml", "it cannot be read: a review declares its fields here, as UTF-8 text")
            ])
        }
        let form = try ExtractionForm(yaml: text)
        var extractions: [StudyExtraction] = []
        var consensus: [StudyExtraction] = []
        var unread: [RecordFileError] = []
        for person in names(folder) where isFolder(folder.appendingPathComponent(person)) {
            for file in names(folder.appendingPathComponent(person)) where file.hasSuffix(".yaml") {
                let path = "\(person)/\(file)"
                switch readStudy(folder.appendingPathComponent(path), form, person, String(file.dropLast(5)), path) {
                case .success(let read):
                    if person == StudyExtraction.consensusName { consensus.append(read) } else { extractions.append(read) }
                case .failure(let errors): unread += errors.errors
                }
            }
        }
        return ReviewExtraction(form: form, extractions: extractions, consensus: consensus, unread: unread)
    }

    private static func readStudy(
        _ place: URL, _ form: ExtractionForm, _ person: String, _ study: String, _ path: String
    ) -> Result<StudyExtraction, ExtractionFileErrors> {
        guard let text = read(place) else {
            return .failure(.init([RecordFileError(file: path, "it cannot be read: expected UTF-8 text of at most 4 MB")]))
        }
        do {
            return .success(try StudyExtraction(yaml: text, form: form, reviewer: person, study: study, file: path))
        } catch {
            return .failure(error)
        }
    }

    private static func names(_ folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    private static func isFolder(_ place: URL) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: place.path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The text of a file that is not too large and is UTF-8; a byte order mark is left out.
    private static func read(_ place: URL) -> String? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: place.path)
        guard let size = attributes?[.size] as? Int, size <= ExtractionYAML.mostBytes,
            attributes?[.type] as? FileAttributeType == .typeRegular,
            let data = FileManager.default.contents(atPath: place.path), let text = String(validating: data, as: UTF8.self)
        else { return nil }
        return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    }
}
