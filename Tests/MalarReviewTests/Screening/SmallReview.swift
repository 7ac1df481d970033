// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview
import MalarUnits

/// A review in memory for tests: two reviewers, an arbiter, two databases and one other source.
struct SmallReview {
    var review: Review
    private var sequences: [String: Int] = [:]
    private var clock = ReviewInstant("2025-06-02T08:00:00Z") ?? ReviewInstant(milliseconds: 0)

    static let yaml = """
        title: A small review
        people:
          - { id: a }
          - { id: b }
          - { id: c, role: arbiter }
        criteria:
          exclusion:
            - { id: E1, label: Other population }
            - { id: E2, label: Other drug }
            - { id: E3, label: No outcome, rounds: [fullText] }
        sources:
          - { id: pubmed, name: PubMed }
          - { id: embase, name: Embase }
          - { id: cited, name: Citations, kind: citation }
        """

    /// Records per search, as PubMed ids 1, 2, 3 ... in PubMed, Embase numbers in Embase, and titles alone among citations.
    init(pubmed: Int = 4, embase: Int = 2, cited: Int = 0, yaml: String = SmallReview.yaml) throws {
        let plan = try ReviewProtocol(yaml: yaml)
        var (searches, readings): ([SearchRun], [String: [RecordReading]]) = ([], [:])
        for (id, kind, count) in [
            ("pubmed", ReviewSource.Kind.database, pubmed), ("embase", .database, embase), ("cited", .citation, cited),
        ]
        where count > 0 {
            searches.append(Self.run(id, id, kind, count))
            readings[id] = [Self.reading(id, (1...count).map { Self.record(id, $0) })]
        }
        review = Review(protocol: plan, searches: searches, readings: readings)
    }

    static func run(_ id: String, _ source: String, _ kind: ReviewSource.Kind, _ count: Int, day: Int = 1) -> SearchRun {
        var run = SearchRun(
            id: id, source: source, kind: kind, date: CalendarDate(year: 2025, month: 6, day: day) ?? CalendarDate(dayNumber: 0))
        (run.hitsShown, run.hitsExported) = (count, count)
        run.files = [SearchFile(name: "\(id).ris")]
        return run
    }

    static func reading(_ id: String, _ records: [BibliographicRecord]) -> RecordReading {
        var reading = RecordReading(file: "\(id).ris", format: .ris)
        reading.records = records
        return reading
    }

    static func record(_ source: String, _ number: Int) -> BibliographicRecord {
        var record = BibliographicRecord(id: "\(number)", origin: RecordOrigin(file: "\(source).ris", position: number, line: number))
        record.title = "Record \(number) of \(source)"
        if source.hasPrefix("pubmed") { record.identifiers.pmid = String(number) }
        if source.hasPrefix("embase") { record.identifiers.embase = "L\(100_000 + number)" }
        return record
    }

    var state: ReviewState { ReviewState(review) }

    /// A decision, each a minute after the one before unless a time is given.
    @discardableResult
    mutating func decide(_ person: String, _ action: ReviewAction, at time: ReviewInstant? = nil) -> ReviewEvent {
        clock = clock.adding(milliseconds: 60_000)
        sequences[person, default: 0] += 1
        let event = ReviewEvent(sequence: sequences[person] ?? 0, time: time ?? clock, person: person, action: action)
        review.add([event])
        return event
    }

    mutating func vote(_ person: String, _ key: RecordKey, _ verdict: Verdict, _ round: ReviewRound = .titleAbstract, reason: String = "") {
        decide(person, .vote(round, key, verdict, reason: reason))
    }

    /// Both reviewers vote the same.
    mutating func both(_ key: RecordKey, _ verdict: Verdict, _ round: ReviewRound = .titleAbstract, reason: String = "") {
        vote("a", key, verdict, round, reason: reason)
        vote("b", key, verdict, round, reason: reason)
    }
}

func pubmed(_ number: Int) -> RecordKey { RecordKey(search: "pubmed", local: String(number)) }
func embase(_ number: Int) -> RecordKey { RecordKey(search: "embase", local: "L\(100_000 + number)") }
func cited(_ number: Int) -> RecordKey { RecordKey(search: "cited", local: "r\(number)") }

/// A folder that is removed when the test ends.
final class TemporaryFolder {
    let path: String

    init() throws {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("malar-review-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        path = place.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        let place = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: place)
    }

    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name))) }
}

/// A seeded generator (SplitMix64), so that a failure can be repeated.
struct SeededDecisions: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
