// SPDX-License-Identifier: Apache-2.0

import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads the records of an XML text one after the other; only one is held at a time.
enum MarkupRecords {
    struct Summary {
        /// The name of the outermost element.
        var root = ""
        /// The lines where a forbidden character was replaced.
        var forbiddenLines: [Int] = []
    }

    /// Calls `body` with every element that has one of the names, outermost first, in the order of the file.
    ///
    /// - Throws: with the line, where the text is not well formed, declares entities, or goes beyond the limits.
    static func read(
        _ bytes: [UInt8], file: String, names: Set<String>, limits: MarkupLimits = MarkupLimits(), body: (MarkupElement) -> Void
    ) throws(RecordFileError) -> Summary {
        let prepared = try MarkupPreparation(bytes, file: file)
        return try withoutActuallyEscaping(body) { body in
            Result { () throws(RecordFileError) in try read(prepared, file: file, names: names, limits: limits, body: body) }
        }.get()
    }

    private static func read(
        _ prepared: MarkupPreparation, file: String, names: Set<String>, limits: MarkupLimits, body: @escaping (MarkupElement) -> Void
    ) throws(RecordFileError) -> Summary {
        let collector = MarkupCollector(names: names, limits: limits, body: body)
        // In pieces: given whole, a file above ten megabytes meets a limit of libxml2.
        let parser = XMLParser(stream: InputStream(data: Data(prepared.bytes)))
        parser.shouldResolveExternalEntities = false
        parser.shouldProcessNamespaces = false
        parser.delegate = collector
        let isComplete = parser.parse()
        parser.delegate = nil
        if let fault = collector.fault { throw RecordFileError(file: file, line: fault.line, fault.message) }
        guard isComplete, parser.parserError == nil, collector.errorLine == nil, collector.isBalanced else {
            throw notWellFormed(parser, collector, file: file)
        }
        return Summary(root: collector.root, forbiddenLines: prepared.forbiddenLines)
    }

    private static func notWellFormed(_ parser: XMLParser, _ collector: MarkupCollector, file: String) -> RecordFileError {
        let line = max(1, collector.errorLine ?? parser.lineNumber)
        let reason = MarkupFault.words(for: (parser.parserError as NSError?)?.code ?? 0)
        let count = collector.recordCount
        let before = count == 0 ? "" : ", after \(count) whole \(count == 1 ? "record" : "records")"
        return RecordFileError(
            file: file, line: line,
            "not well-formed XML\(before): \(reason); nothing is read, so that none is missed: export the file again")
    }
}

/// The words for what a parser finds wrong.
enum MarkupFault {
    /// - Parameter code: the number of libxml2, which the parser hands on.
    static func words(for code: Int) -> String {
        switch code {
        case 4: "the file is empty"
        case 5, 74, 77: "an element is not closed or the file is cut off"
        case 9: "a character that XML does not allow, or bytes that are not UTF-8"
        case 26, 27, 28: "an entity that is not declared"
        case 38, 39, 41, 65: "an attribute that is not written as XML wants it"
        case 42: "an attribute that is stated twice"
        case 68: "a name that XML does not allow, such as a bare < or &"
        case 76: "an end tag that does not belong to the element that is open"
        case 81: "bytes that are not UTF-8"
        case 201, 202: "a prefix that is not declared"
        default: "error \(code)"
        }
    }
}
