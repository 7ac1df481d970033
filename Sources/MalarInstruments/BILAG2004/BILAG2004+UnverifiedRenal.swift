// SPDX-License-Identifier: Apache-2.0

import MalarUnits

extension BILAG2004 {
    /// From which amount proteinuria reaches a grade. Recalled, not verified.
    public struct ProteinRow: Sendable, Hashable {
        /// The item's name in the reference.
        public let name: String
        /// Above this it is a feature of A, unless it fell by a quarter or more.
        public let a: Double
        /// From this on it is a clause of B, unless it fell by a quarter or more.
        public let b: Double
        /// Above this it is a clause of C.
        public let c: Double
        /// Whether anyone has checked the row against the publication.
        public let verified = false
    }

    // swift-format-ignore
    /// The measurements of urinary protein.
    public static let protein: [ProteinRow] = [
        ProteinRow(name: "urineProtein24h",         a: 1,   b: 0.5, c: 0.25),
        ProteinRow(name: "proteinCreatinineRatio",  a: 100, b: 50,  c: 25),
        ProteinRow(name: "albuminCreatinineRatio",  a: 100, b: 50,  c: 25),
    ]

    /// The items whose value before is asked for.
    public static let comparedItems = [
        "systolicBp", "diastolicBp", "urineDipstickProtein", "albuminCreatinineRatio", "proteinCreatinineRatio", "urineProtein24h",
        "creatinine", "gfr",
    ]

    /// A: two or more of six features, one of them proteinuria, sediment or histology. B: one feature, or lesser proteinuria or loss of
    /// function. C: proteinuria, or a rise of blood pressure.
    static func renal(_ record: Record) -> Clauses {
        let kidney = Kidney(record)
        let others = ["acceleratedHypertension", "activeUrinarySediment", "activeNephritisHistology", "nephroticSyndrome"]
            .map { present(record[$0]) }
        let features = [kidney.severeProteinuria, others[0], kidney.lossOfFunction, others[1], others[2], others[3]]
        return Clauses(
            a: Truth.all([atLeast(2, of: features), Truth.any([features[0], features[3], features[4]])]),
            b: Truth.any(features + [kidney.proteinuria, kidney.risingCreatinine]),
            c: Truth.any([kidney.someProteinuria, kidney.risingPressure]), lacksPrevious: kidney.lacksPrevious)
    }
}

/// The renal clauses that compare with a value before. Where there is none, the comparison is taken as not met, and `lacksPrevious` says so:
/// proteinuria is then not shown to have fallen and counts, creatinine is not shown to have risen and does not.
///
/// Measurements of the same thing stand in for each other: one of the three of urinary protein is enough, and one of creatinine and GFR.
private struct Kidney {
    private(set) var severeProteinuria = Truth.indeterminate
    private(set) var proteinuria = Truth.indeterminate
    private(set) var someProteinuria = Truth.indeterminate
    private(set) var lossOfFunction = Truth.indeterminate
    private(set) var risingCreatinine = Truth.indeterminate
    private(set) var risingPressure = Truth.indeterminate
    private(set) var lacksPrevious = false

    init(_ record: BILAG2004.Record) {
        readProtein(record)
        readFunction(record)
        readPressure(record)
    }

    private mutating func readProtein(_ record: BILAG2004.Record) {
        let measured = BILAG2004.protein.filter { record[$0.name] != nil }
        var severe: [Bool] = [], moderate: [Bool] = [], some: [Bool] = []
        for row in measured {
            guard let value = record[row.name] else { continue }
            let before = record.previous[row.name]
            let fell = before.map { value.isAtMost(0.75 * $0) } ?? false
            if before == nil, value.isAtLeast(row.b) { lacksPrevious = true }
            severe.append(value.isAbove(row.a) && !fell)
            moderate.append(value.isAtLeast(row.b) && !fell)
            some.append(value.isAbove(row.c))
        }
        if let plus = record["urineDipstickProtein"] {
            let before = record.previous["urineDipstickProtein"]
            let rise = before.map { plus - $0 } ?? 0
            if before == nil, plus >= 2 { lacksPrevious = true }
            if measured.isEmpty { severe.append(rise >= 2) }
            moderate.append(rise >= 1 && plus >= 2)
            some.append(plus >= 1)
        }
        severeProteinuria = Self.any(severe)
        proteinuria = Self.any(moderate)
        someProteinuria = Self.any(some)
    }

    private mutating func readFunction(_ record: BILAG2004.Record) {
        var loss: [Bool] = []
        if let creatinine = record["creatinine"] {
            let ratio = record.previous["creatinine"].flatMap { $0 > 0 ? creatinine / $0 : nil }
            if ratio == nil, creatinine.isAbove(130) { lacksPrevious = true }
            loss.append(creatinine.isAbove(130) && (ratio?.isAbove(1.3) ?? false))
            risingCreatinine = Truth(creatinine.isAbove(130) && (ratio?.isAtLeast(1.15) ?? false))
        }
        if let rate = record["gfr"] {
            let before = record.previous["gfr"]
            if before == nil, rate.isBelow(80), rate.isAtLeast(50) { lacksPrevious = true }
            let fell = rate.isBelow(80) && (before.map { rate.isBelow(0.67 * $0) } ?? false)
            loss.append(fell || rate.isBelow(50) && (before.map { $0.isAbove(50) } ?? true))
            if record["creatinine"] == nil { risingCreatinine = .notMet }
        }
        lossOfFunction = Self.any(loss)
    }

    private mutating func readPressure(_ record: BILAG2004.Record) {
        guard let systolic = record["systolicBp"], let diastolic = record["diastolicBp"] else { return }
        guard systolic.isAbove(140), diastolic.isAbove(90) else { return risingPressure = .notMet }
        guard let systolicBefore = record.previous["systolicBp"], let diastolicBefore = record.previous["diastolicBp"] else {
            lacksPrevious = true
            return risingPressure = .notMet
        }
        risingPressure = Truth((systolic - systolicBefore).isAtLeast(30) && (diastolic - diastolicBefore).isAtLeast(15))
    }

    /// Indeterminate where nothing was measured.
    private static func any(_ clauses: [Bool]) -> Truth { clauses.isEmpty ? .indeterminate : Truth(clauses.contains(true)) }
}
