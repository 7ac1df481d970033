// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// One vector of the reference file.
struct PublicVector: Decodable, Sendable, CustomTestStringConvertible {
    let id: String
    let procedure: String
    let title: String
    let data: [String: JSONValue]
    let options: [String: JSONValue]
    let expected: [String: JSONValue]
    let tolerance: [String: JSONValue]

    var testDescription: String { "\(id): \(title)" }

    var relativeTolerance: Double { tolerance["rtol"]?.number ?? 0 }

    func column(_ key: String) -> [Double?]? { data[key]?.column }
    func option(_ key: String) -> String? { options[key]?.text }
}

/// The reference vectors, read in place from the `shared` folder beside the package or beside a folder above it.
enum PublicVectors {
    private struct File: Decodable {
        let vectors: [PublicVector]
    }

    static let all: [PublicVector]? = {
        guard let path = locate(), let data = FileManager.default.contents(atPath: path) else {
            print("The reference vectors were not found beside the package: the tests that need them are skipped.")
            return nil
        }
        return try? JSONDecoder().decode(File.self, from: data).vectors
    }()

    static var areThere: Bool { locate() != nil }

    static func of(_ procedure: String) -> [PublicVector] {
        (all ?? []).filter { $0.procedure == procedure }
    }

    private static func locate() -> String? {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
            folder.deleteLastPathComponent()
        }
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let file = folder.appendingPathComponent("shared/reference/statistics/public-vectors.json")
            if FileManager.default.fileExists(atPath: file.path) { return file.path }
        }
        return nil
    }
}

extension PublicVector {
    /// Compares every expected key, each within the vector's relative tolerance and without any absolute one.
    ///
    /// A key that is neither computed nor listed as skipped fails, so that nothing is passed over in silence.
    func expect(_ computed: [String: Double?], skipping skipped: Set<String> = [], _ location: SourceLocation = #_sourceLocation) {
        for (key, wanted) in expected where !skipped.contains(key) {
            guard let known = computed[key] else {
                Issue.record("\(id) expects \(key), which was not computed", sourceLocation: location)
                continue
            }
            guard let wanted = wanted.number, let value = known else {
                Issue.record("\(id): \(key) is undefined or not a number", sourceLocation: location)
                continue
            }
            let miss = (value - wanted).magnitude
            #expect(miss <= relativeTolerance * wanted.magnitude, "\(id): \(key) is \(value), not \(wanted)", sourceLocation: location)
        }
    }
}
