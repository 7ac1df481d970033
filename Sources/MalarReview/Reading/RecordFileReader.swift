// SPDX-License-Identifier: Apache-2.0

/// A file of records, as bytes under its name.
public struct RecordFile: Sendable, Hashable {
    /// The name; folders before it are left out of ids and messages.
    public var name: String
    /// The whole content.
    public var bytes: [UInt8]

    /// A file of a name and its whole content.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// What was read of several files, and the files that could not be used.
public struct RecordFilesReading: Sendable, Hashable {
    /// One for each file that could be read, in the order given.
    public var readings: [RecordReading] = []
    /// One for each file that could not.
    public var failures: [RecordFileError] = []

    /// All records in the order of files and positions; no two have the same id.
    public var records: [BibliographicRecord] { readings.flatMap(\.records) }
}

/// Reads exports of databases and reference managers, whatever their format.
///
/// The format is recognised by content (`RecordFormat.sniff`). Text may be UTF-8, UTF-16 with a byte order mark, or Windows-1252, which a
/// remark then tells. Every tolerance that was used is a remark with its lines.
///
/// The id of a record is the file's own where it has one and uses it once (the `ID` of RIS, a column of ids, the number of EndNote), else its
/// PubMed id, else its Embase number, else "file:position". Where ids of several files are equal, the record of the file given first keeps
/// it and the others get their file's name before it, "file#id", so that files added at the end change no id.
public enum RecordFileReader {
    /// The greatest size of a file, in bytes.
    public static let fileLimit = 1_000_000_000
    /// The greatest length of a line of a format of lines, in bytes.
    public static let lineLimit = 10_000_000

    /// Reads one file; its ids are unique within it.
    ///
    /// - Throws: where the file is empty, too large, binary, in no format that is read here, or without a record; with the line where there
    ///   is one. Records that cannot be read do not throw: each is a remark of the reading. Complexity: linear.
    public static func read(_ bytes: [UInt8], file path: String) throws(RecordFileError) -> RecordReading {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        try checkSize(bytes, file)
        let format = try format(of: bytes, file)
        var reading = try dispatch(bytes, format, file)
        RecordIds.assign(within: &reading)
        return reading
    }

    /// Reads several files; the ids are unique over all of them.
    ///
    /// A file that cannot be used is among the failures and does not keep the others from being read.
    public static func read(files: [RecordFile]) -> RecordFilesReading {
        var result = RecordFilesReading()
        for file in files {
            do {
                result.readings.append(try read(file.bytes, file: file.name))
            } catch {
                result.failures.append(error)
            }
        }
        RecordIds.makeUnique(over: &result.readings)
        return result
    }

    private static func checkSize(_ bytes: [UInt8], _ file: String) throws(RecordFileError) {
        guard bytes.count <= fileLimit else {
            throw RecordFileError(file: file, "the file is larger than 1 GB; divide it, or export fewer records at a time")
        }
        let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes[mark...].contains(where: { $0 > 0x20 }) else {
            throw RecordFileError(file: file, "the file is empty; export it again, or leave it out if the search found nothing")
        }
    }

    private static func format(of bytes: [UInt8], _ file: String) throws(RecordFileError) -> RecordFormat {
        if let format = RecordFormat.sniff(bytes) { return format }
        if let message = UnreadableFormats.message(for: bytes) { throw RecordFileError(file: file, message) }
        let text = try RecordText(decoding: bytes, name: file, lineLimit: lineLimit)
        if let format = RecordFormat.sniff(text.bytes) { return format }
        throw RecordFileError(
            file: file, line: 1,
            "the format is not known; export as RIS, PubMed (.nbib or XML), EndNote XML, BibTeX, CSV, Excel or CSL-JSON")
    }

    private static func dispatch(_ bytes: [UInt8], _ format: RecordFormat, _ file: String) throws(RecordFileError) -> RecordReading {
        if format == .xlsx { return try StructuredReaders.read(bytes, format: format, file: file) }
        let isOfLines = ![.pubmedXML, .endnoteXML, .cslJSON].contains(format)
        var text = try RecordText(decoding: bytes, name: file, lineLimit: isOfLines ? lineLimit : nil)
        if format == .pubmedXML || format == .endnoteXML { text.declareUTF8() }
        var reading: RecordReading
        switch format {
        case .ris: reading = try RISReader.read(text, file: file)
        case .nbib: reading = try MEDLINEReader.read(text, file: file)
        case .webOfScienceTagged: reading = try WebOfScienceReader.read(text, file: file)
        default: reading = try StructuredReaders.read(text.bytes, format: format, file: file)
        }
        reading.remarks = text.remarks + reading.remarks
        return reading
    }
}

extension RecordText {
    /// Puts UTF-8 into the declaration of XML, since the text was converted.
    mutating func declareUTF8() {
        let head = bytes.prefix(400)
        guard let end = head.firstIndex(of: UInt8(ascii: ">")), head.starts(with: Array("<?xml".utf8)) else { return }
        let declaration = Array(bytes[..<end])
        let word = Array("encoding".utf8)
        guard let start = declaration.indices.first(where: { declaration[$0...].starts(with: word) }) else { return }
        guard let open = declaration[start...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }) else { return }
        guard let close = declaration[(open + 1)...].firstIndex(of: declaration[open]) else { return }
        bytes.replaceSubrange(open + 1..<close, with: Array("UTF-8".utf8))
    }
}
