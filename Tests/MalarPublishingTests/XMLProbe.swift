// SPDX-License-Identifier: Apache-2.0
import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads markup strictly and keeps what the tests ask about.
final class XMLProbe: NSObject, XMLParserDelegate {
    struct Element {
        var name: String
        var attributes: [String: String]
    }

    private(set) var elements: [Element] = []
    private(set) var text = ""
    private(set) var problem: String?
    private var depth = 0

    init(_ markup: String) {
        super.init()
        let parser = XMLParser(data: Data(markup.utf8))
        parser.delegate = self
        // Where the text breaks off, the parser of some platforms closes what is open and says nothing.
        let isWhole = parser.parse() && markup.trimmingCharacters(in: .whitespacesAndNewlines).hasSuffix("</\(elements.first?.name ?? "")>")
        guard !isWhole || depth != 0 else { return }
        let reason = parser.parserError.map(String.init(describing:)) ?? "elements are open at the end"
        problem = "line \(parser.lineNumber), column \(parser.columnNumber): \(reason)"
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        elements.append(Element(name: name, attributes: attributes))
        depth += 1
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) { depth -= 1 }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func values(of attribute: String) -> [String] { elements.compactMap { $0.attributes[attribute] } }
}
