// SPDX-License-Identifier: Apache-2.0

/// Whether a part of two records agrees.
enum FieldAgreement: UInt8, Sendable {
    case conflict, missing, same
}

/// Volume, issue and pages as numbers, with what cannot be read left out rather than guessed.
struct ComparablePlace: Sendable {
    /// The first number of the volume; 0 where unknown.
    var volume: UInt32 = 0
    /// The first number of the issue; 0 where unknown.
    var issue: UInt32 = 0
    /// The number of the first page or of the article; 0 where unknown.
    var first: UInt32 = 0
    /// The last page; 0 where only one is given or none.
    var last: UInt32 = 0
    /// The letters before (or after) the first page, "s" or "e" or "cd"; 0 for none.
    var prefix: UInt32 = 0
    /// Volume, issue or pages speak of a supplement.
    var isSupplement = false

    init(volume: String, issue: String, pages: String) {
        readVolume(FoldedText.lowered(volume))
        readIssue(FoldedText.lowered(issue))
        readPages(FoldedText.lowered(pages))
    }

    /// Nothing of the place is known.
    var isEmpty: Bool { volume == 0 && issue == 0 && first == 0 && !isSupplement }

    /// At least three pages that bear plain numbers: no other article can stand on the same ones.
    var isSpan: Bool { first > 0 && last >= first + 2 && prefix == 0 && first > 1 }

    /// Added to the number of a supplement that is not one to an issue.
    private static let supplements: UInt32 = 1_000_000

    /// Issues up to this number are counted within a volume; higher ones are continuous or, in faulty exports, numbers of lines.
    private static let highestIssue: UInt32 = 60

    private static let months: [StaticString] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private static func saysMonth(_ text: [UInt8]) -> Bool {
        text.contains { (97...122).contains($0) } && months.contains { text.holds($0) }
    }

    /// "Suppl. 2", "10 supplement", "s2".
    private static func saysSupplement(_ text: [UInt8]) -> Bool {
        if text.first == UInt8(ascii: "s"), text.count > 1, (48...57).contains(text[1]) { return true }
        return text.holds("supp")
    }

    /// "59 (1 Supplement 1)" is 59; "1)", which a faulty export leaves of "61 (10 Suppl. 1)", is unknown, as is "Suppl 2" or a date.
    private mutating func readVolume(_ text: [UInt8]) {
        if Self.saysSupplement(text) { isSupplement = true }
        if text.contains(41), !text.contains(40) { return }
        if Self.saysMonth(text) { return }
        let head = text.place(of: "supp").map { Array(text[..<$0.lowerBound]) } ?? text
        guard let number = Self.numbers(head).first, !(1900...2100).contains(number.value) else { return }
        volume = number.value
    }

    private mutating func readIssue(_ text: [UInt8]) {
        if Self.saysSupplement(text) || text.holds("meeting") { isSupplement = true }
        if Self.saysMonth(text) { return }
        guard let supplement = text.place(of: "supp") else {
            issue = Self.numbers(text).first?.value ?? 0
            return
        }
        let before = Self.numbers(Array(text[..<supplement.lowerBound])).first?.value
        issue = before ?? Self.numbers(Array(text[supplement.upperBound...])).first.map { $0.value &+ Self.supplements } ?? 0
    }

    private mutating func readPages(_ text: [UInt8]) {
        let trimmed = text.split { $0 == 59 || $0 == 44 || $0 == 43 }.first.map(Array.init) ?? []
        if Self.saysMonth(trimmed) { return }
        if trimmed.holds("supp") {
            isSupplement = true
            return
        }
        let numbers = Self.numbers(trimmed)
        guard let start = numbers.first, start.value > 0 else { return }
        // "t-20": letters, a hyphen and the end of a range whose beginning is lost.
        let opening = trimmed.prefix { !(48...57).contains($0) }
        if opening.contains(45), opening.contains(where: { (97...122).contains($0) }) { return }
        first = start.value
        prefix = start.letters
        if start.letters == UInt32(UInt8(ascii: "s")) { isSupplement = true }
        guard numbers.count > 1 else { return }
        last = Self.expanded(numbers[1], after: start)
    }

    /// "288-97" ends at 297.
    private static func expanded(_ end: Number, after start: Number) -> UInt32 {
        if end.value >= start.value { return end.value }
        var power: UInt32 = 1
        for _ in 0..<min(end.digits, 9) { power = power &* 10 }
        let value = start.value / max(power, 1) &* power &+ end.value
        return end.digits < start.digits && value >= start.value ? value : end.value
    }

    struct Number {
        var value: UInt32
        var digits: Int
        var letters: UInt32
    }

    /// The runs of digits with the letters that stand before or directly after them.
    private static func numbers(_ text: [UInt8]) -> [Number] {
        var result: [Number] = []
        var index = 0
        var letters: UInt32 = 0
        while index < text.count, result.count < 4 {
            let byte = text[index]
            if (97...122).contains(byte) {
                letters = letters << 8 | UInt32(byte)
                index += 1
            } else if (48...57).contains(byte) {
                let run = text[index...].prefix { (48...57).contains($0) }
                let value = UInt32(String(decoding: run.prefix(9), as: UTF8.self)) ?? 0
                index += run.count
                if letters == 0, index < text.count, (97...122).contains(text[index]) {
                    letters = UInt32(text[index])
                    index += 1
                }
                result.append(Number(value: value, digits: run.count, letters: letters))
                letters = 0
            } else {
                if byte != 46, byte != 32 { letters = 0 }
                index += 1
            }
        }
        return result
    }

    // MARK: Comparison

    static func agreement(_ left: UInt32, _ right: UInt32) -> FieldAgreement {
        left == 0 || right == 0 ? .missing : left == right ? .same : .conflict
    }

    /// The first pages; a letter before one of them alone ("S37", "37") is no conflict, two different letters are.
    func pages(_ other: ComparablePlace) -> FieldAgreement {
        guard first > 0, other.first > 0 else { return .missing }
        if first == other.first { return prefix == 0 || other.prefix == 0 || prefix == other.prefix ? .same : .conflict }
        if isCount || other.isCount,
            (prefix > 0 || first > 9_999) != (other.prefix > 0 || other.first > 9_999) || (last == 0) != (other.last == 0)
        {
            return .missing
        }
        if isElectronic != other.isElectronic || isRemnant(of: other) || other.isRemnant(of: self) { return .missing }
        return .conflict
    }

    /// Issues within a volume; numbers that cannot be such prove nothing where they differ.
    func issues(_ other: ComparablePlace) -> FieldAgreement {
        let found = Self.agreement(issue, other.issue)
        guard found == .conflict, max(issue, other.issue) > Self.highestIssue, issue < Self.supplements, other.issue < Self.supplements
        else {
            return found
        }
        return .missing
    }

    /// Whether the fields of one have slipped by one: its issue is the other's volume, its page the other's issue.
    func isShifted(_ other: ComparablePlace) -> Bool {
        func slipped(_ one: ComparablePlace, _ two: ComparablePlace) -> Bool {
            one.volume == 0 && one.issue > 0 && one.issue == two.volume && one.first > 0 && one.first == two.issue && one.last == 0
        }
        return slipped(self, other) || slipped(other, self)
    }

    /// Letters of numbers on line; not "a", "o", "p" and "s", which count abstracts, oral presentations, posters and supplements.
    private static let electronic: Set<UInt32> = Set("bcdfghijklm".utf8.map(UInt32.init))

    /// Pages with a letter that numbers on line do not have, as abstracts of congresses bear them.
    var isLettered: Bool { prefix > 0 && prefix != UInt32(UInt8(ascii: "e")) && !Self.electronic.contains(prefix) }

    /// "e505", "c1754": the number of an article on line, which may stand beside printed pages.
    private var isElectronic: Bool {
        if prefix == UInt32(UInt8(ascii: "e")) { return last == 0 && first >= 100 }
        return Self.electronic.contains(prefix) && last == 0 && first >= 1_000
    }

    /// "2-8" of "Pt 2:125-8": the beginning was lost, the end is that of the other range.
    private func isRemnant(of other: ComparablePlace) -> Bool {
        guard prefix == 0, first < 10, (first...99).contains(last), other.first > 99, other.last > 99 else { return false }
        return other.last % (last < 10 ? 10 : 100) == last
    }

    /// "1-6" beside an article number counts pages rather than placing them.
    private var isCount: Bool { first == 1 && last > 1 && prefix == 0 }

    /// Ranges that overlap, share their last page or begin next to each other: one of them is a slip or counts differently.
    func nearly(_ other: ComparablePlace) -> Bool {
        guard first > 0, other.first > 0 else { return false }
        if last > 0, last == other.last { return true }
        let (low, high) = first <= other.first ? (self, other) : (other, self)
        if high.first - low.first <= 1, high.last == 0 || low.last == 0 { return true }
        if high.last == 0 { return high.prefix == 0 && low.last >= high.first }
        return low.last >= high.first && high.first - low.first <= 5
    }
}
