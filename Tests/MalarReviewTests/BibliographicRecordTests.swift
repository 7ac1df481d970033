// SPDX-License-Identifier: Apache-2.0

import MalarReview
import Testing

@Suite("Bibliographic records")
struct BibliographicRecordTests {
    @Test("A refused file names file and line")
    func refusedFile() {
        #expect(RecordFileError(file: "a.ris", line: 3, "no tag").description == "a.ris, line 3: no tag")
        #expect(RecordFileError(file: "a.ris", "empty").description == "a.ris: empty")
    }

    @Test(
        "An author is written family name first",
        arguments: [("Tani", "C", "", "Tani, C"), ("King", "M", "Jr", "King, M, Jr"), ("CLASI Group", "", "", "CLASI Group")])
    func inverted(family: String, given: String, suffix: String, written: String) {
        #expect(AuthorName(family: family, given: given, suffix: suffix).inverted == written)
    }

    @Test("The balance counts what was refused")
    func balance() {
        var reading = RecordReading(file: "a.ris", format: .ris)
        reading.records = [BibliographicRecord(id: "1", origin: RecordOrigin(file: "a.ris", position: 1, line: 1))]
        reading.remarks = [ReadingRemark(.note, lines: [2], "kept"), ReadingRemark(.error, lines: [9], "not read")]
        #expect(reading.recordsInFile == 2)
    }
}
