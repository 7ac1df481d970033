// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarStatistics

/// What the data say of a printed statement.
public enum Verdict: String, Sendable, CaseIterable {
    case agrees, agreesAfterRounding, differs, cannotBeDerived

    /// The verdict after a number: `38 agree`.
    var pluralWords: String {
        switch self {
        case .agrees: "agree"
        case .agreesAfterRounding: "agree after rounding"
        case .differs: "differ"
        case .cannotBeDerived: "cannot be derived"
        }
    }

    /// The verdict in words.
    public var words: String {
        switch self {
        case .agrees: "agrees"
        case .agreesAfterRounding: "agrees after rounding"
        case .differs: "differs"
        case .cannotBeDerived: "cannot be derived"
        }
    }
}

/// A printed statement beside what the data give.
public struct Comparison: Sendable, Hashable {
    /// The statement.
    public let statement: ReportedStatement
    /// What the data say of it.
    public let verdict: Verdict
    /// The recomputed value in print; `nil` where it cannot be derived.
    public let recomputed: String?
    /// The recomputed value, not rounded.
    public let value: Double?
    /// Which other statistics of the same data give the printed number.
    public let matches: [String]
    /// Why it cannot be derived, or what a reader must know.
    public let remark: String?
    /// The patients whose values decided it.
    public let patients: [String]
    /// The rows that decided it.
    public let records: [String]
    /// How many patients the statement was held against.
    public let denominator: Int
}

extension ReportedStatement {
    /// Recomputes the statement from the courses of a cohort.
    func compare(with courses: [PatientCourse], quantiles: QuantileDefinition) -> Comparison {
        switch statistic {
        case .count: comparedCount(courses)
        case .value: comparedValue(courses)
        case .bandOfMean: comparedBand(courses, quantiles)
        case .describing(let wanted): comparedStatistic(wanted, courses, quantiles)
        }
    }

    private func result(
        _ verdict: Verdict, _ recomputed: String?, value: Double? = nil, matches: [String] = [], remark: String? = nil, patients: [String],
        records: [String], of n: Int
    ) -> Comparison {
        Comparison(
            statement: self, verdict: verdict, recomputed: recomputed, value: value, matches: matches, remark: remark, patients: patients,
            records: records.uniqued(),
            denominator: n)
    }

    /// A count is certain only where every patient's conditions are decided.
    private func comparedCount(_ courses: [PatientCourse]) -> Comparison {
        let results = courses.map { course in (id: course.id, conditions: conditions.map { $0.evaluate(course) }) }
        let truths = results.map { Truth.all($0.conditions.map(\.truth)) }
        let certain = truths.filter { $0 == .met }.count
        let open = truths.filter { $0 == .indeterminate }.count
        let met = zip(results, truths).filter { $0.1 != .notMet }.map { $0.0.id }
        let records = conditions.isEmpty ? courses.map(\.patient.record.reference) : results.flatMap { $0.conditions.flatMap(\.records) }
        guard open > 0 else {
            let agrees = PrintedNumber(printed)?.value == Double(certain)
            return result(
                agrees ? .agrees : .differs, "\(certain) of \(courses.count)", value: Double(certain), patients: met, records: records,
                of: courses.count)
        }
        let range = "\(certain) to \(certain + open) of \(courses.count)"
        let possible = PrintedNumber(printed).map { Double(certain) <= $0.value && $0.value <= Double(certain + open) } ?? false
        let who = zip(results, truths).filter { $0.1 == .indeterminate }.map { $0.0.id }
        return result(
            possible ? .cannotBeDerived : .differs, range, remark: "open for \(who.joined(separator: ", "))", patients: met,
            records: records, of: courses.count)
    }

    private func comparedValue(_ courses: [PatientCourse]) -> Comparison {
        guard let course = courses.first(where: { $0.id == patient }), let variable = variable.flatMap(AnalysisVariable.named) else {
            return result(.cannotBeDerived, nil, remark: "the data hold no patient \(patient ?? "")", patients: [], records: [], of: 0)
        }
        let value = variable.value(course)
        guard let number = value.number, let wanted = PrintedNumber(printed) else {
            return result(.cannotBeDerived, nil, remark: value.reason, patients: [course.id], records: value.records, of: 1)
        }
        return result(
            Verdict(wanted.agrees(with: number)), number.fixed(max(wanted.decimals, number == number.rounded() ? 0 : value.decimals)),
            value: number,
            patients: [course.id], records: value.records, of: 1)
    }

    private func comparedStatistic(_ wanted: DescriptiveStatistic, _ courses: [PatientCourse], _ quantiles: QuantileDefinition)
        -> Comparison
    {
        let sample = NumericSample(variable ?? "", courses, quantiles)
        guard let number = wanted.value(of: sample.descriptives).value, let target = PrintedNumber(printed) else {
            return result(
                .cannotBeDerived, nil, remark: sample.remark, patients: sample.patients, records: sample.records, of: courses.count)
        }
        let verdict = Verdict(target.agrees(with: number))
        let matches = verdict == .differs ? DescriptiveStatistic.statistics(of: sample.descriptives, matching: target).map(\.name) : []
        let decimals = verdict == .agrees ? target.decimals : max(2, target.decimals)
        return result(
            verdict, number.fixed(decimals), value: number, matches: matches, remark: sample.remark, patients: sample.patients,
            records: sample.records,
            of: sample.descriptives.n)
    }

    private func comparedBand(_ courses: [PatientCourse], _ quantiles: QuantileDefinition) -> Comparison {
        let sample = NumericSample(variable ?? "", courses, quantiles)
        let score = variable?.split(separator: ".").first.flatMap { OutcomeScore(rawValue: String($0)) }
        guard let mean = sample.descriptives.mean.value, let bands = score?.bands else {
            return result(
                .cannotBeDerived, nil, remark: sample.remark ?? "the variable has no bands", patients: sample.patients,
                records: sample.records, of: courses.count)
        }
        let band = bands.band(of: mean)
        return result(
            band == printed ? .agrees : .differs, band, value: mean, remark: "the mean is \(mean.fixed(2)); bands: \(bands.inWords)",
            patients: sample.patients,
            records: sample.records, of: sample.descriptives.n)
    }
}

extension Verdict {
    init(_ agreement: PrintedNumber.Agreement) {
        switch agreement {
        case .exact: self = .agrees
        case .afterRounding: self = .agreesAfterRounding
        case .no: self = .differs
        }
    }
}

extension BandScheme {
    /// The bands in words: `remission below 2.6, low up to 3.2, moderate up to 5.1, high above`.
    var inWords: String {
        bands.map { band in
            band.upTo == .infinity ? "\(band.name) above" : "\(band.name) \(band.includesUpper ? "up to" : "below") \(band.upTo.short)"
        }.joined(separator: ", ")
    }
}
