// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
public import MalarUnits

/// A course of one drug at one dose.
public struct Treatment: Sendable, Hashable {
    /// What the drug is to the study.
    public enum Role: String, Sendable, CaseIterable { case index, concomitant, previous }
    /// How the course ended.
    public enum Status: String, Sendable, CaseIterable { case ongoing, paused, stopped }

    /// The row of `treatments.csv`.
    public let record: Record
    /// The drug.
    public let drug: Drug
    /// What the drug is to the study.
    public let role: Role

    /// A course from its row; `nil` if the row has no drug or no role.
    public init?(_ record: Record) {
        guard let drug = record.drug("drug"), let role = record.word("role").flatMap(Role.init) else { return nil }
        self.record = record
        self.drug = drug
        self.role = role
    }
}

extension Treatment {
    /// First dose.
    public var start: PartialDate? { record.date("start") }
    /// Last dose; `nil` while it goes on or where the source gives none.
    public var stop: PartialDate? { record.date("stop") }
    /// How the course ended.
    public var status: Status? { record.word("status").flatMap(Status.init) }
    /// The code of the reason for stop or pause.
    public var stopReason: String? { record.word("stopReason") }
    /// The reason in print.
    public var stopReasonLabel: String? { record.label("stopReason") }
    /// The route in print.
    public var routeLabel: String? { record.label("route") }
    /// The code of the route.
    public var route: String? { record.word("route") }

    /// The dose as the chart states it; `nil` where amount, unit or frequency is missing.
    public var dose: Dose? {
        guard let amount = record.number("dose"), case .doseUnit(let unit) = record["unit"],
            case .interval(let interval) = record["frequency"]
        else { return nil }
        return Dose(amount, unit, interval)
    }

    /// Whether the course may include the date: it began on it or before, and had not certainly ended before it.
    ///
    /// - Returns: `nil` where the start is unknown.
    public func mayInclude(_ date: PartialDate) -> Bool? {
        guard let start else { return nil }
        guard start.mayBeOnOrBefore(date) else { return false }
        guard let stop else { return true }
        return !stop.isCertainlyBefore(date)
    }
}

/// An adverse event or a flare.
public struct Event: Sendable, Hashable {
    /// The row of `events.csv`.
    public let record: Record

    /// An event from its row.
    public init(_ record: Record) {
        self.record = record
    }

    /// `adverseEvent`, `infusionReaction` or `flare`.
    public var kind: String { record.word("kind") ?? "" }
    /// The event in the clinician's words.
    public var term: String { record.word("term") ?? "" }
    /// When it began.
    public var start: PartialDate? { record.date("start") }
    /// When it was over.
    public var end: PartialDate? { record.date("end") }
    /// Whether it was serious; `nil` while unknown.
    public var isSerious: Bool? { record.finding("serious").isPresent }
    /// CTCAE grade, 1 to 5.
    public var grade: Int? { record.count("grade") }
    /// Severity of a flare.
    public var severity: String? { record.label("severity") }
}
