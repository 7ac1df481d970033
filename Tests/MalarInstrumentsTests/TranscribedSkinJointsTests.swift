// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarInstruments
import Testing

@Suite("Copied twice: CLASI, joints, DAS28, ultrasound")
struct TranscribedSkinJointsTests {
    static let tables = ["clasi", "clasi-locations", "das28", "eular-response", "joints", "ultrasound"]

    @Test("CLASI: signs, where they are graded, permitted grades, side")
    func clasi() throws {
        let code = facts(CLASI.table) { sign in
            let grades = sign.role == .doubling ? "no,yes" : sign.grades.map(String.init).joined(separator: ",")
            return (sign.id, "\(sign.locations?.count ?? 0) \(grades) \(sign.role == .activity ? "activity" : "damage")")
        }
        #expect(slips(try Transcription("clasi").facts(["item"], ["sites", "values", "side"]), code) == [])
    }

    @Test("CLASI: the locations, and which of them has a grade of scarring")
    func locations() throws {
        let scarred = try #require(CLASI.table.first { $0.id == "scarring" }?.locations)
        let code = facts(CLASI.Location.allCases) { ($0.rawValue, scarred.contains($0) ? "yes" : "no") }
        #expect(slips(try Transcription("clasi-locations").facts(["location"], ["scarring"]), code) == [])
    }

    @Test("CLASI: every cell of the form, and no other, takes an answer")
    func cells() throws {
        let locations = try Transcription("clasi-locations").rows
        let expected = try Transcription("clasi").rows.flatMap { row -> [String] in
            let item = row["item"] ?? ""
            let sites = locations.filter { row["sites"] == "13" || $0["scarring"] == "yes" }.map { "\(item).\($0["location"] ?? "")" }
            return row["sites"] == "0" ? [item] : sites
        }
        #expect(CLASI.cells.map(\.id).sorted() == expected.sorted())
        let form = CLASI.description.items.map(\.id).filter { $0 != "scarring.scalp" }
        #expect(form.sorted() == expected.sorted())
    }

    @Test("DAS28: the four formulae with the coefficients as printed")
    func das28() throws {
        let rows = try Transcription("das28").rows
        #expect(Set(rows.map { $0["id"] }) == Set(DAS28.Formula.allCases.map(\.rawValue)))
        for row in rows {
            let formula = try #require(DAS28.Formula(rawValue: row["id"] ?? ""))
            let number = row.compactMapValues(Double.init)
            #expect((row["value"] == "crp") == formula.usesCrp && ((number["global"] ?? 0) > 0) == formula.usesGlobalHealth)
            for (tender, swollen, marker, gh) in [
                (0.0, 0.0, 1.0, 0.0), (1, 0, 1, 0), (0, 1, 1, 0), (0, 0, 20, 0), (0, 0, 1, 50), (4, 9, 45, 65),
            ] {
                let joints = (number["tender"] ?? .nan) * tender.squareRoot() + (number["swollen"] ?? .nan) * swollen.squareRoot()
                let inflammation = (number["laboratory"] ?? .nan) * log(marker + (number["shift"] ?? .nan))
                let sum = joints + inflammation + (number["global"] ?? .nan) * gh
                let expected = sum * (number["factor"] ?? .nan) + (number["constant"] ?? .nan)
                let computed = formula.score(tjc28: tender, sjc28: swollen, marker: marker, gh: gh)
                #expect((computed - expected).magnitude < 1e-12, "\(formula.rawValue) at \(tender), \(swollen), \(marker), \(gh)")
            }
        }
    }

    @Test("EULAR response: each cell of the matrix, at its edges and inside")
    func eular() throws {
        let rows = try Transcription("eular-response").rows
        let currents = [1.0, 3.2, 3.3, 5.1, 5.2, 8]
        let pairs: [(Double, Double)] = currents.flatMap { current in [-1.0, 0.6, 0.7, 1.2, 1.3].map { (current, $0) } }
        for (current, improvement) in pairs {
            let row = rows.first { row in
                Double(row["currentAtMost"] ?? "").map { current <= $0 } ?? true
                    && Double(row["improvementMoreThan"] ?? "").map { improvement > $0 } ?? true
            }
            let response = EULARResponse.response(baseline: current + improvement, current: current)
            #expect(response.rawValue == row?["response"], "\(current) after an improvement of \(improvement)")
        }
    }

    @Test("Joints: those of 68, 66 and 28, on both sides")
    func joints() throws {
        let transcribed = try Transcription("joints").facts(["joint"], ["in28", "tender", "swollen"])
        func words(_ flags: Bool...) -> String { flags.map { $0 ? "yes" : "no" }.joined(separator: " ") }
        let code = facts(JointSite.allCases) {
            ($0.rawValue, words(JointSite.sites28.contains($0), JointSite.tenderSites.contains($0), JointSite.swollenSites.contains($0)))
        }
        #expect(slips(transcribed, code) == [])
        let both = try Transcription("joints").rows.filter { $0["in28"] == "yes" }.flatMap { row in
            ["Right", "Left"].map { (row["joint"] ?? "") + $0 }
        }
        #expect(Joint28.allCases.map(\.rawValue).sorted() == both.sorted() && both.count == 28)
        let ids = JointCount6668.description.items.map(\.id)
        for (sign, count) in [("tender", 68), ("swollen", 66)] {
            let expected = try Transcription("joints").rows.filter { $0[sign] == "yes" }.flatMap { row in
                ["Right", "Left"].map { "\(sign).\(row["joint"] ?? "")\($0)" }
            }
            #expect(ids.filter { $0.hasPrefix("\(sign).") }.sorted() == expected.sorted() && expected.count == count)
        }
    }

    @Test("Ultrasound: the combined grade of each pair")
    func ultrasound() throws {
        let pairs = (0...3).flatMap { greyscale in (0...3).map { (greyscale, $0) } }
        let code = facts(pairs) { greyscale, doppler in
            let combined = UltrasoundSynovitis.combined(greyscale: greyscale, powerDoppler: doppler)
            let warning = UltrasoundSynovitis.isDopplerWithoutHypertrophy(greyscale: greyscale, powerDoppler: doppler)
            return ("\(greyscale) \(doppler)", "\(combined) \(warning ? "yes" : "no")")
        }
        #expect(slips(try Transcription("ultrasound").facts(["greyscale", "doppler"], ["combined", "warning"]), code) == [])
    }
}
