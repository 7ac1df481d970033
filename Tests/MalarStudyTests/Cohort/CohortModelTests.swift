// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarPublishing
import MalarStudy
import Testing

private typealias Member = SmallCohort.Member
private typealias Assessment = SmallCohort.Assessment

@Suite("Sensitivity, weights, models and subgroups of a cohort, against a naive computation")
struct CohortModelTests {
    private let cohort = SmallCohort(seed: 5, patients: 40)
    private let document: Document

    init() throws {
        document = StudyReport(try cohort.analysis()).document
    }

    private func table(_ id: String, _ document: Document? = nil) throws -> Table {
        try #require((document ?? self.document).tables.first { $0.id == id })
    }

    private func carried(_ member: Member, _ point: Int) -> Assessment? {
        cohort.visit(member, point) ?? member.visits.dropFirst().last { $0.day <= SmallCohort.windows[point].to }
    }

    /// Whether follow-up could have reached a time point: a visit there or later, or the drug stopped before.
    private func isReachable(_ member: Member, _ point: Int) -> Bool {
        let end = SmallCohort.windows[point].to
        return cohort.visit(member, point) != nil || (member.stopDay.map { $0 <= end } ?? false) || (member.visits.last?.day ?? 0) > end
    }

    @Test("Pairs and p as SPSS of SLEDAI-2K under each rule")
    func sensitivity() throws {
        let rows = try table("sensitivity").rows
        for point in SmallCohort.windows.indices {
            let observed = cohort.members.compactMap { member in cohort.visit(member, point).map { $0.sledai - member.baseline.sledai } }
            let last = cohort.members.compactMap { member in carried(member, point).map { $0.sledai - member.baseline.sledai } }
            let imputed = cohort.members.filter { isReachable($0, point) }
                .map { member in cohort.visit(member, point).map { $0.sledai - member.baseline.sledai } ?? 0 }
            let cells = rows[point].cells
            for (rule, differences) in [observed, last, imputed].enumerated() {
                #expect(cells[1 + 3 * rule].value == .integer(differences.count))
                #expect(close(cells[3 + 3 * rule], Naive.spss(differences)))
            }
        }
        let sides = rows.map { row in
            (0..<3).flatMap { rule in [number(row.cells[2 + 3 * rule]), number(row.cells[3 + 3 * rule])] }.compactMap {
                $0.map { $0 < 0.05 }
            }
        }
        for (row, side) in zip(rows, sides) { #expect((row.cells[10].value == .text("same")) == (Set(side).count == 1)) }
    }

    @Test("Shares under each rule, their spread, and the mark from 10 points on")
    func shares() throws {
        let rows = try table("sensitivityStates").rows
        let start = try #require(rows.firstIndex { $0.cells[0].text.contains("LLDAS") })
        for point in SmallCohort.windows.indices {
            let seen = cohort.members.compactMap { cohort.visit($0, point) }
            let last = cohort.members.compactMap { carried($0, point) }
            let reachable = cohort.members.filter { isReachable($0, point) }.count
            let met = seen.filter(\.lldas).count
            let shares = [
                Double(met) / Double(seen.count), Double(last.filter(\.lldas).count) / Double(last.count), Double(met) / Double(reachable),
            ]
            let spread = 100 * ((shares.max() ?? 0) - (shares.min() ?? 0))
            let row = rows[start + 1 + point]
            #expect(row.cells[1].text == Naive.share(met, seen.count) && close(row.cells[4], spread))
            #expect((row.cells[5].value == .text("moves")) == (spread >= 10))
        }
    }

    @Test("The share in LLDAS weighted for remaining, by a logistic model written out")
    func weights() throws {
        let rows = try table("weighted").rows
        var fitted = 0
        for point in SmallCohort.windows.indices {
            let reachable = cohort.members.filter { isReachable($0, point) }
            let (seen, lost) = (reachable.filter { cohort.visit($0, point) != nil }, reachable.filter { cohort.visit($0, point) == nil })
            let start = try #require(
                rows.firstIndex { $0.kind == .heading && $0.cells[0].text.contains("\(seen.count) assessed, \(lost.count) not") })
            let cell = rows[start + 2].cells[2]
            guard seen.count >= 10, lost.count >= 5 else {
                #expect(cell.text.hasPrefix("too few") || lost.isEmpty)
                continue
            }
            let all = seen + lost
            var columns = [all.map(\.baseline.sledai), all.map { Double($0.age) }, all.map { Double($0.damage) }]
            let before = all.map { member in
                member.visits.dropFirst().last { $0.day < SmallCohort.windows[point].from }?.sledai ?? member.baseline.sledai
            }
            if before != columns[0] { columns.append(before) }
            let shares = Logistic.shares(columns, all.indices.map { $0 < seen.count ? 1 : 0 })
            let pairs = seen.indices.map { (1 / shares[$0], cohort.visit(seen[$0], point)?.lldas == true ? 1.0 : 0) }
            let (sum, squares) = (pairs.reduce(0) { $0 + $1.0 }, pairs.reduce(0) { $0 + $1.0 * $1.0 })
            #expect(close(cell, pairs.reduce(0) { $0 + $1.0 * $1.1 } / sum, 1e-6))
            #expect(close(rows[start + 2].cells[3], sum * sum / squares, 1e-5))
            fitted += 1
        }
        #expect(fitted > 0)
    }

    @Test("With everybody at every visit both models give the mean change, with the errors of the analysis of variance")
    func longitudinal() throws {
        var complete = cohort
        complete.members = cohort.members.filter { member in SmallCohort.windows.indices.allSatisfy { cohort.visit(member, $0) != nil } }
        let rows = try table("longitudinalModels", StudyReport(try complete.analysis()).document).rows
        let n = Double(complete.members.count)
        let values = complete.members.map { member in
            [member.baseline.sledas] + SmallCohort.windows.indices.map { complete.visit(member, $0)?.sledas ?? .nan }
        }
        let start = try #require(rows.firstIndex { $0.kind == .heading && $0.cells[0].text.hasPrefix("SLE-DAS") })
        let grand = values.flatMap { $0 }.reduce(0, +) / (4 * n)
        let columns = (0..<4).map { point in values.reduce(0) { $0 + $1[point] } / n }
        let residual = values.reduce(0) { sum, row in
            let own = row.reduce(0, +) / 4
            return sum + row.indices.reduce(0) { $0 + pow(row[$1] - own - columns[$1] + grand, 2) }
        }
        let variance = residual / (3 * (n - 1))
        for point in 1...3 {
            let changes = values.map { $0[point] - $0[0] }
            let mean = changes.reduce(0, +) / n
            let deviation = (changes.reduce(0) { $0 + pow($1 - mean, 2) } / (n - 1)).squareRoot()
            let cells = rows[start + point].cells
            #expect(close(cells[2], mean, 1e-6) && close(cells[4], mean, 1e-6))
            #expect(option("standard error", cells[2]).map { abs($0 - (2 * variance / n).squareRoot()) < 1e-4 } == true)
            #expect(option("standard error", cells[4]).map { abs($0 - deviation / n.squareRoot()) < 1e-4 } == true)
        }
    }

    @Test("Subgroups: the median of all Walsh averages, and the difference of shares with Newcombe's limits")
    func subgroups() throws {
        let rows = try table("subgroupEffects").rows
        let start = try #require(rows.firstIndex { $0.cells[0].text == "Sex" })
        let point = 2
        var shares: [(met: Double, n: Double)] = []
        for (place, isFemale) in [true, false].enumerated() {
            let group = cohort.members.filter { $0.isFemale == isFemale }
            let changes = group.compactMap { member in cohort.visit(member, point).map { $0.sledai - member.baseline.sledai } }
            let walsh = changes.indices.flatMap { i in (i..<changes.count).map { (changes[i] + changes[$0]) / 2 } }
            let cells = rows[start + 1 + place].cells
            #expect(cells[1].value == .integer(changes.count) && close(cells[2], Naive.median(walsh)))
            let seen = group.compactMap { cohort.visit($0, point) }
            shares.append((Double(seen.filter(\.lldas).count), Double(seen.count)))
            #expect(cells[3].text == Naive.share(seen.filter(\.lldas).count, seen.count))
        }
        let limits = shares.map { wilson($0.met, $0.n) }
        let (p1, p2) = (shares[1].met / shares[1].n, shares[0].met / shares[0].n)
        let difference = rows[start + 2].cells[4]
        #expect(close(difference, 100 * (p1 - p2)))
        let lower = p1 - p2 - hypot(p1 - limits[1].0, limits[0].1 - p2), upper = p1 - p2 + hypot(limits[1].1 - p1, p2 - limits[0].0)
        let printed = "(\(whole(100 * lower)) to \(whole(100 * upper)))"
        #expect(difference.text.hasSuffix(printed), "\(difference.text), \(printed)")
        #expect(document.figures.contains { $0.id == "subgroup-change" } && document.figures.contains { $0.id == "subgroup-lldas" })
        #expect(document.defects.isEmpty)
    }

    private func wilson(_ met: Double, _ n: Double) -> (Double, Double) {
        let z = 1.959963984540054
        let (p, square) = (met / n, z * z)
        let half = z * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
        let middle = p + square / (2 * n)
        return ((middle - half) / (1 + square / n), (middle + half) / (1 + square / n))
    }

    private func whole(_ number: Double) -> String {
        let rounded = number.rounded(.toNearestOrAwayFromZero)
        return rounded < 0 ? "−\(Int(-rounded))" : "\(Int(rounded))"
    }

    private func number(_ cell: Cell) -> Double? {
        if case .number(let number) = cell.value { number } else { nil }
    }

    private func close(_ cell: Cell, _ expected: Double, _ tolerance: Double = 1e-9) -> Bool {
        number(cell).map { abs($0 - expected) < tolerance } ?? false
    }

    private func option(_ name: String, _ cell: Cell) -> Double? {
        cell.lineage?.options.first { $0.name == name }.flatMap { Double($0.value) }
    }
}

/// Logistic regression by Newton's method with elimination, as a textbook has it.
private enum Logistic {
    static func shares(_ columns: [[Double]], _ outcome: [Double]) -> [Double] {
        let scaled = columns.map { column -> [Double] in
            let mean = column.reduce(0, +) / Double(column.count)
            return column.map { ($0 - mean) / 10 }
        }
        let rows = outcome.indices.map { row in [1] + scaled.map { $0[row] } }
        var beta = [Double](repeating: 0, count: columns.count + 1)
        func share(_ row: [Double]) -> Double { 1 / (1 + exp(-zip(row, beta).reduce(0) { $0 + $1.0 * $1.1 })) }
        for _ in 0..<60 {
            var matrix = [[Double]](repeating: [Double](repeating: 0, count: beta.count + 1), count: beta.count)
            for (row, y) in zip(rows, outcome) {
                let p = share(row)
                for i in beta.indices {
                    for j in beta.indices { matrix[i][j] += p * (1 - p) * row[i] * row[j] }
                    matrix[i][beta.count] += (y - p) * row[i]
                }
            }
            for (i, step) in solved(matrix).enumerated() { beta[i] += step }
        }
        return rows.map(share)
    }

    private static func solved(_ system: [[Double]]) -> [Double] {
        var m = system
        let n = m.count
        for i in 0..<n {
            let pivot = (i..<n).max { abs(m[$0][i]) < abs(m[$1][i]) } ?? i
            m.swapAt(i, pivot)
            for row in 0..<n where row != i {
                let factor = m[row][i] / m[i][i]
                for column in i...n { m[row][column] -= factor * m[i][column] }
            }
        }
        return (0..<n).map { m[$0][n] / m[$0][$0] }
    }
}
