// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import MalarPublishing
internal import MalarReview

/// Finds the duplicates of labelled sets and holds the result against the labels and against what other tools published.
public struct BenchmarkDuplicates: Sendable {
    /// A line of the table.
    public struct Row: Sendable, Hashable, Codable {
        /// The labelled set.
        public let dataset: String
        /// "malar" or another tool.
        public let tool: String
        /// Surplus records that were removed.
        public let truePositives: Int
        /// Records that were removed and should have stayed.
        public let falsePositives: Int
        /// Surplus records that were kept.
        public let falseNegatives: Int
        /// Records that were rightly kept.
        public let trueNegatives: Int
        /// Pairs of one found group that the labels keep apart: stricter than the false positives; `nil` for other tools.
        public let falsePairs: Int?
        /// `nil` where there is nothing to find.
        public let sensitivity: Double?
        /// `nil` where there is nothing to keep.
        public let specificity: Double?
        /// `nil` where nothing was removed.
        public let precision: Double?
        /// The harmonic mean of sensitivity and precision.
        public let f1: Double?
        /// Seconds; of other tools as published, on their machines.
        public let seconds: Double
        /// How the counts are to be read, where it is not the usual way; empty else.
        public let note: String
    }

    /// What was measured.
    public struct Output: Sendable, Hashable, Codable {
        /// For each set ours first, then the published ones, the most sensitive first.
        public let rows: [Row]
    }

    /// Measures the finding of duplicates.
    public init() {}

    /// - Parameter folder: holds the labelled sets at any depth, and `published_tool_scores.csv` where there are published figures.
    /// - Throws: ``RequestError`` where the folder holds no labelled set or one of its files cannot be used.
    public func callAsFunction(_ folder: String) throws(RequestError) -> Output {
        let sets = try LabelledDuplicates.find(in: folder)
        guard !sets.isEmpty else {
            throw RequestError(
                .unreadableFile, "\(folder): there is no labelled set of duplicates (records_pre_merged.csv beside merged_record_ids.csv)")
        }
        let published = try Self.published(folder)
        return Output(rows: sets.flatMap { Self.rows($0, published) })
    }

    private static func rows(_ set: LabelledDuplicates, _ published: [PublishedToolScore]) -> [Row] {
        let clock = ContinuousClock()
        var report: DuplicateReport?
        let time = clock.measure { report = DuplicateFinder().find(in: set.records) }
        guard let report else { return [] }
        let seconds = time / .seconds(1)
        guard let clusters = set.clusters else { return [marked(set, report, seconds)] }
        let score = DuplicateBenchmark.score(set.records, truth: clusters, report: report, seconds: seconds)
        return DuplicateBenchmark.table(dataset: set.name, score: score, published: published).map(Row.init)
    }

    /// Counts records in groups instead of surplus records, since the labels do not say which belongs to which.
    private static func marked(_ set: LabelledDuplicates, _ report: DuplicateReport, _ seconds: Double) -> Row {
        var score = DuplicateScore()
        let found = Set(report.clusters.joined())
        score.truePositives = found.intersection(set.marked).count
        score.falsePositives = found.subtracting(set.marked).count
        score.falseNegatives = set.marked.subtracting(found).count
        score.trueNegatives = set.records.count - found.union(set.marked).count
        score.seconds = seconds
        return Row(
            dataset: set.name, tool: "malar", score: score, falsePairs: nil,
            note: "counts records that have a duplicate, since the labels say no more")
    }

    private static func published(_ folder: String) throws(RequestError) -> [PublishedToolScore] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        guard let name = names.sorted().first(where: { $0.hasSuffix("published_tool_scores.csv") }) else { return [] }
        let bytes = try LabelledDuplicates.read(folder.path(of: name))
        do {
            return try PublishedToolScore.read(bytes, fileName: name)
        } catch {
            throw RequestError(.unreadableFile, "\(folder.path(of: name)): \(error)")
        }
    }
}

extension BenchmarkDuplicates.Row {
    init(_ row: DuplicateBenchmarkRow) {
        self.init(
            dataset: row.dataset, tool: row.tool, score: row.score, falsePairs: row.tool == "malar" ? row.score.falsePairs : nil, note: "")
    }

    init(dataset: String, tool: String, score: DuplicateScore, falsePairs: Int?, note: String) {
        (self.dataset, self.tool, self.falsePairs, self.note) = (dataset, tool, falsePairs, note)
        (truePositives, falsePositives) = (score.truePositives, score.falsePositives)
        (falseNegatives, trueNegatives) = (score.falseNegatives, score.trueNegatives)
        (sensitivity, specificity) = (score.sensitivity, score.specificity)
        (precision, f1, seconds) = (score.precision, score.f1, score.seconds)
    }

    var json: JSONValue {
        [
            "dataset": .string(dataset), "tool": .string(tool), "TP": .integer(truePositives), "FP": .integer(falsePositives),
            "FN": .integer(falseNegatives), "TN": .integer(trueNegatives), "falsePairs": .integer(orNull: falsePairs),
            "sensitivity": .number(orNull: sensitivity), "specificity": .number(orNull: specificity),
            "precision": .number(orNull: precision), "f1": .number(orNull: f1), "seconds": .number(orNull: seconds),
            "note": .string(orNull: note.isEmpty ? nil : note),
        ]
    }
}

extension BenchmarkDuplicates.Output {
    /// The rows as data.
    public var json: JSONValue { .array(rows.map(\.json)) }

    /// The rows to read.
    public var table: Table {
        let names = ["Set", "Tool", "TP", "FP", "FN", "TN", "Sensitivity", "Specificity", "Precision", "F1", "Seconds"]
        let columns = names.enumerated().map { Table.Column($1, alignment: $0 < 2 ? .left : .right) }
        let lines = rows.map { row in
            let counts = [row.truePositives, row.falsePositives, row.falseNegatives, row.trueNegatives].map(String.init)
            let shares = [row.sensitivity, row.specificity, row.precision, row.f1].map { $0.map { Printed.decimals($0, 4) } ?? "–" }
            let time = row.tool == "malar" ? Printed.decimals(row.seconds, 2) : Printed.decimals(row.seconds, 0)
            return Table.Row(([row.dataset, row.tool] + counts + shares + [time]).map { Cell($0) })
        }
        let notes = rows.filter { !$0.note.isEmpty }.map { Table.Footnote("", RichText("\($0.dataset): \($0.note).")) }
        return Table(
            id: "duplicates", label: "", caption: "Duplicates found on labelled sets, beside published figures", columns: columns,
            rows: lines,
            footnotes: notes + [Table.Footnote("", "Seconds of other tools are as published, on their own machines.")])
    }
}

/// Numbers with a fixed count of decimals.
enum Printed {
    static func decimals(_ value: Double, _ count: Int) -> String {
        value.isFinite ? String(format: "%.\(count)f", value) : "–"
    }
}
