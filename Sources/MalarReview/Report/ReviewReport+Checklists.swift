// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension ReviewReport {
    var checklistSection: Section {
        var blocks: [Block] = []
        for (number, checklist) in Checklist.all.enumerated() {
            let facts = self.facts(checklist)
            blocks.append(.subheading(checklist.name))
            blocks.append(.paragraph(RichText(checklist.summary(facts))))
            blocks.append(
                .table(
                    checklist.table(
                        facts, id: "checklist-\(checklist.id)", label: "Checklist \(number + 1)",
                        caption: "\(checklist.name). \(checklist.citation)")))
        }
        return Section(id: "checklists", title: "Reporting checklists", blocks: blocks)
    }

    /// What is stored for a checklist, with what the authors wrote down themselves, which prevails.
    func facts(_ checklist: Checklist) -> ChecklistFacts {
        var facts =
            switch checklist.id {
            case Checklist.prisma2020.id: prismaFacts
            case Checklist.prismaS.id: searchFacts
            default: ChecklistFacts()
            }
        for fact in material.authorFacts where fact.checklist == checklist.id {
            facts[fact.key] = ChecklistFact(fact.sentence, at: fact.location)
        }
        return facts
    }

    private var prismaFacts: ChecklistFacts {
        var facts = protocolFacts
        for (key, fact) in selectionFacts { facts[key] = fact }
        for (key, fact) in extractionFacts { facts[key] = fact }
        for (key, fact) in synthesisFacts { facts[key] = fact }
        return ChecklistFacts(facts)
    }

    private func fact(_ text: String, _ place: String, _ part: String) -> ChecklistFact { ChecklistFact(text, at: place, part: part) }

    private var protocolFacts: [String: ChecklistFact] {
        var facts: [String: ChecklistFact] = [:]
        let place = "Question and eligibility"
        if !plan.question.elements.isEmpty {
            facts["4"] = fact("The question is given in its parts (\(plan.question.framework.rawValue)).", place, "question")
        }
        let criteria = plan.inclusion.count + plan.exclusion.count
        if criteria > 0 { facts["5.criteria"] = fact("\(criteria) criteria with ids.", place, "criteria") }
        if plan.registration != .notStated { facts["24a"] = fact(registrationSentence, place, "question") }
        facts["24b"] = fact("The protocol is review.yaml, version \(plan.version), of the review's folder.", place, "question")
        facts["24c"] =
            plan.amendments.isEmpty
            ? fact("The protocol lists no change.", place, "question")
            : fact("\(plan.amendments.count) changes with date and reason.", place, "amendments")
        facts["27"] = fact(
            "Search log, decisions, extraction and appraisals are plain text in the review's folder.", "Colophon", "findings")
        return facts
    }

    private var selectionFacts: [String: ChecklistFact] {
        var facts: [String: ChecklistFact] = [:]
        if !state.searches.isEmpty {
            facts["6.sources"] = fact(
                "Sources: \(SynthesisNumber.list(Array(Set(state.searches.map(sourceName))).sorted())).", "Search", "searches")
            facts["6.dates"] = fact("Every run has its date.", "Search", "searches")
            if state.searches.allSatisfy({ !$0.strategy.isEmpty }) {
                facts["7.strategies"] = fact("The strategy of every run stands verbatim.", "Search", "search")
            }
            if state.searches.allSatisfy({ !$0.limits.isEmpty }) { facts["7.limits"] = fact("Limits of every run.", "Search", "searches") }
        }
        let rule = plan.rule(of: .titleAbstract)
        facts["8.reviewers"] = fact("\(rule.votesNeeded) reviewers judged each record.", "Methods in sentences", "methods")
        facts["8.independence"] = fact(
            rule.isBlinded ? "Nobody saw another's decision before both had decided." : "Decisions were visible.", "Methods in sentences",
            "methods")
        facts["8.tools"] = fact(
            "Tools excluded \((counts.recordsExcludedByTool ?? 0) + (counts.excludedAutomatic ?? 0)) records.", "Methods in sentences",
            "methods")
        facts["16a.numbers"] = fact(selectionParagraph, "Results in sentences", "results")
        facts["16a.diagram"] = fact("Figure 1.", "Selection of studies", "prisma")
        if !records(.excludedByFullText).isEmpty {
            facts["16b"] = fact(
                "\(records(.excludedByFullText).count) reports excluded at full text, each with its reason.", "Records",
                RecordList.excludedByFullText.id)
        }
        return facts
    }

    private var extractionFacts: [String: ChecklistFact] {
        var facts: [String: ChecklistFact] = [:]
        if let extraction = material.extraction {
            let double = extraction.studies.count(where: \.isDouble)
            facts["9.reviewers"] = fact(
                "Two people extracted \(double) of \(extraction.studies.count) studies.", "Included studies", "extraction-completeness")
            if double == extraction.studies.count, double > 0 {
                facts["9.independence"] = fact(
                    "Each wrote a file of their own; differences are listed with what settled them.", "Included studies", "studies")
            }
            let outcomes = extraction.form.fields.filter { [.proportion, .effect, .meanSD, .medianQuartiles].contains($0.kind) }
            let others = extraction.form.fields.filter { field in !outcomes.contains { $0.id == field.id } }
            facts["10a.outcomes"] = fact("\(SynthesisNumber.list(outcomes.map(\.label))).", "Included studies", "studies-table")
            facts["10b.variables"] = fact("\(SynthesisNumber.list(others.map(\.label))).", "Included studies", "studies-table")
            facts["17"] = fact("Each study with its characteristics.", "Included studies", "studies-table")
            facts["19.summary"] = fact("The extracted results of each study.", "Included studies", "studies-table")
        }
        if let appraisal = appraisalFacts {
            facts["11.tool"] = fact("\(SynthesisNumber.list(appraisal.tools)).", "Risk of bias", "appraisal")
            facts["11.reviewers"] = fact("\(appraisal.people) people.", "Risk of bias", "appraisal")
            if appraisal.people > 1 { facts["11.independence"] = fact("Each in a file of their own.", "Risk of bias", "appraisal") }
            facts["18"] = fact("The judgements of each study.", "Risk of bias", "appraisal")
        }
        return facts
    }

    private var synthesisFacts: [String: ChecklistFact] {
        guard let result = syntheses.first?.result, !result.studies.isEmpty else { return [:] }
        let (place, part) = ("Synthesis", "synthesis-1")
        var facts: [String: ChecklistFact] = [
            "12": fact("The share of patients with the outcome.", place, part),
            "13a": fact("Every study with a count; those without are named with the reason.", place, part),
            "13c": fact("Tables by study and method, and a forest plot.", place, part),
            "13d.method": fact(result.methodsParagraph, "Methods in sentences", "methods"),
            "13d.heterogeneity": fact("Q, I² and τ² with their definitions, where studies are pooled.", place, part),
            "13d.software": fact("\(madeBy).", "Colophon", "methods"),
            "19.estimate": fact("Each study's share with its interval.", place, part),
            "20a": fact("The contributing studies are listed.", place, part),
            "20b.estimate": fact(result.resultsParagraph, place, part),
            "14": fact(result.smallStudyEffects.sentence, place, part), "21": fact(result.smallStudyEffects.sentence, place, part),
        ]
        if result.main.value != nil {
            facts["13f"] = fact("Other methods, leaving out each study, without very small studies.", place, part)
            facts["20d"] = fact("The table of sensitivity.", place, part)
            facts["20b.heterogeneity"] = fact("With the pooled result.", place, part)
        }
        return facts
    }
}
