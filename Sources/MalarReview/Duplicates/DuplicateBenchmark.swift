// SPDX-License-Identifier: Apache-2.0

/// A score against labelled records, by the convention of the published harness.
///
/// In each true cluster exactly one record must stay. Of every found cluster the first record stays. Of a true cluster of k records of which
/// r stay, k - r are rightly removed and r - 1 wrongly kept; where none stays, one is wrongly removed. A record without duplicates that is
/// removed is wrongly removed.
public struct DuplicateScore: Sendable, Hashable, Codable {
    /// Surplus records that were removed.
    public var truePositives = 0
    /// Records that were removed and should have stayed.
    public var falsePositives = 0
    /// Surplus records that stayed.
    public var falseNegatives = 0
    /// Records that stayed and should have.
    public var trueNegatives = 0
    /// Pairs within found clusters whose records the labels keep apart: stricter than the false positives.
    public var falsePairs = 0
    /// How long the search took.
    public var seconds = 0.0

    /// An empty score.
    public init() {}

    /// The share of surplus records that were removed; `nil` without any.
    public var sensitivity: Double? { Self.share(truePositives, falseNegatives) }
    /// The share of records to keep that were kept; `nil` without any.
    public var specificity: Double? { Self.share(trueNegatives, falsePositives) }
    /// The share of removed records that were surplus; `nil` where none was removed.
    public var precision: Double? { Self.share(truePositives, falsePositives) }
    /// The harmonic mean of sensitivity and precision; `nil` where neither is known.
    public var f1: Double? {
        let whole = 2 * truePositives + falsePositives + falseNegatives
        return whole == 0 ? nil : 2 * Double(truePositives) / Double(whole)
    }

    private static func share(_ part: Int, _ rest: Int) -> Double? { part + rest == 0 ? nil : Double(part) / Double(part + rest) }
}

/// Scores a report against labels.
public enum DuplicateBenchmark {
    /// Counts as ``DuplicateScore`` says.
    ///
    /// - Parameters:
    ///   - records: all records, each id once.
    ///   - truth: clusters of ids, at least two each; a record in none has no duplicate. Ids that no record bears are passed over.
    ///   - report: what was found among the same records.
    ///   - seconds: how long it took, for the table.
    public static func score(
        _ records: [BibliographicRecord], truth: [[String]], report: DuplicateReport, seconds: Double = 0
    ) -> DuplicateScore {
        let known = Set(records.map(\.id))
        var label: [String: Int] = [:]
        for (index, cluster) in truth.enumerated() { for id in cluster where known.contains(id) { label[id] = index } }
        var removed: Set<String> = []
        var score = DuplicateScore()
        score.seconds = seconds
        for cluster in report.clusters {
            removed.formUnion(cluster.dropFirst())
            score.falsePairs += falsePairs(cluster, label)
        }
        for cluster in truth {
            let here = cluster.filter(known.contains)
            guard !here.isEmpty else { continue }
            let staying = here.count { !removed.contains($0) }
            score.truePositives += staying == 0 ? here.count - 1 : here.count - staying
            score.falseNegatives += max(0, staying - 1)
            if staying == 0 { score.falsePositives += 1 } else { score.trueNegatives += 1 }
        }
        for id in known where label[id] == nil {
            if removed.contains(id) { score.falsePositives += 1 } else { score.trueNegatives += 1 }
        }
        return score
    }

    private static func falsePairs(_ cluster: [String], _ label: [String: Int]) -> Int {
        var count = 0
        for (offset, first) in cluster.enumerated() {
            for second in cluster.dropFirst(offset + 1) where label[first] == nil || label[first] != label[second] { count += 1 }
        }
        return count
    }
}
