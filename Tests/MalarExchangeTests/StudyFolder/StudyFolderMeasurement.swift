// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarCohort
import MalarExchange
import Testing

/// Prints how fast a large folder is read. Nothing is demanded of the time. Run it with `MALAR_MEASURE=1 swift test -c release`.
@Suite("Speed of reading a study folder", .serialized, .enabled(if: ProcessInfo.processInfo.environment["MALAR_MEASURE"] != nil))
struct StudyFolderMeasurement {
    private static func folder(visits: Int) -> [String: [UInt8]] {
        var generator = SeededGenerator(seed: 9)
        let findings = DataDictionary.variables(of: .visits).filter { $0.section.hasPrefix("SLEDAI") }.map(\.id)
        let header =
            ["patient", "date"] + findings + [
                "tjc28", "pga", "glucocorticoid", "glucocorticoidDose", "crp [mg/L]", "c3", "c3.unit", "c3.lower", "platelets [10*9/L]",
            ]
        let rows = (0..<visits).map { visit in
            let date = "20\(10 + visit % 10)-\(10 + visit % 3)-\(10 + visit / 10 % 18)"
            return
                (["P\(visit / 10)", date] + findings.map { _ in generator.next() % 9 == 0 ? "true" : "false" }
                + [
                    "\(visit % 28)", "\(Double(visit % 30) / 10)", "prednisone", "\(visit % 20)", "\(Double(visit % 400) / 10)",
                    "0.9\(visit % 10)", "g/L", "0.8", "\(150 + visit % 200)",
                ])
                .joined(separator: ",")
        }
        let patients = "patient\n" + (0..<visits / 10).map { "P\($0)\n" }.joined()
        return [
            "patients.csv": Array(patients.utf8),
            "visits.csv": Array(([header.joined(separator: ",")] + rows).joined(separator: "\n").utf8),
        ]
    }

    @Test("100,000 visits")
    func hundredThousand() throws {
        for visits in [50_000, 100_000] {
            let files = Self.folder(visits: visits)
            let clock = ContinuousClock()
            let start = clock.now
            let content = try StudyFolder.read(files: files)
            let read = clock.now
            let findings = CohortCheck(indexDrug: nil, conventions: DataConventions())(content.cohort)
            print(
                "\(visits) visits: read in \((read - start) / .seconds(1)) s, checked in \((clock.now - read) / .seconds(1)) s, \(findings.count) findings"
            )
            #expect(content.findings == [] && content.files[1].usedRowCount == visits)
        }
    }
}
