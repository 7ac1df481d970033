// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarUnits

extension DataDictionary {
    static let visits: [Variable] =
        visitIdentity + descriptors + measurements + joints + globals + chartFlags + glucocorticoids + recordedScores

    private static let visitIdentity = [
        Variable("patient", .visits, "Patient", .identifier, section: "Visit", required: true, "The id of patients.csv."),
        Variable(
            "date", .visits, "Date", .date, section: "Visit", required: true, "Day of the visit; a month where the source gives no day."),
        Variable("visit", .visits, "Visit", .text, section: "Visit", "The visit's name in the source."),
    ]

    /// The 24 descriptors of SLEDAI-2K, from the instrument's own table.
    private static let descriptors = SLEDAI2K.table.map { row in
        Variable(
            row.item.rawValue, .visits, row.label, .finding, section: "SLEDAI-2K, \(row.system)",
            feeds: activityFeeds(row.item.rawValue), row.definition)
    }

    private static let measurements = Analyte.table.flatMap { analyte in
        [
            Variable(
                analyte.id, .visits, analyte.label, .measurement(analyte), section: "Laboratory and measurements", feeds: feeds(analyte.id),
                loinc: analyte.loinc,
                "The value as reported, with its unit; <x and >x are kept as limits of detection."),
            Variable(
                "\(analyte.id).unit", .visits, "\(analyte.label): unit", .unit(of: analyte), section: "Laboratory and measurements",
                "The unit of the value."),
            Variable(
                "\(analyte.id).lower", .visits, "\(analyte.label): lower limit", .limit(of: analyte),
                section: "Laboratory and measurements",
                feeds: ["c3", "c4", "ch50"].contains(analyte.id) ? activityFeeds("\(analyte.id)Lower") : [],
                "The laboratory's lower reference limit."),
            Variable(
                "\(analyte.id).upper", .visits, "\(analyte.label): upper limit", .limit(of: analyte),
                section: "Laboratory and measurements",
                feeds: analyte.id == "antiDsDna" ? activityFeeds("antiDsDnaUpper") : [],
                "The laboratory's upper reference limit."),
        ]
    }

    private static func feeds(_ analyte: String) -> [InstrumentItem] {
        switch analyte {
        case "proteinuria24h", "proteinCreatinineRatio": activityFeeds("proteinuriaMg")
        case "esr", "crp": shared(analyte, of: DAS28.description)
        case "weight": [InstrumentItem(ChildLLDAS.id, "weightKg")]
        default: activityFeeds(analyte)
        }
    }

    /// An item of SLEDAI-2K and of the instruments that ask for the same.
    private static func activityFeeds(_ item: String) -> [InstrumentItem] {
        shared(item, of: SLEDAI2K.description)
    }

    /// An item of an instrument, and the same item of every other instrument that judges one visit.
    ///
    /// A finding is the same where its definition is the same, because SLEDAI-2K counts arthritis from two joints and others from three; a
    /// number is the same where its unit is.
    private static func shared(_ item: String, of owner: InstrumentDescription) -> [InstrumentItem] {
        guard let own = owner.item(item) else { return [] }
        let others = Catalogue.all.map { $0.description }.filter { $0.id != owner.id && $0.item(item)?.isSame(as: own) == true }
        return ([owner] + others).map { InstrumentItem($0.id, item) }
    }

    private static let joints =
        [
            Variable(
                "tjc28", .visits, "Tender joints of 28", .count(0...28), section: "Joints", feeds: shared("tjc28", of: DAS28.description),
                "Count, where no joint map is kept."),
            Variable(
                "sjc28", .visits, "Swollen joints of 28", .count(0...28), section: "Joints", feeds: shared("sjc28", of: DAS28.description),
                "Count, where no joint map is kept."),
        ]
        + ["tender", "swollen"].flatMap { sign in
            Joint28.allCases.map { joint in
                Variable(
                    "\(sign).\(joint.rawValue)", .visits, "\(joint.label), \(sign)", .finding, section: "Joints",
                    feeds: shared("\(sign).\(joint.rawValue)", of: DAS28.description), "One joint of the map of 28.")
            }
        }

    private static let globals = [
        Variable(
            "pga", .visits, "Physician global assessment", .number(0...3, unit: "0-3"), section: "Global assessments",
            feeds: shared("pga", of: DORIS2021.description),
            "On the anchored scale from 0 to 3. Other scales are not interchangeable with it."),
        Variable(
            "patientGlobal", .visits, "Patient global assessment", .number(0...100, unit: "mm"), section: "Global assessments",
            feeds: [InstrumentItem("das28", "gh")],
            "On a line of 100 mm, 0 best."),
    ]

    private static let chartFlags = [
        ("newActivity", "New lupus activity since the last visit", "lldas"), ("hemolyticAnemia", "Haemolytic anaemia", "lldas"),
        ("gastrointestinalActivity", "Gastrointestinal lupus activity", "lldas"),
        ("otherCardiopulmonary", "Other cardiopulmonary lupus activity", "lldas"),
        ("treatmentTolerated", "Maintenance treatment tolerated", "lldas"),
        ("maintenanceWithinStandard", "Maintenance doses within the standard", "lldas"),
        ("investigationalDrug", "On an investigational drug", "lldas"),
        ("therapyAllowed", "Immunosuppressive treatment stable", "doris2021"),
    ].map { id, label, instrument in
        Variable(
            id, .visits, label, .finding, section: "Activity beyond the items",
            feeds: Catalogue.named(instrument).map { shared(id, of: $0.description) } ?? [],
            "As judged by the clinician.")
    }

    private static let glucocorticoids = [
        Variable(
            "glucocorticoid", .visits, "Glucocorticoid", .drug, section: "Glucocorticoid at the visit",
            "The drug taken on the day of the visit; `glucocorticoid` where the source does not name it, `none` where there is none."),
        Variable(
            "glucocorticoidDose", .visits, "Glucocorticoid dose", .number(0...2000, unit: "mg/day"), section: "Glucocorticoid at the visit",
            "Milligrams of that drug a day, as written in the chart."),
    ]

    private static let recordedScores =
        [
            ("recorded.sledai2k", "SLEDAI-2K as recorded", VariableKind.count(0...105)),
            ("recorded.clinicalSledai", "Clinical SLEDAI as recorded", .count(0...101)),
            ("recorded.das28", "DAS28 as recorded, formula not stated", .number(0...10, unit: "points")),
            ("recorded.das28Esr4", "DAS28-ESR (4 variables) as recorded", .number(0...10, unit: "points")),
            ("recorded.das28Esr3", "DAS28-ESR (3 variables) as recorded", .number(0...10, unit: "points")),
            ("recorded.das28Crp4", "DAS28-CRP (4 variables) as recorded", .number(0...10, unit: "points")),
            ("recorded.das28Crp3", "DAS28-CRP (3 variables) as recorded", .number(0...10, unit: "points")),
            ("recorded.sledas", "SLE-DAS as recorded", .number(0.36...200, unit: "points")),
            ("recorded.clasiActivity", "CLASI activity as recorded", .count(0...70)),
            ("recorded.clasiDamage", "CLASI damage as recorded", .count(0...56)),
            ("recorded.sdi", "SLICC/ACR Damage Index as recorded", .count(0...47)),
            ("recorded.doris", "Remission (DORIS) as recorded", .finding),
            ("recorded.lldas", "LLDAS as recorded", .finding),
            ("recorded.response", "Response as recorded", .finding),
        ].map { id, label, kind in
            Variable(
                id, .visits, label, kind, section: "Scores on the chart",
                "As the chart has it; kept beside the derived score and compared with it.")
        } + [Variable("note", .visits, "Note", .text, section: "Visit", "Free text; never identifying.")]
}

extension ItemDescription {
    /// Whether the item of another instrument asks for the same.
    fileprivate func isSame(as other: ItemDescription) -> Bool {
        switch (kind, other.kind) {
        case (.finding, .finding): definition == other.definition
        case (.count(let range), .count(let otherRange)): range == otherRange
        case (.number(_, let unit), .number(_, let otherUnit)): unit == otherUnit
        default: false
        }
    }
}
