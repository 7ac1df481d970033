// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarDelimited
import MalarReview

/// Labelled screening sets, read in place from the `shared` folder beside the package or beside a folder above it.
struct LabelledScreening {
    let documents: [RankingDocument]
    /// By title and abstract.
    let first: [String: Bool]
    /// By full text.
    let second: [String: Bool]

    static let areThere = folder() != nil

    init(_ name: String) throws {
        let path = (Self.folder() ?? "") + "/\(name).csv"
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        let table = try DelimitedText(bytes: bytes, fileName: name, options: DelimitedTextOptions(skipsComments: false))
        var (documents, first, second) = ([RankingDocument](), [String: Bool](), [String: Bool]())
        for row in table.records {
            let text = { (column: String) in row[column]?.text ?? "" }
            let id = text("pubmedID")
            documents.append(RankingDocument(id: id, title: text("title"), abstract: text("abstracts")))
            first[id] = text("label1") == "I"
            second[id] = text("label2") == "I"
        }
        (self.documents, self.first, self.second) = (documents, first, second)
    }

    private static func folder() -> String? {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let path = folder.appendingPathComponent("shared/reference/review/screened-labelled/cohen").path
            if FileManager.default.fileExists(atPath: path) { return path }
        }
        return nil
    }
}

/// SplitMix64 of the tests' own.
struct SeededTestNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Records of invented words in the frequencies of a language; one in `every` is about the topic.
func inventedRecords(_ count: Int, words: Int = 150, every: Int = 20, seed: UInt64 = 7) -> (
    documents: [RankingDocument], labels: [String: Bool]
) {
    var random = SeededTestNumbers(state: seed)
    var labels: [String: Bool] = [:]
    let documents = (0..<count).map { number in
        let isRelevant = number % every == every / 2
        labels["r\(number)"] = isRelevant
        let text = (0..<words).map { _ in
            let share = Double.random(in: 0..<1, using: &random)
            let isTopic = isRelevant && Double.random(in: 0..<1, using: &random) < 0.1
            return isTopic ? "topic\(Int(share * 30))" : "word\(Int(30_000 * share * share * share))"
        }
        return RankingDocument(id: "r\(number)", title: "", abstract: text.joined(separator: " "))
    }
    return (documents, labels)
}
