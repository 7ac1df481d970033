// SPDX-License-Identifier: Apache-2.0

/// How much each study counts in the summary bars. There is no default: to count all alike is a choice too.
public enum RiskOfBiasWeights: Sendable, Hashable {
    /// Every study counts the same.
    case equal
    /// By the name of the study as it is drawn, such as its weight in the synthesis, in any unit.
    case byStudy([String: Double])

    /// The weights of studies in their order, with a sum of 1; empty without studies.
    /// - Throws: `RiskOfBiasWeightError` where a study has no weight, one below 0 or one that is no number, or where all are 0.
    func shares(_ studies: [String]) throws(RiskOfBiasWeightError) -> [Double] {
        guard !studies.isEmpty else { return [] }
        switch self {
        case .equal: return Array(repeating: 1 / Double(studies.count), count: studies.count)
        case .byStudy(let weights):
            let wrong = studies.filter { weights[$0].map { !$0.isFinite || $0 < 0 || $0 > 1e12 } ?? true }
            guard wrong.isEmpty else { throw RiskOfBiasWeightError(studies: wrong) }
            let total = studies.reduce(0) { $0 + (weights[$1] ?? 0) }
            guard total > 0 else { throw RiskOfBiasWeightError(studies: studies) }
            return studies.map { (weights[$0] ?? 0) / total }
        }
    }
}

/// Studies whose weights cannot be used.
public struct RiskOfBiasWeightError: Error, Sendable, Hashable, CustomStringConvertible {
    /// In the order of the chart.
    public var studies: [String]

    /// What is wrong and what to do.
    public var description: String {
        let names = studies.prefix(10).joined(separator: ", ") + (studies.count > 10 ? " and \(studies.count - 10) more" : "")
        return "no weight above 0 for \(names). Give each study a weight, or choose equal weights."
    }
}

/// What share of the weight each judgement has in one column.
public struct RiskOfBiasSummary: Sendable, Hashable {
    /// A judgement with its studies.
    public struct Segment: Sendable, Hashable {
        /// `nil` for studies that are not judged.
        public var judgement: AppraisalJudgement?
        /// The number of studies.
        public var studies: Int
        /// Their share of the weight, 0 to 1.
        public var share: Double
    }

    /// The question or domain.
    public var column: RiskOfBiasChart.Column
    /// Best judgement first, those not judged last; none that has no study.
    public var segments: [Segment]
}

extension RiskOfBiasChart {
    /// The shares that the summary bars show, by column.
    /// - Throws: `RiskOfBiasWeightError` where weights are missing or cannot be used.
    public func summaries(_ weights: RiskOfBiasWeights) throws(RiskOfBiasWeightError) -> [RiskOfBiasSummary] {
        let shares = try weights.shares(rows.map(\.study))
        return columns.indices.map { column in
            let order: [AppraisalJudgement?] = AppraisalJudgement.fromBestToWorst + [nil]
            let segments = order.compactMap { word -> RiskOfBiasSummary.Segment? in
                let places = rows.indices.filter { judgement($0, column) == word }
                guard !places.isEmpty else { return nil }
                return .init(judgement: word, studies: places.count, share: places.reduce(0) { $0 + shares[$1] })
            }
            return RiskOfBiasSummary(column: columns[column], segments: segments)
        }
    }
}
