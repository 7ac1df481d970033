// SPDX-License-Identifier: Apache-2.0

/// The beginning of a line of RIS: tag, spaces, hyphen.
///
/// The form of the format is two capitals or a capital and a digit, two spaces, a hyphen, a space; any tag is taken in that form. Tags that
/// are known to be in use are also taken with one space, with tabs, in small letters, indented and without a space after the hyphen; words of
/// running text such as "IL -6" are not.
struct RISTagLine {
    let name: String
    /// Where the value begins; it may have white space at its ends.
    let value: Int
    /// What was not as the format has it.
    let departure: TaggedDeparture?

    init?(_ bytes: [UInt8], _ line: Range<Int>) {
        var start = line.lowerBound
        var marked = false
        if line.count >= 3, bytes[start] == 0xEF, bytes[start + 1] == 0xBB, bytes[start + 2] == 0xBF {
            start += 3
            marked = true
        }
        let margin = start
        while start < line.upperBound, bytes[start] == 0x20 || bytes[start] == 9 { start += 1 }
        guard start + 3 <= line.upperBound, Self.isTag(bytes[start], bytes[start + 1]) else { return nil }
        var hyphen = start + 2
        while hyphen < line.upperBound, hyphen < start + 8, bytes[hyphen] == 0x20 || bytes[hyphen] == 9 { hyphen += 1 }
        guard hyphen < line.upperBound, bytes[hyphen] == 0x2D, hyphen > start + 2 else { return nil }
        let form = Form(bytes, line, start: start, hyphen: hyphen, indented: start > margin)
        guard let found = form.departure() else { return nil }
        name = form.name
        value = hyphen + 1
        departure = marked ? .markInside : found == .twoSpaces && !form.isSpacedTwice ? nil : found
    }

    private static func isTag(_ first: UInt8, _ second: UInt8) -> Bool {
        let letter = (0x41...0x5A).contains(first & 0xDF) && first >= 0x41
        let other = (0x41...0x5A).contains(second & 0xDF) && second >= 0x41 || (0x30...0x39).contains(second)
        return letter && other
    }

    /// The white space around a tag.
    private struct Form {
        let name: String
        let isSmall: Bool
        let isIndented: Bool
        let isRegular: Bool
        let isFollowed: Bool
        let isSpacedTwice: Bool

        init(_ bytes: [UInt8], _ line: Range<Int>, start: Int, hyphen: Int, indented: Bool) {
            isSmall = bytes[start] >= 0x61 || bytes[start + 1] >= 0x61
            let first = bytes[start] & 0xDF
            let second = bytes[start + 1] >= 0x61 ? bytes[start + 1] & 0xDF : bytes[start + 1]
            name = String(unsafeUninitializedCapacity: 2) { text in
                text[0] = first
                text[1] = second
                return 2
            }
            isIndented = indented
            isRegular = hyphen == start + 4 && bytes[start + 2] == 0x20 && bytes[start + 3] == 0x20
            isFollowed = hyphen + 1 >= line.upperBound || bytes[hyphen + 1] == 0x20 || bytes[hyphen + 1] == 9
            isSpacedTwice =
                hyphen + 3 < line.upperBound && bytes[hyphen + 1] == 0x20 && bytes[hyphen + 2] == 0x20 && bytes[hyphen + 3] != 0x20
        }

        /// `.twoSpaces` for the regular form, whose spaces after the hyphen are looked at by the caller; `nil` where it is no tag.
        func departure() -> TaggedDeparture? {
            if isRegular, isFollowed, !isSmall, !isIndented { return .twoSpaces }
            guard RISTags.known.contains(name) else { return nil }
            if isRegular, !isFollowed { return isSmall || isIndented ? nil : .noSpace }
            if isSmall { return isRegular && isFollowed ? .smallTag : nil }
            if isIndented { return isRegular && isFollowed ? .indentedTag : nil }
            return isFollowed ? .oddSpaces : nil
        }
    }
}

/// The tags that are in use.
enum RISTags {
    static let known: Set<String> = [
        "TY", "ER", "A1", "A2", "A3", "A4", "AB", "AD", "AI", "AN", "AU", "AV", "BT", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "CA",
        "CC",
        "CN", "CP", "CR", "CT", "CY", "DA", "DB", "DI", "DO", "DP", "ED", "EP", "ET", "FU", "FX", "ID", "IP", "IS", "J1", "J2", "J9", "JA",
        "JF",
        "JI", "JO", "JP", "KW", "L1", "L2", "L3", "L4", "LA", "LB", "LK", "M1", "M2", "M3", "M4", "N1", "N2", "NL", "NS", "NV", "OP", "PA",
        "PB",
        "PD", "PG", "PI", "PP", "PT", "PU", "PY", "RI", "RN", "RP", "SE", "SN", "SP", "ST", "T1", "T2", "T3", "TA", "TI", "TS", "TT", "U1",
        "U2",
        "U3", "U4", "U5", "UR", "UT", "VL", "VO", "WE", "WT", "WV", "Y1", "Y2", "YR", "XV", "XP", "XF", "XD",
    ]
}
