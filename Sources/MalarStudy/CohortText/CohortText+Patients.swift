// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing
internal import MalarStatistics

extension CohortText {
    /// Table 1 in words: who the patients are.
    var people: String? {
        let count = analysis.courses.count
        let parts = [
            baseline("Female").map { "\($0) female" },
            shares(below: "Ethnicity", keepingCapitals: true).listed.nilIfEmpty,
        ].compactMap(\.self)
        let numbers = [
            baseline("Age [years]").map { "the median age was \($0) years" },
            baseline("Disease duration [years]").map { "the median disease duration \($0) years" },
        ].compactMap(\.self)
        let who = parts.isEmpty ? "" : ": \(parts.joined(separator: ", "))"
        let ages = numbers.isEmpty ? "" : " \(numbers.listed.capitalizedFirst) (quartiles in brackets)."
        return "\(count == 1 ? "One patient was" : "\(count) patients were") included\(who).\(ages)"
    }

    var organs: String? {
        let ever = shares(below: "Organ involvement, ever")
        let ongoing = shares(below: "Organ involvement, ongoing at baseline")
        let serology = baseline("Active serology (anti-dsDNA or low complement)").map { "Serology was active in \($0)." }
        return [
            ever.isEmpty ? nil : "Organ involvement ever recorded: \(ever.listed).",
            ongoing.isEmpty ? nil : "Active at baseline: \(ongoing.listed).", serology,
        ].compactMap(\.self).joined(separator: " ").nilIfEmpty
    }

    var treatment: String? {
        let drugs = shares(below: "Concomitant therapies").listed.nilIfEmpty.map { "Treatment beside \(analysis.drugName): \($0)." }
        let dose = rows("characteristics", below: "Glucocorticoids").first.flatMap { row in
            row.cells.count > 1 && Self.says(row.cells[1])
                ? "The median glucocorticoid dose was \(row.cells[1].text) mg/day of prednisone-equivalent." : nil
        }
        let earlier = baseline("Previous immunosuppressants").map { "The median number of previous immunosuppressants was \($0)." }
        let reasons = shares(below: "Reason for \(analysis.drugName)").listed.nilIfEmpty.map { "Reason for \(analysis.drugName): \($0)." }
        return [earlier, drugs, dose, reasons].compactMap(\.self).joined(separator: " ").nilIfEmpty
    }

    var activity: String? {
        let names = [
            ("SLEDAI-2K", "SLEDAI-2K"), ("SLE-DAS", "SLE-DAS"), ("Physician global assessment (0-3)", "physician global assessment"),
        ]
        let medians = names.compactMap { row, name in baseline(row).map { "\(name) \($0)" } }
        let damage = baseline("SDI above 0").map { "; the damage index was above 0 in \($0)" } ?? ""
        return medians.isEmpty ? nil : "Median activity at baseline: \(medians.listed)\(damage)."
    }

    /// Weeks of follow-up; their range is that of single patients and is left out where small counts are suppressed.
    var followUp: String? {
        let weeks = analysis.followUpWeeks
        guard let median = weeks.median.value, let low = weeks.minimum.value, let high = weeks.maximum.value else { return nil }
        let range = analysis.suppressBelow == nil ? " (range \(low.fixed(0)) to \(high.fixed(0)))" : ""
        let visits = analysis.design.timePoints.compactMap { point in assessed(point).map { "\($0) at \(point.label)" } }
        let seen = visits.isEmpty ? "" : " Assessed were \(visits.listed)."
        return "Follow-up was a median of \(median.fixed(0)) weeks\(range).\(seen)"
    }
}
