// SPDX-License-Identifier: Apache-2.0

import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Builds the tree of one record at a time from the events of the parser, and stops where a limit is passed.
final class MarkupCollector: NSObject, XMLParserDelegate {
    private let names: Set<String>
    private let limits: MarkupLimits
    private let body: (MarkupElement) -> Void
    private(set) var root = ""
    private(set) var recordCount = 0
    private(set) var fault: (line: Int, message: String)?
    /// The line of the first error that the parser reports.
    private(set) var errorLine: Int?
    private var depth = 0
    private var hasBegun = false
    /// The open elements of the record that is read.
    private var open: [MarkupElement] = []
    private var text = ""
    private var elementCount = 0
    private var textBytes = 0

    init(names: Set<String>, limits: MarkupLimits, body: @escaping (MarkupElement) -> Void) {
        self.names = names
        self.limits = limits
        self.body = body
    }

    /// Whether a first element was there and all are closed.
    var isBalanced: Bool { hasBegun && depth == 0 && open.isEmpty }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        guard fault == nil else { return }
        hasBegun = true
        depth += 1
        let name = Self.local(elementName)
        if root.isEmpty { root = name }
        if depth > limits.depth {
            return stop(parser, "elements stand more than \(limits.depth) deep in each other; this is no export of records")
        }
        guard !open.isEmpty || names.contains(name) else { return }
        begin(MarkupElement(name: name, attributes: attributes, line: parser.lineNumber))
        if elementCount > limits.elements || textBytes > limits.textBytes { stopForSize(parser) }
    }

    func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
        guard fault == nil else { return }
        depth -= 1
        guard let element = open.last else { return }
        flush()
        open.removeLast()
        guard open.isEmpty else { return }
        recordCount += 1
        (elementCount, textBytes) = (0, 0)
        body(element)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        guard fault == nil, !open.isEmpty else { return }
        text += string
        textBytes += string.utf8.count
        if textBytes > limits.textBytes { stopForSize(parser) }
    }

    func parser(_ parser: XMLParser, foundCDATA block: Data) {
        self.parser(parser, foundCharacters: String(decoding: block, as: UTF8.self))
    }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) {
        if errorLine == nil { errorLine = parser.lineNumber }
    }

    private func begin(_ element: MarkupElement) {
        flush()
        elementCount += 1
        for (name, value) in element.attributes { textBytes += name.utf8.count + value.utf8.count }
        open.last?.append(element)
        open.append(element)
    }

    private func flush() {
        guard !text.isEmpty else { return }
        open.last?.append(text: text)
        text = ""
    }

    private func stopForSize(_ parser: XMLParser) {
        stop(parser, "one record is larger than any export's (\(limits.textBytes >> 20) MB of text or \(limits.elements) elements)")
    }

    private func stop(_ parser: XMLParser, _ message: String) {
        fault = (parser.lineNumber, message)
        open = []
        parser.abortParsing()
    }

    private static func local(_ name: String) -> String {
        name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }
}
