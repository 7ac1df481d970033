// SPDX-License-Identifier: Apache-2.0

/// The traces of the program that wrote a RIS record.
struct RISDialect {
    /// Written here, with exact properties and kept fields.
    let isOwn: Bool
    let isEmbase: Bool
    let isOvid: Bool
    let isEBSCO: Bool
    let isScopus: Bool
    let isWebOfScience: Bool
    let isMedline: Bool

    init(_ source: TaggedFields) {
        let link = source.values(["UR", "L2"]).prefix(2).joined(separator: " ")
        let databases = source.values("DB").joined(separator: " ")
        let accession = source.first("AN")
        let hasNumber = source.values("U2").contains { IdentifierForms.embase($0) != nil }
        isOwn = !source.values("XV").isEmpty
        isOvid = link.holds("ovidsp") || databases.holds("PsycInfo") || databases.hasPrefix("ERIC") || databases.holds("Ovid")
        isEmbase = hasNumber || (!isOvid && databases.holds("Embase") && !source.values("M1").allSatisfy { $0.utf8.count <= 30 })
        isEBSCO = source.first("DP") == "EBSCOhost"
        isScopus = databases.holds("Scopus") || link.holds("eid=2-s2.0-")
        isWebOfScience = accession.hasPrefix("WOS:") || accession.hasPrefix("ISI:")
        isMedline = databases.holds("MEDLINE") || databases.holds("Medline") || databases.holds("PubMed") || source.first("DP") == "NLM"
    }
}

/// The relations that notes tell in words.
enum RISRelations {
    private static let words: [(String, StatedRelation.Kind)] = [
        ("comment in", .commentIn), ("comment on", .commentOn), ("erratum in", .erratumIn), ("erratum for", .erratumFor),
        ("retraction in", .retractionIn), ("retraction of", .retractionOf), ("update in", .updateIn), ("update of", .updateOf),
        ("republished in", .republishedIn), ("republished from", .republishedFrom),
    ]

    static func stated(in lines: [String]) -> [StatedRelation] {
        lines.compactMap { line in
            let start = line.utf8.prefix(20).map { $0 | 0x20 }
            guard let match = words.first(where: { start.starts(with: $0.0.utf8) }) else { return nil }
            let rest = line.dropFirst(match.0.count).drop { $0 == ":" || $0 == " " }
            return StatedRelation(match.1, text: String(rest), pmid: pmid(in: line))
        }
    }

    /// The PubMed id that a citation names, such as "PMID: 30914804"; empty for none.
    static func pmid(in text: String) -> String {
        let number = text.digits(after: "PMID: ")
        return IdentifierForms.pmid(number) ?? IdentifierForms.pmid(text.digits(after: "PMID:")) ?? ""
    }
}
