// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

extension Answers {
    /// A visit at which every cell of the CLASI was graded 0 but these.
    static func skin(_ grades: [String: Double] = [:], unknown: [String] = []) -> Answers {
        var answers = Answers(Dictionary(uniqueKeysWithValues: CLASI.cells.map { ($0.id, .number(grades[$0.id] ?? 0)) }))
        for id in unknown { answers[id] = .unknown }
        return answers
    }
}

@Suite("CLASI: Albrecht 2005, Klein 2011")
struct CLASITests {
    private static let c3: [String: Double] = [
        "erythema.scalp": 2, "scale.scalp": 1, "erythema.noseMalar": 3, "scale.noseMalar": 1, "erythema.chest": 1, "erythema.arms": 2,
        "mucousMembrane": 1, "recentHairLoss": 1, "nonScarringAlopecia": 2,
    ]
    private static let c4: [String: Double] = [
        "dyspigmentation.noseMalar": 1, "dyspigmentation.chest": 1, "dyspigmentation.arms": 1, "scarring.ears": 1, "scarring.arms": 2,
        "scarringAlopecia": 3,
    ]
    private static let maxima = Dictionary(uniqueKeysWithValues: CLASI.cells.map { ($0.id, $0.sign.grades.last.map(Double.init) ?? 0) })

    @Test(
        "C1-C4",
        arguments: [
            ("C1", [:], 0.0, "mild", 0.0), ("C2", maxima, 70, "severe", 56), ("C3", c3, 14, "moderate", 0),
            ("C4 for 12 months", c4.merging(["dyspigmentationLasts12Months": 1]) { $1 }, 0, "mild", 12), ("C4 for less", c4, 0, "mild", 9),
        ] as [(String, [String: Double], Double, String, Double)])
    func scores(_ id: String, grades: [String: Double], activity: Double, severity: String, damage: Double) throws {
        let result = try CLASI.assess(.skin(grades))
        #expect(result.score == result.part("activity") && result.score?.value == activity && result.band == severity, "\(id)")
        #expect(result.part("damage")?.value == damage && result.missing.isEmpty && result.flags.isEmpty, "\(id)")
    }

    @Test(
        "C8: bands at their edges",
        arguments: [(20.0, "moderate"), (21, "severe"), (9, "mild"), (10, "moderate"), (0, "mild"), (70, "severe")])
    func bands(_ activity: Double, word: String) {
        #expect(CLASI.severity.band(of: activity) == word)
    }

    @Test(
        "C10: grades that a cell does not permit are refused by name",
        arguments: [
            ("scarring.scalp", 1.0), ("scarringAlopecia", 2), ("scarringAlopecia", 1), ("scarringAlopecia", 7), ("erythema.ears", 4),
            ("scale.feet", 3), ("scarring.hands", 3), ("nonScarringAlopecia", 4), ("nonScarringAlopecia", -1), ("scale.arms", .nan),
            ("mucousMembrane", 2), ("dyspigmentation.legs", 2), ("dyspigmentationLasts12Months", 2), ("erythema.chest", 1.5),
        ])
    func refusals(_ id: String, grade: Double) {
        let error = #expect(throws: AnswerError.self) { try CLASI.assess(.numbers([id: grade])) }
        #expect(error?.item == id && error?.description.hasPrefix("\(id): expects ") == true)
    }

    @Test("The form has 56 cells; its sums close at 70, 43 and 56; the scalp has no scarring grade")
    func table() {
        let ids = CLASI.cells.map(\.id)
        #expect(ids.count == 56 && Set(ids).count == 56 && CLASI.Location.allCases.count == 13 && CLASI.table.count == 9)
        #expect(ids.filter { $0.hasPrefix("scarring.") }.count == 12 && !ids.contains("scarring.scalp"))
        let most = CLASI.Grades().scores
        #expect(most.activity == 0...70 && most.damage == 0...56 && most.damage(doubled: false) == 0...43)
        #expect(CLASI.description.items.map(\.id) == ids + ["scarring.scalp"])
    }

    @Test("Unknown cells make ranges; the scores do not touch each other")
    func unknown() throws {
        let result = try CLASI.assess(.skin(Self.c3, unknown: ["erythema.legs", "scale.legs"]))
        #expect(result.score == PartialScore("activity", value: nil, lowest: 14, highest: 19, band: "moderate"))
        #expect(result.part("damage")?.value == 0 && result.missing == ["erythema.legs", "scale.legs"])
        let scalp = try CLASI.assess(.skin(unknown: ["scarringAlopecia", "scarring.feet"]))
        #expect(scalp.part("damage") == PartialScore("damage", value: nil, lowest: 0, highest: 8) && scalp.score?.value == 0)
    }

    @Test("Without the duration of pigment change both totals are given and flagged, unless there is none")
    func duration() throws {
        let open = try CLASI.assess(.skin(Self.c4, unknown: ["dyspigmentationLasts12Months"]))
        #expect(open.part("damage") == PartialScore("damage", value: nil, lowest: 9, highest: 12))
        #expect(open.part("damageNotDoubled")?.value == 9 && open.part("damageDoubled")?.value == 12)
        #expect(open.flags == ["dyspigmentationDurationUnknown"] && open.missing == ["dyspigmentationLasts12Months"])
        let without = try CLASI.assess(.skin(["scarring.ears": 1], unknown: ["dyspigmentationLasts12Months"]))
        #expect(without.part("damage")?.value == 1 && without.flags.isEmpty && without.missing.isEmpty)
    }

    @Test("Columns: a grade that is not permitted names its cell and its visit; no visit is no score")
    func columnRefusals() {
        var columns = [[UInt8]](repeating: [UInt8](repeating: 0, count: 5000), count: 56)
        #expect(throws: Never.self) { try CLASI.scores(columns: columns) }
        columns[55][4500] = 2
        let error = #expect(throws: AnswerError.self) { try CLASI.scores(columns: columns) }
        #expect(error?.item == "scarringAlopecia" && error?.expected.contains("visit 4501") == true)
        columns[55][4500] = 3
        columns[42][7] = 2
        #expect(throws: AnswerError.self) { try CLASI.scores(columns: columns) }
        #expect((try? CLASI.scores(columns: Array(repeating: [], count: 56)))?.activityLowest.isEmpty == true)
    }

    /// A random permitted grade, sometimes unknown.
    static func grade(_ cell: CLASI.Cell, open: Double, _ random: inout Seeded) -> UInt8 {
        Double.random(in: 0...1, using: &random) < open ? CLASI.Grades.unknown : cell.sign.grades.randomElement(using: &random) ?? 0
    }

    static func answers(_ grades: [UInt8], order: [Int]) -> Answers {
        var answers = Answers()
        for row in order {
            answers[CLASI.cells[row].id] = grades[row] == CLASI.Grades.unknown ? .unknown : .number(Double(grades[row]))
        }
        return answers
    }

    @Test("10,000 visits: a range holds its completion, more unknowns widen it, higher grades never lower it, order is irrelevant")
    func properties() throws {
        var random = Seeded(state: 2005)
        var rows = Array(0..<56)
        for _ in 0..<10_000 {
            let whole = CLASI.cells.map { Self.grade($0, open: 0, &random) }
            let open = whole.map { Double.random(in: 0...1, using: &random) < 0.1 ? CLASI.Grades.unknown : $0 }
            var wider = open, worse = whole
            let row = Int.random(in: 0..<56, using: &random)
            wider[row] = CLASI.Grades.unknown
            worse[row] = CLASI.cells[row].sign.grades.last ?? 0
            rows.shuffle(using: &random)
            let known = try CLASI.assess(Self.answers(whole, order: rows)), range = try CLASI.assess(Self.answers(open, order: rows))
            let wide = try CLASI.assess(Self.answers(wider, order: rows)), higher = try CLASI.assess(Self.answers(worse, order: rows))
            #expect(try known.missing.isEmpty && range == CLASI.assess(Self.answers(open, order: Array(0..<56))))
            for part in known.parts.indices {
                let value = try #require(known.parts[part].value)
                #expect(range.parts[part].holds(value) && wide.parts[part].holds(range.parts[part]))
                #expect(try #require(higher.parts[part].value) >= value)
            }
            #expect(range.band == nil || range.band == known.band)
        }
    }

    @Test("10,000 visits: the column kernel, the row kernel and a plain sum agree")
    func kernels() throws {
        var random = Seeded(state: 56)
        let visits = (0..<10_000).map { _ in CLASI.cells.map { Self.grade($0, open: 0.05, &random) } }
        let columns = (0..<56).map { row in visits.map { $0[row] } }
        let scores = try CLASI.scores(columns: columns)
        for (place, visit) in visits.enumerated() {
            var grades = CLASI.Grades()
            for (row, grade) in visit.enumerated() { grades[row] = grade }
            let (activity, damage) = (grades.scores.activity, grades.scores.damage)
            #expect(Int(scores.activityLowest[place]) == activity.lowerBound && Int(scores.activityHighest[place]) == activity.upperBound)
            #expect(Int(scores.damageLowest[place]) == damage.lowerBound && Int(scores.damageHighest[place]) == damage.upperBound)
            #expect(Self.plain(visit, unknownAs: { _ in 0 }) == (activity.lowerBound, damage.lowerBound))
            #expect(Self.plain(visit, unknownAs: { $0.last ?? 0 }) == (activity.upperBound, damage.upperBound))
        }
    }

    @Test("Columns of every length from 0 to 300 visits, into memory that held other scores, agree with a plain sum")
    func columnLengths() throws {
        var random = Seeded(state: 57)
        var scores = CLASI.ColumnScores()
        for count in Array(0...300) + [5, 32_769] {
            let columns = CLASI.cells.map { cell in (0..<count).map { _ in Self.grade(cell, open: 0.05, &random) } }
            try CLASI.score(columns: columns, into: &scores)
            let places = (0..<count).map { place in columns.map { $0[place] } }
            let least = places.map { Self.plain($0) { _ in 0 } }, most = places.map { Self.plain($0) { $0.last ?? 0 } }
            #expect(scores.activityLowest.map(Int.init) == least.map(\.activity))
            #expect(scores.activityHighest.map(Int.init) == most.map(\.activity))
            #expect(scores.damageLowest.map(Int.init) == least.map(\.damage) && scores.damageHighest.map(Int.init) == most.map(\.damage))
        }
    }

    @Test("Columns refuse exactly the grades that a cell does not permit, at every cell")
    func columnGrades() {
        for (row, cell) in CLASI.cells.enumerated() {
            for grade in UInt8.min...UInt8.max {
                var columns = [[UInt8]](repeating: [0, 0, 0], count: 56)
                columns[row][1] = grade
                let isPermitted = cell.sign.grades.contains(grade) || grade == CLASI.Grades.unknown
                #expect(((try? CLASI.scores(columns: columns)) != nil) == isPermitted, "\(cell.id) \(grade)")
            }
        }
    }

    /// The rule as it is printed, without any kernel.
    private static func plain(_ visit: [UInt8], unknownAs substitute: ([UInt8]) -> UInt8) -> (activity: Int, damage: Int) {
        var sums: [String: Int] = [:]
        for (cell, grade) in zip(CLASI.cells, visit) {
            sums[cell.sign.id, default: 0] += Int(grade == CLASI.Grades.unknown ? substitute(cell.sign.grades) : grade)
        }
        func sum(_ signs: String...) -> Int { signs.reduce(0) { $0 + (sums[$1] ?? 0) } }
        return (
            sum("erythema", "scale", "mucousMembrane", "recentHairLoss", "nonScarringAlopecia"),
            sum("dyspigmentation") * (1 + sum("dyspigmentationLasts12Months")) + sum("scarring", "scarringAlopecia")
        )
    }
}

extension PartialScore {
    /// Whether a value lies within its bounds.
    func holds(_ value: Double) -> Bool { (lowest ?? -.infinity) <= value && value <= (highest ?? .infinity) }

    /// Whether the bounds of another lie within its own.
    func holds(_ other: PartialScore) -> Bool {
        (lowest ?? -.infinity) <= (other.lowest ?? -.infinity) && (other.highest ?? .infinity) <= (highest ?? .infinity)
    }
}
