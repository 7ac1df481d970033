// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarStatistics

/// CARRAC: the share of patients in a state at a time point, over everyone who started the drug and whose follow-up could have reached it,
/// with what is missing imputed many times by a model that knows why patients stopped.
///
/// From the publication: multiple imputation of the response, the reasons to stop the treatment in the imputation model together with the
/// confounders, and the rate of response over the completed data. A cohort of one drug has no comparison to adjust, so that the rate is
/// that of the cohort.
///
/// Our choice: a logistic model with a weak prior (``BinaryImputation``), 50 imputations, seed 1; reasons in three groups, whenever the stop
/// was, because patients who stopped later and were assessed before are those who tell how a reason goes together with the state; the last
/// SLEDAI-2K before the window always, then SLEDAI-2K at baseline, damage and age while there are five outcomes of the rarer kind for each
/// column. A state that is open at a visit counts as missing. Where no assessed patient has the reason of one who is missing, the data do
/// not tell what this reason does, and the prior stands in for it: `unseen` names it.
/// - Source: D. Mongin, K. Lauper, A. Finckh, T. Frisell, D. S. Courvoisier, Ann. Rheum. Dis. 81 (2022) 729-736,
///   doi:10.1136/annrheumdis-2021-221477.
struct ImputedResponse: Sendable {
    static let name = "CARRAC (multiple imputation with reasons for stopping)"
    /// The fewest patients in whom the state is certain.
    static let fewest = 10
    /// The fewest outcomes of the rarer kind for each column beyond the reasons and the last value.
    private static let outcomesPerColumn = 5
    static let imputation = BinaryImputation()

    let members: [CohortMember]
    /// In the order of the members; `nil` without a visit.
    let values: [Derived?]
    /// The share, or why there is none.
    let share: Result<ImputedShare, RemainingModel.Refusal>
    let covariates: [String]
    /// Reasons of patients without an outcome that no patient with one has.
    let unseen: [StoppingReason]

    init(_ all: [CohortMember], _ state: CohortState, at point: TimePoint, _ points: [TimePoint]) {
        let members = all.reachable(at: point)
        values = members.map { $0.state(state.rule, at: point) }
        self.members = members
        let outcomes = values.map { value -> Bool? in value.flatMap { $0.truth == .indeterminate ? nil : $0.truth == .met } }
        let (met, known) = (outcomes.count { $0 == true }, outcomes.count { $0 != nil })
        let reasons = members.map { StoppingReason($0, points) }
        let needed = StoppingReason.allCases.filter { reason in zip(reasons, outcomes).contains { $0 == reason && $1 == nil } }
        unseen = needed.filter { reason in !zip(reasons, outcomes).contains { $0 == reason && $1 != nil } }
        guard known < outcomes.count || outcomes.isEmpty else {
            (share, covariates) = (Self.share(outcomes, []), [])
            return
        }
        if let words = Self.refusal(met: met, known: known) {
            (share, covariates) = (.failure(RemainingModel.Refusal(words: words)), [])
            return
        }
        let indicators = needed.map { reason in (name: reason.words, values: reasons.map { $0 == reason ? 1.0 : 0 }) }
        let columns = indicators + Self.covariates(members, point, beside: indicators.count, rarer: min(met, known - met))
        let used = columns.filter { Set($0.values).count > 1 }
        covariates = used.map(\.name)
        share = Self.share(outcomes, used.map(\.values))
    }

    private static func refusal(met: Int, known: Int) -> String? {
        if known < fewest { return "too few: certain in \(known)" }
        if met == 0 { return "met in none assessed" }
        return met == known ? "met in all assessed" : nil
    }

    /// The last value first, then as many others as the outcomes allow.
    private static func covariates(
        _ members: [CohortMember], _ point: TimePoint, beside reasons: Int, rarer: Int
    ) -> [(name: String, values: [Double])] {
        let last = (name: "last SLEDAI-2K before the window", values: members.compactMap { $0.lastActivity(before: point) })
        let first = last.values.count == members.count ? [last] : []
        let room = max(0, rarer / outcomesPerColumn - reasons - first.count)
        let order = ["SLEDAI-2K at baseline", "damage", "age"]
        let others = room == 0 ? [] : RemainingModel.columns(members, point)
        return first + order.compactMap { name in others.first { $0.name == name } }.prefix(room)
    }

    private static func share(_ outcomes: [Bool?], _ columns: [[Double]]) -> Result<ImputedShare, RemainingModel.Refusal> {
        switch imputation.share(of: outcomes, given: columns) {
        case .value(let share): .success(share)
        case .undefined(.emptySample): .failure(RemainingModel.Refusal(words: "–"))
        case .undefined(let reason): .failure(RemainingModel.Refusal(words: reason.sentence))
        }
    }
}
