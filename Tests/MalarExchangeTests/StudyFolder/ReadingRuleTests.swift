// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarExchange
import MalarUnits
import Testing

/// A folder in which one rule of reading is broken once.
struct BrokenFolder: Sendable, CustomTestStringConvertible {
    let rule: DataRule
    /// `file:row:column`.
    let place: String
    let files: [String: String]
    var severity = Severity.error
    var value: String?
    /// What the message must say.
    let says: String

    init(_ rule: DataRule, _ place: String, _ files: [String: String], _ severity: Severity = .error, value: String? = nil, says: String) {
        self.rule = rule
        self.place = place
        self.files = files
        self.severity = severity
        self.value = value
        self.says = says
    }

    var testDescription: String { "\(rule.rawValue) at \(place): \(says)" }

    private static func visit(_ header: String, _ row: String) -> [String: String] {
        ["visits.csv": "patient,date,\(header)\nP1,2024-01-15,\(row)\n"]
    }

    private static func course(_ header: String, _ row: String) -> [String: String] {
        ["treatments.csv": "patient,drug,role,\(header)\nP1,prednisone,concomitant,\(row)\n"]
    }

    static let all: [BrokenFolder] = files + columns + values + measurements + rows

    private static let files = [
        BrokenFolder(.unreadableFile, "visit.csv:-:-", ["visit.csv": "patient,date\n"], .warning, says: "did you mean `visits.csv`?"),
        BrokenFolder(.unreadableFile, "Visits.CSV:-:-", ["Visits.CSV": "x"], .warning, says: "did you mean `visits.csv`?"),
        BrokenFolder(.unreadableFile, "patient.csv:-:-", ["patient.csv": ""], .warning, says: "did you mean `patients.csv`?"),
        BrokenFolder(.unreadableFile, "events.xlsx:-:-", ["events.xlsx": ""], .warning, says: "did you mean `events.csv`?"),
        BrokenFolder(.unreadableFile, "old data.csv:-:-", ["old data.csv": ""], .warning, says: "is not read"),
        BrokenFolder(
            .malformedRow, "visits.csv:2:rash", visit("arthritis,rash", "true"), says: "truncated (3 fields, the header has 4)"),
        BrokenFolder(.malformedRow, "visits.csv:2:-", visit("arthritis", "true,false"), says: "more fields than the header"),
        BrokenFolder(.malformedRow, "visits.csv:2:note", visit("note", "\"open"), says: "never closed"),
        BrokenFolder(.malformedRow, "visits.csv:2:note", visit("note", String(repeating: "x", count: 1_000_000)), says: "too long"),
    ]

    private static let columns = [
        BrokenFolder(.unknownColumn, "visits.csv:1:artritis", visit("artritis", "true"), says: "did you mean `arthritis`?"),
        BrokenFolder(.unknownColumn, "visits.csv:1:Arthritis", visit("Arthritis", "true"), says: "did you mean `arthritis`?"),
        BrokenFolder(.unknownColumn, "visits.csv:1:anti_ds_dna", visit("anti_ds_dna", "1"), says: "did you mean `antiDsDna`?"),
        BrokenFolder(.unknownColumn, "visits.csv:1:pga [0-3]", visit("pga [0-3]", "1"), says: "did you mean `pga`?"),
        BrokenFolder(.unknownColumn, "visits.csv:1:shoeSize", visit("shoeSize", "40"), says: "is not read"),
        BrokenFolder(.unknownColumn, "visits.csv:1:crp", visit("crp [mg/L],crp", "1,2"), says: "a second time"),
        BrokenFolder(.missingColumn, "visits.csv:1:date", ["visits.csv": "patient,arthritis\nP1,true\n"], says: "needs this column"),
        BrokenFolder(.missingColumn, "patients.csv:1:patient", ["patients.csv": "id2,birthYear\nP1,1980\n"], says: "needs this column"),
    ]

    private static let values = [
        BrokenFolder(.missingValue, "visits.csv:2:date", ["visits.csv": "patient,date,rash\nP1,,true\n"], says: "left out"),
        BrokenFolder(.missingValue, "visits.csv:2:patient", ["visits.csv": "patient,date,rash\n,2024-01-15,true\n"], says: "left out"),
        BrokenFolder(.missingValue, "patients.csv:1:-", ["patients.csv": "patient\n"], says: "no patient"),
        BrokenFolder(.missingValue, "events.csv:2:term", ["events.csv": "patient,kind,term\nP1,flare,\n"], says: "left out"),
        BrokenFolder(
            .wrongType, "visits.csv:2:arthritis", visit("arthritis", "maybe"), value: "maybe", says: "neither yes, no nor unknown"),
        BrokenFolder(.wrongType, "visits.csv:2:tjc28", visit("tjc28", "7.5"), value: "7.5", says: "not a whole number"),
        BrokenFolder(.wrongType, "visits.csv:2:pga", visit("pga", "\"1,5\""), value: "1,5", says: "`decimal` in study.yaml is \".\""),
        BrokenFolder(
            .wrongType, "visits.csv:2:date", ["visits.csv": "patient,date\nP1,14/09/2023\n"], value: "14/09/2023",
            says: "`dates` in study.yaml is iso"),
        BrokenFolder(
            .wrongType, "visits.csv:2:date", ["visits.csv": "patient,date\nP1,2023-02-29\n"], value: "2023-02-29",
            says: "the row is left out"),
        BrokenFolder(
            .wrongType, "patients.csv:2:patient", ["patients.csv": "patient\nMaria Rossi\n"], value: "Maria Rossi", says: "letters, digits"),
        BrokenFolder(
            .wrongType, "patients.csv:2:comorbidities", ["patients.csv": "patient,comorbidities\nP1,a||b\n"], value: "a||b",
            says: "empty item"),
        BrokenFolder(.outOfRange, "visits.csv:2:tjc28", visit("tjc28", "29"), value: "29", says: "0 to 28"),
        BrokenFolder(.outOfRange, "visits.csv:2:pga", visit("pga", "3.1"), value: "3.1", says: "0 to 3"),
        BrokenFolder(.outOfRange, "visits.csv:2:crp", visit("crp [mg/L]", "-4"), value: "-4", says: "not negative"),
        BrokenFolder(.outOfRange, "visits.csv:2:c3.lower", visit("c3.lower", "-1"), value: "-1", says: "not negative"),
        BrokenFolder(
            .outOfRange, "treatments.csv:2:frequency", course("frequency", "every 9223372036854775807 weeks"),
            value: "every 9223372036854775807 weeks", says: "ten years"),
        BrokenFolder(
            .unknownWord, "patients.csv:2:sex", ["patients.csv": "patient,sex\nP1,Female\n"], value: "Female",
            says: "did you mean `female`?"),
        BrokenFolder(
            .unknownWord, "treatments.csv:2:role", ["treatments.csv": "patient,drug,role\nP1,HCQ,idnex\n"], value: "idnex",
            says: "did you mean `index`?"),
        BrokenFolder(
            .unknownWord, "treatments.csv:2:frequency", course("frequency", "fortnightly"), value: "fortnightly", says: "every 4 weeks"),
        BrokenFolder(
            .unknownDrug, "treatments.csv:2:drug", ["treatments.csv": "patient,drug,role\nP1,anifrolumub,index\n"], value: "anifrolumub",
            says: "did you mean `anifrolumab`?"),
        BrokenFolder(
            .unknownDrug, "treatments.csv:2:drug", ["treatments.csv": "patient,drug,role\nP1,none,previous\n"], value: "none",
            says: "no such drug"),
        BrokenFolder(
            .unknownDrug, "visits.csv:2:glucocorticoid", visit("glucocorticoid", "HCQ"), value: "HCQ", says: "not a glucocorticoid"),
    ]

    private static let measurements = [
        BrokenFolder(.missingUnit, "visits.csv:2:platelets", visit("platelets", "210"), value: "210", says: "`platelets [10*9/L]`"),
        BrokenFolder(.missingUnit, "visits.csv:2:crp", visit("crp,crp.unit", "4,"), value: "4", says: "mg/L, mg/dL"),
        BrokenFolder(
            .unknownUnit, "visits.csv:2:crp.unit", visit("crp,crp.unit", "4,mg/dK"), value: "mg/dK", says: "did you mean `mg/dL`?"),
        BrokenFolder(.unknownUnit, "visits.csv:1:crp", visit("crp [furlong]", "4"), value: "furlong", says: "no value of this column"),
        BrokenFolder(.unknownUnit, "treatments.csv:2:unit", course("unit", "tablets"), value: "tablets", says: "mg, g"),
    ]

    private static let rows = [
        BrokenFolder(
            .duplicateKey, "patients.csv:3:patient", ["patients.csv": "patient\nP1\nP1\n"], value: "P1",
            says: "row 2 is already this patient"),
        BrokenFolder(
            .duplicateKey, "visits.csv:4:date", ["visits.csv": "patient,date\n# twice\nP1,2024-01-15\nP1,2024-01-15\n"],
            value: "2024-01-15",
            says: "row 3 is already this patient on this date"),
        BrokenFolder(
            .orphanRow, "visits.csv:2:patient", ["visits.csv": "patient,date\nP9999,2024-01-15\n"], value: "P9999", says: "left out"),
        BrokenFolder(
            .orphanRow, "events.csv:2:patient",
            ["patients.csv": "patient\nP1\nMO-017\n", "events.csv": "patient,kind,term\nMO-071,flare,rash\n"], value: "MO-071",
            says: "did you mean `MO-017`?"),
    ]
}

@Suite("Reading a study folder: every rule")
struct ReadingRuleTests {
    @Test("A rule that is broken once gives one finding, with its place, value and remedy", arguments: BrokenFolder.all)
    func fires(_ folder: BrokenFolder) throws {
        let content = try FolderFixture(folder.files).read()
        let place = "\(folder.rule.rawValue) \(folder.place) \(folder.severity.rawValue)"
        #expect(content.places.filter { $0 == place }.count == 1, "found \(content.places)")
        let finding = try #require(content.findings.first { $0.rule == folder.rule })
        #expect(finding.message.contains(folder.says), "says: \(finding.message)")
        if let value = folder.value {
            #expect(finding.value == value)
            #expect(!finding.message.contains(value))
        }
    }

    @Test("A folder in order has no finding")
    func rests() throws {
        let content = try FolderFixture([
            "events.csv": "patient,kind,term\n", "README.txt": "", "study.yaml": "", "reported.yaml": "", ".hidden.csv": "",
            "notes.txt": "", "~$visits.csv": "",
        ]).read()
        #expect(content.findings == [])
        #expect(content.files.map(\.name) == ["patients.csv", "visits.csv", "events.csv"])
        #expect(content.files.map(\.usedRowCount) == [1, 1, 0])
    }

    @Test("Every rule of reading stands in the table above")
    func complete() {
        let reading: [DataRule] = [
            .unreadableFile, .malformedRow, .unknownColumn, .missingColumn, .missingValue, .wrongType, .outOfRange, .unknownWord,
            .unknownDrug,
            .missingUnit, .unknownUnit, .duplicateKey, .orphanRow, .conflictingValues, .mapping,
        ]
        // The last two concern centres with files of their own, and have tests of their own.
        #expect(Set(reading.dropLast(2)).subtracting(BrokenFolder.all.map(\.rule)) == [])
        // The first rule of sense follows the last one of reading.
        #expect(DataRule.allCases.prefix(reading.count).elementsEqual(reading))
    }

    @Test("One run reports all problems of all files, in order of place")
    func together() throws {
        let content = try FolderFixture([
            "patients.csv": "patient,sex,weight\nP1,femal,1\nP1,female,1\n,male,1\n",
            "visits.csv": "patient,date,pga\nP1,2024-13-01,9\nP2,2024-01-01,9\nP1,2024-01-01\nP1,2024-01-02,1\n",
        ]).read()
        #expect(
            content.places == [
                "unknown-column patients.csv:1:weight error", "unknown-word patients.csv:2:sex error",
                "duplicate-key patients.csv:3:patient error",
                "missing-value patients.csv:4:patient error", "wrong-type visits.csv:2:date error", "out-of-range visits.csv:2:pga error",
                "orphan-row visits.csv:3:patient error", "out-of-range visits.csv:3:pga error", "malformed-row visits.csv:4:pga error",
            ])
        #expect(content.cohort.patients.map(\.id) == ["P1"])
        #expect(content.cohort.patients[0].visits.map(\.date.description) == ["2024-01-02"])
        #expect(content.files.map(\.usedRowCount) == [1, 2])
    }

    @Test("A finding that the study acknowledges keeps its reason")
    func acknowledged() throws {
        let known = Acknowledgement(rule: "unknown-column", file: "visits.csv", column: "shoeSize", reason: "Kept for the centre.")
        let content = try FolderFixture(["visits.csv": "patient,date,shoeSize,hatSize\nP1,2024-01-15,40,58\n"])
            .read(DataConventions(acknowledgements: [known]))
        #expect(content.places == ["unknown-column visits.csv:1:hatSize error", "unknown-column visits.csv:1:shoeSize acknowledged"])
        #expect(content.findings[1].reason == "Kept for the centre.")
    }

    @Test("A long value is shortened, on one line")
    func shortened() throws {
        let content = try FolderFixture(["visits.csv": "patient,date,pga\nP1,2024-01-15,\"much\n\(String(repeating: "x", count: 500))\"\n"])
            .read()
        let value = try #require(content.findings.first?.value)
        #expect(value.count == 40 && value.hasPrefix("much xxx") && value.hasSuffix("…"))
    }
}
