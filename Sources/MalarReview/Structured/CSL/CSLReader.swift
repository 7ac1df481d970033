// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads CSL-JSON: a list of items, one item, or an object that holds a list as `items`.
///
/// - Source: Citation Style Language 1.0.2, schema of the input data.
enum CSLReader {
    static func read(_ bytes: [UInt8], file: String) throws(RecordFileError) -> RecordReading {
        var reading = RecordReading(file: file, format: .cslJSON)
        let (start, line) = try listStart(bytes, file: file)
        let list = JSONElements(bytes, from: start, line: line)
        if list.elements.isEmpty, let fault = list.fault { throw RecordFileError(file: file, line: fault.line, fault.why) }
        var names: [String] = []
        for element in list.elements {
            guard let object = object(bytes[element.range]) else {
                reading.remarks.append(ReadingRemark(.error, lines: [element.line], "this item is no JSON object; it is not read"))
                continue
            }
            let origin = RecordOrigin(file: file, position: reading.records.count + 1, line: element.line)
            let record = CSLItem(object).record(origin: origin)
            names.append(record.id)
            reading.records.append(record)
        }
        if let fault = list.fault { reading.remarks.append(ReadingRemark(.error, lines: [fault.line], fault.why)) }
        if !RecordNaming.apply(names, to: &reading.records), names.contains(where: { !$0.isEmpty }) {
            let lines = Array(RecordNaming.unusableLines(names, reading.records).prefix(20))
            reading.remarks.append(ReadingRemark(.note, lines: lines, "an id is missing or stands twice; records are named by position"))
        }
        return reading
    }

    /// The bracket of the list, or the place before a single item, which is then read as if it stood in one.
    private static func listStart(_ bytes: [UInt8], file: String) throws(RecordFileError) -> (Int, Int) {
        guard let first = bytes.firstIndex(where: { $0 > 32 }) else { throw RecordFileError(file: file, "the file is empty") }
        let line = 1 + bytes[..<first].count { $0 == 10 }
        if bytes[first] == UInt8(ascii: "[") { return (first, line) }
        guard bytes[first] == UInt8(ascii: "{") else {
            throw RecordFileError(file: file, line: line, "this is not JSON: a list of items is expected")
        }
        let key = Array("\"items\"".utf8)
        var index = first
        while index < min(bytes.count - key.count, first + 65_536) {
            if bytes[index] == key[0], bytes[index..<(index + key.count)].elementsEqual(key),
                let bracket = bytes[(index + key.count)...].firstIndex(where: { $0 > 32 && $0 != UInt8(ascii: ":") }),
                bytes[bracket] == UInt8(ascii: "[")
            {
                return (bracket, 1 + bytes[..<bracket].count { $0 == 10 })
            }
            index += 1
        }
        throw RecordFileError(file: file, line: line, "the JSON holds no list of items; CSL-JSON is a list such as [{\"title\": …}]")
    }

    private static func object(_ bytes: ArraySlice<UInt8>) -> [String: Any]? {
        (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
    }
}
