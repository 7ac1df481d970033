// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing
internal import MalarStatistics

extension ReviewReport {
    var resultsSection: Section {
        Section(
            id: "results", title: "Results in sentences",
            blocks: [.paragraph(RichText(selectionParagraph))] + synthesisParagraphs.map { .paragraph(RichText($0)) })
    }

    /// From the search to the included studies, with computed numbers alone.
    var selectionParagraph: String {
        var sentences = [identificationSentence, screeningSentence, fullTextSentence, inclusionSentence]
        sentences += agreements.filter(\.isComplete).compactMap(agreementSentence)
        return sentences.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private var identificationSentence: String {
        let parts = counts.databases + counts.registers
        let total = FlowCounts.sum([counts.databaseResults ?? 0, counts.registerResults ?? 0])
        guard total > 0 else { return "" }
        let sources = parts.isEmpty ? "" : " (\(parts.map { "\($0.name) \($0.count)" }.joined(separator: ", ")))"
        var text = "The search identified \(SynthesisNumber.count(total, "record", "records"))\(sources)."
        if let duplicates = counts.duplicates {
            text += " \(SynthesisNumber.count(duplicates, "duplicate was", "duplicates were")) removed"
            text += counts.recordsScreened.map { ", and \($0) were screened." } ?? "."
        } else {
            text += " How many duplicates were removed is not reported."
        }
        return text
    }

    private var screeningSentence: String {
        guard let excluded = counts.recordsExcluded else { return "" }
        let open = counts.recordsAwaitingDecision > 0 ? "; \(counts.recordsAwaitingDecision) await a decision" : ""
        return "By title and abstract \(excluded) were excluded\(open)."
    }

    private var fullTextSentence: String {
        guard let assessed = counts.reportsAssessed else { return "" }
        let lost = counts.reportsNotRetrieved.map { $0 > 0 ? ", \($0) could not be retrieved" : "" } ?? ""
        let sought = counts.reportsSought.map {
            "Of \(SynthesisNumber.count($0, "report", "reports")) sought\(lost), \(assessed) were assessed"
        }
        let reasons =
            counts.reportsExcluded.isEmpty
            ? ""
            : " and \(FlowCounts.sum(counts.reportsExcluded)) excluded (\(counts.reportsExcluded.map { "\($0.name) \($0.count)" }.joined(separator: ", ")))"
        return (sought ?? "\(assessed) reports were assessed") + reasons + "."
    }

    private var inclusionSentence: String {
        guard let studies = counts.newStudies else { return "" }
        let reports = counts.newReports.map { " (\(SynthesisNumber.count($0, "report", "reports")))" } ?? ""
        let total = plan.updates != nil ? counts.totalStudies.map { ", \($0) with those of the previous version" } ?? "" : ""
        return "\(SynthesisNumber.count(studies, "study was", "studies were")) included\(reports)\(total)."
    }

    private func agreementSentence(_ pair: ScreeningAgreement) -> String? {
        guard let observed = pair.observed else { return nil }
        let names = "\(plan.person(pair.first)?.name ?? pair.first) and \(plan.person(pair.second)?.name ?? pair.second)"
        let kappa = pair.kappa.value.map { ", kappa \(Self.decimal($0.kappa))" } ?? ""
        let ac1 = pair.ac1.value.map { ", AC1 \(Self.decimal($0.coefficient))" } ?? ""
        return
            "In the round \(pair.round.label) \(names) agreed on \(SynthesisNumber.text(100 * observed, 1)) % of \(pair.n) records\(kappa)\(ac1)."
    }

    private var synthesisParagraphs: [String] {
        syntheses.compactMap { synthesis in
            synthesis.result.map { $0.resultsParagraph + (synthesis.stated.map { " " + $0.sentence } ?? "") }
        }
    }

    /// How the review was done, in sentences that follow from what is stored.
    var methodsSection: Section {
        var paragraphs = [searchMethods, selectionMethods, extractionMethods].filter { !$0.isEmpty }
        if let first = syntheses.first?.result { paragraphs.append(first.methodsParagraph) }
        return Section(id: "methods", title: "Methods in sentences", blocks: paragraphs.map { .paragraph(RichText($0)) })
    }

    private var searchMethods: String {
        let runs = state.searches.map { run in
            "\(sourceName(run))\(run.platform.isEmpty ? "" : " (\(run.platform))") on \(run.date)"
        }
        let rules = ruleLines.joined(separator: " ")
        return (runs.isEmpty ? "" : "Searched were \(SynthesisNumber.list(runs)). ") + rules
    }

    private var selectionMethods: String {
        let rounds = ReviewRound.allCases.map { round -> String in
            let rule = plan.rule(of: round)
            let blind = rule.isBlinded ? "without seeing each other's decisions" : "seeing each other's decisions"
            return rule.votesNeeded == 1
                ? "\(round.label): one reviewer" : "\(round.label): \(rule.votesNeeded) reviewers, \(blind)"
        }
        let tools = (counts.recordsExcludedByTool ?? 0) + (counts.excludedAutomatic ?? 0)
        let automation = tools == 0 ? "No record was excluded by an automation tool." : "\(tools) records were excluded by a tool."
        let ranking = plan.ranking ? " Records were shown in the order of predicted relevance, which decided nothing." : ""
        return
            "Records were judged in two rounds (\(rounds.joined(separator: "; "))). Conflicts were resolved by discussion or an arbiter. "
            + automation + ranking
    }

    private var extractionMethods: String {
        guard let extraction = material.extraction else { return "" }
        let double = extraction.studies.count(where: \.isDouble)
        return "Data were extracted with the form \u{201C}\(extraction.form.title)\u{201D}, version \(extraction.form.version), "
            + "by two people for \(double) of \(SynthesisNumber.count(extraction.studies.count, "study", "studies"))."
    }
}

extension ReviewReport {
    /// The flow and each pooled result, in a sentence or two each.
    public var headline: [String] { [selectionParagraph] + syntheses.compactMap { $0.result?.plainWord } }

    /// The records of the included reports, whole.
    public var includedRecords: [BibliographicRecord] { records(.included).compactMap { review.record($0.key) } }
}
