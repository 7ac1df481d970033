// SPDX-License-Identifier: Apache-2.0

/// What was read of one person's file of decisions.
public struct DecisionLogReading: Sendable, Hashable {
    /// The decisions in the order of the file.
    public var events: [ReviewEvent] = []
    /// Lines that do not count, and tolerances.
    public var remarks: [ReviewRemark] = []
    /// The bytes of the file up to the end of its last whole line.
    var wholeBytes = 0
    /// Whether the last event lacks its line end, though nothing of it is missing.
    var lacksLineEnd = false

    /// Reads the bytes of `decisions/<person>.csv`.
    ///
    /// A line that a crash cut off is told and does not count; neither does a line whose checksum is that of another text. A line that
    /// stands twice, as after an awkward merge, counts once. A time before that of the line above is raised to it, since the order of lines
    /// is the order of decisions. An empty file has no decisions.
    public init(bytes: [UInt8], person: String, file: String) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let tail = lines.removeLast()
        wholeBytes = bytes.count - tail.count
        var reader = Reader(person: person, file: file)
        for (index, line) in lines.enumerated() { reader.read(line, number: index + 1, isWhole: true) }
        if !tail.isEmpty {
            let before = reader.events.count
            reader.read(tail, number: lines.count + 1, isWhole: false)
            lacksLineEnd = reader.events.count > before
        }
        events = reader.events
        remarks = reader.remarks
    }

    private struct Reader {
        let person: String
        let file: String
        var events: [ReviewEvent] = []
        var remarks: [ReviewRemark] = []
        var seen: Set<String> = []
        var sequences: Set<Int> = []
        var hasHeader = false

        mutating func read(_ bytes: ArraySlice<UInt8>, number: Int, isWhole: Bool) {
            var bytes = bytes
            if number == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
            if bytes.last == 0x0D { bytes = bytes.dropLast() }
            guard !bytes.isEmpty else { return }
            guard let line = String(validating: bytes, as: UTF8.self) else {
                return tell(isWhole ? .error : .note, number, isWhole ? "the line is not in UTF-8 and does not count" : Self.tornWords)
            }
            if !hasHeader {
                hasHeader = true
                if line == EventLine.header { return }
                guard isWhole else { return tell(.note, number, Self.tornWords) }
                tell(.error, number, "the first line is not `\(EventLine.header)`")
            }
            if line.hasPrefix("<<<<<<<") || line.hasPrefix("=======") || line.hasPrefix(">>>>>>>") {
                return tell(.error, number, "a mark of an unfinished merge: keep the lines of both sides and delete the mark")
            }
            take(line, number: number, isWhole: isWhole)
        }

        private static let tornWords = "the last line was cut off, as by a crash while it was written; it does not count"

        private mutating func take(_ line: String, number: Int, isWhole: Bool) {
            do throws(EventLine.Refusal) {
                keep(try EventLine.event(line, person: person, number: number), line, number)
            } catch {
                switch error {
                case .torn where !isWhole: tell(.note, number, Self.tornWords)
                case .torn: tell(.error, number, "the line is not whole and does not count")
                case .changed:
                    tell(
                        .error, number,
                        "the line was changed after it was written and does not count; take the original from version control, or decide again"
                    )
                case .unreadable(let why): tell(.error, number, "\(why); the line does not count")
                }
            }
        }

        private mutating func keep(_ event: ReviewEvent, _ line: String, _ number: Int) {
            var event = event
            guard seen.insert(line).inserted else { return tell(.note, number, "the line stands twice and counts once") }
            if !sequences.insert(event.sequence).inserted {
                tell(.note, number, "the number \(event.sequence) stands twice, as after work on two machines; both lines count")
            }
            if let last = events.last?.time, event.time < last {
                tell(.note, number, "the time is before that of the line above; the decision counts as made at \(last)")
                event.time = last
            }
            events.append(event)
        }

        private mutating func tell(_ severity: ReviewRemark.Severity, _ line: Int, _ message: String) {
            remarks.append(ReviewRemark(severity, file: file, line: line, message))
        }
    }
}

/// Something in the files of a review that a person must know, though the review can be read.
public struct ReviewRemark: Sendable, Hashable, Codable, CustomStringConvertible {
    /// How much it matters.
    public enum Severity: String, Sendable, Hashable, Codable {
        /// Nothing is lost.
        case note
        /// Something does not count.
        case error
    }

    /// How much it matters.
    public var severity: Severity
    /// The file within the folder.
    public var file: String
    /// The line, from 1; `nil` where the whole file is meant.
    public var line: Int?
    /// What was found and what was done or is to be done, without a full stop.
    public var message: String

    /// A remark about a place.
    public init(_ severity: Severity, file: String, line: Int? = nil, _ message: String) {
        self.severity = severity
        self.file = file
        self.line = line
        self.message = message
    }

    /// "decisions/gc.csv, line 12: ...".
    public var description: String { "\(file)\(line.map { ", line \($0)" } ?? ""): \(message)" }
}
