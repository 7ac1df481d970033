// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

/// Reads an office file as another program would: by the directory at its end, with an inflater of its own.
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
            let (method, packed, size, length) = (number(place + 10, 2), number(place + 20, 4), number(place + 24, 4), number(place + 28, 2))
            let name = String(decoding: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
            let start = number(place + 42, 4) + 30 + length
            let data = Array(bytes[start..<(start + packed)])
            let content = method == 0 ? data : try Inflater(data).run()
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
        defects += names.filter { !known.contains($0) && !extensions.contains(($0 as NSString).pathExtension) }.map { "\($0): no type" }
        var reached: Set<String> = []
        for name in names where name.hasSuffix(".rels") {
            let folder = ((name as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent
            for relation in try probe(name).elements where relation.name == "Relationship" && relation.attributes["TargetMode"] == nil {
                let target = (folder as NSString).appendingPathComponent(relation.attributes["Target"] ?? "")
                if parts[target] == nil { defects.append("\(name): \(target) is not there") }
                reached.insert(target)
            }
        }
        let unreached = Set(names).subtracting(reached).filter { !$0.hasSuffix(".rels") && $0 != "[Content_Types].xml" }
        return defects + unreached.map { "\($0): nothing refers to it" }
    }
}

/// DEFLATE backwards: stored blocks and fixed codes, which is all that is written here.
struct Inflater {
    private let input: [UInt8]
    private var place = 0

    init(_ input: [UInt8]) { self.input = input }

    private mutating func bits(_ count: Int) throws -> Int {
        var value = 0
        for index in 0..<count {
            try #require(place / 8 < input.count, "the data end too early")
            value |= Int(input[place / 8] >> UInt8(place % 8) & 1) << index
            place += 1
        }
        return value
    }

    private mutating func code(_ count: Int) throws -> Int { try (0..<count).reduce(0) { value, _ in value << 1 | (try bits(1)) } }

    private mutating func symbol() throws -> Int {
        let seven = try code(7)
        if seven < 24 { return 256 + seven }
        let eight = seven << 1 | (try bits(1))
        if (48..<192).contains(eight) { return eight - 48 }
        if (192..<200).contains(eight) { return 280 + eight - 192 }
        return 144 + (eight << 1 | (try bits(1))) - 400
    }

    mutating func run() throws -> [UInt8] {
        var output: [UInt8] = []
        try #require(try bits(1) == 1 && bits(2) == 1)
        let lengths = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258]
        let distances = [
            1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289,
            16385, 24577,
        ]
        while true {
            let symbol = try symbol()
            if symbol == 256 { return output }
            if symbol < 256 {
                output.append(UInt8(symbol))
                continue
            }
            let length = lengths[symbol - 257] + (try bits(symbol < 265 || symbol == 285 ? 0 : (symbol - 261) / 4))
            let step = try code(5)
            let distance = distances[step] + (try bits(step < 4 ? 0 : step / 2 - 1))
            try #require(distance <= output.count)
            for _ in 0..<length { output.append(output[output.count - distance]) }
        }
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
