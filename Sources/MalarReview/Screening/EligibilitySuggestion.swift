// SPDX-License-Identifier: Apache-2.0

internal import MalarUnits

/// A record that a rule of the protocol may concern. Nothing is decided by it: a person votes.
public struct EligibilitySuggestion: Sendable, Hashable {
    /// The kept record.
    public var record: RecordKey
    /// What it is about.
    public var concerns: EligibilityRule.Trigger
    /// The first criterion for exclusion that the protocol ties to this; empty where there is none.
    public var criterion: String
    /// Whether the protocol's rule speaks for exclusion; else it asks for a look.
    public var speaksForExclusion: Bool
    /// Why, without a full stop.
    public var why: String
}

extension ReviewState {
    /// The records that the rules on languages, dates and congress abstracts may concern, in the order of identification.
    ///
    /// A record that does not tell its language or date is not among them: unknown is not outside.
    public func suggestions(_ review: Review) -> [EligibilitySuggestion] {
        records.filter { $0.removal == nil }.flatMap { record in
            let entries = record.members.compactMap { review.record($0) }
            return [congress(record, entries), language(record, entries), date(record, entries)].compactMap(\.self)
        }
    }

    /// How many records were excluded in a round under criteria that are tied to a rule: the rule as a countable decision.
    public func exclusions(concerning trigger: EligibilityRule.Trigger, in round: ReviewRound) -> [RecordKey] {
        let ids = Set(plan.exclusion.filter { $0.trigger == trigger }.map(\.id))
        return records(in: round).filter { record in
            record[round].status.decision.map { $0.verdict == .exclude && ids.contains($0.reason) } ?? false
        }.map(\.key)
    }

    private func suggestion(_ record: ScreenedRecord, _ trigger: EligibilityRule.Trigger, _ why: String, excludes: Bool = true)
        -> EligibilitySuggestion
    {
        EligibilitySuggestion(
            record: record.key, concerns: trigger, criterion: plan.exclusion.first { $0.trigger == trigger }?.id ?? "",
            speaksForExclusion: excludes, why: why)
    }

    private func congress(_ record: ScreenedRecord, _ entries: [BibliographicRecord]) -> EligibilitySuggestion? {
        guard plan.congressAbstracts != .include, !entries.isEmpty, entries.contains(where: \.kind.isConference),
            entries.allSatisfy({ $0.kind.isConference || $0.kind == .unstated })
        else { return nil }
        if plan.congressAbstracts == .exclude { return suggestion(record, .congressAbstract, "given at a congress") }
        let full = clusters.relations.first { $0.relation == .abstractOf && record.members.contains($0.record) }
        guard let full else {
            return suggestion(record, .congressAbstract, "given at a congress; look for a full report of the study", excludes: false)
        }
        return suggestion(record, .congressAbstract, "given at a congress; the full report is \(clusters.kept(full.other))")
    }

    private func language(_ record: ScreenedRecord, _ entries: [BibliographicRecord]) -> EligibilitySuggestion? {
        guard !plan.languages.isEmpty else { return nil }
        let named = entries.flatMap(\.languages).flatMap { $0.split(whereSeparator: { ",;".contains($0) }) }.map { String($0) }
        let codes = named.compactMap { LanguageCode.of($0) }
        guard !codes.isEmpty, !codes.contains(where: plan.languages.contains) else { return nil }
        return suggestion(record, .language, "written in \(Set(codes).sorted().joined(separator: ", "))")
    }

    private func date(_ record: ScreenedRecord, _ entries: [BibliographicRecord]) -> EligibilitySuggestion? {
        let years = entries.compactMap(\.year)
        guard let first = years.min(), let last = years.max() else { return nil }
        if let from = plan.publishedFrom, last < from.year { return suggestion(record, .date, "published in \(last), before \(from)") }
        if let to = plan.publishedTo, first > to.year { return suggestion(record, .date, "published in \(first), after \(to)") }
        return nil
    }
}
