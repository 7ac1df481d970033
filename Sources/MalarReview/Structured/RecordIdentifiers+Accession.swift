// SPDX-License-Identifier: Apache-2.0

extension RecordIdentifiers {
    /// Files an accession number under the database whose form it has; what has no known form is kept as it stands.
    mutating func file(accession text: String, isMedline: Bool) {
        let plain = text.trimmedOfWhitespace
        let upper = plain.uppercased()
        if upper.hasPrefix("WOS:") {
            webOfScience = upper
        } else if upper.hasPrefix("CN-") {
            cochrane = upper
        } else if plain.lowercased().hasPrefix("2-S2.0-".lowercased()) {
            scopus = plain.lowercased()
        } else if let number = IdentifierForms.embase(plain) {
            embase = number
        } else if isMedline || upper.hasPrefix("PMID") || upper.hasPrefix("PUBMED"), let number = IdentifierForms.pmid(plain) {
            if pmid.isEmpty { pmid = number }
        } else if !plain.isEmpty {
            accession.appendOnce(plain)
        }
    }
}

extension IdentifierForms {
    /// Embase's number in a link to its record, `…&id=L2029880245&…`; `nil` where there is none.
    static func embase(inLink link: String) -> String? {
        guard link.contains("embase"), let start = link.firstRange(of: "id=L") else { return nil }
        return embase("L" + link[start.upperBound...].prefix { $0.isASCII && $0.isNumber })
    }

    /// The DOI in a link of a resolver, `…id=doi:10.1002%2Fcncr.20369&…`; `nil` where there is none.
    static func doi(inLink link: String) -> String? {
        guard let start = link.firstRange(of: "id=doi:") ?? link.firstRange(of: "doi.org/") else { return nil }
        return doi(String(link[start.upperBound...].prefix { $0 != "&" }))
    }
}
