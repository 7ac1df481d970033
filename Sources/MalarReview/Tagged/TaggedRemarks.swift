// SPDX-License-Identifier: Apache-2.0

/// A way in which a tagged file departs from its format and is read all the same.
enum TaggedDeparture: Int, CaseIterable {
    case markInside, twoSpaces, oddSpaces, noSpace, smallTag, indentedTag
    case missingEnd, extraEnd, missingType, afterEnd, outside, continued, separator
    case unreadableYear, pagesInWords, issueOfText, danglingReference

    var message: String {
        switch self {
        case .markInside: "a byte order mark stands inside the file, as after joining files; it was left out"
        case .twoSpaces: "two spaces follow the hyphen of a tag; both were left out"
        case .oddSpaces: "the space between tag and hyphen is not two blanks; the tag was read"
        case .noSpace: "no space follows the hyphen of a tag; the tag was read"
        case .smallTag: "a tag is written in small letters; it was read as capitals"
        case .indentedTag: "a tag is indented; it was read"
        case .missingEnd: "a record has no end tag; it was ended before the next record or at the end of the file"
        case .extraEnd: "an end tag stands outside of a record; it was passed over"
        case .missingType: "a record begins without a type tag; its type is unstated"
        case .afterEnd: "fields stand after the end tag of a record; they were added to that record"
        case .outside: "text stands outside of the records; it was kept with the record beside it"
        case .continued: "a line without a tag was added to the field before it"
        case .separator: "a Unicode line separator stands inside a value; it was read as a line end"
        case .unreadableYear: "no year of publication can be read; the record has none"
        case .pagesInWords: "the pages are words without a number; the record has none"
        case .issueOfText: "the issue holds a text that can be none; it was kept among the fields alone"
        case .danglingReference: "a kept field points to a line that is not there; its value is lost, so take the original file"
        }
    }
}

/// Gathers what departs, each kind once with all its lines.
struct TaggedRemarks {
    private var lines = [[Int]](repeating: [], count: TaggedDeparture.allCases.count)
    private var others: [ReadingRemark] = []

    mutating func note(_ departure: TaggedDeparture, line: Int) {
        if lines[departure.rawValue].last != line { lines[departure.rawValue].append(line) }
    }

    mutating func add(_ remark: ReadingRemark) {
        others.append(remark)
    }

    /// All remarks in the order of their first lines.
    var all: [ReadingRemark] {
        let notes = TaggedDeparture.allCases.filter { !lines[$0.rawValue].isEmpty }
            .map { ReadingRemark(.note, lines: lines[$0.rawValue].sorted(), $0.message) }
        return (notes + others).sorted { ($0.lines.first ?? 0) < ($1.lines.first ?? 0) }
    }
}
