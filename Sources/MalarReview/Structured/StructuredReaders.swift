// SPDX-License-Identifier: Apache-2.0

/// Reads the formats that have a structure of their own: XML, BibTeX, tables, JSON.
enum StructuredReaders {
    static func read(_ bytes: [UInt8], format: RecordFormat, file: String) throws(RecordFileError) -> RecordReading {
        throw RecordFileError(file: file, "files of the format \(format.rawValue) are not read here")
    }
}
