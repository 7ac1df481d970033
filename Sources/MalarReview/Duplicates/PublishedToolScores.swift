// SPDX-License-Identifier: Apache-2.0

import MalarDelimited

/// What other tools scored on labelled sets, read from a table of `dataset, package, TP, FP, FN, TN, runtime`.
public struct PublishedToolScore: Sendable, Hashable {
    /// The name of the labelled set.
    public var dataset: String
    /// The name of the tool.
    public var tool: String
    /// Its counts, with the time in seconds.
    public var score: DuplicateScore

    /// Reads the table; rows whose counts are no numbers are passed over, as other columns are.
    ///
    /// - Throws: the errors of the text, with their places, where it is no table.
    public static func read(_ bytes: [UInt8], fileName: String) throws -> [PublishedToolScore] {
        try DelimitedText(bytes: bytes, fileName: fileName).records.compactMap(row)
    }

    private static func row(_ record: DelimitedRecord) -> PublishedToolScore? {
        func text(_ name: String) -> String { record[name]?.text ?? "" }
        guard let positives = Int(text("TP")), let wrong = Int(text("FP")), let missed = Int(text("FN")), let kept = Int(text("TN")) else {
            return nil
        }
        var score = DuplicateScore()
        (score.truePositives, score.falsePositives, score.falseNegatives, score.trueNegatives) = (positives, wrong, missed, kept)
        score.seconds = seconds(text("runtime"))
        return PublishedToolScore(dataset: text("dataset"), tool: text("package"), score: score)
    }

    /// "0:00:07" in seconds; 0 where it is no time.
    private static func seconds(_ text: String) -> Double {
        text.split(separator: ":").reduce(0) { $0 * 60 + (Double($1) ?? 0) }
    }
}

/// One line of the benchmark's table.
public struct DuplicateBenchmarkRow: Sendable, Hashable {
    /// The labelled set.
    public var dataset: String
    /// "malar" or the published tool.
    public var tool: String
    /// Counts and time.
    public var score: DuplicateScore

    /// A line of a table.
    public init(dataset: String, tool: String, score: DuplicateScore) {
        self.dataset = dataset
        self.tool = tool
        self.score = score
    }
}

extension DuplicateBenchmark {
    /// Our score on a set, then the published ones, the most sensitive first.
    public static func table(dataset: String, score: DuplicateScore, published: [PublishedToolScore]) -> [DuplicateBenchmarkRow] {
        let others = published.filter { $0.dataset == dataset }.sorted { ($0.score.sensitivity ?? 0) > ($1.score.sensitivity ?? 0) }
        return [DuplicateBenchmarkRow(dataset: dataset, tool: "malar", score: score)]
            + others.map { DuplicateBenchmarkRow(dataset: dataset, tool: $0.tool, score: $0.score) }
    }
}
