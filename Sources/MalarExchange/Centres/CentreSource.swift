// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarDelimited

/// What a centre's folder gives: the mapping, the names in the folder, and the bytes of the files that are mapped.
struct CentreSource {
    let mapping: CentreMapping
    let names: [String]
    let files: [String: [UInt8]]
    /// Files that are mapped and cannot be opened.
    var unreadable: [StudyFolderError.Problem] = []

    /// Files that look like data and are not mapped.
    var unmapped: [DataFinding] {
        let known = Set(mapping.files.map(\.name.text))
        return names.filter { !known.contains($0) && Self.looksLikeData($0) }.map { name in
            DataFinding(
                .mapping, .warning, at: Place(file: "\(mapping.folder)/\(name)"),
                "mapping.yaml does not name this file, so it is not read; map it, or move it out of the folder")
        }
    }

    private static func looksLikeData(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex, !name.hasPrefix("."), !name.hasPrefix("~$") else { return false }
        return [".csv", ".tsv", ".txt", ".tab", ".xls", ".xlsx", ".ods"].contains(name[dot...].lowercased())
    }

    /// A mapped file's path in the study folder.
    func path(_ file: FileMapping) -> String { "\(mapping.folder)/\(file.name.text)" }

    /// The table of a mapped file.
    ///
    /// - Throws: what keeps it from being read at all.
    func reading(_ file: FileMapping) throws(StudyFolderError) -> (text: DelimitedText, errors: [DelimitedTextError]) {
        let path = path(file)
        guard let bytes = files[file.name.text] else {
            if !unreadable.isEmpty { throw StudyFolderError(problems: unreadable) }
            let hint = FieldParser.hint(file.name.text, among: names)
            let problem = StudyFolderError.Problem(
                .unreadable, mapping.file, line: file.name.line,
                "\(mapping.folder) has no file `\(file.name.text.shortenedForMessage)`\(hint)")
            throw StudyFolderError(problems: [problem])
        }
        let decoded = try file.encoding.decoded(bytes, file: path, mapping: mapping.file)
        let options = DelimitedTextOptions(
            delimiter: file.separator.flatMap(Delimiter.init), acceptsHeaderOnly: true, limits: DelimitedTextOptions.Limits(errors: 10_000))
        let reading = DelimitedText.reading(bytes: decoded, fileName: path, options: options)
        guard let text = reading.text else { throw StudyFolderError(problems: reading.errors.map { problem($0, file) }) }
        return (text, reading.errors)
    }

    private func problem(_ error: DelimitedTextError, _ file: FileMapping) -> StudyFolderError.Problem {
        let problem = StudyFolderError.Problem(error)
        guard error.code == .invalidUTF8 else { return problem }
        return StudyFolderError.Problem(
            problem.code, problem.file, line: problem.line,
            problem.message + " Or, if it was saved by a spreadsheet program on Windows, write `encoding: windows-1252` in \(mapping.file)."
        )
    }
}
