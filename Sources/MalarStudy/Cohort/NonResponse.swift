// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarUnits

/// Whether a patient with long enough follow-up is a non-responder: not at least in LLDAS at the last visit, or withdrawn for activity.
///
/// - Source: `tani2024`, Methods.
struct NonResponse: Sendable {
    let member: CohortMember
    let doris: Derived
    let lldas: Derived
    let withdrawn: Truth
    let truth: Truth

    /// `nil` for a patient without a visit after the first dose.
    init?(_ member: CohortMember) {
        guard let last = member.last else { return nil }
        self.member = member
        doris = CohortState.doris.rule(member.course, last)
        lldas = CohortState.lldas.rule(member.course, last)
        withdrawn = Self.withdrawn(member)
        truth = .any([!Truth.any([doris.truth, lldas.truth]), withdrawn])
    }

    private static func withdrawn(_ member: CohortMember) -> Truth {
        guard let stop = member.stop else { return .notMet }
        let flared = member.course.patient.events.contains { $0.kind == "flare" && $0.record["action"] == .word("stopped") }
        if flared || stop.reason == "inefficacy" { return .met }
        return stop.reason == nil || stop.reason == "notStated" ? .indeterminate : .notMet
    }

    /// What makes the patient a non-responder, or leaves it open.
    var reason: String {
        let low = Truth.any([doris.truth, lldas.truth])
        let reasons = [
            low == .notMet ? "not in LLDAS at the last visit (\(lldas.note ?? "not met"))" : nil,
            low == .indeterminate ? "LLDAS open at the last visit (\(lldas.note ?? "open"))" : nil,
            withdrawn == .met ? "withdrawn for flare or persistent activity" : nil,
            withdrawn == .indeterminate ? "withdrawn, reason not stated" : nil,
        ]
        return truth == .notMet ? "" : reasons.compactMap(\.self).joined(separator: "; ")
    }

    var records: [String] { lldas.records + (member.stop.map { [$0.record] } ?? []) }
}

extension StudyAnalysis {
    /// The patients among whom non-responders are counted.
    var nonResponses: [NonResponse] {
        members.filter { $0.isFollowed(weeks: design.followUpFrom, design) }.compactMap { NonResponse($0) }
    }

    /// The share of non-responders, of those in whom it is certain.
    var nonResponderShare: CountedShare {
        let all = nonResponses
        return CountedShare(all.filter { $0.truth == .met }.count, of: all.filter { $0.truth != .indeterminate }.count)
    }

    /// Table 5: non-responders among patients with long enough follow-up, one row each, with the reason.
    func nonResponderTable() -> Table {
        let all = nonResponses
        return Table(
            id: "nonResponders", label: "Table 5",
            caption: "Non-responders among \(all.count) patients with at least \(design.followUpFrom) weeks of follow-up",
            columns: [
                Table.Column("Patient"), Table.Column("Last visit"), Table.Column("Week", alignment: .right), Table.Column("DORIS"),
                Table.Column("LLDAS"), Table.Column("Stopped"), Table.Column("Non-responder"), Table.Column("Why"),
            ],
            rows: all.map(nonResponseRow) + [nonResponseTotal(all)],
            footnotes: [
                Table.Footnote(
                    "",
                    RichText(
                        "Non-responder: not at least in LLDAS at the last visit that counts, or \(drugName) withdrawn because of flare or persistently active disease. "
                            + "Follow-up: weeks to that visit, or a visit that stands for a time point of week \(design.followUpFrom) or later; "
                            + "\(members.count - all.count) of \(members.count) patients are followed for less and do not count. "
                            + "Share: non-responders, of those in whom it is certain (percentage rounded half up)."))
            ])
    }

    private func nonResponseRow(_ response: NonResponse) -> Table.Row {
        let member = response.member
        let days = member.followUpDays ?? 0
        let source = lineage([member.id], response.records, "non-responder rule", note: response.reason.nilIfEmpty)
        func word(_ value: Derived) -> Cell { cell(value, member.course) }
        return Table.Row([
            Cell(member.id), Cell(member.last?.date.description ?? "–", lineage: source), Cell("\(days / 7)", value: .integer(days / 7)),
            word(response.doris), word(response.lldas), Cell(member.stop?.label ?? "No"),
            cell(Derived(.truth(response.truth), records: response.records, method: "non-responder rule"), member.course),
            Cell(response.reason.capitalizedFirst),
        ])
    }

    private func nonResponseTotal(_ all: [NonResponse]) -> Table.Row {
        let met = all.filter { $0.truth == .met }
        let open = all.filter { $0.truth == .indeterminate }.count
        let share = nonResponderShare
        return .total([
            "Non-responders", "", "", "", "", "",
            Cell(
                share.text, value: .integer(met.count),
                lineage: lineage(met.map(\.member.id), all.flatMap(\.records), of: share.total, "non-responder rule")),
            Cell(open == 0 ? "" : "\(open) indeterminate"),
        ])
    }
}
