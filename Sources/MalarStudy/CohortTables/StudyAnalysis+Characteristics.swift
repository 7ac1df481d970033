// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
public import MalarPublishing
internal import MalarUnits

extension StudyAnalysis {
    /// The cohort at baseline: shares with their denominators, medians with quartiles, every cell with its patients.
    ///
    /// An organ is ongoing by the items of the baseline visit where they decide it, otherwise as the patient's row has it. Unknown is left
    /// out of a denominator, never counted as absent.
    public func baselineCharacteristicsTable() -> Table {
        Table(
            id: "characteristics", label: "Table 1", caption: "Characteristics of the cohort at baseline",
            columns: [Table.Column("Characteristic"), Table.Column("All patients", detail: "N = \(courses.count)", alignment: .right)],
            rows: characteristics.map { characteristic in
                characteristic.kind == .heading
                    ? .heading(Cell(characteristic.label))
                    : Table.Row([Cell(characteristic.label), cell(characteristic, courses)], indent: characteristic.indent)
            }, footnotes: [countNote, organNote, unknownNote])
    }

    var organNote: Table.Footnote {
        Table.Footnote(
            "",
            "Ongoing: by the SLEDAI-2K items of the baseline visit where they decide it, otherwise as recorded. Skin scores are of patients with mucocutaneous, joint counts of patients with articular activity at baseline."
        )
    }

    /// The rows of the table of characteristics.
    var characteristics: [Characteristic] { people + organs + serologyAndSyndromes + treatmentBefore + treatmentAtStart + activity }

    private var people: [Characteristic] {
        [
            .share("Female") { Self.word($0, $0.patient.sex) { $0 == "female" } }, .number("Age [years]", variable: "ageAtStart"),
            .number("Disease duration [years]") { course in
                AnalysisVariable.named("diseaseDuration").map { Self.years($0.value(course)) }
            },
        ] + levels("Ethnicity", \.patient.ethnicity)
    }

    private var organs: [Characteristic] {
        let known = DataDictionary.organs.filter { organ in
            OrganActivity2024.organs.contains { $0.id == organ.id }
                || courses.contains { course in
                    ["ever", "ongoing"].contains { course.patient.finding("\($0).\(organ.id)") != .unknown }
                }
        }
        return [.heading("Organ involvement, ever")]
            + known.map { organ in
                .share(organ.label, indent: 1) { Self.ever(organ.id, $0) }
            } + [.heading("Organ involvement, ongoing at baseline")]
            + known.map { organ in .share(organ.label, indent: 1) { $0.activity(of: organ.id) } }
    }

    private var serologyAndSyndromes: [Characteristic] {
        [
            .share("Active serology (anti-dsDNA or low complement)") { $0.activity(of: "serology") },
            .share("Secondary antiphospholipid syndrome") { Self.row("antiphospholipidSyndrome", $0) },
            .share("Secondary Sjögren syndrome") { Self.row("sjogrenSyndrome", $0) },
        ]
    }

    private var treatmentBefore: [Characteristic] {
        [
            .number("Cumulative glucocorticoids [g]", variable: "cumulativeGlucocorticoid"),
            .number("Previous immunosuppressants", Self.previousImmunosuppressants),
        ]
    }

    private var activity: [Characteristic] {
        [
            measure(.score(.sledai2k)), measure(.score(.sledas)),
            .share("SDI above 0") { Self.damage($0).map { Self.truth($0) { $0 > 0 } } },
            .number("SDI where above 0", indent: 1) { course in Self.damage(course).flatMap { ($0.number ?? 0) > 0 ? $0 : nil } },
            measure(.score(.clasiActivity), .mucocutaneousAtBaseline), measure(.score(.clasiDamage), .mucocutaneousAtBaseline),
            measure(.score(.tjc28), .jointsAtBaseline), measure(.score(.sjc28), .jointsAtBaseline),
            measure(.score(.pga), label: "Physician global assessment (0-3)"),
        ]
    }

    /// A measure in the patients in whom the protocol follows it, so that its baseline here is that of the table of efficacy.
    func measure(_ measure: Measure, _ usual: EndpointPopulation = .all, label: String? = nil, indent: Int = 0) -> Characteristic {
        let followed = study.cohort?.endpoints.first { $0.measure == measure }?.population
        return .measure(measure, in: followed ?? usual, label: label, indent: indent)
    }

    /// A row for every level that occurs, under a heading; one share of two levels is not left out, because a third may be unknown.
    private func levels(_ heading: String, _ word: @escaping @Sendable (PatientCourse) -> String?) -> [Characteristic] {
        let found = courses.compactMap(word).uniqued().sorted()
        guard !found.isEmpty else { return [] }
        return [.heading(heading)]
            + found.map { level in .share(level, indent: 1) { Self.word($0, word($0)) { $0 == level } } }
    }
}

extension StudyAnalysis {
    /// Whether a word of the patient's row is the one looked for; unknown where there is none.
    static func word(_ course: PatientCourse, _ word: String?, _ matches: (String) -> Bool) -> Derived {
        let records = [course.patient.record.reference]
        guard let word else { return Derived(.unknown("not recorded"), records: records, method: "as recorded") }
        return Derived(.truth(matches(word) ? .met : .notMet), records: records, method: "as recorded")
    }

    /// A finding of the patient's row.
    static func row(_ id: String, _ course: PatientCourse) -> Derived {
        Derived(.finding(course.patient.finding(id)), records: [course.patient.record.reference], method: "as recorded")
    }

    /// Whether a number fulfils a condition; unknown where the number is.
    static func truth(_ number: Derived, _ condition: (Double) -> Bool) -> Derived {
        guard let value = number.number else {
            return Derived(.unknown(number.reason ?? "not recorded"), records: number.records, method: number.method)
        }
        return Derived(.truth(condition(value) ? .met : .notMet), records: number.records, method: number.method)
    }

    /// Ever involved: as recorded; what is ongoing was there.
    static func ever(_ organ: String, _ course: PatientCourse) -> Derived {
        let recorded = row("ever.\(organ)", course)
        guard recorded.holds == .indeterminate else { return recorded }
        let ongoing = course.activity(of: organ)
        return ongoing.holds == .met ? ongoing : recorded
    }

    private static func years(_ months: Derived) -> Derived {
        guard let lowest = months.bounds.lowest, let highest = months.bounds.highest else { return months }
        // Partial dates leave a span of months: the middle is used where it is at most a year wide.
        guard highest - lowest <= 12 else { return months }
        return Derived(
            .number(Bounds((lowest + highest) / 24)), records: months.records, method: "\(months.method), in years", decimals: 1,
            note: months.note)
    }

    /// The damage index at the start: of the patient's row, otherwise of the baseline visit.
    static func damage(_ course: PatientCourse) -> Derived? {
        if let index = course.patient.damageIndex {
            return Derived(.number(Bounds(Double(index))), records: [course.patient.record.reference], method: "as recorded at start")
        }
        guard let baseline = course.baseline, let index = baseline.recordedScore("sdi") else {
            return Derived(.unknown("not recorded"), records: [course.patient.record.reference], method: "as recorded")
        }
        return Derived(.number(Bounds(index)), records: [baseline.record.reference], method: "as recorded at baseline")
    }

    /// As recorded, otherwise the different drugs among the previous treatments.
    @Sendable static func previousImmunosuppressants(_ course: PatientCourse) -> Derived? {
        if let recorded = AnalysisVariable.named("previousImmunosuppressants")?.value(course), recorded.number != nil { return recorded }
        let rows = course.patient.treatments(.previous)
        guard !rows.isEmpty else {
            return Derived(.unknown("no previous treatment recorded"), method: "rows of treatments.csv with role previous")
        }
        let found = rows.filter(\.isImmunosuppressant)
        return Derived(
            .number(Bounds(Double(found.map(\.drug).uniqued().count))), records: rows.map(\.record.reference),
            method: "different drugs among the rows of treatments.csv with role previous")
    }
}

extension Treatment {
    /// A conventional immunosuppressant, a biologic or a targeted synthetic drug.
    var isImmunosuppressant: Bool { [.conventional, .biologic, .targetedSynthetic].contains(drug.drugClass) }
}
