// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// An EndNote library as far as these tests need it: the caption "Duplicate" stands on every record that has a duplicate.
final class CaptionedLibrary: NSObject, XMLParserDelegate {
    private(set) var records: [BibliographicRecord] = []
    private(set) var captioned: Set<String> = []
    private var values: [String: String] = [:]
    private var authors: [String] = []
    private var text = ""

    init(_ data: Data) {
        super.init()
        let parser = XMLParser(data: data)
        parser.delegate = self
        _ = parser.parse()
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String] = [:]
    ) {
        if name != "style" { text = "" }
        if name == "record" { (values, authors) = ([:], []) }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        switch name {
        case "style": break
        case "author": authors.append(text)
        case "record": add()
        default: if values[name] == nil { values[name] = text }
        }
    }

    private func add() {
        func field(_ name: String) -> String { values[name] ?? "" }
        let id = "r" + field("rec-number")
        var record = BibliographicRecord(
            id: id, origin: RecordOrigin(file: "library.xml", position: records.count + 1, line: 0), kind: .article)
        if field("work-type").contains("Conference Abstract") { record.kind = .conferenceAbstract }
        record.title = field("title")
        record.authors = authors.map { name in
            let parts = name.split(separator: ",", maxSplits: 1)
            return AuthorName(family: String(parts.first ?? ""), given: parts.count > 1 ? String(parts[1]) : "")
        }
        record.year = Int(field("year"))
        record.journal = field("secondary-title").isEmpty ? field("full-title") : field("secondary-title")
        record.volume = field("volume")
        record.issue = field("number")
        record.pages = field("pages")
        record.abstract = field("abstract")
        record.identifiers.doi = IdentifierForms.doi(field("electronic-resource-num")) ?? ""
        records.append(record)
        if field("caption") == "Duplicate" { captioned.insert(id) }
    }
}
