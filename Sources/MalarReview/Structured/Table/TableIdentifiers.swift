// SPDX-License-Identifier: Apache-2.0

/// The identifiers of a row.
enum TableIdentifiers {
    static func fill(_ record: inout BibliographicRecord, from row: TableRow) {
        var ids = RecordIdentifiers()
        ids.doi = row.header.columns(.doi).isEmpty ? "" : IdentifierForms.doi(row.value(.doi)) ?? ""
        if ids.doi.isEmpty { ids.doi = record.links.lazy.compactMap { IdentifierForms.doi(inLink: $0) }.first ?? "" }
        // Abstrackr and SYNERGY: 0 where there is none, and the address of the page instead of the number.
        ids.pmid = IdentifierForms.pmid(lastPart(row.value(.pmid))) ?? ""
        ids.pmcid = IdentifierForms.pmcid(row.value(.pmcid)) ?? ""
        ids.embase = embase(row.value(.embase)) ?? record.links.lazy.compactMap { IdentifierForms.embase(inLink: $0) }.first ?? ""
        ids.scopus = row.value(.scopus).lowercased()
        ids.webOfScience = row.value(.webOfScience).uppercased()
        ids.cochrane = row.value(.cochrane).uppercased()
        ids.openAlex = openAlex(row.value(.openAlex)) ?? openAlex(row.value(named: "id")) ?? ""
        for text in row.values(.serials) {
            for issn in IdentifierForms.issn(text) { ids.issn.appendOnce(issn) }
            for isbn in IdentifierForms.isbn(text) { ids.isbn.appendOnce(isbn) }
        }
        for text in row.values(.registrations) {
            for trial in IdentifierForms.registrations(text) { ids.registrations.appendOnce(trial) }
        }
        for accession in row.isOwn ? row.list(.accession) : [row.value(.accession)] {
            if row.isOwn { ids.accession.append(accession) } else { ids.file(accession: accession, isMedline: false) }
        }
        record.identifiers = ids
    }

    /// The number in `https://pubmed.ncbi.nlm.nih.gov/10051933`.
    private static func lastPart(_ text: String) -> String {
        guard text.hasPrefix("http") else { return text }
        return text.split(separator: "/").last.map(String.init) ?? ""
    }

    /// `L` and digits; the Cochrane Library writes `EMBASE 643589775`.
    private static func embase(_ text: String) -> String? {
        if let number = IdentifierForms.embase(text) { return number }
        let digits = text.uppercased().hasPrefix("EMBASE") ? text.dropFirst(6).trimmedOfWhitespace : text
        return IdentifierForms.embase("L" + digits)
    }

    private static func openAlex(_ text: String) -> String? {
        let last = lastPart(text)
        guard last.first == "W", last.count > 1, last.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return last == text || text.contains("openalex.org") ? last : nil
    }
}
