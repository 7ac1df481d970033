// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import MalarPublishing

@Suite("Archives")
struct ArchiveTests {
    @Test("The checksum of the standard's own example")
    func checksum() {
        #expect(Checksum.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(Checksum.crc32([]) == 0)
    }

    static let inputs: [[UInt8]] = [
        [], [0], [255, 0, 255], Array("aaaaaaaaaaaaaaaaaaaaaaaaaaaa".utf8), [UInt8](repeating: 7, count: 100_000), Array(0...255),
        (0..<70_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) },
        Array(String(repeating: "<w:tc><w:p><w:r><w:t>12 (4 to 20)</w:t></w:r></w:p></w:tc>", count: 900).utf8),
        // The same text at every distance up to beyond the window.
        (0..<9).flatMap { Array("needle".utf8) + [UInt8](repeating: UInt8($0), count: 1 << ($0 * 2)) },
    ]

    @Test("What is compressed comes back", arguments: inputs)
    func deflate(input: [UInt8]) throws {
        #expect(try Inflater.content(of: Deflate.compressed(input), size: input.count) == input)
    }

    @Test("Repeating text becomes small")
    func ratio() { #expect(Deflate.compressed([UInt8](repeating: 65, count: 100_000)).count < 1_000) }

    @Test("Another program finds the archive whole", .enabled(if: OutsideReader.has("unzip")))
    func unzip() throws {
        var archive = ZipArchive()
        for (index, input) in Self.inputs.enumerated() { archive.add("folder/\(index) é", input) }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("malar-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(archive.bytes).write(to: folder.appendingPathComponent("a.zip"))
        #expect(try OutsideReader.run("unzip", ["-t", "a.zip"], in: folder) == 0)
    }

    @Test("An archive without entries, and one with an entry that does not shrink")
    func small() throws {
        #expect(try OfficeFile(ZipArchive().bytes).names == [])
        var archive = ZipArchive()
        archive.add("a", [1, 2, 3])
        #expect(try OfficeFile(archive.bytes).parts == ["a": [1, 2, 3]])
    }
}
