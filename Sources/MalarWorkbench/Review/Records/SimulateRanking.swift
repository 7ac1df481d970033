// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import MalarPublishing
internal import MalarReview

/// Replays reviews whose decisions are known, to see how much reading the order of relevance would have saved.
public struct SimulateRanking: Sendable {
    /// The figures of one set and one level of decisions.
    public struct Row: Sendable, Hashable, Codable {
        /// The name of the table.
        public let dataset: String
        /// The column of decisions.
        public let label: String
        /// All records.
        public let records: Int
        /// The relevant ones.
        public let relevant: Int
        /// How many replays, which differ in the two records that are known at the start.
        public let runs: Int
        /// Work saved over sampling at 95 % recall: mean, smallest, largest; `nil` where it cannot be computed.
        public let workSaved95: [Double]?
        /// The same at 100 % recall.
        public let workSaved100: [Double]?
        /// Recall after a tenth of the records.
        public let relevantFound10: [Double]?
        /// 0 best, 1 worst.
        public let loss: [Double]?
    }

    /// What was measured.
    public struct Output: Sendable, Hashable, Codable {
        /// One line for each set and level.
        public let rows: [Row]
        /// How many records are read before the ranking learns again.
        public let batch: Int
    }

    /// Replays reviews.
    public init() {}

    /// - Parameters:
    ///   - paths: tables with title, abstract and decisions.
    ///   - label: the column of decisions; `nil` for all that are known as such.
    ///   - runs: how often each is replayed, from 1.
    ///   - batch: how many records are read before the ranking learns again, from 1, as in use.
    ///   - seed: of the records known at the start.
    /// - Throws: ``RequestError`` where a table cannot be used or holds no relevant record.
    public func callAsFunction(
        _ paths: [String], label: String? = nil, runs: Int = 10, batch: Int = 1, seed: UInt64 = 1
    ) throws(RequestError) -> Output {
        guard (1...1000).contains(runs), batch >= 1 else {
            throw RequestError(.impossibleNumber, "runs are 1 to 1000, and a batch is 1 record or more")
        }
        var rows: [Row] = []
        for path in paths {
            let set = try LabelledScreeningSet(path, column: label)
            for (column, labels) in set.labels { rows.append(try Self.row(set, column, labels, runs, batch, seed, path)) }
        }
        return Output(rows: rows, batch: batch)
    }

    private static func row(
        _ set: LabelledScreeningSet, _ column: String, _ labels: [String: Bool], _ runs: Int, _ batch: Int, _ seed: UInt64, _ path: String
    ) throws(RequestError) -> Row {
        do throws(RankingError) {
            let simulation = try RankingSimulation(set.documents, labels: labels)
            var curves: [RecallCurve] = []
            for number in 0..<runs {
                let priors = try simulation.priors(seed: seed &+ UInt64(number))
                curves.append(try simulation.run(priors: priors, batch: batch).curve)
            }
            let summary = RankingSummary(curves)
            return Row(
                dataset: set.name, label: column, records: labels.count, relevant: labels.values.count { $0 }, runs: runs,
                workSaved95: values(summary.workSaved95), workSaved100: values(summary.workSaved100),
                relevantFound10: values(summary.relevantFound10), loss: values(summary.loss))
        } catch {
            throw RequestError(.unreadableFile, "\(path), column \(column): \(error.description)")
        }
    }

    private static func values(_ spread: RankingSummary.Spread?) -> [Double]? { spread.map { [$0.mean, $0.lowest, $0.highest] } }
}

extension SimulateRanking.Output {
    /// What others published of work saved at 95 % recall, on sets of their own.
    public static let published = [
        "ASReview, six other reviews: 63.9 to 91.7 % (Ferdinands and others 2020)",
        "DistillerSR, other reviews: median 47.1 % fewer records to 95 % recall (doi:10.1186/s12874-020-01129-1)",
    ]

    /// The rows as data.
    public var json: JSONValue {
        .array(
            rows.map { row in
                let list = { (values: [Double]?) in values.map { JSONValue.array($0.map(JSONValue.number)) } ?? .null }
                return [
                    "dataset": .string(row.dataset), "label": .string(row.label), "records": .integer(row.records),
                    "relevant": .integer(row.relevant), "runs": .integer(row.runs), "batch": .integer(batch),
                    "workSaved95": list(row.workSaved95), "workSaved100": list(row.workSaved100),
                    "relevantFound10": list(row.relevantFound10), "loss": list(row.loss),
                ]
            })
    }

    /// The rows to read.
    public var table: Table {
        let names = ["Set", "Decisions", "Records", "Relevant", "Work saved at 95 %", "at 100 %", "Recall after 10 %", "Loss"]
        let lines = rows.map { row in
            let figures = [row.workSaved95, row.workSaved100, row.relevantFound10].map { Self.percent($0) } + [Self.plain(row.loss)]
            return Table.Row(([row.dataset, row.label, String(row.records), String(row.relevant)] + figures).map { Cell($0) })
        }
        let runs = rows.first?.runs ?? 0
        let notes =
            [
                "Mean [lowest, highest] of \(runs) replays, each beginning at one relevant and one irrelevant record; the ranking learns after every \(batch == 1 ? "record" : "\(batch) records")."
            ]
            + [
                "Work saved is the share of records not read at that recall, less the share that chance would miss; published figures are the share saved on other sets, and are no direct comparison:"
            ]
            + Self.published
        return Table(
            id: "ranking", label: "", caption: "Work that the order of relevance would have saved",
            columns: names.enumerated().map { Table.Column($1, alignment: $0 < 2 ? .left : .right) }, rows: lines,
            footnotes: notes.map { Table.Footnote("", RichText($0)) })
    }

    private static func percent(_ values: [Double]?) -> String {
        guard let values, values.count == 3 else { return "–" }
        let text = values.map { Printed.decimals($0 * 100, 1) }
        return "\(text[0]) % [\(text[1]), \(text[2])]"
    }

    private static func plain(_ values: [Double]?) -> String {
        guard let values, values.count == 3 else { return "–" }
        let text = values.map { Printed.decimals($0, 3) }
        return "\(text[0]) [\(text[1]), \(text[2])]"
    }
}
