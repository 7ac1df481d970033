// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import Testing

@Suite("Duplicates: what must hold whatever the records are")
struct DuplicatePropertyTests {
    static func clusters(_ report: DuplicateReport) -> Set<Set<String>> { Set(report.clusters.map(Set.init)) }

    @Test("The order of the input changes no cluster and no question", arguments: [11, 12, 13] as [UInt64])
    func order(seed: UInt64) {
        let records = SyntheticRecords(count: 700, seed: seed, abstracts: true).records
        let report = DuplicateFinder().find(in: records)
        let sorted = DuplicateFinder().find(in: records.sorted { $0.title < $1.title })
        let reversed = DuplicateFinder().find(in: records.reversed())
        #expect(Self.clusters(report) == Self.clusters(sorted))
        #expect(Self.clusters(report) == Self.clusters(reversed))
        #expect(Set(report.questions.map { Set([$0.first, $0.second]) }) == Set(reversed.questions.map { Set([$0.first, $0.second]) }))
    }

    @Test("Threads change nothing")
    func threads() {
        let records = SyntheticRecords(count: 1_500, seed: 5).records
        var single = DuplicateOptions()
        single.threads = 1
        let one = DuplicateFinder(single).find(in: records)
        let many = DuplicateFinder().find(in: records)
        #expect(one == many)
    }

    @Test("A record that has nothing to do with the others changes nothing")
    func unrelated() {
        var records = SyntheticRecords(count: 500, seed: 21).records
        let before = DuplicateFinder().find(in: records)
        records.insert(sample("new", title: "Xylophone zwieback quorum of jazz wizards", authors: "Quux, Q", year: 1901), at: 250)
        let after = DuplicateFinder().find(in: records)
        #expect(Self.clusters(before) == Self.clusters(after))
        #expect(before.pairs == after.pairs)
    }

    @Test("What is merged has no duplicates left")
    func idempotent() {
        let records = SyntheticRecords(count: 800, seed: 31).records
        let report = DuplicateFinder().find(in: records)
        let merged = report.merged(records)
        #expect(merged.count == records.count - report.surplus)
        #expect(DuplicateFinder().find(in: merged.map(\.record)).surplus == 0)
    }

    @Test("Invented records: nothing wrong, nearly nothing missed, and pairs grow with the records")
    func invented() throws {
        let small = SyntheticRecords(count: 1_000, seed: 41)
        let large = SyntheticRecords(count: 4_000, seed: 41)
        for drawn in [small, large] {
            let score = DuplicateBenchmark.score(drawn.records, truth: drawn.truth, report: DuplicateFinder().find(in: drawn.records))
            #expect(score.falsePositives == 0 && score.falsePairs == 0)
            #expect(try #require(score.sensitivity) > 0.99)
        }
        let few = DuplicateFinder().find(in: small.records).comparedPairs
        let many = DuplicateFinder().find(in: large.records).comparedPairs
        #expect(many < 6 * few)
    }

    @Test("The same heading a thousand times does not compare each with each")
    func bounded() {
        let records = (0..<1_500).map {
            sample("h\($0)", title: "Editorial", authors: "Moreau, A", year: 2000, volume: "\($0)", pages: "\($0 + 2)")
        }
        let report = DuplicateFinder().find(in: records)
        #expect(report.comparedPairs < 1_500 * 60)
        #expect(report.clusters.isEmpty)
    }

    @Test("Empty, huge and broken records do no harm")
    func hostile() {
        var records = [BibliographicRecord(id: "", origin: RecordOrigin(file: "", position: 0, line: 0))]
        let long = String(repeating: "lupus ", count: 40_000)
        let nasty = [
            "", " ", "[", "(((", "]]]", "&#x110000;&#99999999999;&;&amp", "<original>", "\u{0}\u{FFFD}\u{301}", "1)", long, "𝛼-β Ж 漢字",
        ]
        for (place, text) in nasty.enumerated() {
            let pages = ["", "99999999999999999999-1", "-", "e", "0-0", "1-99999999999", "S", "²", "12-", "--", "Ж"][place % 11]
            records.append(
                sample(
                    "n\(place)", title: text, authors: text.isEmpty ? "" : "\(text.prefix(30)), X",
                    year: place % 2 == 0 ? Int.max : Int.min, volume: text, issue: pages, pages: pages, doi: String(text.prefix(90)),
                    abstract: text))
            records.append(sample("n\(place)", title: text, volume: pages, issue: String(text.prefix(200)), pages: pages))
        }
        let report = DuplicateFinder().find(in: records)
        #expect(report.recordCount == records.count)
        #expect(DuplicateFinder().find(in: []).clusters.isEmpty)
        #expect(SyntheticRecords(count: -5, seed: 1).records.isEmpty)
    }
}
