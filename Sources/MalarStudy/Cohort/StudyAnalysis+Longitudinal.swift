// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

/// The values of an index at the baseline and at the time points, for a model of repeated measures.
private struct LongitudinalSample {
    /// A time point enters the model with a random intercept with at least so many patients, and that with any covariance.
    static let fewest = (intercept: 5, unstructured: 10)

    let endpoint: Endpoint
    /// The time points in the model, the baseline (`nil`) first.
    let points: [TimePoint?]
    let rows: [(patient: String, point: Int, value: Derived)]

    init(_ endpoint: Endpoint, _ members: [CohortMember], _ moments: [TimePoint?], fewest: Int) {
        func known(_ point: TimePoint?) -> [(CohortMember, Derived)] {
            members.map { ($0, $0.value(endpoint.measure, at: point)) }.filter { $0.1.number != nil }
        }
        let points = moments.filter { $0 == nil || known($0).count >= fewest }
        self.endpoint = endpoint
        self.points = points
        rows = points.enumerated().flatMap { place, point in known(point).map { ($0.0.id, place, $0.1) } }
    }

    var patients: [String] { rows.map(\.patient).uniqued() }

    /// The time points are numbers as words: levels in their order, the baseline first.
    var table: ModelTable {
        ModelTable([
            "y": .numbers(rows.map(\.value.number)), "visit": .words(rows.map { "\($0.point)" }), "id": .words(rows.map(\.patient)),
        ])
    }
}

extension StudyAnalysis {
    /// The change from the baseline at each time point by two models of all values, beside the Wilcoxon tests of pairs.
    func longitudinalTable() -> Table {
        let groups = ["Random intercept", "Unstructured covariance (MMRM)"]
        return Table(
            id: "longitudinalModels", label: "", caption: "Longitudinal models: estimated mean change from baseline",
            columns: [Table.Column("Time point"), Table.Column("Patients", alignment: .right)]
                + groups.flatMap { group in
                    [
                        Table.Column("Change", detail: "\(confidenceLevel) interval", alignment: .right, group: group),
                        Table.Column("p", alignment: .right, group: group),
                    ]
                }, rows: design.endpoints.flatMap(longitudinalRows),
            footnotes: [
                Table.Footnote(
                    "",
                    RichText(
                        "Linear models of the index by time point (a factor, the baseline as reference), restricted maximum likelihood, standard errors and degrees of freedom of Kenward and Roger. Random intercept: one for each patient, residuals of one variance. MMRM: any covariance of the time points within a patient. "
                            + "Observed values only, which holds where values are missing at random given those observed; a time point enters with at least \(LongitudinalSample.fewest.intercept) patients, that of MMRM with at least \(LongitudinalSample.fewest.unstructured)."
                    )),
                Table.Footnote(
                    "", "Means of scores that are skewed or bounded: read them beside the medians. No adjustment for multiple comparisons."),
            ])
    }

    private func longitudinalRows(_ endpoint: Endpoint) -> [Table.Row] {
        let members = members(of: endpoint.population)
        let sample = LongitudinalSample(endpoint, members, moments, fewest: LongitudinalSample.fewest.intercept)
        let larger = LongitudinalSample(endpoint, members, moments, fewest: LongitudinalSample.fewest.unstructured)
        let level = study.statistics.confidence
        let intercept = Self.effects(sample.points.count) { () throws(StatisticsFailure) in
            try LinearMixedModel(try Self.formula("y ~ visit + (1 | id)"), level: level).fit(sample.table).effects
        }
        let unstructured = Self.effects(larger.points.count) { () throws(StatisticsFailure) in
            try UnstructuredModel(try Self.formula("y ~ visit"), level: level).fit(larger.table).effects
        }
        let words = [endpoint.measure.label, endpoint.population.words].compactMap(\.self).joined(separator: ", ")
        let heading = "\(words): \(sample.patients.count) patients, \(sample.rows.count) values"
        return [Table.Row.heading(Cell(heading))]
            + sample.points.enumerated().dropFirst().map { place, point in
                let rows = sample.rows.filter { $0.point == place }
                let count = countCell(
                    rows.count, of: sample.patients.count, rows.map(\.patient), rows.flatMap(\.value.records), "patients with a value")
                return Table.Row(
                    [Cell(point?.name ?? "T0"), count] + modelCells(intercept, place, sample, "random intercept")
                        + modelCells(unstructured, larger.points.firstIndex(of: point), larger, "unstructured covariance"), indent: 1)
            }
    }

    private func modelCells(
        _ effects: Result<[FixedEffect], StatisticsFailure>, _ place: Int?, _ sample: LongitudinalSample, _ model: String
    ) -> [Cell] {
        func source(_ options: [Lineage.Option], _ note: String? = nil) -> Lineage {
            lineage(
                sample.patients, sample.rows.flatMap(\.value.records), of: sample.patients.count,
                "linear model of repeated measures, \(model), restricted maximum likelihood", options: options, note: note)
        }
        guard let place else { return [Cell("too few patients", lineage: source([])), "–"] }
        switch effects {
        case .failure(let reason): return [Cell(Self.refusal(reason), lineage: source([], reason.sentence)), "–"]
        case .success(let effects):
            let effect = effects[place]
            let test = effect.kenwardRoger?.test ?? effect.satterthwaite
            let options = [
                Lineage.Option("standard error", "\(effect.kenwardRoger?.standardError ?? effect.standardError)"),
                Lineage.Option("degrees of freedom", "\(test.degreesOfFreedom)"), Lineage.Option("values", "\(sample.rows.count)"),
                Lineage.Option("lower limit", "\(test.interval.lower)"), Lineage.Option("upper limit", "\(test.interval.upper)"),
            ]
            let text = "\(effect.estimate.short) (\(test.interval.lower.short) to \(test.interval.upper.short))"
            return [
                Cell(text, value: .number(effect.estimate), lineage: source(options)),
                Cell(test.p.journalP, value: .number(test.p), lineage: source(options)),
            ]
        }
    }

    /// Why a model gives nothing, in a cell.
    private static func refusal(_ reason: StatisticsFailure) -> String {
        switch reason {
        case .didNotConverge: "did not converge"
        case .zeroVariance: "nothing varies"
        case .insufficientData, .emptySample: "too few patients"
        default: "not estimated"
        }
    }

    private static func formula(_ text: String) throws(StatisticsFailure) -> ModelFormula {
        do { return try ModelFormula(text) } catch { throw .invalidArgument }
    }

    /// The intercept and one effect for each time point, or why there is none.
    private static func effects(
        _ points: Int, _ fit: () throws(StatisticsFailure) -> [FixedEffect]
    ) -> Result<[FixedEffect], StatisticsFailure> {
        guard points > 1 else { return .failure(.insufficientData) }
        do throws(StatisticsFailure) {
            let effects = try fit()
            return effects.count == points ? .success(effects) : .failure(.insufficientData)
        } catch {
            return .failure(error)
        }
    }
}
