// SPDX-License-Identifier: Apache-2.0

public import MalarStatistics

/// How two people agree in a round.
public struct ScreeningAgreement: Sendable, Hashable {
    /// Which of a person's votes is compared.
    public enum Basis: String, Sendable, Hashable, Codable, CaseIterable {
        /// The last vote in the round, as other programs define it.
        case last
        /// The last vote before the other's was there to be seen, which a change of mind after unblinding does not touch.
        case independent
    }

    /// The definition, to be printed beside the figures.
    public static let definition = """
        Agreement on inclusion between two reviewers, over the records on which both voted: the last vote of each in the round counts, "maybe" \
        as inclusion, and resolutions of conflicts are left out of account.
        """

    /// The round.
    public var round: ReviewRound
    /// The two people, in the order of the protocol.
    public var first: String, second: String
    /// Both include; the first alone includes; the second alone includes; both exclude.
    public var bothInclude = 0, firstAlone = 0, secondAlone = 0, bothExclude = 0
    /// Whether the round is complete; before, the figures are preliminary.
    public var isComplete: Bool

    /// A table of two people's votes.
    public init(
        round: ReviewRound, first: String, second: String, bothInclude: Int, firstAlone: Int, secondAlone: Int, bothExclude: Int,
        isComplete: Bool = true
    ) {
        (self.round, self.first, self.second, self.isComplete) = (round, first, second, isComplete)
        (self.bothInclude, self.firstAlone, self.secondAlone, self.bothExclude) = (bothInclude, firstAlone, secondAlone, bothExclude)
    }

    /// Records on which both voted.
    public var n: Int { bothInclude + firstAlone + secondAlone + bothExclude }

    /// The table for coefficients, inclusion first; `.emptySample` without common records.
    public var table: Computed<RatingTable> { RatingTable.of([[bothInclude, firstAlone], [secondAlone, bothExclude]]) }

    /// The share of records on which both agree, 0 to 1; `nil` without common records.
    public var observed: Double? { table.value?.rawAgreement }

    /// Cohen's kappa; undefined where both used a single answer.
    public var kappa: Computed<CohenKappa> { computed { CohenKappa.of($0) } }

    /// Gwet's AC1. Standard errors for a table of counts are its `tableStandardError`.
    public var ac1: Computed<GwetAgreement> { computed { GwetAgreement.of($0) } }

    /// The prevalence- and bias-adjusted kappa; `nil` without common records.
    public var pabak: BrennanPrediger? { table.value.map { BrennanPrediger($0) } }

    /// Prevalence and bias index, positive and negative agreement, with inclusion as the positive answer; `nil` without common records.
    public var indices: AgreementIndices? { table.value.flatMap { AgreementIndices($0) } }

    private func computed<Value>(_ coefficient: (RatingTable) -> Computed<Value>) -> Computed<Value> {
        switch table {
        case .value(let table): coefficient(table)
        case .undefined(let reason): .undefined(reason)
        }
    }
}

extension ReviewState {
    /// The agreement of every pair of people who voted on common records in a round; pairs are never pooled.
    ///
    /// Votes on records that later became duplicates or were taken out are left out. Pairs come in the order of the protocol.
    ///
    /// - Parameter basis: `.independent` needs the events of the review.
    public func agreement(in round: ReviewRound, _ basis: ScreeningAgreement.Basis = .last, of review: Review? = nil)
        -> [ScreeningAgreement]
    {
        let isComplete = progress(of: round).isComplete
        let people = plan.voters(in: round).map(\.id)
        let early = basis == .independent ? review.map { independentVotes($0, round) } : nil
        let ballots = records(in: round).map { record -> [String: Bool] in
            if let early { return early[record.key] ?? [:] }
            return Dictionary(record[round].votes.map { ($0.person, $0.verdict.goesOn) }, uniquingKeysWith: { $1 })
        }
        var pairs: [ScreeningAgreement] = []
        for (index, first) in people.enumerated() {
            for second in people[(index + 1)...] {
                let pair = Self.compare(first, second, ballots, round, isComplete)
                if pair.n > 0 { pairs.append(pair) }
            }
        }
        return pairs
    }

    private static func compare(
        _ first: String, _ second: String, _ ballots: [[String: Bool]], _ round: ReviewRound, _ isComplete: Bool
    ) -> ScreeningAgreement {
        var pair = ScreeningAgreement(
            round: round, first: first, second: second, bothInclude: 0, firstAlone: 0, secondAlone: 0, bothExclude: 0,
            isComplete: isComplete)
        for ballot in ballots {
            switch (ballot[first], ballot[second]) {
            case (true?, true?): pair.bothInclude += 1
            case (true?, false?): pair.firstAlone += 1
            case (false?, true?): pair.secondAlone += 1
            case (false?, false?): pair.bothExclude += 1
            default: break
            }
        }
        return pair
    }

    /// The votes on each document as they stood when the last vote needed came in.
    private func independentVotes(_ review: Review, _ round: ReviewRound) -> [RecordKey: [String: Bool]] {
        let needed = plan.rule(of: round).votesNeeded
        let voters = Set(plan.voters(in: round).map(\.id))
        var open: [RecordKey: [String: [Bool]]] = [:]
        var closed: [RecordKey: [String: Bool]] = [:]
        for event in review.events where moment.map({ event.time <= $0 }) ?? true {
            guard event.action.round == round, voters.contains(event.person), let named = event.action.records.first,
                let key = record(review.records[named]?.seenBefore ?? named)?.key, closed[key] == nil
            else { continue }
            switch event.action {
            case .vote(_, _, let verdict, _): open[key, default: [:]][event.person, default: []].append(verdict.goesOn)
            case .undo: _ = open[key]?[event.person]?.popLast()
            default: continue
            }
            let votes = (open[key] ?? [:]).compactMapValues(\.last)
            if votes.count >= needed { closed[key] = votes }
        }
        return closed
    }
}
