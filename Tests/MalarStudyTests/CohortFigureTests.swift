// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarInstruments
import MalarPublishing
import MalarUnits
import Testing

@testable import MalarStudy

@Suite("Figures of a cohort")
struct CohortFigureTests {
    static let schedule = VisitSchedule([
        TimePoint("T4", label: "1 month", day: 28, window: 14...56), TimePoint("T12", label: "3 months", day: 84, window: 57...126),
        TimePoint("T24", label: "6 months", day: 168, window: 127...210), TimePoint("T52", label: "12 months", day: 365, window: 300...420),
    ])

    static func derived(_ number: Double?, _ row: Int) -> Derived {
        guard let number else { return Derived(.unknown("not recorded"), method: "no visit") }
        return Derived(.number(Bounds(number)), records: ["visits.csv:\(row)"], method: "as recorded")
    }

    /// Five patients at the baseline and four time points.
    static func index(_ label: String, scale: Double = 1) -> FollowedIndex {
        let values: [[Double?]] = [
            [8, 6, 10, 12, nil], [6, 6, 4, 8, 2], [4, nil, 2, 6, nil], [2, nil, nil, 9, nil], [nil, nil, nil, nil, nil],
        ]
        return FollowedIndex(
            label, patients: (1...5).map { "P\($0)" },
            values: values.enumerated().map { point, row in row.enumerated().map { derived($1.map { $0 * scale }, 10 * point + $0) } })
    }

    static func keep(_ figure: Figure) throws {
        guard let folder = ProcessInfo.processInfo.environment["MALAR_DEMO"] else { return }
        try Data(figure.svg.utf8).write(to: URL(fileURLWithPath: folder).appendingPathComponent("study-\(figure.id).svg"))
    }

    static func sound(_ figure: Figure) -> Bool {
        Document(title: "t", sections: [.init(id: "s", title: "s", blocks: [.figure(figure)])]).defects.isEmpty
    }

    static func column(_ name: String, of figure: Figure) -> [String] {
        guard let index = figure.data.columns.firstIndex(where: { $0.header == name }) else { return [] }
        return figure.data.rows.map { $0.cells[index].text }
    }

    @Test("Global indices: n, median, quartiles, marks and the rows behind them")
    func indices() throws {
        let figure = try Modena.analysis().globalIndicesFigure(
            [Self.index("SLEDAI-2K"), Self.index("SLE-DAS", scale: 1.3), Self.index("PGA", scale: 0.2)], schedule: Self.schedule,
            marks: [
                .init(symbol: "*", point: "T4", index: "SLEDAI-2K", meaning: "p = 0.005 between T0 and T4"),
                .init(symbol: "§", point: "T12", index: nil, meaning: "p = 0.002 between T0 and T12"),
                .init(symbol: "?", point: "T99", index: nil, meaning: "no such time point"),
            ])
        #expect(Self.sound(figure))
        #expect(
            Array(Self.column("n", of: figure).prefix(5))
                == ["4", "5", "3", "1", "1"].enumerated().map { $0 == 3 ? "2" : $0 == 4 ? "0" : $1 })
        #expect(Array(Self.column("Centre", of: figure).prefix(5)) == ["9", "6", "4", "5.5", ""])
        #expect(Array(Self.column("Marks", of: figure).prefix(5)) == ["", "*", "§", "", ""])
        let source = try #require(figure.data.rows[1].cells[3].lineage)
        #expect(source.subjects == ["P1", "P2", "P3", "P4", "P5"] && source.denominator == 5 && source.records.count == 5)
        let first = try #require(figure.data.rows[0].cells[3].lineage)
        #expect(first.subjects == ["P1", "P2", "P3", "P4"] && first.note == "Without a value: P5: not recorded")
        try Self.keep(figure)
    }

    @Test("Mean and standard deviation where the protocol says so; one value has no bar")
    func means() throws {
        let figure = try Modena.analysis().glucocorticoidFigure(
            Self.index("Prednisone"), schedule: Self.schedule, summary: .meanAndDeviation)
        #expect(Self.column("Centre", of: figure) == ["9", "5.2", "4", "5.5", ""])
        #expect(Array(Self.column("Lower", of: figure).prefix(1)) == ["6.418"])
        try Self.keep(figure)
        var single = Self.index("x")
        single.values[0] = single.values[0].enumerated().map { $0 == 0 ? $1 : Self.derived(nil, 0) }
        let lone = try Modena.analysis().glucocorticoidFigure(single, schedule: Self.schedule, summary: .meanAndDeviation)
        #expect(Self.column("Centre", of: lone)[0] == "8" && Self.column("Lower", of: lone)[0] == "")
    }

    @Test("Change to the last time point with a value; who has none is said and not drawn")
    func change() throws {
        let figure = try Modena.analysis().changeFigure(
            Self.index("SLEDAI-2K"), schedule: Self.schedule, stopped: ["P3"], label: "Figure 2")
        #expect(Self.column("Subject", of: figure) == ["P2", "P4", "P1", "P3", "P5"])
        #expect(Self.column("Change", of: figure) == ["0", "-3", "-6", "-8", ""])
        #expect(figure.data.rows[2].cells[1].lineage?.method == "T24 minus T0")
        #expect(figure.data.rows[4].cells[1].lineage?.note == "no value at baseline")
        #expect(Self.sound(figure))
        try Self.keep(figure)
    }

    @Test(
        "The best state that is certain",
        arguments: [
            (Truth.met, Truth.met, StateBand.remission), (.met, .notMet, .remission), (.met, .indeterminate, .remission),
            (.notMet, .met, .lowActivity), (.indeterminate, .met, .lowActivity), (.notMet, .notMet, .neither),
            (.notMet, .indeterminate, .indeterminate), (.indeterminate, .notMet, .indeterminate),
            (.indeterminate, .indeterminate, .indeterminate),
        ])
    func band(remission: Truth, lowActivity: Truth, expected: StateBand) {
        #expect(StateBand(remission: remission, lowActivity: lowActivity) == expected)
    }

    @Test("States: every patient who was seen stands in one band, and a cell names them")
    func states() throws {
        let seen = [25, 20, 16, 9, 0].enumerated().map { point, count in
            (0..<count).map { patient in
                StateAtPoint(
                    patient: "P\(patient)", remission: patient < 3 * point ? .met : patient % 9 == 0 ? .indeterminate : .notMet,
                    lowActivity: patient < 4 * point + 1 ? .met : patient % 8 == 0 ? .indeterminate : .notMet,
                    records: ["visits.csv:\(patient)"])
            }
        }
        let figure = try Modena.analysis().stateBandsFigure(seen, schedule: Self.schedule, label: "Figure 3")
        let counts = Self.column("Count", of: figure).compactMap { Int($0) }
        #expect(stride(from: 0, to: 20, by: 4).map { counts[$0..<($0 + 4)].reduce(0, +) } == [25, 20, 16, 9, 0])
        #expect(figure.data.rows[4].cells[2].lineage?.subjects == ["P0", "P1", "P2"])
        #expect(Self.sound(figure))
        try Self.keep(figure)
    }

    @Test("Drug survival: estimates of the statistics, number at risk and median in months")
    func survival() throws {
        let days = [(100, true), (200, false), (200, true), (300, true), (365, false), (400, false)]
        let times = days.enumerated().map { FollowUp(patient: "P\($0)", days: $1.0, isEvent: $1.1, records: ["treatments.csv:\($0)"]) }
        let figure = try Modena.analysis().drugSurvivalFigure(times, label: "Figure 4")
        #expect(Self.column("At risk", of: figure) == ["6", "5", "3", "2", "1"])
        #expect(Self.column("Events", of: figure) == ["1", "1", "1", "0", "0"])
        #expect(Self.column("Share", of: figure) == ["0.8333", "0.6667", "0.4444", "0.4444", "0.4444"])
        #expect(figure.alternativeText == "All: 6 subjects, 3 events, median 9.8563.")
        #expect(figure.data.rows[0].cells[2].lineage?.denominator == 6)
        try Self.keep(figure)
        let none = try Modena.analysis().drugSurvivalFigure([], label: "Figure 4")
        #expect(none.data.rows.isEmpty && Self.sound(none))
    }

    @Test("Joints and skin, in the patients who have them")
    func organs() throws {
        let analysis = try Modena.analysis()
        try Self.keep(
            analysis.jointFigure(
                Self.index("Tender joints"), Self.index("Swollen joints", scale: 0.4), population: "in patients with arthritis",
                schedule: Self.schedule))
        try Self.keep(
            analysis.organFigure(
                Self.index("CLASI activity", scale: 2), population: "in patients with skin lesions", schedule: Self.schedule))
    }
}
