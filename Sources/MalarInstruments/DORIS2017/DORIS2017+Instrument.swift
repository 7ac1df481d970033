// SPDX-License-Identifier: Apache-2.0

extension DORIS2017: Instrument {
    /// The indices by which the framework lets clinical activity be judged.
    enum Index: String, CaseIterable {
        case clinicalSledai, bilag2004, eclam

        /// The item that says that there is no activity; `nil` where the items of SLEDAI-2K say it.
        var item: String? {
            switch self {
            case .clinicalSledai: nil
            case .bilag2004: "bilagOnlyDOrE"
            case .eclam: "clinicalEclamZero"
            }
        }
    }

    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "doris2017", name: "DORIS remission framework 2017",
        purpose: "Which of the four definitions of remission a visit meets: clinical or complete, on or off therapy.",
        references: ["vanVollenhoven2017", "piga2022"], verification: .oneSource,
        items: ClinicalActivity.form + [
            ItemDescription("activityIndex", "Index of activity", .choice(Index.allCases.map(\.rawValue)), group: "activity", need: .alternative, "clinicalSledai where not given"),
            ItemDescription("bilagOnlyDOrE", "BILAG-2004 only D or E", .finding, group: "activity", need: .alternative, "no system graded A, B or C; read with activityIndex bilag2004"),
            ItemDescription("clinicalEclamZero", "Clinical ECLAM 0", .finding, group: "activity", need: .alternative, "read with activityIndex eclam"),
            PhysicianGlobal.item,
        ] + GlucocorticoidIntake.form + [
            Treatment.immunosuppressiveItem,
            ItemDescription(
                "maintenanceDoses", "Stable maintenance doses", .finding, group: "treatment", need: .assumedAbsent,
                "prednisone, immunosuppressives and biologics are given in stable maintenance doses; taken as so where the data never ask"),
        ],
        rule: [
            "noClinicalActivity: clinical SLEDAI-2K of 0; or BILAG-2004 only D or E; or clinical ECLAM of 0, as activityIndex says.",
            "serologyNormal: neither low complement nor increased DNA binding.",
            "pgaBelow: PGA below 0.5 on the scale of 0 to 3.",
            "clinicalOnTherapy: noClinicalActivity, pgaBelow, prednisone at most 5 mg per day, maintenance doses.",
            "completeOnTherapy: the same, and serologyNormal.",
            "clinicalOffTherapy: noClinicalActivity, pgaBelow, no glucocorticoid, no immunosuppressive, no biologic.",
            "completeOffTherapy: the same, and serologyNormal.",
            "Antimalarials are allowed in all of them. The state is met where one of the four is met.",
        ],
        parts: [PartDescription(ClinicalActivity.recorded, "Clinical SLEDAI (0-101)"), GlucocorticoidIntake.partDescription],
        notes: [
            "The framework gives PGA below 0.5 as an example of a threshold; one later paper prints at most 0.5. Below 0.5 is used.",
            "One paper speaks of eight definitions; the further axis was not visible in the table that was read, and is not implemented.",
            "Stable has no published duration.",
            "Where no glucocorticoid, no immunosuppressive and no biologic is given, there is no dose to be stable, and maintenanceDoses is not read.",
        ])

    /// The four definitions, after the clauses they are made of; the state is that one of them is met.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let clauses = Clauses(answers)
        let definitions = allCases.map { $0.criterion(clauses) }
        return Assessment(
            missing: clauses.missing, parts: [clauses.activity.part, clauses.intake.part], state: Truth.any(definitions.map(\.state)),
            criteria: clauses.shown + definitions, assumed: answers.asks(for: "maintenanceDoses") ? [] : ["maintenanceDoses"],
            flags: clauses.activity.flags + clauses.intake.flags + clauses.flags)
    }

    private func criterion(_ clauses: Clauses) -> Criterion {
        let isOff = self == .clinicalOffTherapy || self == .completeOffTherapy
        let isComplete = self == .completeOnTherapy || self == .completeOffTherapy
        let treatment = isOff ? [clauses.gcNone, clauses.noImmunosuppressive] : [clauses.gcLow, clauses.maintenance]
        let name = "\(isComplete ? "complete" : "clinical") remission \(isOff ? "off" : "on") therapy"
        return Criterion(
            rawValue, name, all: [clauses.noActivity] + (isComplete ? [clauses.serology] : []) + [clauses.pgaBelow] + treatment)
    }

    /// The clauses of the four definitions, on one set of answers.
    private struct Clauses {
        let activity: ClinicalActivity
        let intake: GlucocorticoidIntake
        let noActivity: Criterion, serology: Criterion, pgaBelow: Criterion
        let gcLow: Criterion, gcNone: Criterion, noImmunosuppressive: Criterion, maintenance: Criterion
        let missing: [String], flags: [String]

        init(_ answers: Answers) {
            activity = ClinicalActivity(answers)
            intake = GlucocorticoidIntake(recordedOrOf: answers)
            let index = answers.word("activityIndex").flatMap(Index.init) ?? .clinicalSledai
            noActivity = Self.noActivity(index, activity, answers)
            serology = activity.serology("serologyNormal")
            pgaBelow = PhysicianGlobal.criterion("pgaBelow", answers.number(PhysicianGlobal.id), .lessThan(0.5))
            gcLow = Treatment.glucocorticoid("gcLow", intake, .lessOrEqual(5))
            gcNone = Treatment.glucocorticoid("gcNone", intake, .lessOrEqual(0))
            noImmunosuppressive = Treatment.noImmunosuppressive("noImmunosuppressive", answers)
            maintenance = Self.maintenance(answers, [gcNone, noImmunosuppressive])
            let open = index.item.map { answers.finding($0) == .unknown ? [$0] : [] } ?? activity.missing
            let others = [(pgaBelow, PhysicianGlobal.id), (noImmunosuppressive, Treatment.immunosuppressive)]
            missing =
                open + activity.missingSerology + others.filter { $0.0.state == .indeterminate }.map(\.1) + intake.missing
            flags = index == .clinicalSledai ? [] : ["activityIndex.\(index.rawValue)"]
        }

        var shown: [Criterion] { [noActivity, serology, pgaBelow, gcLow, gcNone, noImmunosuppressive, maintenance] }

        private static func noActivity(_ index: Index, _ activity: ClinicalActivity, _ answers: Answers) -> Criterion {
            let id = "noClinicalActivity"
            guard let item = index.item else { return activity.criterion(id, .lessOrEqual(0)) }
            let name = index == .eclam ? "clinical ECLAM" : "BILAG-2004"
            return Criterion(
                id, "no clinical activity by \(name)", answers.finding(item), is: .present,
                words: ("no activity by \(name)", "activity by \(name)", "\(name) unknown"))
        }

        /// Met where nothing is given that could be changed.
        private static func maintenance(_ answers: Answers, _ given: [Criterion]) -> Criterion {
            let name = "stable maintenance doses"
            let stable = Criterion(
                "stable", name, answers.finding("maintenanceDoses", ifNeverAsked: .present), is: .present,
                words: (
                    answers.asks(for: "maintenanceDoses") ? name : "maintenance not asked for, assumed",
                    "doses are not stable maintenance doses", "stability of doses unknown"
                ))
            let none = Criterion("none", name, all: given)
            return none.state == .met
                ? Criterion("maintenance", name, .met, decidedBy: none.decidedBy)
                : Criterion("maintenance", name, Truth.any([none.state, stable.state]), decidedBy: stable.decidedBy)
        }
    }
}
