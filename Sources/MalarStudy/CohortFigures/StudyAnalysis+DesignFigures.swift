// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

extension StudyAnalysis {
    /// The size that was asked for, otherwise the usual one.
    func size(_ usual: FigureSize) -> FigureSize {
        FigureSize(figureWidth.map { .millimetres($0) } ?? usual.width, height: figureHeight ?? usual.height)
    }

    /// The time points as a schedule.
    var schedule: VisitSchedule { VisitSchedule(design.timePoints, ties: design.ties) }

    /// An endpoint with the very values of the table of efficacy.
    func followed(_ endpoint: Endpoint) -> FollowedIndex {
        let members = members(of: endpoint.population)
        return FollowedIndex(
            endpoint.measure.shortLabel, unit: endpoint.measure.unit, patients: members.map(\.id),
            values: moments.map { point in members.map { $0.value(endpoint.measure, at: point, design.missing) } })
    }

    /// A sign over each time point at which an endpoint differs from the baseline.
    func marks(_ endpoints: [Endpoint]) -> [ComparisonMark] {
        let test = "against T0 (Wilcoxon signed-rank test, \(study.statistics.preset.name), not adjusted)"
        return cohortComparisons.filter { endpoints.contains($0.endpoint) }.compactMap { comparison in
            guard let p = comparison.p, p < 0.05 else { return nil }
            let (symbol, limit) = p < 0.01 ? ("**", "0.01") : ("*", "0.05")
            return ComparisonMark(
                symbol: symbol, point: comparison.point.name, index: comparison.endpoint.measure.shortLabel,
                meaning: "p < \(limit) \(test)")
        }
    }

    /// Figures 1a to 1d: the endpoints by what they are about; one without an endpoint is left out.
    var courseFigures: [Figure] {
        let global = endpoints([.score(.sledai2k), .score(.sledas), .score(.clinicalSledai), .score(.das28), .score(.pga)])
        let joints = endpoints([.score(.tjc28), .score(.sjc28)])
        let words = missingWords
        func drawn(_ id: String, _ label: String, _ caption: String, _ endpoints: [Endpoint], together: Bool = false) -> Figure? {
            guard !endpoints.isEmpty else { return nil }
            let indices = endpoints.map(followed)
            let population = endpoints.compactMap(\.population.words).uniqued().map { ", \($0)" }.joined()
            return timeCourseFigure(
                id: id, label: label, caption: "\(caption) over time\(population)",
                panels: together ? [("Joint count", "joints", indices)] : indices.map { ($0.label, $0.unit, [$0]) },
                schedule: schedule, summary: design.summary, marks: marks(endpoints), notes: words,
                size: size(endpoints.count > 1 && !together ? .doubleColumn : .oneAndAHalfColumns))
        }
        return [
            drawn("globalIndices", "Figure 1a", global.map(\.measure.shortLabel).listed, global),
            drawn("skin", "Figure 1b", "CLASI activity", endpoints([.score(.clasiActivity)])),
            drawn("joints", "Figure 1c", "Joint counts", joints, together: true),
            drawn("glucocorticoids", "Figure 1d", "Daily glucocorticoid dose (prednisone-equivalent)", endpoints([.prednisone])),
        ].compactMap(\.self)
    }

    private func endpoints(_ measures: [Measure]) -> [Endpoint] {
        measures.compactMap { measure in design.endpoints.first { $0.measure == measure } }
    }

    private var missingWords: [String] { design.missing == .observed ? [] : ["Missing assessments: \(design.missing.name)."] }

    /// The first endpoint patient by patient: its course, and its change to the last time point with a value.
    var patientFigures: [Figure] {
        guard let endpoint = design.endpoints.first else { return [] }
        let index = followed(endpoint)
        let stopped = Set(members.filter { $0.stop != nil }.map(\.id))
        return [
            spaghettiFigure(index, schedule: schedule, label: "", size: size(.doubleColumn)),
            changeFigure(index, schedule: schedule, stopped: stopped, label: "", size: size(.doubleColumn)),
        ]
    }

    /// The states at the baseline and at each time point, as the table of states counts them.
    var stateFigure: Figure {
        let states = moments.map { point in
            members.compactMap { member -> StateAtPoint? in
                let found = [CohortState.doris, .lldas].map { member.state($0.rule, at: point, design.missing) }
                guard let remission = found[0], let lowActivity = found[1] else { return nil }
                return StateAtPoint(
                    patient: member.id, remission: remission.truth, lowActivity: lowActivity.truth,
                    records: (remission.records + lowActivity.records).uniqued())
            }
        }
        return stateBandsFigure(states, schedule: schedule, label: "", size: size(.doubleColumn))
    }

    /// Staying on the index drug.
    var drugFigure: Figure {
        let times = courses.compactMap { course in
            course.exposure.map { FollowUp(patient: course.id, days: $0.days, isEvent: $0.isEvent, records: $0.records) }
        }
        return drugSurvivalFigure(times, label: "", size: size(.doubleColumn))
    }
}

extension Measure {
    /// The name on a figure, without the unit.
    var shortLabel: String {
        switch self {
        case .score(let score): score.label
        case .prednisone: "Prednisone-equivalent"
        }
    }

    var unit: String? {
        switch self {
        case .score: nil
        case .prednisone: "mg/day"
        }
    }
}
