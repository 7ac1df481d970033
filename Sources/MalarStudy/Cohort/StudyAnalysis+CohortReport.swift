// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

extension StudyAnalysis {
    /// The sections of a cohort's report, in the order of a paper; tables and figures are numbered as they stand.
    func cohortSections(published: [Section]) -> [Section] {
        let shown = Numbering.numbered(disclosed((paperSections + furtherSections).concurrentMap { $0() }))
        let text = CohortText(self, shown)
        let sections = Numbering.numbered(
            text.resultSections + shown + published + publishedTableSections(text.tables) + disclosed(closingSections))
        return Numbering.numbered(withChecklist(sections))
    }

    /// What a paper prints: patients, efficacy, safety, states, subgroups.
    private var paperSections: [@Sendable () -> Section] {
        [
            {
                Section(id: "patients", title: "Patients", blocks: [.table(baselineCharacteristicsTable())])
            },
            {
                Section(
                    id: "efficacyOverTime", title: "Efficacy",
                    blocks: [.table(efficacyTable())] + (courseFigures + patientFigures).map { .figure($0) })
            },
            {
                Section(
                    id: "safety", title: "Safety",
                    blocks: [.table(adverseEventTable()), .table(incidenceRateTable()), .table(flareTable())])
            },
            {
                Section(
                    id: "remission", title: "Remission and low disease activity",
                    blocks: [.table(stateCourseTable()), .figure(stateFigure), .table(nonResponderTable())]
                        + timeToStateTables().map { .table($0) })
            },
            {
                Section(
                    id: "drugSurvival", title: "Time on \(drugName)",
                    blocks: [.figure(swimmerFigure()), .table(drugSurvivalTable()), .figure(drugFigure)])
            },
            {
                Section(id: "subgroups", title: "Subgroups", blocks: subgroupTables().map { .table($0) } + subgroupBlocks())
            },
        ]
    }

    /// What a paper leaves out: how far its numbers depend on programs, definitions, absences and centres.
    private var furtherSections: [@Sendable () -> Section] {
        [
            {
                Section(id: "portabilityOfP", title: "Portability of each p", blocks: [.table(portabilityTable())])
            },
            {
                Section(id: "definitionDrift", title: "Definition drift", blocks: [.table(driftTable()), .table(driftChangesTable())])
            },
            {
                Section(
                    id: "lost", title: "Who was screened, and who was lost",
                    blocks: flowTables.map { .table($0) } + [.table(attritionTable()), .table(weightedTable())])
            },
            {
                Section(
                    id: "sensitivitySection", title: "Sensitivity", blocks: [.table(sensitivityTable()), .table(stateSensitivityTable())])
            },
            {
                Section(id: "longitudinal", title: "Longitudinal models", blocks: [.table(longitudinalTable())])
            },
            {
                Section(id: "centresSection", title: "Centres", blocks: [.table(centreTable())])
            },
            {
                Section(id: "patientsOneByOne", title: "Patients one by one", blocks: [.table(patientListing())])
            },
        ]
    }

    private var closingSections: [Section] {
        [
            Section(
                id: "data", title: "Data findings",
                blocks: findings.isEmpty ? [.paragraph("The check of the data found nothing.")] : [.table(findingTable(label: ""))]),
            Section(id: "methods", title: "Methods", blocks: cohortMethods.map { .paragraph($0) }),
        ]
    }

    /// The few numbers that a reader of a cohort's report wants first.
    var cohortKeyFigures: [KeyFigure] {
        let weeks = followUpWeeks
        let followed = members.filter { $0.followUpDays != nil }
        // The last time point that at least half of the patients reached: a share of the last few says little.
        let told = design.timePoints.last { 2 * assessed($0) >= members.count } ?? design.timePoints.first
        let states = [told].compactMap(\.self).flatMap { point in
            [CohortState.doris, .lldas].map { state in
                let cell = shareCell(StateCount(members, state, at: point, design.missing), "\(state.label) at \(point.name)")
                return KeyFigure("\(state.id == "doris" ? "Remission" : "LLDAS"), \(point.label)", value: cell.text, lineage: cell.lineage)
            }
        }
        return [
            KeyFigure(
                "Patients", value: "\(courses.count)",
                lineage: lineage(courses.map(\.id), courses.map(\.patient.record.reference), of: courses.count, "rows of patients.csv")),
            KeyFigure(
                "Follow-up", value: "\(weeks.median.value?.fixed(0) ?? "–") weeks", note: "median, n\u{A0}=\u{A0}\(weeks.n)",
                lineage: lineage(followed.map(\.id), followed.compactMap { $0.last?.record.reference }, of: weeks.n, "median")),
        ] + states
            + [
                KeyFigure(
                    "Non-responders", value: nonResponderShare.text, note: "at least \(design.followUpFrom) weeks of follow-up",
                    lineage: lineage(
                        nonResponses.map(\.member.id), nonResponses.flatMap(\.records), of: nonResponderShare.total, "non-responder rule"))
            ]
    }
}
