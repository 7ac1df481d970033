// SPDX-License-Identifier: Apache-2.0

/// The reading of formats that have a structure of their own: XML, tables, BibTeX and CSL-JSON.
public enum StructuredReaders {
    /// Reads a whole file of a format that is already known.
    ///
    /// Nothing outside of `bytes` is looked at: no network, no other file. What is too deep, too large or declares entities is refused.
    /// - Parameters:
    ///   - bytes: UTF-8 without a byte order mark; for a spreadsheet the file as it is.
    ///   - format: one of `pubmedXML`, `endnoteXML`, `csv`, `xlsx`, `bibtex` and `cslJSON`.
    ///   - file: the name that origins and messages give; no file is opened by it.
    /// - Returns: the records in the order of the file, each with all its fields, and a remark for whatever could not be read.
    /// - Throws: `RecordFileError` with the line where the file as a whole cannot be used, or where the format is not one of these.
    public static func read(_ bytes: [UInt8], format: RecordFormat, file: String) throws(RecordFileError) -> RecordReading {
        switch format {
        case .pubmedXML: return try PubMedReader.read(bytes, file: file)
        case .endnoteXML: return try EndNoteReader.read(bytes, file: file)
        case .csv: return try DelimitedTableReader.read(bytes, file: file)
        case .xlsx: return try SpreadsheetReader.read(bytes, file: file)
        case .bibtex: return try BibTeXReader.read(bytes, file: file)
        case .cslJSON: return try CSLReader.read(bytes, file: file)
        case .nbib, .ris, .webOfScienceTagged:
            throw RecordFileError(file: file, "this is a file of tagged lines (\(format.rawValue)), which has a reader of its own")
        }
    }
}
