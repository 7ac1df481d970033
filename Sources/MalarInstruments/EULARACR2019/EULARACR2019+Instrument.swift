// SPDX-License-Identifier: Apache-2.0

extension EULARACR2019: Instrument {
    private static let prefix = "eularAcr2019."

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "eularAcr2019", name: "EULAR/ACR classification criteria 2019",
        purpose: "Whether lupus is classified, for research: antinuclear antibodies, then weighted items in ten domains, 0 to 51 points.",
        references: ["aringer2019"], verification: .twoSources,
        items: [
            ItemDescription(
                prefix + "ana", "Antinuclear antibodies", .finding, group: "entry",
                "ever at 1:80 or more on HEp-2 cells, or an equivalent positive test"),
        ] + form(prefix: prefix),
        rule: [
            "Entry: antinuclear antibodies, ever. Without them lupus is not classified.",
            "The score is the sum over ten domains of the weight of the heaviest item present in the domain.",
            "Lupus is classified from 10 points, with at least one item of a clinical domain.",
            "An item counts only if lupus is the likeliest explanation. One documented occurrence, ever, is enough; items need not coincide.",
            "An item that was not assessed adds nothing to the lowest score and its weight to the highest; the state is indeterminate where it could decide.",
        ],
        parts: domains.map { PartDescription($0, "Points of the domain: \($0)") },
        notes: [
            "These criteria classify for research. They are not diagnostic.",
            "Items are ever, not now, and their limits are their own (white cells below 4.0, fever above 38.3 °C): leukopenia, fever or psychosis of an activity index do not serve. That is why the columns carry the prefix eularAcr2019.",
            "One manual prints fever above 38 °C; one table asks that an item be present now. The publication asks for neither.",
            "ana here is 1:80 or more; ACR 1997 and SLICC 2012 ask for a titre above the laboratory's range.",
            "The wordings of acute cutaneous lupus, effusion, pericarditis and of the specificity of the anti-dsDNA assay were recalled; their weights were read.",
        ],
        aliases: ["eularAcr", "acrEular2019"])

    /// The points, with those of each domain, and whether lupus is classified.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let findings = Findings<Item>(answers, prefix: prefix)
        let ana = answers.finding(prefix + "ana")
        let points = points(findings)
        return Assessment(
            score: PartialScore("eularAcr2019", points),
            missing: (ana == .unknown ? [prefix + "ana"] : []) + findings.unknown.ids(prefix: prefix),
            parts: zip(domains, domainPoints(findings)).map { PartialScore($0, Bounds(Double($1.lowerBound), Double($1.upperBound))) },
            state: classified(findings, ana: ana), criteria: criteria(findings, ana: ana, points: points))
    }

    private static func criteria(_ findings: Findings<Item>, ana: Finding, points: Bounds) -> [Criterion] {
        let clinical = findings.present.intersection(clinicalItems)
        let range = [points.lowest, points.highest].compactMap { $0?.inWords }
        return [
            Criterion("ana", "antinuclear antibodies", Truth(ana.isPresent), decidedBy: "antinuclear antibodies \(ana.rawValue)"),
            Criterion(
                "points", "at least 10 points", !Limit.lessThan(threshold).holds(for: points),
                decidedBy: points.value == nil ? range.joined(separator: " to ") + " points" : "\(range[0]) points"),
            Criterion(
                "clinicalItem", "at least one clinical item", !findings.absence(of: clinicalItems),
                decidedBy: clinical.isEmpty
                    ? "no clinical item known to be present" : names(of: clinical)),
        ]
    }
}
