// SPDX-License-Identifier: Apache-2.0

import MalarUnits

extension LLDAS {
    /// A clause of a criterion: whether it holds, and the words for it where it decides.
    private typealias Clause = (state: Truth, words: String)

    /// Met with `otherwise` where every clause is met; else decided by the clauses that are not met, or by those that are open.
    private static func criterion(_ id: String, _ label: String, _ clauses: [Clause], otherwise: String) -> Criterion {
        let state = Truth.all(clauses.map(\.state))
        let deciding = state == .met ? [] : clauses.filter { $0.state == state }.map(\.words)
        return Criterion(id, label, state, decidedBy: deciding.isEmpty ? otherwise : deciding.joined(separator: "; "))
    }

    static func c1Activity(_ findings: Findings<SLEDAI2K.Item>, _ score: Bounds, _ answers: Answers) -> Criterion {
        let clauses = [majorOrgans(findings, answers)] + chartFlags.map { absence($0.id, $0.label, answers) } + [total(findings, score)]
        return criterion(
            "c1Activity", "SLEDAI-2K \(activityLimit), no major organ active", clauses,
            otherwise: "SLEDAI-2K \(score.value == nil ? "at most " : "")\((score.highest ?? 0).inWords), no major organ active")
    }

    private static func total(_ findings: Findings<SLEDAI2K.Item>, _ score: Bounds) -> Clause {
        let lowest = (score.lowest ?? 0).inWords
        let state = activityLimit.holds(for: score)
        let exact = score.value == nil ? "SLEDAI-2K at least \(lowest)" : "SLEDAI-2K \(lowest)"
        return (state, state == .indeterminate ? SLEDAI2K.unknownInWords(findings, of: .all) : exact)
    }

    private static func majorOrgans(_ findings: Findings<SLEDAI2K.Item>, _ answers: Answers) -> Clause {
        let state = findings.absence(of: majorOrganItems)
        switch (state, answers.finding("majorOrganActivity")) {
        case (.notMet, _): return (state, "\(SLEDAI2K.names(of: findings.present.intersection(majorOrganItems))) present")
        case (.met, _), (.indeterminate, .absent): return (.met, "no major organ active")
        case (.indeterminate, .present): return (.notMet, "activity in a major organ as recorded")
        case (.indeterminate, .unknown): return (state, SLEDAI2K.unknownInWords(findings, of: majorOrganItems))
        }
    }

    private static func absence(_ id: String, _ label: String, _ answers: Answers) -> Clause {
        let state = !Truth(answers.finding(id, ifNeverAsked: .absent).isPresent)
        return (state, "\(label) \(state == .notMet ? "present" : "unknown")")
    }

    static func c2NoNew(_ answers: Answers) -> Criterion {
        let isFirst = answers.finding("firstVisit") == .present
        let (state, words): Clause =
            switch answers.finding("newActivity") {
            case .present: (.notMet, "new activity present")
            case .absent: (.met, "no new activity")
            case .unknown where isFirst && answers.word("firstVisitRule") == "assumeMet": (.met, "first visit, assumed met")
            case .unknown: (.indeterminate, isFirst ? "first visit: no previous assessment" : "new activity not recorded")
            }
        return Criterion("c2NoNew", "no new activity since the previous assessment", state, decidedBy: words)
    }

    static func c5Maintenance(_ answers: Answers) -> Criterion {
        let doses = maintenance.compactMap { drug in answers.number(drug.id).map { (drug, $0) } }
        let clauses =
            doses.map { drug, dose in dosage(drug, dose) } + [
                judgement(answers), absence("investigationalDrug", "investigational drug", answers), tolerance(answers),
            ]
        return criterion(
            "c5Maintenance", "standard maintenance treatment, tolerated, no investigational drug", clauses,
            otherwise: doses.isEmpty ? "no maintenance dose recorded" : "maintenance doses within the standard")
    }

    private static func dosage(_ drug: Maintenance, _ dose: Double) -> Clause {
        let name = drug.label.lowercased()
        return (
            Limit.lessOrEqual(drug.maximum).holds(for: Bounds(dose)), "\(name) \(dose.inWords) \(drug.unit), above \(drug.maximum.inWords)"
        )
    }

    private static func judgement(_ answers: Answers) -> Clause {
        let state = Truth(answers.finding("maintenanceWithinStandard", ifNeverAsked: .present).isPresent)
        return (state, state == .notMet ? "a maintenance dose above the standard" : "a maintenance dose not recorded")
    }

    private static func tolerance(_ answers: Answers) -> Clause {
        let state = Truth(answers.finding("treatmentTolerated", ifNeverAsked: .present).isPresent)
        return (state, state == .notMet ? "treatment not tolerated" : "tolerance of treatment unknown")
    }
}
