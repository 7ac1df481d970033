// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

/// The distinct lists of patients and rows behind the cells of results.json: each stands there once, and a lineage refers to it by number.
struct SourceList {
    /// Who and what was counted.
    private struct Source: Hashable {
        let patients: [String]
        let records: [String]
    }

    private var numbers: [Source: Int] = [:]
    private var sources: [Source] = []

    /// A lineage that names its patients and rows by the number of their list; lists are numbered from 1 as they are met.
    mutating func refer(to lineage: Lineage) -> JSONValue {
        let number = number(of: Source(patients: lineage.subjects, records: lineage.records))
        return [
            "denominator": .integer(orNull: lineage.denominator), "source": .integer(number), "method": .string(lineage.method),
            "options": .array(lineage.options.map { ["name": .string($0.name), "value": .string($0.value)] }),
            "note": .string(orNull: lineage.note),
        ]
    }

    private mutating func number(of source: Source) -> Int {
        if let known = numbers[source] { return known }
        sources.append(source)
        numbers[source] = sources.count
        return sources.count
    }

    /// The lists in the order of their numbers; the rows of visits.csv are also listed as visits.
    var json: [JSONValue] {
        sources.enumerated().map { index, source in
            [
                "number": .integer(index + 1), "patients": .strings(source.patients),
                "visits": .strings(source.records.filter { $0.contains("(visits.csv, ") }), "records": .strings(source.records),
            ]
        }
    }
}
