// SPDX-License-Identifier: Apache-2.0
import Foundation
import MalarPublishing
import MalarReview

/// Counts of our own making for the four layouts, and random ones.
enum FlowSamples {
    static let databasesOnly: FlowCounts = {
        var counts = FlowCounts()
        (counts.databaseResults, counts.databases) = (336, [.init("PubMed", 66), .init("Embase", 270)])
        (counts.registerResults, counts.registers) = (12, [.init("ClinicalTrials.gov", 12)])
        (counts.duplicates, counts.excludedAutomatic, counts.excludedOther) = (58, 0, 2)
        (counts.recordsScreened, counts.recordsExcluded) = (288, 241)
        (counts.reportsSought, counts.reportsNotRetrieved, counts.reportsAssessed) = (47, 2, 45)
        counts.reportsExcluded = [
            .init("Wrong population", 14), .init("No articular outcome", 12), .init("Congress abstract with a later full paper", 9),
            .init("Fewer than three patients", 6),
        ]
        (counts.newStudies, counts.newReports) = (3, 4)
        return counts
    }()

    static let withOthers: FlowCounts = {
        var counts = databasesOnly
        (counts.websiteResults, counts.organisationResults, counts.citationResults) = (7, 2, 31)
        (counts.otherReportsSought, counts.otherReportsNotRetrieved, counts.otherReportsAssessed) = (40, 1, 39)
        counts.otherReportsExcluded = [.init("Wrong population", 30), .init("No articular outcome", 8)]
        (counts.newStudies, counts.newReports, counts.studiesInSynthesis, counts.reportsInSynthesis) = (4, 5, 3, 4)
        return counts
    }()

    static func updated(_ counts: FlowCounts) -> FlowCounts {
        var counts = counts
        (counts.previousStudies, counts.previousReports) = (2, 3)
        counts.totalStudies = (counts.newStudies ?? 0) + 2
        counts.totalReports = (counts.newReports ?? 0) + 3
        return counts
    }

    /// The counts that the case-series paper prints.
    static let paper: FlowCounts = {
        var counts = FlowCounts()
        (counts.databaseResults, counts.databases) = (336, [.init("PubMed", 66), .init("Embase", 270)])
        counts.newStudies = 3
        return counts
    }()

    static let all: [(name: String, counts: FlowCounts)] = [
        ("new-databases", databasesOnly), ("new-others", withOthers), ("update-databases", updated(databasesOnly)),
        ("update-others", updated(withOthers)), ("paper", paper), ("many-reasons", manyReasons),
    ]

    static let manyReasons: FlowCounts = {
        var counts = withOthers
        counts.reportsExcluded = (1...30).map { .init("Reason \($0): patients were treated before the disease was classified", $0) }
        counts.databases = (1...12).map { .init("Database of the Very-Long-Named-Consortium-for-Biomedical-Indexing \($0)", 1000 * $0) }
        return counts
    }()

    /// Random counts, some unknown, with up to 30 reasons and names of any length.
    static func random(_ seed: UInt64) -> FlowCounts {
        var generator = SplitMix(seed)
        var counts = FlowCounts()
        for path in numbers where Int.random(in: 0..<4, using: &generator) > 0 {
            counts[keyPath: path] = Int.random(in: 0...[9, 400, 99999, Int.max][Int(seed % 4)], using: &generator)
        }
        for path in lists {
            counts[keyPath: path] = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
                .init(name(&generator), Int.random(in: 0...5000, using: &generator))
            }
        }
        counts.reportsLinkedToRecords = Int.random(in: 0...3, using: &generator)
        return counts
    }

    private static func name(_ generator: inout SplitMix) -> String {
        let words = [
            "adults, mixed", "a;b", "“no”", "\"said\"", "x", "Wrongdesignwithoutanyspaceinit", "Ürün", "研究", " end ", "n/a", "é\u{301}",
            "1, 2",
        ]
        return (0..<Int.random(in: 0...9, using: &generator)).map { _ in words[Int.random(in: 0..<words.count, using: &generator)] }
            .joined(separator: " ")
    }

    static let numbers: [any WritableKeyPath<FlowCounts, Int?> & Sendable] = [
        \.previousStudies, \.previousReports, \.databaseResults, \.registerResults, \.websiteResults, \.organisationResults,
        \.citationResults, \.duplicates, \.excludedAutomatic, \.excludedOther, \.recordsScreened, \.recordsExcluded,
        \.recordsExcludedByPeople, \.recordsExcludedByTool, \.reportsSought, \.reportsNotRetrieved, \.reportsAssessed,
        \.otherReportsSought, \.otherReportsNotRetrieved, \.otherReportsAssessed, \.newStudies, \.newReports, \.totalStudies,
        \.totalReports, \.studiesInSynthesis, \.reportsInSynthesis,
    ]
    static let lists: [any WritableKeyPath<FlowCounts, [FlowCounts.Part]> & Sendable] = [
        \.databases, \.registers, \.reportsExcluded, \.otherReportsExcluded, \.notRetrievedReasons, \.recordsExcludedReasons,
    ]
}

/// SplitMix64: the same numbers on every run.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension Scene.Element {
    /// The boxes of a drawing with the texts in them, by id.
    var regions: [(id: String, frame: Scene.Box, labels: [Scene.Label])] {
        guard case .linked(let elements, let id, _, _) = self else { return [] }
        let frames = elements.compactMap { element -> Scene.Box? in
            guard case .rectangle(let origin, let size, _, _, _) = element else { return nil }
            return .init(left: origin.x, top: origin.y, right: origin.x + size.width, bottom: origin.y + size.height)
        }
        let labels = elements.compactMap { if case .text(let label) = $0 { label } else { nil } }
        return frames.first.map { [(id, $0, labels)] } ?? []
    }
}
