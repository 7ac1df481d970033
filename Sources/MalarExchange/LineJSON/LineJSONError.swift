// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited

/// One line of a JSON stream that could not be read: what, where, and what to do. It never holds a value.
public struct LineJSONError: Error, Sendable, Hashable {
    /// What is wrong, to compare with the codes of `Code`; be ready for one that you do not know.
    public let code: Code
    /// The name of the file, as the caller gave it.
    public let fileName: String
    /// The line, from 1.
    public let line: Int
    /// The byte within the line, from 1.
    public let byteColumn: Int
    /// The key whose value is meant, where it is known.
    public let key: String?

    /// What is wrong. More codes may come in later versions.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The name of the code, stable between versions.
        public let description: String
        let problem: String
        let remedy: String

        private init(_ name: String, _ problem: String, do remedy: String) {
            description = name
            self.problem = problem
            self.remedy = remedy
        }

        /// Codes are the same where their names are, however they are worded.
        public static func == (left: Self, right: Self) -> Bool { left.description == right.description }
        /// Takes in the name alone, as `==` does.
        public func hash(into hasher: inout Hasher) { hasher.combine(description) }
    }
}

extension LineJSONError: CustomStringConvertible {
    /// The place, the problem and the remedy, without any value.
    public var description: String {
        let name = key.map { ", key \($0.shortenedForMessage)" } ?? ""
        return "\(fileName), line \(line), byte \(byteColumn) of the line\(name): \(code.problem). \(code.remedy)"
    }
}

extension LineJSONError.Code {
    /// The line breaks the grammar of RFC 8259, or something stands behind the object. The byte is where the broken part begins.
    public static let invalidJSON = Self(
        "invalidJSON", "this is not JSON", do: "Write one whole object a line, and line ends in text as \\n.")
    /// The line begins with something other than `{`.
    public static let notAnObject = Self("notAnObject", "the line is not an object", do: "Write {\"key\": value, …}.")
    /// The value of a key that is not to be ignored is an object or an array: a row has no place for it.
    public static let nestedValue = Self(
        "nestedValue", "the value is an object or an array", do: "Flatten it, or name the key among those to be ignored.")
    /// The value of a key to be ignored has more than 64 levels. Other nested values are refused as `nestedValue` at the first.
    public static let nestedTooDeep = Self("nestedTooDeep", "the value is nested too deep", do: "Leave it out.")
    /// The object is refused, since nobody knows which value holds. Keys to be ignored may repeat.
    public static let duplicateKey = Self("duplicateKey", "the key stands twice in one object", do: "Delete or rename one of them.")
    /// The key is new and the stream has as many columns as `Limits.columns` permits, declared ones among them.
    public static let tooManyKeys = Self(
        "tooManyKeys", "the stream has too many different keys", do: "Use keys as column names, not as values.")
    /// A backslash before anything but `"`, `\`, `/`, b, f, n, r, t, or u with four hexadecimal digits.
    public static let invalidEscape = Self(
        "invalidEscape", "the escape is not one of JSON", do: "Double a backslash that belongs to the text.")
    /// An escape from `\uD800` to `\uDFFF` stands for a character only in a pair, the high half first.
    public static let loneSurrogate = Self(
        "loneSurrogate", "half of a surrogate pair stands alone", do: "Write both halves, or the character itself in UTF-8.")
    /// A byte below 0x20 inside a text, or NUL: as a byte anywhere in the line, or written `\u0000`.
    public static let controlCharacter = Self(
        "controlCharacter", "there is a control character in a text", do: "Write it as an escape such as \\t, and leave out NUL.")
    /// Beyond the largest double in magnitude, such as `1e400`.
    public static let numberOutOfRange = Self("numberOutOfRange", "the number is too large", do: "Correct it, or write null.")
    /// The byte is the first wrong one. That line is given up; the next ones are read.
    public static let invalidUTF8 = Self("invalidUTF8", "this byte is not UTF-8", do: "Write the stream in UTF-8.")
    /// The stream begins with a UTF-16 byte order mark. Thrown by `next()`, because no line can be read.
    public static let utf16 = Self("utf16", "the stream is UTF-16, not UTF-8", do: "Write the stream in UTF-8.")
    /// More bytes than `Limits.lineBytes`; the line is passed over without being kept in memory.
    public static let lineTooLong = Self("lineTooLong", "the line is too long", do: "Write one object a line, and shorten its texts.")
}

/// A fault within a line, in offsets of the bytes.
struct LineJSONFault: Error {
    let code: LineJSONError.Code
    let offset: Int
    var key: String?

    init(_ code: LineJSONError.Code, at offset: Int, key: String? = nil) {
        self.code = code
        self.offset = offset
        self.key = key
    }
}
