// SPDX-License-Identifier: Apache-2.0

/// An event as one line of a person's file, and back.
///
/// The file is a table of comma-separated values that a spreadsheet shows: one line per event, however long its note, so that version
/// control merges lines and a line cut off by a crash is alone concerned. Line breaks, backslashes and a leading `=`, `+`, `-` or `@` of
/// free text are written with a backslash, so that no cell is taken for a formula. The last column holds a checksum of the line, by which a
/// line that was cut off or changed by hand is known.
enum EventLine {
    static let columns = ["sequence", "time", "action", "round", "record", "reason", "with", "note", "protocol", "check"]
    static let header = columns.joined(separator: ",")

    /// The line of an event without its line end.
    static func text(_ event: ReviewEvent) -> String {
        let parts = Parts(event.action)
        let fields = [
            String(event.sequence), event.time.description, parts.verb, parts.round?.rawValue ?? "", parts.record.description,
            escaped(parts.reason), escaped(parts.with.joined(separator: " ")), escaped(event.note), escaped(event.protocolVersion),
        ]
        let body = fields.map(quoted).joined(separator: ",")
        return "\(body),\(check(body))"
    }

    /// Eight hexadecimal digits of the line before the last comma.
    static func check(_ body: String) -> String { String(SHA256.hex(of: Array(body.utf8)).prefix(8)) }

    /// Why a line is not an event.
    enum Refusal: Error, Hashable {
        /// Cut off: a part of the line is missing.
        case torn
        /// The checksum is that of another line.
        case changed
        /// Not an event, in words.
        case unreadable(String)
    }

    /// The event of a line.
    static func event(_ line: String, person: String, number: Int) throws(Refusal) -> ReviewEvent {
        guard let comma = line.utf8.lastIndex(of: 0x2C), let fields = Self.fields(line), fields.count == columns.count else { throw .torn }
        let sum = fields[9]
        guard sum.utf8.count == 8, sum.allSatisfy(\.isHexDigit) else { throw .torn }
        guard sum == check(String(line[..<comma])) else { throw .changed }
        guard let sequence = ReviewSettings.count(fields[0]), sequence > 0 else { throw .unreadable("the sequence is no number") }
        guard let time = ReviewInstant(fields[1]) else { throw .unreadable("the time is not written as 2025-06-01T10:00:00Z") }
        guard let record = RecordKey(fields[4]) else { throw .unreadable("the record is not written as search/identifier") }
        let round = ReviewRound(rawValue: fields[3])
        if round == nil, !fields[3].isEmpty { throw .unreadable("there is no round `\(fields[3].prefix(40))`") }
        let parts = Parts(
            verb: fields[2], round: round, record: record, reason: unescaped(fields[5]),
            with: unescaped(fields[6]).split(separator: " ").map(String.init))
        return ReviewEvent(
            sequence: sequence, time: time, person: person, action: try parts.action(), note: unescaped(fields[7]),
            protocolVersion: unescaped(fields[8]), line: number)
    }

    /// The fields of one line; `nil` where a quote is not closed or something follows it.
    ///
    /// Scalars are looked at rather than characters, because an accent that begins a field would otherwise hide the comma before it.
    static func fields(_ line: String) -> [String]? {
        var fields: [String] = []
        var field = String.UnicodeScalarView()
        var isQuoted = false
        var isClosed = false
        var rest = line.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\"" where isQuoted && rest.first == "\"":
                rest.removeFirst()
                field.append("\"")
            case "\"" where isQuoted: (isQuoted, isClosed) = (false, true)
            case "\"" where field.isEmpty && !isClosed: isQuoted = true
            case "," where !isQuoted:
                fields.append(String(field))
                (field, isClosed) = (String.UnicodeScalarView(), false)
            default:
                if isClosed { return nil }
                field.append(scalar)
            }
        }
        return isQuoted ? nil : fields + [String(field)]
    }

    private static func quoted(_ field: String) -> String {
        field.utf8.contains(where: { [0x20, 0x22, 0x2C, 0x3B].contains($0) }) ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }

    /// One line, no formula; every character comes back.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\"": result += "\\q"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}": result += "\\u{\(String(scalar.value, radix: 16))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        if let first = text.unicodeScalars.first, "=+-@".unicodeScalars.contains(first) { return "\\" + result }
        return result
    }

    static func unescaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            guard scalar == "\\", let next = rest.popFirst() else {
                result.append(scalar)
                continue
            }
            switch next {
            case "n": result.append("\n")
            case "r": result.append("\r")
            case "t": result.append("\t")
            case "q": result.append("\"")
            case "u": result.append(Self.named(&rest) ?? "\u{FFFD}")
            default: result.append(next)
            }
        }
        return String(result)
    }

    /// The scalar of `{85}`.
    private static func named(_ rest: inout Substring.UnicodeScalarView) -> Unicode.Scalar? {
        guard rest.first == "{", let end = rest.firstIndex(of: "}") else { return nil }
        let digits = String(rest[rest.index(after: rest.startIndex)..<end])
        rest = rest[rest.index(after: end)...]
        return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
    }
}
