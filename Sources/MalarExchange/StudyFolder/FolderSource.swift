// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort

/// What a folder gives: the names in it, and the bytes of the files that hold tables.
struct FolderSource {
    /// The names of all files.
    let names: [String]
    /// The tables that are there, in the order of the data dictionary.
    let tables: [(table: DataTable, bytes: [UInt8])]
    /// Tables that are there and cannot be opened.
    var unreadable: [StudyFolderError.Problem] = []
    /// The centres with files of their own.
    var centres: [CentreSource] = []

    /// What keeps the folder from being read.
    var problems: [StudyFolderError.Problem] {
        let patients = DataTable.patients.fileName
        guard !names.contains(patients), !centres.contains(where: { $0.mapping.files.contains { $0.table == .patients } }) else {
            return unreadable
        }
        let near = names.filter(Self.isCandidate).first { Self.meant($0) == .patients }
        let hint = near.map { "; rename `\($0)` to `\(patients)`" } ?? "; every study needs it, with one row for each patient"
        return [StudyFolderError.Problem(.noPatients, patients, "the folder has no such file\(hint)")] + unreadable
    }

    /// Files that look like data and are not read.
    var lookalikes: [DataFinding] {
        let known = Set(DataTable.allCases.map(\.fileName))
        return names.filter { !known.contains($0) && Self.isCandidate($0) }.map { name in
            let hint =
                Self.meant(name).map { "did you mean `\($0.fileName)`?" } ?? "move it out of the folder if it holds no data of the study"
            return DataFinding(
                .unreadableFile, .warning, at: Place(file: name), "a study folder has no file of this name, so it is not read; \(hint)")
        }
    }

    /// Whether a file looks like data: any CSV file, and other tables whose name is near to that of a table.
    private static func isCandidate(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex, !name.hasPrefix("."), !name.hasPrefix("~$") else { return false }
        switch name[dot...].lowercased() {
        case ".csv": return true
        case ".tsv", ".txt", ".tab", ".xls", ".xlsx", ".ods": return meant(name) != nil
        default: return false
        }
    }

    /// The table that someone probably meant by a file's name.
    private static func meant(_ name: String) -> DataTable? {
        let stem = String(name.prefix { $0 != "." })
        return Spelling.suggestion(for: stem, among: DataTable.allCases.map(\.rawValue)).flatMap(DataTable.init)
    }
}
