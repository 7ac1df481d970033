// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarExchange
import MalarInstruments
import MalarUnits
import Testing

/// Cassone et al., J Pers Med 2025;15:546, doi:10.3390/jpm15110546.
@Suite("The example of Modena, as Tables 1 and 2 of the paper print it")
struct ModenaFolderTests {
    private let content = try? StudyFolder.read(
        at: packageRoot.appendingPathComponent("Examples/modena-2025").path, conventions: DataConventions(eventsAreComplete: true))

    @Test("Four patients, eight visits, nothing that cannot be placed")
    func whole() throws {
        let content = try #require(content)
        #expect(content.findings == [])
        #expect(content.cohort.patients.map(\.id) == ["P1", "P2", "P3", "P4"])
        #expect(content.cohort.patients.map(\.visits.count) == [2, 2, 2, 2])
        #expect(content.files.map(\.usedRowCount) == [4, 8, 35, 1])
        #expect(content.cohort.eventsAreComplete)
    }

    @Test(
        "Table 1",
        arguments: [
            ("P1", 49.0, "2023-09", "Cuban", ["anti-dsDNA", "anti-U1RNP / RNP70", "anti-SSA/Ro"]),
            ("P2", 38, "2018", "Caucasian", ["ANA", "anti-dsDNA", "anti-SSA/Ro", "anti-SSB/La", "rheumatoid factor", "anti-CCP"]),
            ("P3", 56, "2007", "Caucasian", ["ANA", "anti-SSA/Ro"]),
            ("P4", 50, "2009", "African", ["ANA", "anti-dsDNA", "anti-Sm", "anti-U1RNP / RNP70"]),
        ])
    func table1(id: String, age: Double, diagnosis: String, ethnicity: String, antibodies: [String]) throws {
        let patient = try #require(content?.cohort.patient(id))
        #expect(
            patient.recordedAge == age && patient.diagnosis?.description == diagnosis && patient.ethnicity == ethnicity
                && patient.sex == "female")
        let section = DataDictionary.variables(of: .patients).filter { $0.section == "Autoantibodies" }
        #expect(section.filter { patient.finding($0.id) == .present }.map(\.label) == antibodies)
    }

    // The case reports add drugs and reasons, so these are the sets of the example, which name their source row by row.
    @Test(
        "Previous drugs and intolerance",
        arguments: [
            ("P1", ["AZA", "GC", "HCQ", "MMF"], ["AZA", "HCQ", "MMF"]), ("P2", ["GC", "HCQ", "MTX"], ["HCQ"]),
            ("P3", ["ABA", "BARI", "BELI", "CIC", "GC", "HCQ", "LEF", "MTX", "RTX", "SLZ", "TOCI"], ["CIC", "MTX", "RTX", "TOCI"]),
            ("P4", ["BELI", "CIC", "CYC", "GC", "HCQ", "MMF", "RTX"], []),
        ] as [(String, [String], [String])])
    func previous(id: String, drugs: [String], intolerance: [String]) throws {
        let courses = try #require(content?.cohort.patient(id)).treatments(.previous)
        #expect(courses.map(\.drug.abbreviation).sorted() == drugs)
        #expect(courses.filter { $0.stopReason == "intolerance" }.map(\.drug.abbreviation).sorted() == intolerance)
    }

    @Test(
        "Table 2",
        arguments: [
            // duration, SLEDAI before and last, DAS28 before and last, mg at last evaluation
            ("P1", 15.0, [13, 2], [7.22, 2.18], 0), ("P2", 60, [6, 1], [5.59, 1.89], 0), ("P3", 192, [6, 0], [4.57, 2.31], 4),
            ("P4", 168, [0, 0], [2.38, 2.38], 2),
        ] as [(String, Double, [Double], [Double], Double)])
    func table2(id: String, duration: Double, sledai: [Double], das28: [Double], dose: Double) throws {
        let patient = try #require(content?.cohort.patient(id))
        #expect(patient.recordedDiseaseDuration == duration)
        #expect(patient.visits.map { $0.recordedScore("sledai2k") } == sledai)
        #expect(patient.visits.map { $0.recordedScore("das28") } == das28)
        #expect(patient.visits.last?.glucocorticoid?.milligramsPerDay == dose)
    }

    // Each has its reason in study.yaml.
    @Test("What the check makes of it")
    func check() throws {
        let cohort = try #require(content?.cohort)
        let findings = CohortCheck(indexDrug: Drug.named("anifrolumab"), conventions: DataConventions())(cohort)
        #expect(
            findings.map { "\($0.place.file):\($0.place.row ?? 0) \($0.rule.rawValue) \($0.patient ?? "")" } == [
                "patients.csv:4 duration-disagrees P1", "patients.csv:5 duration-disagrees P2", "treatments.csv:5 dose-incomplete P1",
                "treatments.csv:17 weekly-drug-daily P3", "visits.csv:4 recorded-score-unattainable P1",
            ])
    }

    @Test("Written and read again, the cohort is the same but for the places")
    func roundTrip() throws {
        let cohort = try #require(content?.cohort)
        let again = try StudyFolder.read(
            files: StudyFolder.files(of: cohort).mapValues { Array($0.utf8) }, conventions: DataConventions(eventsAreComplete: true))
        #expect(again.findings == [] && again.cohort.placeless == cohort.placeless)
    }
}
