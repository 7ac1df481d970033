// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarInstruments
import MalarUnits
import Testing

/// What is changed in a patient in whom nothing is wrong, and what the check must then say.
struct SenseCase: Sendable, CustomTestStringConvertible {
    let name: String
    /// `rule file:row:column severity`; empty where the rule must rest.
    let expected: [String]
    let spoil: @Sendable (inout CohortFixture) -> Void

    init(_ name: String, _ expected: String..., spoil: @escaping @Sendable (inout CohortFixture) -> Void) {
        self.name = name
        self.expected = expected
        self.spoil = spoil
    }

    var testDescription: String { name }

    static let all: [SenseCase] = presence + dates + times + scores + measurements + contradictions + doses + courses

    private static let presence = [
        SenseCase("nothing spoiled") { _ in },
        SenseCase("no visit", "no-visits patients.csv:2:patient warning") { $0.visits = [] },
        SenseCase("no index drug", "no-index-drug patients.csv:2:patient error") { $0.treatments = [] },
        SenseCase("index drug without start", "no-index-drug patients.csv:2:patient error") { $0.treatments[0]["start"] = nil },
        SenseCase("another drug as index drug", "no-index-drug patients.csv:2:patient error") {
            $0.treatments[0] = course("RTX", "index", nil, nil, "2024-01-15")
        },
        SenseCase("a study without index drug") {
            $0.indexDrug = nil
            $0.treatments = []
        },
    ]

    private static let dates = [
        SenseCase("visit before birth", "date-before-birth visits.csv:2:date error") { $0.visits[0]["date"] = .date(date("1979-12-31")) },
        SenseCase("visit in the year of birth") { $0.visits[0]["date"] = .date(date("1980")) },
        SenseCase("diagnosis before birth", "date-before-birth patients.csv:2:diagnosis error") {
            $0.patient["diagnosis"] = .date(date("1979"))
            $0.patient["diseaseDuration"] = nil
        },
        SenseCase("course that ends before it begins", "dates-out-of-order treatments.csv:2:stop error") {
            $0.treatments[0]["stop"] = .date(date("2024-01-14"))
        },
        SenseCase("course that may end on the day it begins") { $0.treatments[0]["stop"] = .date(date("2024-01")) },
        SenseCase("event that ends before it begins", "dates-out-of-order events.csv:2:end error") {
            $0.events[0]["end"] = .date(date("2024-02"))
        },
        SenseCase("index drug before the diagnosis", "dates-out-of-order treatments.csv:2:start warning") {
            $0.patient["diagnosis"] = .date(date("2024-02"))
            $0.patient["diseaseDuration"] = nil
        },
        SenseCase("visit after the data cut", "date-after-data-cut visits.csv:3:date error") {
            $0.conventions.dataCut = date("2024-07-14")
        },
        SenseCase("visit on the last day of the data") { $0.conventions.dataCut = date("2024-07-15") },
        SenseCase("visit in the last month of the data") { $0.conventions.dataCut = date("2024-07") },
        SenseCase("stop after the data cut", "date-after-data-cut treatments.csv:2:stop error") {
            $0.conventions.dataCut = date("2024-12")
            $0.treatments[0]["stop"] = .date(date("2025"))
        },
    ]

    private static let times = [
        SenseCase("age too high", "age-disagrees patients.csv:2:ageAtStart warning") { $0.patient["ageAtStart"] = .number(45) },
        SenseCase("age too low", "age-disagrees patients.csv:2:ageAtStart warning") { $0.patient["ageAtStart"] = .number(42.9) },
        SenseCase("age after the birthday of the year") { $0.patient["ageAtStart"] = .number(44) },
        SenseCase("duration too long", "duration-disagrees patients.csv:2:diseaseDuration warning") {
            $0.patient["diseaseDuration"] = .number(57)
        },
        SenseCase("duration to half a month") { $0.patient["diseaseDuration"] = .number(56.5) },
        SenseCase("duration from a year") {
            $0.patient["diagnosis"] = .date(date("2019"))
            $0.patient["diseaseDuration"] = .number(50)
        },
    ]

    private static let scores = [
        SenseCase("SLEDAI-2K added up wrongly", "recorded-score-disagrees visits.csv:2:recorded.sledai2k warning") {
            $0.visits[0].merge(sledai(.arthritis, .rash)) { $1 }
            $0.visits[0]["recorded.sledai2k"] = .number(8)
        },
        SenseCase("SLEDAI-2K added up rightly") {
            $0.visits[0].merge(sledai(.arthritis, .rash)) { $1 }
            $0.visits[0]["recorded.sledai2k"] = .number(6)
            $0.visits[0]["recorded.clinicalSledai"] = .number(6)
        },
        SenseCase("SLEDAI-2K below its known items", "recorded-score-unattainable visits.csv:2:recorded.sledai2k warning") {
            $0.visits[0]["recorded.sledai2k"] = .number(2)
        },
        SenseCase("SLEDAI-2K that unknown items explain") { $0.visits[0]["recorded.sledai2k"] = .number(13) },
        SenseCase("a recorded score without any item") {
            $0.visits[0] = ["date": .date(date("2024-01-15")), "recorded.sledai2k": .number(13)]
        },
        SenseCase("DAS28-ESR computed wrongly", "recorded-score-disagrees visits.csv:2:recorded.das28Esr4 warning") {
            $0.visits[0].merge(joints) { $1 }
            $0.visits[0]["recorded.das28Esr4"] = .number(4.42)
        },
        SenseCase("DAS28-ESR to two decimals") {
            $0.visits[0].merge(joints) { $1 }
            $0.visits[0]["recorded.das28Esr4"] = .number(4.42 + 0.32)
        },
        SenseCase("DAS28 beyond its joint counts", "recorded-score-unattainable visits.csv:2:recorded.das28 warning") {
            $0.visits[0].merge(["tjc28": .number(5), "sjc28": .number(2), "recorded.das28": .number(7.22)]) { $1 }
        },
        SenseCase("DAS28 within its joint counts") {
            $0.visits[0].merge(["tjc28": .number(5), "sjc28": .number(2), "recorded.das28": .number(6.9)]) { $1 }
        },
        SenseCase("tender joints against their map", "count-disagrees visits.csv:2:tjc28 warning") {
            $0.visits[0].merge(map("tender", present: 2)) { $1 }
            $0.visits[0]["tjc28"] = .number(3)
        },
        SenseCase("swollen joints against a map with an unknown joint", "count-disagrees visits.csv:2:sjc28 warning") {
            $0.visits[0].merge(map("swollen", present: 2)) { $1 }
            $0.visits[0]["swollen.kneeLeft"] = nil
            $0.visits[0]["sjc28"] = .number(4)
        },
        SenseCase("joint counts that agree") {
            $0.visits[0].merge(map("tender", present: 2)) { $1 }
            $0.visits[0]["tender.kneeLeft"] = nil
            $0.visits[0]["tjc28"] = .number(3)
        },
    ]

    private static let measurements = [
        SenseCase("platelets beyond what is seen", "implausible-value visits.csv:2:platelets warning") {
            $0.visits[0]["platelets"] = measured("platelets", 210_000, "10*9/L")
        },
        SenseCase("platelets per microlitre") { $0.visits[0]["platelets"] = measured("platelets", 210_000, "/uL") },
        SenseCase("platelets at the end of what is seen") { $0.visits[0]["platelets"] = measured("platelets", 1500, "10*9/L") },
        SenseCase("low platelets, item absent", "finding-contradicts-measurement visits.csv:2:thrombocytopenia warning") {
            $0.visits[0].merge(["platelets": measured("platelets", 99, "10*9/L"), "thrombocytopenia": .finding(.absent)]) { $1 }
        },
        SenseCase("platelets at the limit, item present", "finding-contradicts-measurement visits.csv:2:thrombocytopenia warning") {
            $0.visits[0].merge(["platelets": measured("platelets", 100, "10*9/L"), "thrombocytopenia": .finding(.present)]) { $1 }
        },
        SenseCase("platelets below a limit of detection, item present") {
            $0.visits[0].merge(["platelets": measured("platelets", 100, "10*9/L", bound: .below), "thrombocytopenia": .finding(.present)]) {
                $1
            }
        },
        SenseCase("low platelets, item unknown") { $0.visits[0]["platelets"] = measured("platelets", 99, "10*9/L") },
        SenseCase("complement low by its own limit, item absent", "finding-contradicts-measurement visits.csv:2:lowComplement warning") {
            $0.visits[0].merge(["c3": measured("c3", 70, "mg/dL"), "c3.lower": .number(90), "lowComplement": .finding(.absent)]) { $1 }
        },
        SenseCase("complement without its limit") {
            $0.visits[0].merge(["c3": measured("c3", 0.4, "g/L"), "lowComplement": .finding(.absent)]) { $1 }
        },
    ]

    private static let contradictions = [
        SenseCase("C4 low, item absent", "finding-contradicts-measurement visits.csv:2:lowComplement warning") {
            $0.visits[0].merge(["c4": measured("c4", 0.05, "g/L"), "c4.lower": .number(0.1), "lowComplement": .finding(.absent)]) { $1 }
        },
        SenseCase("anti-dsDNA raised, item absent", "finding-contradicts-measurement visits.csv:2:increasedDnaBinding warning") {
            $0.visits[0].merge([
                "antiDsDna": measured("antiDsDna", 40, "[IU]/mL"), "antiDsDna.upper": .number(15), "increasedDnaBinding": .finding(.absent),
            ]) { $1 }
        },
        SenseCase("anti-dsDNA at its limit, item absent") {
            $0.visits[0].merge([
                "antiDsDna": measured("antiDsDna", 15, "[IU]/mL"), "antiDsDna.upper": .number(15), "increasedDnaBinding": .finding(.absent),
            ]) { $1 }
        },
        SenseCase("proteinuria in 24 hours, item absent", "finding-contradicts-measurement visits.csv:2:proteinuria warning") {
            $0.visits[0].merge(["proteinuria24h": measured("proteinuria24h", 1200, "mg/(24.h)"), "proteinuria": .finding(.absent)]) { $1 }
        },
        SenseCase("protein/creatinine ratio, item absent", "finding-contradicts-measurement visits.csv:2:proteinuria warning") {
            $0.visits[0].merge([
                "proteinCreatinineRatio": measured("proteinCreatinineRatio", 60, "mg/mmol"), "proteinuria": .finding(.absent),
            ]) { $1 }
        },
        SenseCase("proteinuria of 0.5 g, item absent") {
            $0.visits[0].merge(["proteinuria24h": measured("proteinuria24h", 500, "mg/(24.h)"), "proteinuria": .finding(.absent)]) { $1 }
        },
        SenseCase("LLDAS on prednisone 10 mg", "recorded-state-contradicted visits.csv:2:recorded.lldas warning") {
            $0.visits[0].merge([
                "recorded.lldas": .finding(.present), "glucocorticoid": .drug(drug("PDN")), "glucocorticoidDose": .number(10),
            ]) {
                $1
            }
        },
        SenseCase("LLDAS on methylprednisolone 6 mg, which is prednisone 7.5 mg") {
            $0.visits[0].merge([
                "recorded.lldas": .finding(.present), "glucocorticoid": .drug(drug("MP")), "glucocorticoidDose": .number(6),
            ]) { $1 }
        },
        SenseCase("no LLDAS on prednisone 10 mg") {
            $0.visits[0].merge([
                "recorded.lldas": .finding(.absent), "glucocorticoid": .drug(drug("PDN")), "glucocorticoidDose": .number(10),
            ]) {
                $1
            }
        },
        SenseCase("LLDAS on an unnamed glucocorticoid that may be within") {
            $0.visits[0].merge(["recorded.lldas": .finding(.present), "glucocorticoidDose": .number(7)]) { $1 }
        },
        SenseCase("LLDAS with a physician's judgement above 1", "recorded-state-contradicted visits.csv:2:recorded.lldas warning") {
            $0.visits[0].merge(["recorded.lldas": .finding(.present), "pga": .number(1.2)]) { $1 }
        },
        SenseCase("remission with a clinical item", "recorded-state-contradicted visits.csv:2:recorded.doris warning") {
            $0.visits[0]["recorded.doris"] = .finding(.present)
        },
        SenseCase("remission without anything against it") { $0.visits[1]["recorded.doris"] = .finding(.present) },
        SenseCase("damage that falls", "damage-falls visits.csv:3:recorded.sdi warning") {
            $0.visits[0]["recorded.sdi"] = .number(2)
            $0.visits[1]["recorded.sdi"] = .number(1)
        },
        SenseCase("damage below that of the start", "damage-falls visits.csv:3:recorded.sdi warning") {
            $0.patient["damageIndex"] = .number(1)
            $0.visits[1]["recorded.sdi"] = .number(0)
        },
        SenseCase("damage that stays and rises") {
            $0.patient["damageIndex"] = .number(1)
            $0.visits[0]["recorded.sdi"] = .number(1)
            $0.visits[1]["recorded.sdi"] = .number(3)
        },
    ]

    private static let doses = [
        SenseCase("methotrexate by the day", "weekly-drug-daily treatments.csv:3:frequency error") {
            $0.treatments.append(course("MTX", "concomitant", 15, .days(1)))
        },
        SenseCase("methotrexate by the week") { $0.treatments.append(course("MTX", "concomitant", 15, .days(7))) },
        SenseCase("methotrexate once") { $0.treatments.append(course("MTX", "concomitant", 15, .once)) },
        SenseCase("hydroxychloroquine 600 mg", "dose-above-maximum treatments.csv:3:dose warning") {
            $0.treatments.append(course("HCQ", "concomitant", 300, .timesDaily(2)))
        },
        SenseCase("hydroxychloroquine 400 mg") { $0.treatments.append(course("HCQ", "concomitant", 200, .timesDaily(2))) },
        SenseCase("a dose without its unit", "dose-incomplete treatments.csv:2:unit warning") { $0.treatments[0]["unit"] = nil },
        SenseCase("a frequency alone", "dose-incomplete treatments.csv:3:dose warning") {
            $0.treatments.append(course("HCQ", "concomitant", nil, .days(1)))
        },
        SenseCase("no dose at all") { $0.treatments.append(course("HCQ", "concomitant", nil, nil)) },
        SenseCase("no glucocorticoid, and a dose of it", "finding-contradicts-measurement visits.csv:2:glucocorticoidDose error") {
            $0.visits[0].merge(["glucocorticoid": .word("none"), "glucocorticoidDose": .number(5)]) { $1 }
        },
        SenseCase("a glucocorticoid without its dose", "dose-incomplete visits.csv:2:glucocorticoidDose warning") {
            $0.visits[0]["glucocorticoid"] = .drug(drug("PDN"))
        },
        SenseCase("no glucocorticoid") { $0.visits[0].merge(["glucocorticoid": .word("none"), "glucocorticoidDose": .number(0)]) { $1 } },
        SenseCase("a dose whose drug is not named") { $0.visits[0]["glucocorticoidDose"] = .number(5) },
    ]

    private static let courses = [
        SenseCase("index courses that overlap", "overlapping-index-courses treatments.csv:3:start error") {
            $0.treatments.append($0.treatments[0].merging(["start": .date(date("2024-06-01"))]) { $1 })
        },
        SenseCase("index courses of which the first ends too late", "overlapping-index-courses treatments.csv:3:start error") {
            $0.treatments.append($0.treatments[0].merging(["start": .date(date("2024-06-01"))]) { $1 })
            $0.treatments[0]["stop"] = .date(date("2024-06-02"))
        },
        SenseCase("index courses that follow each other") {
            $0.treatments.append($0.treatments[0].merging(["start": .date(date("2024-06-01"))]) { $1 })
            $0.treatments[0]["stop"] = .date(date("2024-05"))
        },
    ]

    private static func sledai(_ present: SLEDAI2K.Item...) -> [String: Value] {
        Dictionary(uniqueKeysWithValues: SLEDAI2K.Item.allCases.map { ($0.rawValue, .finding(present.contains($0) ? .present : .absent)) })
    }

    /// 0.56·√4 + 0.28·√1 + 0.70·ln 20 + 0.014·88 = 1.12 + 0.28 + 2.097 + 1.232 = 4.729.
    private static let joints: [String: Value] = [
        "tjc28": .number(4), "sjc28": .number(1), "esr": measured("esr", 20, "mm/h"), "patientGlobal": .number(88.8),
    ]

    private static func map(_ sign: String, present: Int) -> [String: Value] {
        Dictionary(
            uniqueKeysWithValues: Joint28.allCases.enumerated().map {
                ("\(sign).\($1.rawValue)", .finding($0 < present ? .present : .absent))
            })
    }
}
