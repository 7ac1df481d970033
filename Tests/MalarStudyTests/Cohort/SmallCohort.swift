// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarExchange
import MalarInstruments
import MalarPublishing
import MalarStudy

/// Fourteen made-up patients, drawn from a seed: what the charts say, as plain numbers, and the study that reads them from files.
struct SmallCohort {
    struct Assessment {
        var day: Int
        var arthritis = false, rash = false, lowComplement = false, newActivity = false
        var sledas = 0.37, pga = 0.0, dose = 0.0
        var clasi = 0, tender = 0, swollen = 0

        var sledai: Double { (arthritis ? 4 : 0) + (rash ? 2 : 0) + (lowComplement ? 2 : 0) }
        var doris: Bool { !arthritis && !rash && pga < 0.5 && dose <= 5 }
        var lldas: Bool { sledai <= 4 && !newActivity && pga <= 1 && dose <= 7.5 }
    }

    struct Member {
        var id: String
        var visits: [Assessment]
        var stopDay: Int?
        var stopReason = ""

        var baseline: Assessment { visits[0] }
        var number: Int { Int(id.dropFirst()) ?? 0 }
        var isFemale: Bool { number % 3 != 0 }
        var age: Int { 20 + 7 * number % 41 }
        var damage: Int { number % 4 == 0 ? 0 : number % 5 }
    }

    static let windows: [(name: String, day: Int, from: Int, to: Int)] = [("T4", 28, 15, 56), ("T12", 84, 57, 126), ("T24", 168, 127, 210)]

    var members: [Member]
    var changes: (String) -> String = { $0 }

    init(seed: UInt64 = 7, patients: Int = 14) {
        var state = seed
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        func visit(_ day: Int, severity: Int) -> Assessment {
            let arthritis = next(4) < severity
            return Assessment(
                day: day, arthritis: arthritis, rash: next(4) < severity, lowComplement: next(2) == 0, newActivity: next(8) == 0,
                sledas: 0.37 + Double(next(200) * (severity + 1)) / 100, pga: Double(next(5 * severity + 7)) / 10,
                dose: [0, 2.5, 5, 5, 7.5, 10][next(3 + severity)], clasi: next(8 * severity + 3),
                tender: arthritis ? 2 + next(6) : 0, swollen: arthritis ? next(5) : 0)
        }
        members = (1...patients).map { number in
            var visits = [visit(-next(20), severity: 3)]
            for window in Self.windows where next(6) > 0 { visits.append(visit(window.day - 10 + next(20), severity: next(3))) }
            var member = Member(id: "P\(number)", visits: visits)
            if next(4) == 0 {
                member.stopDay = 60 + next(120)
                member.stopReason = ["inefficacy", "infection"][next(2)]
            }
            return member
        }
    }

    /// The visit of a time point, the nearest one in its window.
    func visit(_ member: Member, _ point: Int) -> Assessment? {
        let window = Self.windows[point]
        return member.visits.dropFirst().filter { (window.from...window.to).contains($0.day) }
            .min { abs($0.day - window.day) < abs($1.day - window.day) }
    }

    func analysis() throws -> StudyAnalysis {
        let template = try ProtocolTemplate.named("cohort-2024")?.text(id: "small", title: "Small", indexDrug: Self.drug()) ?? ""
        let later = template.split(separator: "\n", omittingEmptySubsequences: false).filter {
            !$0.contains("name: T36") && !$0.contains("name: T48")
        }
        let study = try StudyProtocol(yaml: changes(later.joined(separator: "\n")))
        let data = try StudyFolder.read(files: files.mapValues { Array($0.utf8) }, conventions: study.data)
        return StudyAnalysis(study: study, cohort: data.cohort, findings: data.findings, reported: nil)
    }

    static func drug() throws -> Drug {
        guard let drug = Drug.named("anifrolumab") else { throw CocoaError(.featureUnsupported) }
        return drug
    }

    private var files: [String: String] {
        let items = SLEDAI2K.Item.allCases.map(\.rawValue)
        var visits =
            "patient,date,\(items.joined(separator: ",")),newActivity,recorded.sledas,recorded.clasiActivity,tjc28,sjc28,pga,glucocorticoid,glucocorticoidDose\n"
        var treatments = "patient,drug,role,start,stop,status,stopReason\n"
        for member in members {
            for visit in member.visits {
                let present = [("arthritis", visit.arthritis), ("rash", visit.rash), ("lowComplement", visit.lowComplement)]
                    .filter(\.1).map(\.0)
                let findings = items.map { "\(present.contains($0))" }.joined(separator: ",")
                visits += "\(member.id),\(Self.date(visit.day)),\(findings),\(visit.newActivity),\(visit.sledas),\(visit.clasi),"
                visits += "\(visit.tender),\(visit.swollen),\(visit.pga),prednisone,\(visit.dose)\n"
            }
            let stop = member.stopDay.map { "\(Self.date($0)),stopped,\(member.stopReason)" } ?? ",ongoing,"
            treatments += "\(member.id),anifrolumab,index,\(Self.date(0)),\(stop)\n"
        }
        return [
            "patients.csv": "patient,sex,ageAtStart,damageIndex\n"
                + members.map { "\($0.id),\($0.isFemale ? "female" : "male"),\($0.age),\($0.damage)\n" }.joined(), "visits.csv": visits,
            "treatments.csv": treatments,
            "events.csv": "patient,kind,term\n",
        ]
    }

    /// A day counted from 1 March 2024.
    private static func date(_ day: Int) -> String {
        let date = Date(timeIntervalSince1970: 1_709_251_200 + Double(day) * 86_400)
        return date.formatted(.iso8601.year().month().day())
    }
}

/// The formulas as a textbook has them, for numbers that are few enough.
enum Naive {
    static func median(_ values: [Double]) -> Double { quantile(values, 0.5) }

    /// Weighted average at (n + 1)p, within the range.
    static func quantile(_ values: [Double], _ p: Double) -> Double {
        let sorted = values.sorted()
        let position = min(max(Double(sorted.count + 1) * p, 1), Double(sorted.count))
        let below = Int(position.rounded(.down))
        return below == sorted.count
            ? sorted[below - 1] : sorted[below - 1] + (position - Double(below)) * (sorted[below] - sorted[below - 1])
    }

    /// Ranks of the changed pairs' sizes, with their signs; sizes are compared to six decimals.
    private static func ranks(_ differences: [Double]) -> [(rank: Double, isPositive: Bool)] {
        let changed = differences.map { ($0 * 1e6).rounded() / 1e6 }.filter { $0 != 0 }
        return changed.map { value in
            let smaller = changed.filter { abs($0) < abs(value) }.count
            let equal = changed.filter { abs($0) == abs(value) }.count
            return (Double(smaller) + Double(equal + 1) / 2, value > 0)
        }
    }

    /// Normal approximation without continuity correction, zeros dropped: what SPSS prints.
    static func spss(_ differences: [Double]) -> Double {
        let ranks = ranks(differences)
        let (sum, squares) = (ranks.reduce(0) { $0 + $1.rank }, ranks.reduce(0) { $0 + $1.rank * $1.rank })
        let plus = ranks.filter(\.isPositive).reduce(0) { $0 + $1.rank }
        return erfc(abs((plus - sum / 2) / (squares / 4).squareRoot()) / 2.0.squareRoot())
    }

    /// Every pattern of signs.
    static func exact(_ differences: [Double]) -> Double {
        let ranks = ranks(differences)
        let plus = ranks.filter(\.isPositive).reduce(0) { $0 + $1.rank }
        let sums = (0..<(1 << ranks.count)).map { pattern in
            ranks.indices.reduce(0.0) { $0 + (pattern >> $1 & 1 == 1 ? ranks[$1].rank : 0) }
        }
        let low = Double(sums.filter { $0 <= plus + 1e-9 }.count), high = Double(sums.filter { $0 >= plus - 1e-9 }.count)
        return min(1, 2 * min(low, high) / Double(sums.count))
    }

    static func share(_ met: Int, _ all: Int) -> String {
        all == 0 ? "–" : "\(met)/\(all) (\(Int((100 * Double(met) / Double(all) + 0.5).rounded(.down)))%)"
    }
}
