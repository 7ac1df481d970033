// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

/// Writes the records of one or several files in another format.
public struct ConvertRecords: Sendable {
    /// A format that is written.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// RIS from which nothing is lost: what its tags cannot say stands in tags of our own.
        case ris
        /// RIS with the standard tags alone, for programs that take unknown tags for notes.
        case standardRIS = "standard-ris"
        case bibtex
        case cslJSON = "csl-json"
        case csv
    }

    /// The text and how it came about.
    public struct Output: Sendable, Hashable {
        /// The records in the new format; empty where it was written to a file.
        public let text: String
        /// What became of the records.
        public let balance: RecordsBalance
    }

    /// Converts files of records.
    public init() {}

    /// - Parameters:
    ///   - paths: files in any format that is read, each recognised by its content.
    ///   - format: what is written.
    ///   - out: the file to write, where nothing may be yet; without it the text is given back.
    ///   - despiteErrors: write what can be read, although some records cannot.
    /// - Throws: ``RequestError`` with file and line where a file cannot be used, or a record cannot be read.
    public func callAsFunction(
        _ paths: [String], to format: Format, out: String? = nil, despiteErrors: Bool = false
    ) throws(RequestError) -> Output {
        if let out { try NewFile.checkIsFree(out) }
        let files = try RecordFiles(paths)
        let balance = RecordsBalance(files)
        guard balance.refused.isEmpty || despiteErrors else {
            throw RequestError(.unreadableRecords, (balance.refused + ["nothing was written"]).joined(separator: "\n"))
        }
        let text = Self.text(files.records, format)
        guard let out else { return Output(text: text, balance: balance) }
        try NewFile.write(Array(text.utf8), to: out)
        return Output(text: "", balance: balance)
    }

    static func text(_ records: [BibliographicRecord], _ format: Format) -> String {
        switch format {
        case .ris: RISWriter.text(of: records)
        case .standardRIS: RISWriter.standardText(of: records)
        case .bibtex: BibTeXWriter.text(records)
        case .cslJSON: CSLWriter.text(records)
        case .csv: RecordCSVWriter.text(records)
        }
    }
}
