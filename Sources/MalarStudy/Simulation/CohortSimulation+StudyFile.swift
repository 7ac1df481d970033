// SPDX-License-Identifier: Apache-2.0

extension CohortSimulation {
    /// The text of `study.yaml`.
    ///
    /// - Parameters:
    ///   - id: The study's id.
    ///   - patients: How many patients the folder holds.
    public func studyFile(id: String, patients: Int) -> String {
        """
        # synthetic: a simulated study. No row of this folder is about a person.
        # malar simulate --template \(template.id) --patients \(patients) --centres \(centres) --seed \(seed)\(isMessy ? " --messy" : "")

        study:
          id: \(id)
          title: "Simulated cohort: \(template.label)"
          summary: >-
            \(patients) made-up patients of \(centres) centres, drawn so that their summaries lie near to the published ones.
            No result of this study says anything about a drug.
          source: "Simulated with seed \(seed) from the published distributions of \(template.source)"
          synthetic: true

        data:
          dates: iso
          decimal: "."
          # A patient without a row in events.csv had no event.
          events: complete
          dataCut: \(Self.dataCut)

        indexDrug: \(template.indexDrug)

        baseline:
          withinDays: 31

        eligibility:
          - { variable: startedIndexDrug, is: present, reason: "no first dose recorded" }
          - { variable: ageAtStart, atLeast: 18, reason: "younger than 18 years at the first dose", ifUnknown: include }

        times: derived
        unknownItems: unknown
        outcomes: [sledai2k, pga, tjc28, sjc28]

        \(design)statistics:
          preset: spss
          quartiles: haverage
          confidence: 0.95

        """
    }

    /// The keys of a cohort with time points.
    private var design: String {
        let points = template.points.map { point in
            let planned = point.timePoint
            return
                "  - { name: \(planned.name), label: \"\(planned.label)\", day: \(planned.day), window: [\(planned.window.lowerBound), \(planned.window.upperBound)] }"
        }
        return """
            design: cohort
            timePoints:
            \(points.joined(separator: "\n"))
            ties: later
            missing: observed
            afterStop: exclude
            endpoints:
              - { score: sledai2k }
              - { score: sledas }
              - { score: clasiActivity, population: mucocutaneousAtBaseline }
              - { score: tjc28, population: jointsAtBaseline }
              - { score: sjc28, population: jointsAtBaseline }
              - { score: pga }
              - { score: prednisoneEquivalent }
            subgroups:
              - { name: "Reason for prescription", variable: prescriptionReason, levels: [diseaseFlare, persistentActivity], tables: [characteristics, forest] }
              - { name: "Damage at baseline", variable: damage.baseline, cut: 0, names: ["SDI 0", "SDI above 0"], tables: [efficacy, forest] }


            """
    }
}
