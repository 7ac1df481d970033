// SPDX-License-Identifier: Apache-2.0

/// Divides a JSON list into its elements without reading them, so that each has its line and a damaged one costs no other.
struct JSONElements {
    struct Element {
        var range: Range<Int>
        var line: Int
    }

    static let depthLimit = 100

    private(set) var elements: [Element] = []
    /// The line where the list ends too early, deeper than allowed or with something that is no element.
    private(set) var fault: (line: Int, why: String)?

    /// - Parameter start: the opening bracket.
    init(_ bytes: [UInt8], from start: Int, line first: Int) {
        var line = first
        var depth = 0
        var isText = false
        var isEscaped = false
        var open: (start: Int, line: Int)?
        for index in start..<bytes.count {
            let byte = bytes[index]
            if byte == 10 { line += 1 }
            if isText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
                continue
            }
            if byte <= 32 { continue }
            let isClose = byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
            if depth == 1, byte == UInt8(ascii: ",") || isClose {
                if let open { elements.append(Element(range: open.start..<index, line: open.line)) }
                open = nil
                if isClose { return }
                continue
            }
            if depth == 1, open == nil { open = (index, line) }
            if byte == UInt8(ascii: "\"") { isText = true }
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { depth += 1 }
            if isClose { depth -= 1 }
            if depth > Self.depthLimit { fault = (line, "lists and objects stand more than \(Self.depthLimit) deep in each other"); return }
        }
        fault = (open?.line ?? line, "the list is not closed; the file is cut off or damaged")
    }
}
