// SPDX-License-Identifier: Apache-2.0

import MalarCohort
import MalarExchange
import MalarUnits
import Testing

@Suite("A folder from a spreadsheet set to Italian")
struct SpreadsheetFolderTests {
    private static let plain = [
        "patients.csv":
            "patient,ageAtStart,diagnosis,comorbidities,note\nP1,48.5,2019-09-14,asthma|gout,\"smokes, a little\"\nP2,39,2020-03,,\n",
        "visits.csv":
            "patient,date,arthritis,pga,crp [mg/L],antiDsDna,antiDsDna.unit\nP1,2024-01-15,true,1.5,<0.5,12.25,[IU]/mL\nP2,2024-02,false,0,3,,\n",
        "treatments.csv": "patient,drug,role,dose,unit,frequency,start\nP1,methotrexate,concomitant,12.5,mg,week,2023-12-31\n",
        "events.csv": "patient,kind,term,start,serious\nP2,adverseEvent,\"zoster, \"\"thoracic\"\"\",2024-05-02,false\n",
    ]

    private static let italian = [
        "patients.csv":
            "patient;ageAtStart;diagnosis;comorbidities;note\nP1;48,5;14/09/2019;asthma|gout;smokes, a little\nP2;39;03/2020;;\n;;;;\n",
        "visits.csv":
            "patient;date;arthritis;pga;crp [mg/L];antiDsDna;antiDsDna.unit\nP1;15/01/2024;VERO;1,5;<0,5;12,25;[IU]/mL\nP2;02/2024;0;0;3;;\n",
        "treatments.csv": "patient;drug;role;dose;unit;frequency;start\nP1;methotrexate;concomitant;12,5;mg;week;31/12/2023\n",
        "events.csv": "patient;kind;term;start;serious\nP2;adverseEvent;\"zoster, \"\"thoracic\"\"\";02/05/2024;no\n",
    ].mapValues { "\u{FEFF}" + $0.replacing("VERO", with: "1").replacing("\n", with: "\r\n") }

    @Test("Byte order mark, semicolons, decimal comma, CRLF and dd/mm/yyyy give the same cohort")
    func same() throws {
        let plain = try FolderFixture(Self.plain).read()
        let italian = try FolderFixture(Self.italian).read(DataConventions(dates: .dayMonthYear, decimalMark: ","))
        #expect(plain.findings == [] && italian.findings == [])
        #expect(italian.cohort == plain.cohort)
        #expect(plain.cohort.patient("P1")?.recordedAge == 48.5)
    }

    @Test("Without the study's conventions nothing is guessed")
    func refused() throws {
        let content = try FolderFixture(Self.italian).read()
        #expect(content.findings.count(.error) == content.findings.count && !content.findings.isEmpty)
        #expect(content.cohort.patients.allSatisfy { $0.recordedAge != 48.5 && $0.visits.isEmpty })
    }
}
