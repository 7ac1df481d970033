// SPDX-License-Identifier: Apache-2.0
internal import Foundation

#if canImport(FoundationXML)
    internal import FoundationXML
#endif

/// What the server says of a search.
public struct PubMedHits: Sendable, Hashable, Codable {
    /// The records that the search finds.
    public var count = 0
    /// The search as PubMed understood it, with all its terms written out.
    public var translation = ""
    /// Phrases and fields that PubMed did not find, and left out.
    public var notFound: [String] = []
    /// Other words of warning: phrases ignored, quoted phrases not found, messages.
    public var warnings: [String] = []
    /// Where the server keeps the result.
    var webEnvironment = ""
    var queryKey = ""
}

/// Reads the XML of ESearch, element by element; entities of a document's own are refused.
final class PubMedAnswerReader: NSObject, XMLParserDelegate {
    private(set) var hits = PubMedHits()
    private(set) var error = ""
    private var hasCount = false
    private var path: [String] = []
    private var text = ""

    /// The hits, or `nil` and the server's own word of what is wrong, or `nil` and an empty text for what is no answer of ESearch.
    static func read(_ bytes: [UInt8]) -> (hits: PubMedHits?, error: String) {
        // A byte 0 is a sign of another encoding, in which an entity would go unseen.
        guard bytes.count <= 16_777_216, !bytes.contains(0), bytes.firstRange(of: Array("<!ENTITY".utf8)) == nil else { return (nil, "") }
        let reader = PubMedAnswerReader()
        let parser = XMLParser(data: Data(bytes))
        parser.shouldResolveExternalEntities = false
        parser.delegate = reader
        let isWhole = parser.parse()
        if isWhole, !reader.error.isEmpty { return (nil, reader.error) }
        return isWhole && reader.hasCount ? (reader.hits, "") : (nil, "")
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName qName: String?,
        attributes attributeDict: [String: String]
    ) {
        path.append(elementName)
        text = ""
        if path.count > 64 { parser.abortParsing() }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName qName: String?) {
        take(path.dropFirst().joined(separator: "/"), text.trimmedOfWhitespace)
        path.removeLast()
        text = ""
    }

    private func take(_ place: String, _ value: String) {
        guard path.first == "eSearchResult", !value.isEmpty else { return }
        switch place {
        case "Count":
            // A count that is no number leaves the answer unread.
            guard let count = Int(value), count >= 0 else { return }
            (hits.count, hasCount) = (count, true)
        case "WebEnv": hits.webEnvironment = value
        case "QueryKey": hits.queryKey = value
        case "QueryTranslation": hits.translation = value
        case "ERROR": error = value
        case "ErrorList/PhraseNotFound", "ErrorList/FieldNotFound": hits.notFound.append(value)
        case "WarningList/PhraseIgnored": hits.warnings.append("phrase ignored: " + value)
        case "WarningList/QuotedPhraseNotFound": hits.warnings.append("quoted phrase not found: " + value)
        case "WarningList/OutputMessage": hits.warnings.append(value)
        default: break
        }
    }
}
