// SPDX-License-Identifier: Apache-2.0

import MalarPublishing
import MalarWorkbench
import Testing

@Suite("Patients shown and numbers traced, in a study folder")
struct TraceStudyTests {
    private static let example = StudyUseCaseTests.example

    @Test(
        "A place that is not there: what is near",
        arguments: [
            ("visits.csv:9999:pga", "visits.csv has no row 9999 that was read; the nearest are"),
            ("visit.csv:2:pga", "there is no file `visit.csv` with rows that were read; did you mean `visits.csv`?"),
            ("visits.csv:4:arthritsi", "visits.csv has no column `arthritsi`; did you mean `arthritis`?"),
            ("visits.csv", "`visits.csv` is no place; write file, row and column as visits.csv:17:arthritis"),
        ])
    func noSuchPlace(place: String, words: String) throws {
        let error = try #require(throws: RequestError.self) { try TraceStudy().value(place, in: Self.example) }
        #expect(error.code == .unknownPlace)
        #expect(error.description.contains(words))
    }

    @Test(
        "A cell that is not there, or that may be several",
        arguments: [
            ("sumary/1/1", "there is no table `sumary`; did you mean `summary`?"), ("states/99/2", "table states has no row `99`"),
            ("states", "`states` is no cell; write table, row and column"),
        ])
    func noSuchCell(cell: String, words: String) throws {
        let error = try #require(throws: RequestError.self) { try TraceStudy().cell(cell, in: Self.example) }
        #expect(error.code == .unknownPlace)
        #expect(error.description.contains(words))
    }

    @Test("A patient of a case series is shown too, and one who is not there is suggested")
    func patients() throws {
        let shown = try ShowPatient()("P3", in: Self.example)
        #expect(shown.document.title == "Patient P3")
        #expect(shown.document.tables.contains { $0.id == "criteria" })
        #expect(shown.json["patient"] == .string("P3"))
        let error = try #require(throws: RequestError.self) { try ShowPatient()("Q3", in: Self.example) }
        #expect(error.code == .unknownPatient)
    }

    @Test("What a value moves, as data")
    func value() throws {
        let json = try TraceStudy().value("patients.csv:4", in: Self.example).json
        #expect(json["place"] == .string("patients.csv:4"))
        #expect(json["column"] == .null)
    }
}
