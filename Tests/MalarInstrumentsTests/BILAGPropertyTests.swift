// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import MalarUnits
import Testing

@Suite("BILAG-2004: properties")
struct BILAGPropertyTests {
    static let rounds = 10_000

    static func set(_ random: inout Seeded) -> BILAG2004.GradeSet {
        BILAG2004.GradeSet(
            rawValue: Bool.random(using: &random) ? 1 << UInt8.random(in: 0..<5, using: &random) : UInt8.random(in: 1...31, using: &random))
    }

    static func grades(_ random: inout Seeded) -> BILAG2004.Grades {
        Domain.allCases.reduce(into: .init()) { $0[$1] = set(&random) }
    }

    static func completion(_ open: BILAG2004.Grades, _ random: inout Seeded) -> BILAG2004.Grades {
        Domain.allCases.reduce(into: .init()) { result, domain in
            let grades = Grade.allCases.filter { open[domain].contains($0.set) }
            result[domain] = grades[Int.random(in: 0..<grades.count, using: &random)].set
        }
    }

    @Test("Grades are kept apart in their bits")
    func bits() {
        var random = Seeded(state: 3)
        for _ in 0..<Self.rounds {
            let sets = Domain.allCases.map { _ in Self.set(&random) }
            var grades = BILAG2004.Grades()
            for index in (0..<9).shuffled(using: &random) { grades[Domain.allCases[index]] = sets[index] }
            #expect(Domain.allCases.map { grades[$0] } == sets)
        }
    }

    @Test("Every result on open grades holds every completion")
    func completions() {
        var random = Seeded(state: 5)
        var decided = 0
        for _ in 0..<Self.rounds {
            let (before, now) = (Self.grades(&random), Self.grades(&random))
            let (wholeBefore, wholeNow) = (Self.completion(before, &random), Self.completion(now, &random))
            #expect(BILAG2004.score(now).contains(BILAG2004.score(wholeNow).lowerBound) && BILAG2004.score(wholeNow).count == 1)
            let open = BILAG2004.Change(from: before, to: now), whole = BILAG2004.Change(from: wholeBefore, to: wholeNow)
            for (left, right) in [(open.worsened, whole.worsened), (open.isEvaluable, whole.isEvaluable), (open.improved, whole.improved)] {
                #expect(left == .indeterminate || left == right)
                decided += left == .indeterminate ? 0 : 1
            }
            for grade in [Grade.a, .b, .c] { #expect(open.count(ofNew: grade).admits(whole.count(ofNew: grade).value ?? -1)) }
            let (range, exact) = (BILAG2004.activityBsr(now), BILAG2004.activityBsr(wholeNow))
            for (left, right) in [(range.mild, exact.mild), (range.moderate, exact.moderate), (range.severe, exact.severe)] {
                #expect(left == .indeterminate || left == right)
            }
        }
        #expect(decided > Self.rounds / 10)
    }

    @Test("Worsening is exact: indeterminate only where completions disagree")
    func exact() {
        var random = Seeded(state: 6)
        for _ in 0..<150 {
            var (before, now) = (Self.completion(.init(), &random), Self.completion(.init(), &random))
            for _ in 0..<2 { now[Domain.allCases[Int.random(in: 0..<9, using: &random)]] = Self.set(&random) }
            before[Domain.allCases[Int.random(in: 0..<9, using: &random)]] = Self.set(&random)
            let change = BILAG2004.Change(from: before, to: now)
            let answers = Set(
                (0..<400).map { _ in BILAG2004.Change(from: Self.completion(before, &random), to: Self.completion(now, &random)).worsened })
            #expect(change.worsened == (answers.count == 1 ? answers.first : .indeterminate))
        }
    }

    @Test("A higher grade never lowers the score")
    func monotone() {
        var random = Seeded(state: 8)
        for _ in 0..<Self.rounds {
            let whole = Self.completion(.init(), &random)
            var worse = whole
            worse[Domain.allCases[Int.random(in: 0..<9, using: &random)]] = .a
            #expect(BILAG2004.score(worse).lowerBound >= BILAG2004.score(whole).lowerBound)
        }
    }

    static func whole(_ random: inout Seeded) -> BILAG2004.Record {
        var record = BILAG2004.Record()
        for item in BILAG2004.items {
            let often = Double.random(in: 0...1, using: &random) < 0.8
            record[item.name] =
                switch item.recording {
                case .scale: often ? 0 : Double(Int.random(in: 0...4, using: &random))
                case .yesNo: often ? 0 : 1
                case .dipstick: Double(Int.random(in: 0...3, using: &random))
                case .number(let range, _): Double.random(in: 0...min(range.upperBound, 200), using: &random)
                }
        }
        for name in BILAG2004.comparedItems { record.previous[name] = Double.random(in: 0.1...200, using: &random) }
        for domain in Domain.allCases { record.everInvolved[domain] = Bool.random(using: &random) ? .present : .absent }
        return record
    }

    /// Measurements that stand in for each other are left out together.
    static let together = [
        ["urineDipstickProtein", "albuminCreatinineRatio", "proteinCreatinineRatio", "urineProtein24h"], ["creatinine", "gfr"],
    ]

    @Test("Open items leave the grade of every completion possible; a B that stands may be an A")
    func items() {
        var random = Seeded(state: 9)
        var (open, known) = (0, 0)
        for _ in 0..<Self.rounds {
            let whole = Self.whole(&random)
            var partial = whole
            for group in Self.together
                + BILAG2004.items.map({ [$0.name] }).filter({ one in !Self.together.contains { $0.contains(one[0]) } })
            where Double.random(in: 0...1, using: &random) < 0.08 {
                for name in group { partial[name] = nil }
            }
            for domain in Domain.allCases {
                let exact = BILAG2004.unverifiedGrade(of: domain, whole), derived = BILAG2004.unverifiedGrade(of: domain, partial)
                #expect(exact.grades.grade != nil && !exact.stands)
                #expect(derived.stands ? exact.grades.isSubset(of: [.a, .b]) : exact.grades.isSubset(of: derived.grades))
                if derived.grades.grade == nil { open += 1 } else { known += 1 }
            }
        }
        #expect(open > Self.rounds && known > Self.rounds)
    }

    @Test("A higher value on the scale never lowers a grade")
    func scale() {
        var random = Seeded(state: 10)
        let scored = BILAG2004.items.filter { $0.recording == .scale }
        for _ in 0..<Self.rounds {
            let before = Self.whole(&random)
            let item = scored[Int.random(in: 0..<scored.count, using: &random)]
            var after = before
            after[item.name] = 4
            let (left, right) = (
                BILAG2004.unverifiedGrade(of: item.domain, before).grades, BILAG2004.unverifiedGrade(of: item.domain, after).grades
            )
            #expect(left.rawValue >= right.rawValue)
        }
    }
}
