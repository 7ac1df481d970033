// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing

/// The best state that a patient is certainly in at a visit.
enum StateBand: String, Sendable, CaseIterable {
    /// Remission is met.
    case remission
    /// Low disease activity is met; remission is not met, or open.
    case lowActivity
    /// Neither is met.
    case neither
    /// Low disease activity is open, and remission is not met or open.
    case indeterminate

    /// The band of a remission and a low-activity state.
    init(remission: Truth, lowActivity: Truth) {
        switch (remission, lowActivity) {
        case (.met, _): self = .remission
        case (_, .met): self = .lowActivity
        case (.notMet, .notMet): self = .neither
        default: self = .indeterminate
        }
    }

    var label: String {
        switch self {
        case .remission: "DORIS remission"
        case .lowActivity: "LLDAS, not in remission"
        case .neither: "Neither"
        case .indeterminate: "Indeterminate"
        }
    }

    var style: (colour: Int, texture: StateBandsPlot.Texture) {
        switch self {
        case .remission: (2, .solid)
        case .lowActivity: (0, .pale)
        case .neither: (1, .hatched)
        case .indeterminate: (6, .outlined)
        }
    }
}

/// A patient's two states at the visit that stands for a time point.
struct StateAtPoint: Sendable {
    var patient: String
    var remission: Truth
    var lowActivity: Truth
    var records: [String]

    var band: StateBand { StateBand(remission: remission, lowActivity: lowActivity) }
}

extension StudyAnalysis {
    /// The shares of patients in remission, in low disease activity, in neither, and undecided, among those seen at each time point.
    ///
    /// - Parameter states: for the baseline and each time point, the patients who were seen
    func stateBandsFigure(
        _ states: [[StateAtPoint]], schedule: VisitSchedule, id: String = "state-bands", label: String, size: FigureSize = .doubleColumn
    ) -> Figure {
        let points = schedule.onAxis
        precondition(states.count == points.count, "there are states for the baseline and each time point")
        let bands = StateBand.allCases.map { band in
            let found = states.map { $0.filter { $0.band == band } }
            let sources = zip(points, zip(states, found)).map { point, pair in
                lineage(
                    pair.1.map(\.patient), pair.1.flatMap(\.records), of: pair.0.count, "\(band.label) at \(point.name)",
                    note: note(band, pair.1))
            }
            return StateBandsPlot.State(
                band.label, counts: found.map(\.count), colour: band.style.colour, texture: band.style.texture, lineages: sources)
        }
        let open = states.joined().count { $0.band == .lowActivity && $0.remission == .indeterminate }
        let plot = StateBandsPlot(
            states: bands, timePoints: points, timeLabel: "Time point", countLabel: "Patients seen",
            notes: open == 0
                ? [] : ["LLDAS met while remission is indeterminate counts as LLDAS (\(open) \(open == 1 ? "visit" : "visits"))."],
            size: size)
        return plot.figure(id: id, label: label, caption: "Remission and low disease activity over time, of the patients seen")
    }

    private func note(_ band: StateBand, _ states: [StateAtPoint]) -> String? {
        let open = states.filter { band == .lowActivity && $0.remission == .indeterminate }.map(\.patient)
        return open.isEmpty ? nil : "Remission is indeterminate in \(open.joined(separator: ", "))"
    }
}
