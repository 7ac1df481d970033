// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarReview

/// A form of the kind that Table 3 of Cassone 2025 implies, and what that table and the text print of its three studies.
enum ArticularForm {
    static let yaml = """
        form: articular
        version: 1
        title: Anifrolumab and arthritis
        sections:
          - id: design
            title: Study design
            fields:
              - {id: design, label: Type of article, type: choice, required: true, options: [case series, multicentre prospective, case report]}
          - id: patients
            title: Patients
            fields:
              - {id: patients, label: SLE patients, type: integer, required: true, range: [1, 10000]}
          - id: ascertainment
            title: How arthritis was ascertained
            fields:
              - {id: ultrasound, label: Ultrasound-proven, type: yesNo, required: true}
          - id: therapies
            title: Concomitant and previous therapies
            fields:
              - {id: concomitant, label: Concomitant treatment, type: text}
              - {id: belimumab, label: Failed belimumab, type: integer, range: [0, 10000]}
          - id: steroids
            title: Steroid outcomes
            fields:
              - {id: steroidReduced, label: Steroids reduced, type: proportion}
              - {id: steroidDose, label: Steroid dose at one month, type: meanSD, unit: mg/day, range: [0, 1000]}
          - id: articular
            title: Articular outcomes
            fields:
              - {id: resolution, label: Complete resolution of arthritis, type: proportion, required: true}
              - {id: improvement, label: Any articular improvement, type: proportion}
              - {id: joints, label: Joint outcomes in words, type: text}
        checks:
          - {sum: resolution.total, atMost: patients}
          - {sum: belimumab, atMost: patients}
        """

    static let files = [
        "maicas-2024": """
        study: maicas-2024
        label: Maicas 2024
        year: 2024
        form: articular
        version: 1
        values:
          design: {value: case series, page: Table 3}
          patients: {value: 3, page: Table 3}
          ultrasound: {value: no, page: Table 3}
          concomitant: {notReported: true, note: not specified}
          steroidReduced: {events: 3, total: 3, page: section 4.2}
          resolution: {events: 2, total: 3, quote: Resolution of arthritis in 2 patients, page: Table 3}
        """,
        "tani-2024": """
        study: tani-2024
        label: Tani 2024
        year: 2024
        form: articular
        version: 1
        values:
          design: {value: multicentre prospective, page: Table 3}
          patients: {value: 25, page: Table 3}
          ultrasound: {value: no, page: Table 3}
          concomitant: notReported
          belimumab: {value: 20, page: section 4.2}
          steroidDose: {mean: 6.4, sd: 4.9, page: section 4.2, note: from 7.6 (5.0) at baseline}
          resolution: {events: 13, total: 25, quote: Resolution of arthritis in 13 patients, page: Table 3}
        """,
        "ceccarelli-2025": """
        study: ceccarelli-2025
        label: Ceccarelli 2025
        year: 2025
        form: articular
        version: 1
        values:
          design: {value: case series, page: Table 3}
          patients: {value: 3, page: Table 3}
          ultrasound: {value: yes, page: Table 3}
          concomitant: {value: "HCQ (3), MTX (2), prednisone 10 mg/day (3)", page: Table 3}
          belimumab: {value: 3, page: section 4.2}
          resolution: {notReported: true, page: Table 3, note: DAS28 and ultrasound scores fell in all 3; resolution is not counted}
          improvement: {events: 3, total: 3, page: Table 3}
        """,
    ]

    static let stated = """
        stated:
          - field: resolution
            patients: patients
            events: 17
            total: 31
            percent: "55"
            page: section 4.2
        """

    static func form() throws -> ExtractionForm { try ExtractionForm(yaml: yaml) }

    static func extraction() throws -> ReviewExtraction {
        let form = try form()
        let read = try files.sorted { $0.key < $1.key }.map { study, text in
            try StudyExtraction(yaml: text, form: form, reviewer: "fs", study: study, file: "fs/\(study).yaml")
        }
        return ReviewExtraction(form: form, extractions: read)
    }

    static func check() throws -> StatedSumCheck {
        let sums = try StatedSum.read(yaml: stated, form: form())
        return StatedSumCheck(sums[0], try extraction())
    }
}
