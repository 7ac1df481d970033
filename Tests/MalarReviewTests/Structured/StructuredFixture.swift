// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import MalarZlib

/// Reads texts and files as the tests of this folder need it.
enum StructuredFixture {
    static func read(_ text: String, _ format: RecordFormat, file: String = "file") throws -> RecordReading {
        try StructuredReaders.read(Array(text.utf8), format: format, file: file)
    }

    /// The error of reading a text; `nil` where it is read.
    static func error(_ bytes: [UInt8], _ format: RecordFormat) -> RecordFileError? {
        do throws(RecordFileError) {
            _ = try StructuredReaders.read(bytes, format: format, file: "file")
            return nil
        } catch {
            return error
        }
    }

    static func error(_ text: String, _ format: RecordFormat) -> RecordFileError? { error(Array(text.utf8), format) }

    /// The folder of real exports beside the package, or beside a folder above it.
    static let folder: URL? = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let candidate = folder.appendingPathComponent("shared/reference/review")
            if FileManager.default.fileExists(atPath: candidate.appendingPathComponent("MANIFEST.csv").path) { return candidate }
        }
        print("The shared exports were not found beside the package: the tests that need them are skipped.")
        return nil
    }()

    static var isThere: Bool { folder != nil }

    /// A file as a reader gets it: UTF-8 without a byte order mark, spreadsheets as they are.
    static func shared(_ path: String) throws -> [UInt8] {
        guard let folder else { throw CocoaError(.fileNoSuchFile) }
        let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent(path)))
        if path.hasSuffix(".xlsx") { return bytes }
        let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if String(validating: plain, as: UTF8.self) != nil { return plain }
        return Array(String(String.UnicodeScalarView(plain.map { Unicode.Scalar($0) })).utf8)
    }

    static func format(of path: String) -> RecordFormat? {
        if path.hasSuffix(".csv") || path.hasSuffix(".tsv") { return .csv }
        if path.hasSuffix(".xlsx") { return .xlsx }
        if path.hasSuffix(".xml") { return path.contains("endnote") ? .endnoteXML : .pubmedXML }
        return nil
    }

    static func reading(_ path: String) throws -> RecordReading {
        try StructuredReaders.read(try shared(path), format: format(of: path) ?? .csv, file: path)
    }
}

/// Makes archives for the tests of spreadsheets.
struct TestArchive {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    /// Adds an entry; `size` and `checksum` may be stated wrongly.
    mutating func add(_ name: String, _ content: [UInt8], isPacked: Bool = true, size: Int? = nil, checksum: UInt32? = nil) {
        let data = isPacked ? Self.packed(content) : content
        let sum = checksum ?? UInt32(crc32(0, content, uInt(content.count)))
        let stated = size ?? content.count
        let header =
            Self.number(20, 2) + Self.number(0x800, 2) + Self.number(isPacked ? 8 : 0, 2) + Self.number(0, 4) + Self.number(Int(sum), 4)
            + Self.number(data.count, 4) + Self.number(stated, 4) + Self.number(name.utf8.count, 2) + Self.number(0, 2)
        directory += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + header + [UInt8](repeating: 0, count: 10)
        directory += Self.number(body.count, 4) + Array(name.utf8)
        body += Self.number(0x0403_4B50, 4) + header + Array(name.utf8) + data
        count += 1
    }

    mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

    var bytes: [UInt8] {
        body + directory + Self.number(0x0605_4B50, 4) + Self.number(0, 4) + Self.number(count, 2) + Self.number(count, 2)
            + Self.number(directory.count, 4) + Self.number(body.count, 4) + Self.number(0, 2)
    }

    private static func number(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    private static func packed(_ input: [UInt8]) -> [UInt8] {
        var size = compressBound(uLong(input.count))
        var output = [UInt8](repeating: 0, count: Int(size))
        compress2(&output, &size, input, uLong(input.count), 9)
        return Array(output[2..<(Int(size) - 4)])
    }

    /// A spreadsheet of one sheet with this XML, and shared strings.
    static func spreadsheet(sheet: String, strings: [String] = []) -> [UInt8] {
        var archive = TestArchive()
        archive.add(
            "xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Results\" sheetId=\"1\" r:id=\"rId7\"/></sheets></workbook>")
        archive.add(
            "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId7\" Target=\"worksheets/table.xml\"/></Relationships>")
        archive.add("xl/sharedStrings.xml", "<sst>" + strings.map { "<si>\($0)</si>" }.joined() + "</sst>")
        archive.add("xl/worksheets/table.xml", "<worksheet><sheetData>\(sheet)</sheetData></worksheet>")
        return archive.bytes
    }
}
