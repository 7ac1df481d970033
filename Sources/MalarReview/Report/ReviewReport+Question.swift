// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension ReviewReport {
    var questionSection: Section {
        var blocks: [Block] = []
        if !plan.question.text.isEmpty { blocks.append(.paragraph(RichText(plan.question.text))) }
        if !plan.question.elements.isEmpty {
            blocks.append(.definitions(plan.question.elements.map { Definition($0.name.capitalizedFirst, RichText($0.text)) }))
        }
        blocks.append(.table(criteriaTable))
        blocks.append(.bulletList(ruleLines.map { RichText($0) }))
        if !plan.amendments.isEmpty { blocks.append(.table(amendmentTable)) }
        return Section(id: "question", title: "Question and eligibility (\(plan.question.framework.rawValue))", blocks: blocks)
    }

    private var criteriaTable: Table {
        func rows(_ rules: [EligibilityRule]) -> [Table.Row] {
            rules.map { rule in
                let rounds =
                    rule.rounds.count == ReviewRound.allCases.count ? "both" : rule.rounds.sorted().map(\.label).joined(separator: ", ")
                return Table.Row([Cell(rule.id), Cell(rule.label), Cell(rounds)])
            }
        }
        return Table(
            id: "criteria", label: "Table 1", caption: "Criteria; reasons for exclusion in the order of their priority",
            columns: [.init("Id"), .init("Criterion"), .init("Rounds")],
            rows: (plan.inclusion.isEmpty ? [] : [.heading(Cell("Inclusion"))]) + rows(plan.inclusion)
                + (plan.exclusion.isEmpty ? [] : [.heading(Cell("Exclusion"))]) + rows(plan.exclusion))
    }

    /// Languages, dates, congress abstracts and registration in sentences.
    var ruleLines: [String] {
        let languages =
            plan.languages.isEmpty
            ? "Every language is read." : "Languages read: \(SynthesisNumber.list(plan.languages.map(LanguageCode.name)))."
        let dates =
            switch (plan.publishedFrom, plan.publishedTo) {
            case (nil, nil): "There is no limit of publication dates."
            case (let from?, nil): "Published from \(from) on."
            case (nil, let to?): "Published up to \(to)."
            case (let from?, let to?): "Published from \(from) to \(to)."
            }
        let abstracts =
            switch plan.congressAbstracts {
            case .include: "Congress abstracts are included."
            case .exclude: "Congress abstracts are excluded."
            case .includeIfNoFullReport: "Congress abstracts are included where no full report of the same study is among the records."
            }
        return [languages, dates, abstracts, registrationSentence]
    }

    var registrationSentence: String {
        switch plan.registration {
        case .registered(let registry, let id, let date):
            "Registered: \(registry) \(id)\(date.map { ", \($0)" } ?? "")."
        case .notRegistered: "The review was not registered."
        case .notStated: "The protocol does not say whether the review was registered."
        }
    }

    private var amendmentTable: Table {
        Table(
            id: "amendments", label: "Table 2", caption: "Changes of the protocol",
            columns: [.init("Date"), .init("Version"), .init("What"), .init("Why")],
            rows: plan.amendments.map { Table.Row([Cell("\($0.date)"), Cell($0.version), Cell($0.what), Cell($0.why)]) })
    }
}
