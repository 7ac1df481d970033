// SPDX-License-Identifier: Apache-2.0

/// The ids of the records of one file.
enum RecordNaming {
    /// Gives every record its own name where no two names are equal and none is empty; else all get their position.
    ///
    /// - Returns: whether the names could be used.
    @discardableResult
    static func apply(_ names: [String], to records: inout [BibliographicRecord]) -> Bool {
        let isUsable = names.count == records.count && Set(names).count == names.count && !names.contains("")
        for index in records.indices { records[index].id = isUsable ? names[index] : String(records[index].origin.position) }
        return isUsable
    }

    /// The places of the records whose name is missing or stands before, by their lines.
    static func unusableLines(_ names: [String], _ records: [BibliographicRecord]) -> [Int] {
        var seen: Set<String> = []
        return zip(names, records).compactMap { name, record in
            name.isEmpty || !seen.insert(name).inserted ? record.origin.line : nil
        }
    }
}

extension Array where Element: Equatable {
    /// Appends what is not there yet.
    mutating func appendOnce(_ element: Element) {
        if !contains(element) { append(element) }
    }
}
