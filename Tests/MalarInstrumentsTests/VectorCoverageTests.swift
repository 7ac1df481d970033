// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Holds the list of worked vectors against the suites and against Documentation/Vectors.md. Whether a suite asserts the right thing is for a
/// reader to see; that it names every vector is held here.
@Suite("Worked vectors")
struct VectorCoverageTests {
    static let tables = ["vectors"]
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    private static func ids(_ row: Transcription.Row) -> [String] {
        (1...(Int(row["last"] ?? "") ?? 1)).map { (row["prefix"] ?? "") + String($0) }
    }

    @Test("Every vector is named in its suites, and the page says in which; the others are explained")
    func named() throws {
        let page = try String(contentsOf: Self.folder.appending(path: "../../Documentation/Vectors.md"), encoding: .utf8)
        let reasons = page.components(separatedBy: "## What does not apply").last ?? ""
        for row in try Transcription("vectors").rows {
            let ids = Self.ids(row), suites = (row["suites"] ?? "").split(separator: " ").map(String.init)
            let last = try #require(ids.last), first = try #require(ids.first)
            if suites.isEmpty {
                #expect(reasons.contains("\(first)–\(last)"), "\(row["family"] ?? "") is not explained")
            }
            let text = try suites.map { try String(contentsOf: Self.folder.appending(path: "\($0).swift"), encoding: .utf8) }.joined()
            let words = Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
            #expect(suites.isEmpty || ids.filter { !words.contains($0) } == [], "\(row["family"] ?? "")")
            let names = suites.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
            #expect(names.allSatisfy { page.contains("`\($0)`") }, "\(row["family"] ?? "")")
        }
    }
}
