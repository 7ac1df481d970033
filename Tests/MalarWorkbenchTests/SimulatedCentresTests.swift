// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarExchange
import MalarInstruments
import MalarPublishing
import MalarStudy
import MalarUnits
import MalarWorkbench
import Testing

@Suite("Simulated centres with files of their own")
struct SimulatedCentresTests {
    private func simulate(
        _ place: borrowing Workplace, _ name: String, seed: UInt64, patients: Int = 26, messy: Bool, own: Bool
    ) throws -> Cohort {
        let request = SimulateCohort.Request(
            template: "cohort-2024", patients: patients, centres: 9, seed: seed, isMessy: messy, hasCentreFiles: own)
        _ = try SimulateCohort()(request, to: place.path(name))
        let root = URL(fileURLWithPath: place.path(name)).appendingPathComponent("centres")
        let folders = own ? try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() : []
        let mappings = try folders.map { folder in
            let text = try String(contentsOf: root.appendingPathComponent("\(folder)/mapping.yaml"), encoding: .utf8)
            return try CentreMapping(yaml: text, file: "centres/\(folder)/mapping.yaml")
        }
        return try StudyFolder.read(at: place.path(name), centres: mappings).cohort
    }

    @Test("The centres' files give the same cohort as the tables, value by value", arguments: [1, 3, 7] as [UInt64], [false, true])
    func same(seed: UInt64, messy: Bool) throws {
        let place = try Workplace()
        let clean = try simulate(place, "clean", seed: seed, messy: messy, own: false)
        let own = try simulate(place, "own", seed: seed, messy: messy, own: true)
        #expect(own.patients.count == 26)
        var compared = 0
        for patient in clean.patients {
            let other = try #require(own.patient(patient.id))
            #expect(patient.rows.count == other.rows.count, "\(patient.id)")
            for (one, two) in zip(patient.rows, other.rows) {
                let (left, right) = (ComparedRow(one).values, ComparedRow(two).values)
                let differing = left.keys.filter { !ComparedRow.agree(left[$0], right[$0]) }
                #expect(left.keys.sorted() == right.keys.sorted() && differing == [], "\(one.reference) \(two.reference)")
                compared += left.count
            }
        }
        #expect(compared > 10_000)
    }

    @Test("The check finds the planted errors in the centres' files, and nothing else", arguments: [1, 5, 26] as [UInt64])
    func planted(seed: UInt64) throws {
        let place = try Workplace()
        _ = try simulate(place, "s", seed: seed, patients: 60, messy: true, own: true)
        let planted = try place.text("s/planted.txt").split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            line.split(separator: " ", omittingEmptySubsequences: true).prefix(3).joined(separator: " ")
        }
        let found = try CheckStudy()(place.path("s")).list.rows.map { row in [4, 1, 6].map { row.cells[$0].text }.joined(separator: " ") }
        #expect(planted.count == 20 && planted.sorted() == found.sorted())
    }

    @Test("Without errors the check is silent, and every file says that it is synthetic")
    func silent() throws {
        let place = try Workplace()
        _ = try simulate(place, "s", seed: 11, patients: 60, messy: false, own: true)
        #expect(try CheckStudy()(place.path("s")).list.rows.isEmpty)
        let root = URL(fileURLWithPath: place.path("s/centres"))
        let files = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.contains(".") }
        #expect(files.count > 40)
        for file in files {
            let bytes = try Data(contentsOf: root.appendingPathComponent(file)).prefix(40)
            #expect(String(decoding: bytes, as: UTF8.self).contains("# synthetic: "), "\(file)")
        }
    }

    @Test("Lists of queries: one a centre, the same ids every time, no value, nothing written over")
    func queries() throws {
        let place = try Workplace()
        _ = try simulate(place, "s", seed: 5, patients: 60, messy: true, own: true)
        let output = try WriteQueries()(place.path("s"), to: place.path("q"))
        #expect(output.counts.reduce(0, +) == 20 && output.files.count == Set(output.files).count)
        var ids: [String] = []
        for file in output.files {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
            let text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
            #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
            #expect(text.hasPrefix("query,centre,patient,file,row,column,severity,rule,found,question,answer,answeredOn\r\n"))
            let rows = text.split(separator: "\r\n").dropFirst()
            #expect(rows.allSatisfy { $0.hasPrefix("Q-CENTRE-") && $0.hasSuffix(",,") && $0.contains("?") })
            ids += rows.map { String($0.prefix { $0 != "," }) }
        }
        #expect(Set(ids).count == 20)
        // A row above the others moves them all and changes no id.
        let path = place.url.appendingPathComponent("s/centres/centre-2/drugs.csv")
        let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map(String.init)
        try (lines.prefix(1) + ["# a line"] + lines.dropFirst()).joined(separator: "\n").write(to: path, atomically: true, encoding: .utf8)
        let again = try WriteQueries()(place.path("s"), to: place.path("r"))
        for (file, second) in zip(output.files, again.files) {
            let texts = try [file, second].map { try String(contentsOfFile: $0, encoding: .utf8) }
            let pairs = texts.map { $0.split(separator: "\r\n").map { $0.prefix { $0 != "," } } }
            #expect(pairs[0] == pairs[1])
        }
        #expect(throws: RequestError.self) { try WriteQueries()(place.path("s"), to: place.path("q")) }
    }

    @Test("The same report from both, but for the order of the patients")
    func report() throws {
        let place = try Workplace()
        _ = try simulate(place, "a", seed: 7, messy: false, own: false)
        _ = try simulate(place, "b", seed: 7, messy: false, own: true)
        let one = try WriteReport()(place.path("a"), to: place.path("ra")), two = try WriteReport()(place.path("b"), to: place.path("rb"))
        func sorted(_ rows: [[String]]) -> [String] { rows.map { $0.joined(separator: "|") }.sorted() }
        #expect(sorted(one.headline.rows.map { $0.cells.map(\.text) }) == sorted(two.headline.rows.map { $0.cells.map(\.text) }))
    }

    @Test("A folder without its mapping, and two folders of one centre, are refused in words")
    func refused() throws {
        let place = try Workplace()
        _ = try simulate(place, "s", seed: 7, messy: false, own: true)
        let copy = try place.text("s/centres/centre-2/mapping.yaml")
        try FileManager.default.removeItem(atPath: place.path("s/centres/centre-3/mapping.yaml"))
        try place.write(copy, to: "s/centres/centre-1/mapping.yaml")
        try place.write("x", to: "s/centres/stray.csv")
        let refusal = #expect(throws: RequestError.self) { try CheckStudy()(place.path("s")) }
        let lines = refusal?.description.split(separator: "\n").map(String.init) ?? []
        #expect(lines.count == 3 && lines.contains { $0.hasPrefix("centres/centre-3: there is no mapping.yaml") })
        #expect(lines.contains { $0.hasPrefix("centres/stray.csv: ") } && lines.contains { $0.contains("is also the centre of") })
    }
}

extension Patient {
    fileprivate var rows: [Record] { [record] + visits.map(\.record) + treatments.map(\.record) + events.map(\.record) }
}

/// The values of a row after conversion to the units of the dictionary and to prednisone.
private struct ComparedRow {
    var values: [String: Value] = [:]

    init(_ record: Record) {
        for id in record.knownIDs {
            guard let value = record[id] else { continue }
            switch value {
            case .measurement(let measured):
                let factor = measured.unit.perCanonical ?? .nan
                values[id] = .number(measured.value * factor)
                values["\(id).bound"] = .text(measured.bound.rawValue)
                values["\(id).lower"] = measured.lowerLimit.map { .number($0 * factor) }
                values["\(id).upper"] = measured.upperLimit.map { .number($0 * factor) }
            case .drug(let drug) where drug.id == "methylprednisolone": values[id] = .text("prednisone")
            case .drug(let drug): values[id] = .text(drug.id)
            default: if !Self.isPartOfAnother(id, record) { values[id] = value }
            }
        }
        // Four milligrams of methylprednisolone are five of prednisone.
        let drug = record.table == .visits ? "glucocorticoid" : "drug"
        if case .drug(let taken) = record[drug], taken.id == "methylprednisolone" { scale(record, by: 1.25) } else { scale(record, by: 1) }
    }

    private mutating func scale(_ record: Record, by factor: Double) {
        if record.table == .visits {
            var dose = 0.0
            if case .number(let milligrams) = record["glucocorticoidDose"] { dose = milligrams * factor }
            values["glucocorticoidDose"] = .number(dose)
            values["glucocorticoid"] = .text(dose == 0 ? "none" : "prednisone")
        } else if case .number(let amount) = record["dose"], case .doseUnit(let unit) = record["unit"] {
            values["dose"] = .number(amount * factor * (unit.milligrams ?? .nan))
            values["unit"] = .text("mg")
        }
    }

    /// Units and limits are part of the measurement.
    private static func isPartOfAnother(_ id: String, _ record: Record) -> Bool {
        switch DataDictionary.variable(id, in: record.table)?.kind {
        case .unit, .limit: true
        default: false
        }
    }

    static func agree(_ one: Value?, _ other: Value?) -> Bool {
        if case .number(let left) = one, case .number(let right) = other { return abs(left - right) <= 1e-12 * max(1, abs(left)) }
        return one == other
    }
}
