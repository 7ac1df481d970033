// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("Rights and verification notes")
struct SourcingTests {
    static let ids = Catalogue.all.map { $0.description.id } + Catalogue.longitudinal.map { $0.description.id }

    @Test("Every instrument has one row of rights and at least one note of verification", arguments: ids)
    func complete(_ id: String) {
        #expect(InstrumentRights.table.count { $0.ids.contains(id) } == 1)
        #expect(!VerificationNote.of(id).isEmpty)
    }

    @Test("No id is in two rows of rights; nothing is empty")
    func rights() {
        let ids = InstrumentRights.table.flatMap(\.ids)
        #expect(Set(ids).count == ids.count)
        #expect(InstrumentRights.table.allSatisfy { !$0.found.isEmpty && !$0.advice.isEmpty })
        #expect(InstrumentRights.of("meddra").standing == .cannotShip && InstrumentRights.of("bicla").standing == .free)
        #expect(InstrumentRights.of("nothing").standing == .notExamined)
        #expect(Set(InstrumentRights.Standing.allCases.map(\.words)).count == 6)
    }

    @Test("Notes say something: a source, something solid or something open")
    func notes() {
        for note in VerificationNote.table {
            #expect(
                !note.ids.isEmpty && !note.aspect.isEmpty && !(note.sources.isEmpty && note.solid.isEmpty && note.open.isEmpty),
                "\(note.ids)")
            #expect(note.confidence < .unverified || !note.open.isEmpty, "\(note.ids)")
        }
        #expect(VerificationNote.of("bilag2004").map(\.confidence) == [.high, .unverified])
        #expect(VerificationNote.of("nothing").isEmpty && VerificationNote.openQuestions.count == 12)
        #expect(VerificationNote.Confidence.veryHigh < .low && VerificationNote.Confidence.veryHigh.words == "very high")
    }

    @Test("An unverified instrument says so in its description")
    func unverified() {
        #expect(BILAGFlare2011.description.verification == .unverified)
        #expect(Verification.unverified.words == "not confirmed in any source; check against the paper before use")
        #expect(BILAG2004.description.rule.contains { $0.contains("NOT VERIFIED") })
    }
}
