// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@testable import MalarWorkbench

/// For these tests alone: how much a count rose since the patient's visit before, and since the first.
private enum Rise: LongitudinalInstrument {
    static let description = InstrumentDescription(
        id: "rise", name: "Rise of a count", purpose: "For tests.", references: [], verification: .oneSource,
        items: [
            ItemDescription("count", "Count", .count(0...99), "any"),
            ItemDescription("flare", "Flare", .finding, need: .alternative, "any"),
        ],
        rule: [], parts: [PartDescription("sinceFirst", "Since the first visit"), PartDescription("visits", "Visits so far")])

    static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        try description.check(visit.answers)
        let now = visit.answers.number("count")
        func rise(since before: DatedAnswers?) -> Double? {
            before?.answers.number("count").flatMap { before in now.map { $0 - before } }
        }
        let rose = Truth(rise(since: earlier.last).map { $0 > 0 })
        let compared = earlier.isEmpty ? [] : [Criterion("rose", "the count rose", rose, decidedBy: "")]
        return Assessment(
            score: PartialScore("rise", value: rise(since: earlier.last)), missing: now == nil ? ["count"] : [],
            parts: [
                PartialScore("sinceFirst", value: rise(since: earlier.first)), PartialScore("visits", value: Double(earlier.count)),
            ],
            state: Truth(earlier.isEmpty ? nil : true), criteria: compared)
    }
}

@Suite("Score filter: visits in the light of earlier ones")
struct CourseScoreTests {
    private func scored(_ text: String, as format: ScoreFormat = .csv, carrying: [String] = []) throws -> Filtered {
        try score(ScoreStream(.course(Rise.self), format: format, carrying: carrying), text)
    }

    static let records = """
        id,centre,patient,date,count
        1,x,P1,2024-01-10,5
        2,x,P1,2024-02-10,7
        3,x,P1,2024-02-10,6
        4,y,P2,2023-01-01,1
        5,y,P2,2023-06-01,
        6,y,P2,2024-06-01,9
        """

    @Test("Each row is judged by the patient's rows above it; patient and date are copied")
    func history() throws {
        let result = try scored(Self.records, carrying: ["centre", "date"])
        #expect(
            result.text == """
                id,patient,date,centre,score,lowest,highest,missing,band,sinceFirst,visits,state,rose,assumed,flags,error,line
                1,P1,2024-01-10,x,,,,,,,0,indeterminate,,,,,
                2,P1,2024-02-10,x,2,2,2,,,2,1,met,met,,,,
                3,P1,2024-02-10,x,-1,-1,-1,,,1,2,met,notMet,,,,
                4,P2,2023-01-01,y,,,,,,,0,indeterminate,,,,,
                5,P2,2023-06-01,y,,,,count,,,1,met,indeterminate,,,,
                6,P2,2024-06-01,y,,,,,,8,2,met,indeterminate,,,,

                """)
        #expect(result.notices.isEmpty && result.summary == .init(rows: 6))
    }

    @Test("Objects give what records give")
    func objects() throws {
        let lines = Self.records.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let count = cells[4].isEmpty ? "null" : cells[4]
            return "{\"id\":\(cells[0]),\"patient\":\"\(cells[2])\",\"date\":\"\(cells[3])\",\"count\":\(count)}\n"
        }
        let objects = try scored(lines.joined(), as: .ndjson)
        #expect(objects.rows == (try scored(Self.records).rows))
        #expect(objects.text.hasPrefix("{\"id\":1,\"patient\":\"P1\",\"date\":\"2024-01-10\",\"missing\":[],\"parts\":{\"visits\":0},"))
    }

    @Test(
        "A row without its place in a course is an error that names the column and shows no value; it is no part of the history",
        arguments: [
            ("P1,2024-01-09,6", "date: lies before the date of the patient's row above; sort the rows by patient and date"),
            (",2024-03-01,6", "patient: expects the patient's id in every row"),
            ("NA,2024-03-01,6", "patient: expects the patient's id in every row"),
            ("P1,2024-02-30,6", "date: expects a day written as 2024-03-31"),
            ("P1,2024-03,6", "date: expects a day written as 2024-03-31"),
            ("P1,,6", "date: expects a day written as 2024-03-31"),
            ("P1,1/3/2024,6", "date: expects a day written as 2024-03-31"),
            ("P1,2024-03-01,200", "count: expects 0 to 99"),
            ("P1,2024-03-01,six", "count: this is not a number; write digits with one decimal mark, such as 7.5"),
            (
                ",nonsense,200",
                "patient: expects the patient's id in every row; date: expects a day written as 2024-03-31; count: expects 0 to 99"
            ),
        ])
    func errors(row: String, error: String) throws {
        let result = try scored("patient,date,count\nP1,2024-01-10,5\n\(row)\nP1,2024-04-10,8\n")
        #expect(result.rows.map { $0["error"] } == [nil, error, nil] && result.rows[1]["line"] == "3" && result.summary.errors == 1)
        #expect(result["3", "score"] == "3" && result["3", "visits"] == "1")
    }

    @Test("The same in objects, where a patient may be a number and a key may be left out")
    func objectErrors() throws {
        let text = """
            {"patient":7,"date":"2024-01-10","count":5}
            {"patient":7,"count":6}
            {"date":"2024-02-10","count":6}
            {"patient":7,"date":20240210,"count":6}
            {"patient":"","date":"2024-02-10"}
            {broken
            {"patient":7,"date":"2024-04-10","count":8}
            """
        let result = try scored(text, as: .ndjson)
        #expect(result.summary == .init(rows: 7, errors: 5) && result["7", "score"] == "3" && result["7", "patient"] == "7")
        #expect(result["2", "error"].hasPrefix("date: ") && result["3", "error"].hasPrefix("patient: "))
        #expect(result["4", "error"].hasPrefix("date: ") && result["5", "error"].hasPrefix("patient: "))
    }

    @Test("A patient who comes back after another one is not judged without a history")
    func scattered() throws {
        let start = "patient,date,count\nP1,2024-01-10,5\nP2,2024-01-10,1\n"
        let result = try scored(start + "P1,2024-02-10,7\nP1,2024-03-10,7\nP2,2024-02-10,3\nP3,2024-01-01,0\n")
        #expect(result.rows.map { $0["error"] != nil } == [false, false, true, true, true, false])
        #expect(result["3", "error"].hasPrefix("patient: other patients stand between"))
    }

    @Test("Of the patients before, a bounded number is remembered")
    func remembered() {
        var rows = PatientRows()
        let count = 3 * PatientRows.rememberedPatients
        for number in 0..<count { _ = rows.place(RowKeys(patient: "\(number)", date: "2024-01-01")) }
        func isRefused(_ number: Int) -> Bool {
            if case .failure = rows.place(RowKeys(patient: "\(number)", date: "2024-01-01")) { true } else { false }
        }
        #expect(isRefused(count - 2) && isRefused(count - PatientRows.rememberedPatients) && !isRefused(0))
    }

    @Test("Without the columns patient and date there is nothing to score")
    func columns() {
        #expect(throws: RequestError.self) { try scored("id,count\n1,2\n") }
        #expect(throws: RequestError.self) { try scored("patient,count\n1,2\n") }
        #expect(throws: RequestError.self) { try scored("patient,date,cuont\n1,2024-01-01,2\n") }
    }

    @Test("The size of the chunks makes no difference", arguments: [1, 3, 50])
    func chunks(size: Int) throws {
        let stream = try ScoreStream(.course(Rise.self), format: .csv, carrying: [])
        #expect(try score(stream, Self.records, chunkSize: size).text == scored(Self.records).text)
    }

    @Test("Names of results, items and columns do not collide, for every instrument", arguments: FindInstrument.ids)
    func names(id: String) throws {
        let instrument = try FindInstrument()(id)
        let fields = ScoreFields(instrument)
        let columns = ["id"] + instrument.keys + fields.columns
        #expect(Set(columns).count == columns.count, "\(columns)")
        let items = Set(instrument.description.items.map(\.id))
        #expect(items.isDisjoint(with: ["id"] + instrument.keys))
    }

    @Test("Courses of every kind of answer give no result that has no column", arguments: Catalogue.longitudinal.map { $0.description.id })
    func fields(id: String) throws {
        guard case .course(let type) = try FindInstrument()(id) else { return }
        let fields = ScoreFields(.course(type))
        for seed in 1...12 as ClosedRange<UInt64> {
            let visits = RandomVisits(type.description, seed: seed).visits(3)
            for place in visits.indices {
                guard let result = try? type.assess(visits[place], after: Array(visits[..<place])) else { continue }
                #expect(Set(result.criteria.map(\.id)).isSubset(of: fields.criteria), "\(result.criteria.map(\.id))")
                #expect(Set(result.parts.map(\.id)).isSubset(of: fields.parts), "\(result.parts.map(\.id))")
                #expect(result.state == nil || fields.hasState)
            }
        }
    }
}
