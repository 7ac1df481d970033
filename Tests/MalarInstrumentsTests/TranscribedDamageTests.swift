// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("Copied twice: damage index, BILAG-2004")
struct TranscribedDamageTests {
    static let tables = ["sdi", "sdi-systems", "bilag-2004", "bilag-numeric", "bilag-haematology"]

    /// The name of the twelfth systems in print; the code's parts carry the shorter one.
    private static func printed(_ system: SDI.System) -> String {
        system == .gonadal ? "prematureGonadalFailure" : String(system.rawValue.dropLast("Damage".count))
    }

    @Test("SDI: order, items, systems, maxima, timing, form of 1996")
    func sdi() throws {
        let transcribed = try Transcription("sdi").facts(["item"], ["number", "system", "maximum", "timing", "in1996"])
        #expect(transcribed.count == 41)
        let code = facts(SDI.table.enumerated()) { index, row in
            let timing =
                switch row.timing {
                case .ever, .events: "ever"
                case .sixMonths: "months6"
                case .either: "months6OrEver"
                }
            return (
                row.item.rawValue,
                "\(index + 1) \(Self.printed(row.system)) \(row.maximum) \(timing) \(row.isIn1996Form ? "yes" : "no")"
            )
        }
        #expect(slips(transcribed, code) == [])
    }

    @Test("SDI: the maximum of each system, the renal one capped, 47 in all")
    func systems() throws {
        var answers = Answers()
        for item in SDI.description.items {
            guard let row = SDI.table.first(where: { $0.item.rawValue == item.id }) else { continue }
            answers[item.id] = row.maximum == 2 ? .number(2) : .finding(.present)
        }
        let result = try SDI.assess(answers)
        let code = facts(SDI.System.allCases) { (Self.printed($0), "\(result.part($0.rawValue)?.highest ?? -1)") }
        let transcribed = try Transcription("sdi-systems").facts(["system"], ["maximum"])
        #expect(slips(transcribed, code) == [])
        #expect(transcribed.values.compactMap(Int.init).reduce(0, +) == 47)
    }

    @Test("BILAG-2004: numbers, ids, systems, how they are recorded, and the list of grades they stand in")
    func bilag() throws {
        let transcribed = try Transcription("bilag-2004").facts(["item"], ["number", "domain", "kind", "grade"])
        #expect(transcribed.count == 97)
        let code = facts(BILAG2004.items) { item in
            let kind =
                switch item.recording {
                case .scale: "scale"
                case .yesNo: "yesNo"
                case .number, .dipstick: "number"
                }
            let row = BILAG2004.frame.first { $0.domain == item.domain }
            let grade = row.map {
                $0.a.contains(item.number) ? "A" : $0.b.contains(item.number) ? "B" : $0.c.contains(item.number) ? "C" : ""
            }
            return (item.name, "\(item.number) \(item.domain.rawValue) \(kind) \(grade ?? "")")
        }
        #expect(slips(transcribed, code) == [])
        let listed = BILAG2004.frame.flatMap { $0.a + $0.b + $0.c }
        #expect(Set(listed).count == listed.count && listed.count == transcribed.values.count { ["A", "B", "C"].contains($0.suffix(1)) })
    }

    @Test("BILAG-2004: points of the grades")
    func points() throws {
        let transcribed = try Transcription("bilag-numeric").facts(["grade"], ["points"])
        #expect(slips(transcribed, facts(BILAG2004.table) { ($0.grade.rawValue, "\($0.points)") }) == [])
        #expect(slips(transcribed, facts(BILAG2004.Grade.allCases) { ($0.rawValue, "\($0.points)") }) == [])
    }

    @Test("BILAG-2004: the limits of the blood counts")
    func blood() throws {
        let code = facts(
            BILAG2004.blood.flatMap { row in
                [("A", row.a), ("B", row.b), ("C", Optional(row.c))].compactMap { grade, limit in
                    limit.map { ("\(row.name) \(grade)", "\($0)") }
                }
            }
        ) { $0 }
        #expect(slips(try Transcription("bilag-haematology").facts(["item", "grade"], ["below"]), code) == [])
    }
}
