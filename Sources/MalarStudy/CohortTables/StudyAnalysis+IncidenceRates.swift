// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
public import MalarPublishing
internal import MalarStatistics

extension StudyAnalysis {
    /// Exposure-adjusted incidence rates: events, patients with any, patient-years, events per 100 patient-years with exact limits.
    public func incidenceRateTable() -> Table {
        let all = courses.flatMap(\.adverseEvents).filter { $0.countsForRates(courses) }
        let kinds: [(String, [SafetyRecord])] = [
            ("All adverse events", all), ("Infections", all.filter { $0.category == .infection }),
            ("Cardiovascular events", all.filter { $0.category == .cardiovascular }), ("Other", all.filter { $0.category == .other }),
            ("Not classified", all.filter { $0.category == nil }), ("Serious", all.filter(\.isSerious)),
            ("Discontinuations for adverse events", courses.flatMap(\.discontinuations).filter { $0.countsForRates(courses) }),
        ]
        return Table(
            id: "incidence-rates", label: "", caption: "Exposure-adjusted incidence rates of adverse events",
            columns: [
                Table.Column("Event"), Table.Column("Patients with any", alignment: .right), Table.Column("Events", alignment: .right),
                Table.Column("Patient-years", alignment: .right),
                Table.Column("Events per 100 patient-years", detail: "\(confidenceLevel) interval", alignment: .right),
            ], rows: kinds.map { rateRow($0.0, $0.1) },
            footnotes: [
                Table.Footnote(
                    "",
                    "Events between the first dose and the last dose of patients who stopped, otherwise the last visit. Intervals: exact Poisson limits (Garwood), which treat repeated events of a patient as independent. Patients with any: of those with a first dose (percentage rounded half up)."
                )
            ])
    }

    private func rateRow(_ name: String, _ rows: [SafetyRecord]) -> Table.Row {
        let exposed = courses.filter { $0.exposure != nil }
        let patients = rows.map(\.patient).uniqued()
        let years = Double(exposed.reduce(0) { $0 + ($1.exposure?.days ?? 0) }) / 365.25
        return Table.Row([
            Cell(name),
            countCell(
                patients.count, of: exposed.count, patients, rows.map(\.reference), "patients with at least one",
                text: CountedShare(patients.count, of: exposed.count).text),
            countCell(rows.count, of: courses.flatMap(\.adverseEvents).count, patients, rows.map(\.reference), "events while on the drug"),
            Cell(
                years.fixed(1), value: .number(years),
                lineage: lineage(
                    exposed.map(\.id), exposed.flatMap { $0.exposure?.records ?? [] }, of: exposed.count,
                    "days on the index drug over 365.25")),
            rateCell(rows.count, years, "\(name.lowercasedWord) per 100 patient-years"),
        ])
    }

    /// Events per 100 patient-years with exact limits; a dash where there is no time at risk.
    func rateCell(_ events: Int, _ years: Double, _ method: String) -> Cell {
        let exposed = courses.filter { $0.exposure != nil }
        let source = lineage(
            exposed.map(\.id), exposed.flatMap { $0.exposure?.records ?? [] }, of: exposed.count,
            "\(events) \(method) over \(years.fixed(2)) patient-years",
            options: [Lineage.Option("interval", "exact Poisson limits (Garwood), \(confidenceLevel)")])
        guard years > 0,
            let limits = PoissonRateInterval.exactGarwood.countLimits(events: events, level: study.statistics.confidence).value
        else { return Cell("–", lineage: source) }
        func rate(_ count: Double) -> String { (100 * count / years).fixed(1) }
        return Cell(
            "\(rate(Double(events))) (\(rate(limits.lower))–\(rate(limits.upper)))", value: .number(100 * Double(events) / years),
            lineage: source)
    }
}
