// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

/// One pooled outcome of a review, as the protocol asks for it under `synthesis: outcomes:`.
public struct ReviewSynthesis: Sendable {
    /// The field of the extraction form.
    public let field: String
    /// The pooled result; `nil` where the counts are unsound, with the reason in `refusal`.
    public let result: ProportionSynthesis?
    /// Why there is no result; empty where there is one.
    public let refusal: String
    /// A pooled count that a publication states, held against the studies.
    public let stated: StatedSumCheck?
    /// Where the count that the publication implies but does not print is assumed: marked as assumed everywhere.
    public let implied: ProportionSynthesis?

    /// The outcomes of the protocol in its order; without any, every field of the form that is a proportion.
    static func all(_ material: ReviewMaterial) -> [ReviewSynthesis] {
        guard let extraction = material.extraction else { return [] }
        let asked = material.state.plan.synthesis?["outcomes"]?.items ?? []
        let fields = asked.compactMap { $0.text ?? $0["field"]?.text }
        let all = fields.isEmpty ? extraction.form.fields.filter { $0.kind == .proportion }.map(\.id) : fields
        return all.map { field in
            let title = asked.first { $0["field"]?.text == field }?["title"]?.text
            return ReviewSynthesis(field, title: title, extraction, material.stated)
        }
    }

    private init(_ field: String, title: String?, _ extraction: ReviewExtraction, _ stated: [StatedSum]) {
        self.field = field
        let name = title ?? extraction.form.field(field)?.label ?? field
        let plan = SynthesisPlan(outcome: name)
        let found = extraction.proportions(field)
        let check = stated.first { $0.field == field }.map { StatedSumCheck($0, extraction) }
        self.stated = check
        do throws(SynthesisInputError) {
            result = try ProportionSynthesis.of(found.studies, plan: plan, withoutNumber: found.withoutNumber)
            refusal = ""
        } catch {
            result = nil
            refusal = error.description
        }
        var assumed: ProportionSynthesis?
        if let study = check?.impliedStudy {
            let plan = SynthesisPlan(outcome: "\(name), with the count that the publication implies")
            assumed = try? ProportionSynthesis.of(
                found.studies + [study], plan: plan, withoutNumber: found.withoutNumber.filter { $0.id != study.id })
        }
        implied = assumed
    }

    /// What the rules of the flow need to know.
    var evidence: FlowEvidence.Synthesis? {
        guard let result = stated == nil ? result : implied ?? result, !result.studies.isEmpty else { return nil }
        let contributions = result.studies.map {
            FlowEvidence.Synthesis.Contribution(study: $0.study.id, participants: $0.study.total, events: $0.study.events)
        }
        let totals = result.totals
        return FlowEvidence.Synthesis(
            participants: stated?.stated.total ?? totals.total, events: stated?.stated.events ?? totals.events,
            contributions: contributions)
    }

    /// The section of a report.
    func section(number: Int) -> Section {
        guard let result else {
            return Section(
                id: "synthesis-\(number)", title: "Synthesis: \(field)",
                blocks: [.callout(Callout(.problem, title: "The counts cannot be pooled", body: [RichText(refusal)]))])
        }
        var section = result.section(id: "synthesis-\(number)", number: number)
        section.title = "Synthesis: \(result.plan.outcome)"
        if let stated {
            section.blocks.append(.subheading("What the publication states"))
            section.blocks.append(.paragraph(RichText(stated.sentence)))
            section.blocks.append(.table(stated.table(id: "stated-\(number)", label: "Table S\(number)e")))
        }
        if let implied {
            section.blocks.append(.callout(Callout(.caution, title: "With an assumed count", body: [RichText(implied.plainWord)])))
            section.blocks.append(.paragraph(RichText(implied.resultsParagraph)))
            section.blocks.append(.figure(implied.forestFigure(id: "implied-\(number)-forest", label: "Figure S\(number)b")))
        }
        return section
    }

    /// Everything unrounded.
    var json: JSONValue {
        [
            "field": .string(field), "result": result?.json ?? nil, "refusal": .string(refusal),
            "stated": stated.map { ["sentence": .string($0.sentence), "finding": .string($0.finding.rawValue)] } ?? nil,
            "with_implied_count": implied?.json ?? nil,
        ]
    }
}
