// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing
internal import MalarReview

/// What the stopping rule says of one person's reading by relevance. Advice: nothing is excluded by it, and what is unread stays unread.
struct StoppingAdvice {
    /// What a decision made in random order has in its note, by which the sample is known again.
    static let mark = "read in random order"

    let person: String
    /// Votes in the order in which they were cast, `true` for going on.
    private let read: [Bool]
    private let records: Int
    private let sample: ScreeningSample?
    /// Whether records were read by relevance after the random order had begun.
    private let isMixed: Bool
    private let rule: StoppingRule

    /// The advice for everybody who reads by relevance; empty where the protocol does not say so.
    static func all(_ review: Review, _ state: ReviewState) -> [StoppingAdvice] {
        guard state.plan.ranking else { return [] }
        return state.plan.voters(in: .titleAbstract).compactMap { StoppingAdvice(review, state, person: $0.id) }
    }

    /// `nil` where a person has no votes.
    init?(_ review: Review, _ state: ReviewState, person: String) {
        guard let rule = StoppingRule() else { return nil }
        self.rule = rule
        self.person = person
        let round = ReviewRound.titleAbstract
        let all = state.records(in: round)
        let votes = all.compactMap { record in record[round].votes.first { $0.person == person } }
        guard !votes.isEmpty else { return nil }
        let ordered = votes.sorted { $0.time < $1.time }
        read = ordered.map(\.verdict.goesOn)
        records = all.count
        let isRandom = ordered.map { $0.note.contains(Self.mark) }
        if let start = isRandom.firstIndex(of: true) {
            isMixed = isRandom[start...].contains(false)
            let before = read[..<start].count { $0 }
            sample = ScreeningSample(
                foundBefore: before, remaining: records - start, sampled: read.count - start, foundInSample: read[start...].count { $0 })
        } else {
            (isMixed, sample) = (false, nil)
        }
    }

    private var found: Int { read.count { $0 } }
    private var estimate: ScreeningSample.RecallEstimate? { isMixed ? nil : sample?.recallEstimate() }
    private var verdict: StoppingRule.Verdict? { isMixed ? nil : sample.map { rule.verdict(on: $0) } }

    /// Sentences for the person.
    var words: String {
        let begin = "\(person) has read \(read.count) of \(records), \(found) of them relevant."
        if read.count == records { return begin + " All are read; there is nothing to estimate." }
        if isMixed {
            return begin
                + " After the random order was begun, records were read in another order: no recall can be estimated. Read all, or begin again."
        }
        if let sample { return begin + " " + self.words(of: sample) }
        let left = records - read.count
        let needed = rule.sampleNeeded(foundBefore: found, remaining: left) ?? left
        let late = rule.rankedPValue(read: read, records: records).map { $0 < rule.threshold } ?? false
        return begin
            + (late
                ? " Relevant records have become rare: a random sample may begin." : " It is too early to leave off reading by relevance.")
            + " To show a recall of \(percent(rule.target)), \(needed) of the \(left) unread records would have to be read in random order"
            + " without finding one (--order random). This is advice; no record is excluded by it."
    }

    private func words(of sample: ScreeningSample) -> String {
        var text = "In random order \(sample.sampled) of \(sample.remaining) are read, \(sample.foundInSample) relevant. "
        if let estimate {
            text +=
                "Estimated recall \(percent(estimate.recall)) (95 % interval \(percent(estimate.lower)) to \(percent(estimate.upper))), "
                + "at most \(estimate.missedAtMost) relevant records unread. "
        }
        let may = verdict?.mayStop == true
        text += may ? "Reading may stop: a recall below \(percent(rule.target)) is refuted (p below 0.05 for one look)." : "Read on."
        return text + " This is advice; no record is excluded by it, and what is unread is told in the report."
    }

    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded(.down))
        return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
    }

    var json: JSONValue {
        [
            "person": .string(person), "read": .integer(read.count), "records": .integer(records), "relevant": .integer(found),
            "inRandomOrder": .integer(orNull: sample?.sampled), "relevantInRandomOrder": .integer(orNull: sample?.foundInSample),
            "recall": .number(orNull: estimate?.recall), "lower": .number(orNull: estimate?.lower),
            "upper": .number(orNull: estimate?.upper),
            "pValue": .number(orNull: verdict?.pValue), "mayStop": verdict.map { .bool($0.mayStop) } ?? .null, "words": .string(words),
        ]
    }
}
