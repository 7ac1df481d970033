// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("MEX-SLEDAI and the versions of the SLEDAI")
struct OtherSLEDAITests {
    @Test(
        "S9: two joints; S10: chronic unchanged proteinuria of 1.2 g",
        arguments: [
            (SLEDAIVersion.sledai2k, Finding.present, Finding.present), (.selena, .absent, .absent), (.original1992, .absent, .absent),
        ])
    func versions(_ version: SLEDAIVersion, joints: Finding, protein: Finding) {
        #expect(version.arthritis(inflamedJoints: 2) == joints && version.arthritis(inflamedJoints: 3) == .present)
        #expect(version.proteinuria(1200, newOrRising: .absent) == protein)
        #expect(version.proteinuria(1200, newOrRising: .present) == .present && version.proteinuria(500, newOrRising: .present) == .absent)
        #expect(version.proteinuria(1200, newOrRising: .unknown) == (version == .sledai2k ? .present : .unknown))
    }

    @Test(
        "S12 to S15",
        arguments: [
            ("S12", [.renal, .arthritis, .feverOrFatigue, .leukopeniaOrLymphopenia], 10, "moderate"),
            ("S13", MEXSLEDAI.Item.allCases, 32, "severe"), ("S14", [.feverOrFatigue, .leukopeniaOrLymphopenia], 2, "mild"),
            ("S15", [], 0, "inactive"),
        ] as [(String, [MEXSLEDAI.Item], Double, String)])
    func mexican(_ id: String, present: [MEXSLEDAI.Item], score: Double, band: String) throws {
        let findings = MEXSLEDAI.Item.allCases.map { ($0.rawValue, Answer.finding(present.contains($0) ? .present : .absent)) }
        let result = try MEXSLEDAI.assess(Answers(Dictionary(uniqueKeysWithValues: findings)))
        #expect(result.score?.value == score && result.band == band && result.missing.isEmpty)
    }

    @Test("The table is complete; lymphocytes of 1.0 count, at the limits nothing does")
    func table() {
        #expect(MEXSLEDAI.table.map(\.item) == MEXSLEDAI.Item.allCases && MEXSLEDAI.table.reduce(0) { $0 + $1.weight } == 32)
        #expect(MEXSLEDAI.lowWhiteCells(leukocytes: 5, lymphocytes: 1) == .present)
        #expect(MEXSLEDAI.lowWhiteCells(leukocytes: 4, lymphocytes: 1.2) == .absent)
        #expect(MEXSLEDAI.lowWhiteCells(leukocytes: 5, lymphocytes: nil) == .unknown)
    }
}
