// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing
internal import MalarStatistics

extension ReviewReport {
    /// The agreement of every pair in every round.
    var agreements: [ScreeningAgreement] { ReviewRound.allCases.flatMap { state.agreement(in: $0) } }

    var agreementSection: Section? {
        guard !agreements.isEmpty else { return nil }
        return Section(
            id: "agreement", title: "Agreement between reviewers",
            blocks: [.paragraph(RichText(ScreeningAgreement.definition)), .table(agreementTable)])
    }

    private var agreementTable: Table {
        var table = Table(
            id: "agreement-table", label: "Table 6", caption: "Agreement by round and pair",
            columns: [
                .init("Round"), .init("Reviewers"), .init("n", alignment: .right), .init("Both include", alignment: .right),
                .init("One alone", alignment: .right), .init("Both exclude", alignment: .right), .init("Agreement", alignment: .right),
                .init("Kappa (SE)", alignment: .right), .init("PABAK", alignment: .right), .init("AC1 (SE)", alignment: .right),
                .init("On inclusion", alignment: .right), .init("On exclusion", alignment: .right),
                .init("Prevalence index", alignment: .right),
            ],
            rows: agreements.map { Table.Row(cells($0)) })
        table.footnotes = [
            .init(
                "",
                "Kappa: Cohen 1960. PABAK: Byrt 1993. AC1: Gwet 2008. Standard errors have the number of records as divisor. With few inclusions kappa is low by itself; it is read beside the prevalence index and the agreement on inclusion and exclusion."
            )
        ]
        if agreements.contains(where: { !$0.isComplete }) {
            table.footnotes.append(.init("", "A round that is not complete gives preliminary figures."))
        }
        return table
    }

    private func cells(_ pair: ScreeningAgreement) -> [Cell] {
        let indices = pair.indices
        return [
            Cell(pair.round.label + (pair.isComplete ? "" : ", incomplete")),
            Cell([pair.first, pair.second].map { plan.person($0)?.name ?? $0 }.joined(separator: ", ")), Self.cell(pair.n),
            Self.cell(pair.bothInclude), Cell("\(pair.firstAlone) + \(pair.secondAlone)"), Self.cell(pair.bothExclude),
            Self.number(pair.observed), Self.number(pair.kappa.value?.kappa, error: pair.kappa.value?.standardError),
            Self.number(pair.pabak?.coefficient), Self.number(pair.ac1.value?.coefficient, error: pair.ac1.value?.tableStandardError),
            Self.number(indices?.positive), Self.number(indices?.negative), Self.number(indices?.prevalence),
        ]
    }

    static func number(_ value: Double?, error: Double? = nil) -> Cell {
        guard let value else { return Cell("undefined") }
        let behind = error.map { " (\(decimal($0)))" } ?? ""
        return Cell(decimal(value) + behind, value: .number(value))
    }

    static func decimal(_ value: Double) -> String { SynthesisNumber.text(value, 3) }
}
