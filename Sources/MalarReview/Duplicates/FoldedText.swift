// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Text for comparison: lower-case letters without accents, Greek letters by name, entities and mark-up resolved.
///
/// Scripts other than Latin and Greek stay as they are, in lower case, as UTF-8.
enum FoldedText {
    /// Folded bytes with ASCII punctuation kept, other punctuation as spaces.
    static func lowered(_ text: String) -> [UInt8] {
        var text = text
        let source = text.withUTF8 { Array($0) }
        var result: [UInt8] = []
        result.reserveCapacity(source.count)
        var index = 0
        while index < source.count {
            let byte = source[index]
            switch byte {
            case 65...90:
                result.append(byte + 32)
                index += 1
            case 38:
                index = appendEntity(source, index, &result)
            case 60:
                index = skipTag(source, index, &result)
            case 0..<32, 127:
                result.append(32)
                index += 1
            case 0..<128:
                result.append(byte)
                index += 1
            default:
                index = appendWide(source, index, &result)
            }
        }
        return result
    }

    /// Letters and digits alone, words divided by one space; apostrophes are dropped, so that "women's" is one word.
    static func words(_ lowered: some Sequence<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        var gap = false
        for byte in lowered {
            if byte >= 128 || (97...122).contains(byte) || (48...57).contains(byte) {
                if gap, !result.isEmpty { result.append(32) }
                gap = false
                result.append(byte)
            } else if byte != 39 {
                gap = true
            }
        }
        return result
    }

    /// The words of a text at once.
    static func words(of text: String) -> [UInt8] { words(lowered(text)) }

    /// The 32-bit FNV-1a hash of some bytes.
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var value: UInt32 = 2_166_136_261
        for byte in bytes { value = (value ^ UInt32(byte)) &* 16_777_619 }
        return value
    }

    /// The 64-bit FNV-1a hash of some bytes, begun from a seed so that keys of several kinds do not meet.
    static func hash64(_ bytes: some Sequence<UInt8>, seed: UInt64 = 0) -> UInt64 {
        var value: UInt64 = 14_695_981_039_346_656_037 ^ (seed &* 0x9E37_79B9_7F4A_7C15)
        for byte in bytes { value = (value ^ UInt64(byte)) &* 1_099_511_628_211 }
        return value
    }

    /// The ranges of the words in bytes that `words` gave.
    static func ranges(_ words: [UInt8]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for (index, byte) in words.enumerated() where byte == 32 {
            if index > start { result.append(start..<index) }
            start = index + 1
        }
        if start < words.count { result.append(start..<words.count) }
        return result
    }

    // MARK: Entities and mark-up

    private static let entities: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "-", "mdash": "-", "hyphen": "-", "rsquo": "'",
        "lsquo": "'", "ldquo": "\"", "rdquo": "\"", "alpha": "alpha", "beta": "beta", "gamma": "gamma", "delta": "delta", "kappa": "kappa",
        "lambda": "lambda", "mu": "mu", "micro": "mu", "omega": "omega", "plusmn": " ", "ge": ">", "le": "<", "reg": " ", "trade": " ",
        "szlig": "ss", "oslash": "o", "aelig": "ae", "oelig": "oe",
    ]

    private static func appendEntity(_ source: [UInt8], _ start: Int, _ result: inout [UInt8]) -> Int {
        let limit = min(source.count, start + 12)
        guard let end = source[start..<limit].firstIndex(of: 59), end > start + 1 else {
            result.append(38)
            return start + 1
        }
        let name = String(decoding: source[(start + 1)..<end], as: UTF8.self)
        if let plain = entities[name.lowercased()] {
            result.append(contentsOf: plain.utf8)
            return end + 1
        }
        if name.hasPrefix("#"), let scalar = numericEntity(name.dropFirst()) {
            appendScalar(scalar, &result)
            return end + 1
        }
        if name.count > 4, let base = name.utf8.first,
            ["acute", "grave", "circ", "tilde", "cedil", "ring"].contains(where: name.hasSuffix)
                || name.hasSuffix("uml")
        {
            result.append(base | 32)
            return end + 1
        }
        result.append(38)
        return start + 1
    }

    private static func numericEntity(_ digits: Substring) -> Unicode.Scalar? {
        let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init)
    }

    private static let tags: Set<String> = [
        "i", "b", "u", "em", "sub", "sup", "strong", "p", "br", "span", "div", "italic", "bold", "sc", "inf", "title", "sec", "tt", "font",
    ]

    /// Passes over mark-up; `<original>` stays, which some databases put before the title in the original language.
    private static func skipTag(_ source: [UInt8], _ start: Int, _ result: inout [UInt8]) -> Int {
        let limit = min(source.count, start + 80)
        guard let end = source[start..<limit].firstIndex(of: 62) else {
            result.append(60)
            return start + 1
        }
        let inner = String(decoding: source[(start + 1)..<end], as: UTF8.self).lowercased()
        let name = inner.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
        let isPrefixed = inner.contains("jats:") || inner.contains("mml:")
        guard tags.contains(String(name)) || isPrefixed else {
            result.append(60)
            return start + 1
        }
        if ["p", "br", "div", "title", "sec"].contains(String(name)) { result.append(32) }
        return end + 1
    }

    // MARK: Beyond ASCII

    private static func appendWide(_ source: [UInt8], _ start: Int, _ result: inout [UInt8]) -> Int {
        let lead = source[start]
        let count = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        let end = min(source.count, start + count)
        var value = UInt32(lead) & (count == 4 ? 0x07 : count == 3 ? 0x0F : count == 2 ? 0x1F : 0x7F)
        for byte in source[(start + 1)..<max(end, start + 1)] { value = value << 6 | UInt32(byte & 0x3F) }
        if let scalar = Unicode.Scalar(value) { appendScalar(scalar, &result) }
        return max(end, start + 1)
    }

    private static func appendScalar(_ scalar: Unicode.Scalar, _ result: inout [UInt8]) {
        let value = scalar.value
        switch value {
        case 0..<128: result.append((65...90).contains(value) ? UInt8(value + 32) : UInt8(value))
        case 0x300...0x36F, 0xFFFD, 0xAD, 0x200B...0x200F, 0xFEFF: break
        case 0x2018, 0x2019, 0x02BC, 0x2032, 0xB4: result.append(39)
        case 0xC0...0x24F: result.append(contentsOf: latin[Int(value - 0xC0)])
        case 0x1E00...0x1EFF: result.append(contentsOf: latinAdditional[Int(value - 0x1E00)])
        case 0x391...0x3C9: result.append(contentsOf: (greek[value < 0x3B1 ? value + 0x20 : value] ?? "").utf8)
        case 0xB5: result.append(contentsOf: "mu".utf8)
        default: appendOther(scalar, &result)
        }
    }

    private static func appendOther(_ scalar: Unicode.Scalar, _ result: inout [UInt8]) {
        let properties = scalar.properties
        if let digit = superscripts[scalar.value] {
            result.append(digit)
        } else if properties.isAlphabetic || properties.numericType != nil {
            result.append(contentsOf: properties.lowercaseMapping.utf8)
        } else if [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212].contains(scalar.value) {
            result.append(45)
        } else {
            result.append(32)
        }
    }

    private static let superscripts: [UInt32: UInt8] = {
        var table: [UInt32: UInt8] = [0xB9: 49, 0xB2: 50, 0xB3: 51]
        for digit in 0..<10 as Range<UInt32> {
            if digit == 0 || digit > 3 { table[0x2070 + digit] = UInt8(48 + digit) }
            table[0x2080 + digit] = UInt8(48 + digit)
        }
        return table
    }()

    private static let latin: [[UInt8]] = (0xC0...0x24F).map(base)
    private static let latinAdditional: [[UInt8]] = (0x1E00...0x1EFF).map(base)

    private static let ligatures: [Character: String] = [
        "ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "ł": "l", "ħ": "h", "ı": "i", "ĸ": "k", "ŋ": "n",
        "ŧ": "t",
        "ŀ": "l",
    ]

    private static func base(_ value: UInt32) -> [UInt8] {
        guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { return [32] }
        let lower = scalar.properties.lowercaseMapping
        if let first = lower.first, let plain = ligatures[first] { return Array(plain.utf8) }
        let plain = lower.decomposedStringWithCanonicalMapping.unicodeScalars.filter { $0.isASCII }.map { UInt8($0.value) }
        return plain.isEmpty ? Array(lower.utf8) : plain
    }

    private static let greek: [UInt32: String] = {
        let names = [
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "omicron",
            "pi",
            "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
        ]
        return Dictionary(uniqueKeysWithValues: names.enumerated().map { (0x3B1 + UInt32($0.offset), $0.element) })
    }()
}
