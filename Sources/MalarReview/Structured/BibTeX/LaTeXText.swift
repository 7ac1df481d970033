// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads the LaTeX of BibTeX values as plain text, and writes plain text as LaTeX that reads back the same.
///
/// Known are the accents, the letters that ASCII lacks, the common symbols and Greek; commands that only set type give way to their text.
/// A command that is not known stays as it stands.
struct LaTeXText {
    private let source: [Unicode.Scalar]
    private var position = 0
    private var output = String.UnicodeScalarView()

    /// The plain text of a value.
    static func decoded(_ text: String) -> String {
        let lines = text.joiningSourceLines
        guard lines.unicodeScalars.contains(where: { "\\{}$~-`'".unicodeScalars.contains($0) }) else { return lines.trimmedOfWhitespace }
        var reader = LaTeXText(source: Array(lines.unicodeScalars))
        return reader.read().trimmedOfWhitespace
    }

    /// The text of an address: nothing but escapes is LaTeX there.
    static func decodedAddress(_ text: String) -> String {
        var plain = text.joiningSourceLines
        for (code, sign) in [("{\\textasciitilde}", "~"), ("\\_", "_"), ("\\%", "%"), ("\\&", "&"), ("\\#", "#"), ("\\~{}", "~")] {
            plain = plain.split(separator: code, omittingEmptySubsequences: false).joined(separator: sign)
        }
        return plain.filter { $0 != "{" && $0 != "}" }.trimmedOfWhitespace
    }

    private init(source: [Unicode.Scalar]) { self.source = source }

    private mutating func read() -> String {
        while position < source.count {
            let scalar = source[position]
            position += 1
            switch scalar {
            case "\\": command()
            case "{", "}", "$": break
            case "~": output.append(" ")
            case "-", "`", "'": run(of: scalar)
            default: output.append(scalar)
            }
        }
        return String(output)
    }

    /// Two or three hyphens are dashes; two marks are a quotation mark.
    private mutating func run(of scalar: Unicode.Scalar) {
        var count = 1
        let most = scalar == "-" ? 3 : 2
        while count < most, position < source.count, source[position] == scalar { (count, position) = (count + 1, position + 1) }
        switch (scalar, count) {
        case ("-", 3): output.append("—")
        case ("-", 2): output.append("–")
        case ("`", 2): output.append("“")
        case ("'", 2): output.append("”")
        default: output.append(scalar)
        }
    }

    private mutating func command() {
        guard position < source.count else { return output.append("\\") }
        let first = source[position]
        guard first.isASCIILetter else {
            position += 1
            if let mark = LaTeXTables.accents[String(first)], !(first == "~" && isEmptyGroup) { return accent(mark, String(first)) }
            if first == "~" || first == "^" { output.append(first); return }
            return output.append(first == "," || first == ";" || first == " " ? " " : first)
        }
        let start = position
        while position < source.count, source[position].isASCIILetter { position += 1 }
        let name = String(String.UnicodeScalarView(source[start..<position]))
        if let mark = LaTeXTables.accents[name], name.count == 1, canTakeAccent { return accent(mark, name) }
        if let text = LaTeXTables.symbols[name] {
            endCommand()
            output.append(contentsOf: text.unicodeScalars)
        } else if LaTeXTables.typesetting.contains(name) {
            endCommand()
        } else {
            output.append(contentsOf: ("\\" + name).unicodeScalars)
        }
    }

    /// The blank behind a command belongs to it, so does an empty group.
    private mutating func endCommand() {
        if isEmptyGroup { position += 2 } else if position < source.count, source[position] == " " { position += 1 }
    }

    private var isEmptyGroup: Bool { position + 1 < source.count && source[position] == "{" && source[position + 1] == "}" }

    /// An accent of one letter such as `\c` needs a brace or a blank before its letter.
    private var canTakeAccent: Bool { position < source.count && (source[position] == "{" || source[position] == " ") }

    private mutating func accent(_ mark: Unicode.Scalar, _ name: String) {
        while position < source.count, source[position] == " " { position += 1 }
        let isGroup = position < source.count && source[position] == "{"
        if isGroup { position += 1 }
        guard position < source.count, source[position] != "}" else { return output.append(contentsOf: name.unicodeScalars) }
        var letter = source[position]
        position += 1
        if letter == "\\", position < source.count, source[position] == "i" || source[position] == "j" {
            letter = source[position]
            position += 1
            if !isGroup { endCommand() }
        }
        output.append(contentsOf: (String(letter) + String(mark)).precomposedStringWithCanonicalMapping.unicodeScalars)
        if isGroup, position < source.count, source[position] == "}" { position += 1 }
    }
}

extension LaTeXText {
    /// Plain text as a value in braces: reading it gives the same text back.
    static func encoded(_ text: String) -> String {
        var value = ""
        var last: Unicode.Scalar = " "
        for scalar in text.replacingReturns.unicodeScalars {
            if scalar == last, "-`'".unicodeScalars.contains(scalar) { value += "{}" }
            value += LaTeXTables.escapes[scalar] ?? String(scalar)
            last = scalar
        }
        return value
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIILetter: Bool { (65...90).contains(value & ~0x20) && value < 128 }
}

extension String {
    /// The lines of a value as one, because BibTeX files are wrapped at will.
    fileprivate var joiningSourceLines: String {
        guard utf8.contains(where: { $0 == 10 || $0 == 13 }) else { return self }
        let lines = split(whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == "\r\n" })
        return lines.map(\.trimmedOfWhitespace).filter { !$0.isEmpty }.joined(separator: " ")
    }
}
