// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarPublishing

extension CohortText {
    /// One sentence an index: the median at each time point with n and p.
    var efficacy: [String?] { analysis.design.endpoints.map(sentence) }

    private func sentence(_ endpoint: Endpoint) -> String? {
        let row = endpoint.measure.label
        guard let first = cell("efficacy", row, "T0: Median") else { return nil }
        let name = [endpoint.measure.inSentence, endpoint.population.words.map { "in \($0)" }].compactMap(\.self).joined(separator: " ")
        let later = analysis.design.timePoints.compactMap { point -> String? in
            guard let median = cell("efficacy", row, "\(point.name): Median") else { return nil }
            let n = cell("efficacy", row, "\(point.name): n").map { "n\u{A0}=\u{A0}\($0.text)" }
            let p = cell("efficacy", row, "\(point.name): p")?.pInWords
            let details = [n, p].compactMap(\.self).joined(separator: ", ")
            return "\(median.head) at \(point.label)\(details.isEmpty ? "" : " (\(details))")"
        }
        let n = cell("efficacy", row, "T0: n").map { " (n\u{A0}=\u{A0}\($0.text))" } ?? ""
        guard !later.isEmpty else {
            return "The median of \(name) was \(first.head) at baseline\(n), without a number at any later time point."
        }
        return "The median of \(name) was \((["\(first.head) at baseline\(n)"] + later).listed)."
    }

    /// Remission and low disease activity at each time point, with their denominators.
    var states: String? {
        let names = [(CohortState.doris.label, "in remission (DORIS 2021)"), (CohortState.lldas.label, "in low disease activity (LLDAS)")]
        let parts = names.compactMap { row, words in shares(row, words) }
        return parts.joined(separator: " ").nilIfEmpty
    }

    var glucocorticoids: String? {
        let names = [(CohortState.prednisone5.label, "5"), (CohortState.prednisone7half.label, "7.5")]
        return names.compactMap { row, limit in shares(row, "on at most \(limit)\u{A0}mg/day of prednisone-equivalent", baseline: true) }
            .joined(separator: " ").nilIfEmpty
    }

    var serology: String? { shares(CohortState.serology.label, "serologically active", baseline: true) }

    private func shares(_ row: String, _ words: String, baseline: Bool = false) -> String? {
        let points: [TimePoint?] = (baseline ? [nil] : []) + analysis.design.timePoints
        let found = points.compactMap { point in
            cell("stateCourse", row, point?.name ?? "T0").map { "\($0.text) at \(point?.label ?? "baseline")" }
        }
        return found.isEmpty ? nil : "Of the patients in whom it was certain, \(found.listed) were \(words)."
    }

    var nonResponders: String? {
        guard let row = table("nonResponders")?.rows.last, row.kind == .total, row.cells.count > 6, Self.says(row.cells[6]) else {
            return nil
        }
        let count = row.cells[6].whole ?? 0
        return
            "Of the patients with at least \(analysis.design.followUpFrom) weeks of follow-up, \(row.cells[6].text) \(count == 1 ? "was a non-responder" : "were non-responders")."
    }
}
