// SPDX-License-Identifier: Apache-2.0

/// The ids of records: see `RecordFileReader`.
enum RecordIds {
    /// Gives every record of a file an id that no other record of the file has. Complexity: linear.
    static func assign(within reading: inout RecordReading) {
        let explicit = reading.records.map { isExplicit($0, reading.format) ? $0.id : "" }
        let numbers = reading.records.map { $0.identifiers.pmid.isEmpty ? $0.identifiers.embase : $0.identifiers.pmid }
        let own = repeated(explicit)
        let shared = repeated(numbers)
        var used = Set(explicit.filter { !own.contains($0) })
        for index in reading.records.indices {
            let number = numbers[index]
            if !explicit[index].isEmpty, !own.contains(explicit[index]) {
                reading.records[index].id = explicit[index]
            } else if !number.isEmpty, !shared.contains(number), used.insert(number).inserted {
                reading.records[index].id = number
            } else {
                let origin = reading.records[index].origin
                reading.records[index].id = unused("\(origin.file):\(origin.position)", &used)
            }
        }
    }

    /// Puts the file's name before an id that a file before has too.
    static func makeUnique(over readings: inout [RecordReading]) {
        var used: Set<String> = []
        for file in readings.indices {
            for index in readings[file].records.indices {
                let id = readings[file].records[index].id
                if used.insert(id).inserted { continue }
                readings[file].records[index].id = unused("\(readings[file].file)#\(id)", &used)
            }
        }
    }

    /// The id, or the id with the first number from 2 that makes it new.
    private static func unused(_ id: String, _ used: inout Set<String>) -> String {
        if used.insert(id).inserted { return id }
        var number = 2
        while !used.insert("\(id)~\(number)").inserted { number += 1 }
        return "\(id)~\(number)"
    }

    private static func repeated(_ names: [String]) -> Set<String> {
        var seen: Set<String> = []
        var twice: Set<String> = []
        for name in names where !seen.insert(name).inserted { twice.insert(name) }
        return twice
    }

    /// Whether the id stands in the file; a bare position, which readers give where there is none, counts only if a field of ids holds it.
    private static func isExplicit(_ record: BibliographicRecord, _ format: RecordFormat) -> Bool {
        if record.id.isEmpty { return false }
        if format == .ris || record.id != String(record.origin.position) { return true }
        return record.fields.contains { $0.value == record.id && idNames.contains($0.name.lowercased().filter(\.isLetter)) }
    }

    private static let idNames: Set<String> = ["id", "recordid", "recnumber", "key", "citekey", "citationkey", "referenceid", "refid"]
}
