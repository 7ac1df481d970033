// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension CohortText {
    /// Flares one by one: those that were recorded; then how many visits the flare index alone calls one.
    var flares: String? {
        guard let table = table("flares") else { return nil }
        let split = table.rows.firstIndex { $0.kind == .heading && $0.cells.first?.text != "Recorded" } ?? table.rows.endIndex
        let recorded = table.rows[..<split].filter { $0.kind == .body && $0.cells.count > 7 }
        let found = table.rows[split...].count { $0.kind == .body }
        let list = recorded.map { row in
            let words = row.cells.map(\.text)
            let week = row.cells[2].whole.map { " at week \($0)" } ?? ""
            let drug = Self.says(row.cells[6]) && words[6] != "None" ? "; \(analysis.drugName) \(words[6].lowercasedWord)" : ""
            return "one \(words[3] == "–" ? "of unknown severity" : words[3].lowercasedWord)\(week) (\(words[4])\(drug))"
        }
        let first =
            recorded.isEmpty
            ? "No flare was recorded."
            : "\(Self.counted(recorded.count, "flare").capitalizedFirst) \(recorded.count == 1 ? "was" : "were") recorded: \(list.joined(separator: "; "))."
        guard found > 0 else { return first }
        return
            "\(first) At \(Self.counted(found, "further visit")) the SELENA-SLEDAI flare index is met by the items without a recorded flare."
    }

    /// Adverse events: how many, of which kind, and what was done with the drug.
    var safety: String? {
        guard let events = cell("adverse-events", "Total", "Events")?.whole else { return nil }
        let kinds = [("Infections", "an infection", "infections"), ("Cardiovascular", "a cardiovascular event", "cardiovascular events")]
            .compactMap { column, one, many in
                cell("adverse-events", "Total", column)?.whole.map { $0 == 1 ? "one was \(one)" : "\(Self.word($0)) were \(many)" }
            }
        let stopped = cell("adverse-events", "Total", "Discontinued")?.whole.map { "stopped \(Self.times($0))" }
        let paused = cell("adverse-events", "Total", "Suspended")?.whole.map { "suspended \(Self.times($0))" }
        let done = [stopped, paused].compactMap(\.self)
        let first = "\(Self.counted(events, "adverse event").capitalizedFirst) \(events == 1 ? "was" : "were") recorded"
        let of = kinds.isEmpty || events == 0 ? "" : ", of which \(kinds.listed)"
        let drug = done.isEmpty ? "" : " Because of adverse events \(analysis.drugName) was \(done.listed)."
        return "\(first)\(of).\(drug)"
    }

    private static func times(_ count: Int) -> String {
        switch count {
        case 0: "in no patient"
        case 1: "once"
        case 2: "twice"
        default: "\(word(count)) times"
        }
    }

    /// Rates per 100 patient-years with their exact limits.
    var rates: String? {
        let rows = [
            ("All adverse events", "adverse events"), ("Infections", "infections"), ("Serious", "serious events"),
            ("Discontinuations for adverse events", "discontinuations"),
        ]
        let rates = rows.compactMap { row, words -> String? in
            guard let rate = cell("incidence-rates", row, "Events per 100 patient-years") else { return nil }
            let patients = cell("incidence-rates", row, "Patients with any").map { ", in \($0.text) of the patients" } ?? ""
            return "\(words) \(rate.text)\(patients)"
        }
        guard !rates.isEmpty else { return nil }
        let years = cell("incidence-rates", "All adverse events", "Patient-years").map { " over \($0.text) patient-years" } ?? ""
        return "Rates per 100 patient-years (\(analysis.confidenceLevel) interval)\(years): \(rates.joined(separator: "; "))."
    }

    /// Staying on the drug at the time points where the curve has an estimate.
    var drugSurvival: String? {
        let points = analysis.design.timePoints.compactMap { point in
            cell("drug-survival", point.name, "Still on the drug").map { "\($0.text) at \(point.label)" }
        }
        let reasons = rows("drug-survival", below: "Reasons for stopping").compactMap { row -> String? in
            guard row.cells.count > 3, let count = row.cells[3].whole else { return nil }
            return "\(row.cells[0].text.lowercasedWord) in \(Self.word(count))"
        }
        let why = reasons.isEmpty ? "" : " Reasons for stopping: \(reasons.listed)."
        return points.isEmpty ? nil : "The probability of staying on \(analysis.drugName) (Kaplan-Meier) was \(points.listed).\(why)"
    }

    /// Which rows of the subgroup tables have p below 0.05; none is adjusted for the number of comparisons.
    var subgroups: String? {
        let parts = [
            ("by-reason", "characteristics at baseline by reason for \(analysis.drugName)"),
            ("by-damage", "indices over time by damage at baseline"),
        ].compactMap { id, words in table(id).flatMap { differences($0, words) } }
        return parts.joined(separator: " ").nilIfEmpty
    }

    private func differences(_ table: Table, _ words: String) -> String? {
        guard let column = table.column("exact") else { return nil }
        var heading = ""
        var tested = 0
        var found: [String] = []
        for row in table.rows {
            if row.kind == .heading { heading = row.cells.first?.text ?? "" }
            guard row.cells.indices.contains(column), case .number(let p) = row.cells[column].value else { continue }
            tested += 1
            guard p < 0.05 else { continue }
            let name = [row.indent > 0 ? heading : "", row.cells[0].text].filter { !$0.isEmpty }.joined(separator: ", ")
            found.append("\(name) (\(row.cells[column].pInWords))")
        }
        guard tested > 0 else { return nil }
        let rest =
            "of the comparisons of \(words) \(found.count == 1 ? "has" : "have") an exact p below 0.05, not adjusted for their number"
        return found.isEmpty
            ? "None \(rest.replacing("have", with: "has"))."
            : "\(Self.word(found.count).capitalizedFirst) \(rest): \(found.joined(separator: "; "))."
    }
}
