// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing

extension StudyAnalysis {
    /// The headline of a cohort for the terminal: medians of the indices and shares in the states at each time point, from the report's
    /// own tables, in lines that 100 columns hold.
    func cohortHeadline(_ document: Document) -> Table {
        let text = CohortText(self, document.sections)
        func cells(_ name: String, _ row: String, _ table: String, _ column: (String) -> String, short: (Cell) -> String) -> Table.Row {
            Table.Row(
                [Cell(name)]
                    + moments.map { point in
                        let cell = text.table(table)?.cell(row, column(point?.name ?? "T0"))
                        return Cell(cell.map(short) ?? "–", value: cell?.value ?? .none)
                    })
        }
        let indices = design.endpoints.map { endpoint in
            cells(endpoint.measure.headlineLabel, endpoint.measure.label, "efficacy", { "\($0): Median" }, short: \.head)
        }
        let states = [(CohortState.doris, "Remission"), (.lldas, "LLDAS")].map { state, name in
            cells("\(name), n/N", state.label, "stateCourse", { $0 }, short: \.head)
        }
        return Table(
            id: "headline", label: "", caption: study.identity.title,
            columns: [Table.Column("Median")]
                + moments.map {
                    Table.Column($0?.name ?? "T0", detail: "N = \(text.assessed($0) ?? Table.suppressionSign)", alignment: .right)
                },
            rows: indices + states)
    }
}

extension Measure {
    /// A name that fits into a narrow column.
    var headlineLabel: String {
        switch self {
        case .score(.pga): "PGA"
        case .score(.clasiActivity): "CLASI-A"
        case .score(.tjc28): "Tender joints"
        case .score(.sjc28): "Swollen joints"
        case .score(let score): score.label
        case .prednisone: "Pred., mg/day"
        }
    }
}
