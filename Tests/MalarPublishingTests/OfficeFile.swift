// SPDX-License-Identifier: Apache-2.0
import Foundation
import MalarZlib
import Testing

/// Reads an office file as another program would: by the directory at its end.
struct OfficeFile {
    private(set) var parts: [String: [UInt8]] = [:]
    private(set) var names: [String] = []

    init(_ bytes: [UInt8]) throws {
        func number(_ place: Int, _ width: Int) -> Int { (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } }
        let end = bytes.count - 22
        try #require(end >= 0 && number(end, 4) == 0x0605_4B50)
        var place = number(end + 16, 4)
        for _ in 0..<number(end + 10, 2) {
            try #require(number(place, 4) == 0x0201_4B50)
            let (method, packed, size, length) = (
                number(place + 10, 2), number(place + 20, 4), number(place + 24, 4), number(place + 28, 2)
            )
            let name = String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
            let start = number(place + 42, 4) + 30 + length
            let data = Array(bytes[start..<(start + packed)])
            let content = method == 0 ? data : try Inflater.content(of: data, size: size)
            #expect(content.count == size)
            names.append(name)
            parts[name] = content
            place += 46 + length
        }
    }

    func text(_ name: String) throws -> String { String(decoding: try #require(parts[name]), as: UTF8.self) }
    func probe(_ name: String) throws -> XMLProbe { XMLProbe(try text(name)) }

    /// Whatever is wrong with the structure of the package; empty for a sound one.
    func defects() throws -> [String] {
        var defects = Set(names).count == names.count ? [] : ["a name twice"]
        for name in names where name.hasSuffix(".xml") || name.hasSuffix(".rels") || name.hasSuffix(".svg") {
            if let problem = try probe(name).problem { defects.append("\(name): \(problem)") }
        }
        let types = try probe("[Content_Types].xml")
        let known = Set(types.values(of: "PartName").map { String($0.dropFirst()) })
        let extensions = Set(types.values(of: "Extension"))
        defects += known.subtracting(names).map { "\($0): declared, not there" }
        defects += names.filter { !known.contains($0) && !extensions.contains(String($0.split(separator: ".").last ?? "")) }.map {
            "\($0): no type"
        }
        var reached: Set<String> = []
        for name in names where name.hasSuffix(".rels") {
            let folder = ((name as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent
            for relation in try probe(name).elements where relation.name == "Relationship" && relation.attributes["TargetMode"] == nil {
                let target = (folder.isEmpty ? "" : folder + "/") + (relation.attributes["Target"] ?? "")
                if parts[target] == nil { defects.append("\(name): \(target) is not there") }
                reached.insert(target)
            }
        }
        let unreached = Set(names).subtracting(reached).filter { !$0.hasSuffix(".rels") && $0 != "[Content_Types].xml" }
        return defects + unreached.map { "\($0): nothing refers to it" }
    }
}

/// DEFLATE backwards.
enum Inflater {
    static func content(of packed: [UInt8], size: Int) throws -> [UInt8] {
        var stream = z_stream()
        // Negative: bytes without header and checksum.
        try #require(inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
        defer { inflateEnd(&stream) }
        var (input, output) = (packed, [UInt8](repeating: 0, count: size + 1))
        let status = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                (stream.next_in, stream.avail_in) = (input.baseAddress, uInt(input.count))
                (stream.next_out, stream.avail_out) = (output.baseAddress, uInt(output.count))
                return inflate(&stream, Z_FINISH)
            }
        }
        try #require(status == Z_STREAM_END && stream.total_out == size && stream.avail_in == 0, "no whole stream of \(size) bytes")
        return Array(output.dropLast())
    }
}

/// A program of the system, for tests that look at a file with other eyes.
enum OutsideReader {
    static func path(_ name: String) -> String? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Whether the programs are all there; says which is not.
    static func has(_ names: String...) -> Bool {
        let missing = names.filter { path($0) == nil }
        if !missing.isEmpty { print("skipped: \(missing.joined(separator: ", ")) not installed") }
        return missing.isEmpty
    }

    @discardableResult
    static func run(_ name: String, _ arguments: [String], in folder: URL) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(path(name)))
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
