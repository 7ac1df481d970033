// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension ReviewReport {
    /// The appraisals of a tool as they stand: two reviewers' consensus, or the one reviewer's.
    private struct ToolResult {
        var tool: AppraisalTool
        var appraisals: [Appraisal]
        var agreement: AppraisalAgreement?
        var open: Int
    }

    private var reviewers: [(reviewer: String, appraisals: [Appraisal])] { material.appraisals.filter { $0.reviewer != "consensus" } }

    private var toolResults: [ToolResult] {
        let settled = material.appraisals.filter { $0.reviewer == "consensus" }.flatMap(\.appraisals)
        return AppraisalTool.all.compactMap { tool in
            let lists = reviewers.map { $0.appraisals.filter { $0.tool.id == tool.id } }.filter { !$0.isEmpty }
            guard let first = lists.first else { return nil }
            guard lists.count > 1 else { return ToolResult(tool: tool, appraisals: first, agreement: nil, open: 0) }
            let consensus = AppraisalConsensus(first, lists[1], settled: settled.filter { $0.tool.id == tool.id })
            return ToolResult(
                tool: tool, appraisals: consensus.appraisals, agreement: AppraisalAgreement(first, lists[1]), open: consensus.open.count)
        }
    }

    var appraisalSections: [Section] {
        guard !toolResults.isEmpty else {
            let words =
                plan.appraisalTools.isEmpty
                ? "The protocol names no tool for the risk of bias, and no study was appraised."
                : "The protocol names \(plan.appraisalTools.joined(separator: ", ")); no study was appraised yet."
            return [Section(id: "appraisal", title: "Risk of bias", blocks: [.paragraph(RichText(words))])]
        }
        var names: [String: String] = [:]
        for study in material.extraction?.studies ?? [] { names[study.id] = study.label }
        for study in state.studies where names[study.id] == nil { names[study.id] = study.label }
        let blocks = toolResults.enumerated().flatMap { index, result in self.blocks(result, number: index + 1, names) }
        return [Section(id: "appraisal", title: "Risk of bias", blocks: blocks)]
    }

    private func blocks(_ result: ToolResult, number: Int, _ names: [String: String]) -> [Block] {
        let chart = RiskOfBiasChart(result.appraisals, tool: result.tool, names: names)
        var blocks: [Block] = [
            .subheading(result.tool.name), .paragraph(RichText(sentence(result))),
            .table(
                result.tool.results(
                    result.appraisals, names: names, id: "bias-\(number)", label: "Table B\(number)", caption: result.tool.name)),
        ]
        let figures = chart.trafficLightFigures(
            id: "bias-\(number)-lights", label: "Figure B\(number)", caption: "\(result.tool.name): judgements by study")
        blocks += figures.map { .figure($0) }
        if let bars = try? chart.summaryFigure(
            .equal, id: "bias-\(number)-bars", label: "Figure B\(number)b",
            caption: "\(result.tool.name): share of studies, each of equal weight")
        {
            blocks.append(.figure(bars))
        }
        return blocks
    }

    private func sentence(_ result: ToolResult) -> String {
        let citation = "\(result.tool.citation)\(result.tool.doi.map { " doi:\($0)" } ?? "")"
        guard let agreement = result.agreement else {
            return "One reviewer appraised \(SynthesisNumber.count(result.appraisals.count, "study", "studies")). \(citation)"
        }
        let share =
            agreement.share.map { " (\(agreement.agreed) of \(agreement.judgedByBoth) judgements alike, \(Self.decimal($0 * 100, 0)) %)" }
            ?? ""
        let open = result.open == 0 ? "" : " \(SynthesisNumber.count(result.open, "difference is", "differences are")) open."
        return
            "Two reviewers appraised \(SynthesisNumber.count(result.appraisals.count, "study", "studies")) independently\(share).\(open) \(citation)"
    }

    static func decimal(_ value: Double, _ places: Int) -> String { SynthesisNumber.text(value, places) }

    /// Whether any study was appraised, by how many people, with which tools.
    var appraisalFacts: (tools: [String], people: Int)? {
        let results = toolResults
        return results.isEmpty ? nil : (results.map(\.tool.name), reviewers.count)
    }
}
