// SPDX-License-Identifier: Apache-2.0

/// The identifiers of a RIS record, from the tags where its dialect puts them.
struct RISIdentifiers {
    private let source: TaggedFields
    private let dialect: RISDialect
    private let links: [String]

    init(_ source: TaggedFields, _ dialect: RISDialect, links: [String]) {
        self.source = source
        self.dialect = dialect
        self.links = links
    }

    func apply(to ids: inout RecordIdentifiers) {
        ids.doi = doi
        ids.pmid = pmid
        ids.pmcid = pmcid
        ids.embase = embase
        ids.scopus = scopus
        ids.openAlex = openAlex
        let numbers = source.values("SN")
        ids.issn = numbers.flatMap { IdentifierForms.issn($0) }.withoutRepetition
        ids.isbn = numbers.flatMap { IdentifierForms.isbn($0) }.withoutRepetition
        applyAccession(to: &ids)
    }

    private var doi: String {
        for value in source.lines("DO", "DI", "L3", "M3") {
            if let doi = IdentifierForms.doi(value) { return doi }
        }
        let resolved = links.filter { $0.holds("doi.org/10.") }.compactMap { IdentifierForms.doi($0) }
        return Set(resolved).count == 1 ? resolved[0] : ""
    }

    private var pmid: String {
        let tagged = taggedPMIDs.lazy.compactMap { IdentifierForms.pmid($0) }.first
        if let tagged { return tagged }
        for note in source.lines("N1") where note.hasPrefix("PMID:") {
            if let number = IdentifierForms.pmid(note) { return number }
        }
        let linked = Set(links.flatMap(Self.pmids(inLink:)).compactMap { IdentifierForms.pmid($0) })
        return linked.count == 1 ? linked.first ?? "" : ""
    }

    private var taggedPMIDs: [String] {
        var found = source.values("U1").filter { $0.holds("[PMID]") }.map { String($0.prefix { $0.isNumber }) }
        found += source.values(["PM", "C5"].filter { dialect.isEmbase || $0 == "PM" })
        if dialect.isScopus { found += source.values("C2") }
        found += source.values("C3").map { $0.digits(after: "PUBMED ") }
        found += source.values("AN").map { $0.digits(after: "MEDLINE:") }
        if dialect.isMedline { found += source.values("AN").filter(\.isDigits) }
        if dialect.isMedline, dialect.isOvid {
            found += source.values(["ID", "UI"]).filter(\.isDigits) + links.map { $0.digits(after: "&AN=") }
        }
        return found.filter { !$0.isEmpty }
    }

    private static func pmids(inLink link: String) -> [String] {
        [
            link.digits(after: "pubmed.ncbi.nlm.nih.gov/"), link.digits(after: "ncbi.nlm.nih.gov/pubmed/"),
            link.digits(after: "europepmc.org/article/MED/"), link.digits(after: "europepmc.org/abstract/MED/"),
        ]
    }

    private var pmcid: String {
        for value in source.values(["U1", "C2"]) where value.hasPrefix("PMC") {
            if let number = IdentifierForms.pmcid(value) { return number }
        }
        let linked =
            links.map { $0.digits(after: "/pmc/articles/PMC") } + links.map { $0.digits(after: "pmc.ncbi.nlm.nih.gov/articles/PMC") }
        let numbers = Set(linked.filter { !$0.isEmpty })
        return numbers.count == 1 ? numbers.first.map { "PMC" + $0 } ?? "" : ""
    }

    private var embase: String {
        for value in source.lines("U2", "AN", "N1", "ID") {
            if let number = IdentifierForms.embase(value) { return number }
        }
        for link in links where link.holds("embase.com") {
            if let number = IdentifierForms.embase("L" + link.digits(after: "id=L")) { return number }
        }
        if let number = IdentifierForms.embase("L" + source.first("C3").digits(after: "EMBASE ")) { return number }
        let isOvidEmbase = source.values("DB").contains { $0.holds("Embase") } && source.first("ID").isDigits
        return isOvidEmbase ? IdentifierForms.embase("L" + source.first("ID")) ?? "" : ""
    }

    private var scopus: String {
        for text in source.values(["AN", "UR", "U2"]) {
            let number = text.digits(after: "2-s2.0-")
            if !number.isEmpty { return "2-s2.0-" + number }
        }
        return ""
    }

    private var openAlex: String {
        for text in source.values(["ID", "UR", "AN", "L2"]) {
            let number = text.digits(after: "openalex.org/W")
            if !number.isEmpty { return "W" + number }
        }
        return ""
    }

    private func applyAccession(to ids: inout RecordIdentifiers) {
        for value in source.lines("AN") + exporterNumbers {
            if value.hasPrefix("WOS:") || value.hasPrefix("ISI:") {
                ids.webOfScience = "WOS:" + value.dropFirst(4)
            } else if value.hasPrefix("CN-") {
                ids.cochrane = value
            } else if value != ids.pmid, IdentifierForms.embase(value) == nil, !value.hasPrefix("2-s2.0-"), !value.hasPrefix("MEDLINE:") {
                ids.accession.append(value)
            }
        }
        ids.accession = ids.accession.withoutRepetition
    }

    /// Numbers that Ovid and Lens put into `ID`, and EBSCO into its note.
    private var exporterNumbers: [String] {
        if dialect.isOvid { return source.values("ID") }
        if dialect.isEBSCO { return source.values("N1").map { $0.digits(after: "Accession Number: ") }.filter { !$0.isEmpty } }
        return links.contains { $0.hasPrefix("https://lens.org/") } ? source.values("ID") : []
    }
}
