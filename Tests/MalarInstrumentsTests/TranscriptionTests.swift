// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("The second hand itself")
struct TranscriptionTests {
    static let text = "# a source\nitem\tweight\tgroup\nrash\t2\tskin\nfever\t1\n"

    @Test("Comments are passed over, blank cells are empty")
    func reading() {
        let table = Transcription(text: Self.text)
        #expect(table.rows == [["item": "rash", "weight": "2", "group": "skin"], ["item": "fever", "weight": "1", "group": ""]])
    }

    @Test("A slip of either hand is told with the item's name: another weight, an item missing, an item too many, an item twice")
    func slipsAreNamed() {
        let table = Transcription(text: Self.text).facts(["item"], ["weight", "group"])
        #expect(slips(table, ["rash": "2.0 skin", "fever": "1"]).isEmpty)
        #expect(slips(table, ["rash": "4 skin", "fever": "1"]) == ["rash: transcribed 2.0 skin, code 4.0 skin"])
        #expect(slips(table, ["rash": "2 skin"]) == ["fever: transcribed 1.0, code nothing"])
        #expect(slips(table, ["rash": "2 skin", "fever": "1", "cva": "8"]) == ["cva: transcribed nothing, code 8.0"])
        #expect(facts(["rash", "rash"]) { ($0, "2") } == ["rash": "2, and again 2"])
    }

    @Test("A limit fails at its edge: another number, another operator, a limit that only one side has")
    func limitsAreProbed() throws {
        let row = ["item": "fever", "operator": ">", "limit": "38.0", "unit": "C"]
        let limit = try #require(PrintedLimit(row, id: ["item"]))
        #expect(slips([limit], ["fever": { $0 > 38 }]).isEmpty)
        #expect(slips([limit], ["fever": { $0 >= 38 }]) == ["fever > 38.0: code differs at 38.0"])
        #expect(slips([limit], ["fever": { $0 > 38.1 }]).count == 1)
        #expect(slips([limit], [:]) == ["fever: only one side has it"])
    }

    @Test("Every table of the folder is compared somewhere")
    func nothingUnread() throws {
        let compared = [
            TranscribedActivityTests.tables, TranscribedSkinJointsTests.tables, TranscribedDamageTests.tables,
            TranscribedClassificationTests.tables, TranscribedTreatmentTests.tables, TranscribedBandTests.tables,
            TranscribedStateTests.tables, TranscribedFlareTests.tables, VectorCoverageTests.tables,
        ].flatMap(\.self)
        #expect(compared.sorted() == (try Transcription.files()))
    }
}
