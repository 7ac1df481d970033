// SPDX-License-Identifier: Apache-2.0

extension UltrasoundSynovitis: Instrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "ultrasound", name: "OMERACT-EULAR ultrasound synovitis 2017, combined score and GLOESS",
        purpose: "Synovitis on ultrasound: greyscale and power Doppler, combined per joint, and the global sum over the joints that were scanned.",
        references: ["dagostino2017", "dagostino2016"], verification: .oneSource,
        items: [
            ItemDescription(
                "greyscaleConvention", "Greyscale grades", .choice(["hypertrophy", "hypertrophyAndEffusion"]), need: .alternative,
                "what was graded: hypertrophy (2017; taken where not given), or hypertrophy with effusion (older scale)"),
        ] + Joint.all.map { joint("greyscale", $0, greyscaleGrades) } + Joint.all.map { joint("powerDoppler", $0, powerDopplerGrades) },
        rule: [
            "combined grade of a joint = 0 where greyscale is 0, otherwise the higher of greyscale and power Doppler.",
            "gloess = sum of the combined grades over the joints that the data ask for; a joint that they never ask for was not scanned.",
            "A joint of the form without a grade makes gloess a range and is listed as missing; scannedSum, jointsScanned and meanPerJoint are over the joints whose combined grade is known.",
            "Each scanned joint is a criterion: met where its combined grade is at least 1.",
            "Power Doppler above 0 with greyscale 0 is not in the published table: the joint counts 0 and is flagged dopplerWithoutHypertrophy.<joint>.",
        ],
        parts: [
            PartDescription("gloessMaximum", "The most that gloess could be: 3 a joint"),
            PartDescription("jointsScanned", "Joints with a known combined grade"), PartDescription("scannedSum", "Sum of combined grades over these"),
            PartDescription("meanPerJoint", "Mean combined grade of these (0-3)"),
            PartDescription("greyscaleSum", "Sum of greyscale grades"), PartDescription("powerDopplerSum", "Sum of power Doppler grades"),
        ],
        notes: [
            "Built for rheumatoid arthritis and borrowed for lupus.",
            "GLOESS was studied with MCP 2-5 (0 to 24), with 9 paired joints (0 to 54) and with 22 paired joints (0 to 132). Which joints the sets of 9 and 22 hold was not sourced, so no set is prescribed: joints of the 66/68 count may be given, and the number scanned is always part of the result.",
            "Sums over different sets of joints must not be compared.",
            "No rule for missing joints was found; nothing is scaled up.",
            "An area of exactly half with signal is in neither grade 2 nor grade 3 as printed; the examiner decides.",
            "Grades by the older scale, which counts effusion too, are flagged greyscaleConvention.hypertrophyAndEffusion; the combined score was defined for hypertrophy.",
        ],
        aliases: ["gloess"])

    private static func joint(_ sign: String, _ joint: Joint, _ grades: [String]) -> ItemDescription {
        let name = sign == "greyscale" ? "Greyscale" : "Power Doppler"
        return ItemDescription(
            "\(sign).\(joint.id)", "\(name): \(joint.label)", .count(0...3), group: name.lowercased(), need: .alternative,
            grades.enumerated().map { "\($0) \($1)" }.joined(separator: "; "))
    }

    /// The global score over the joints that the data ask for, with how many were scanned.
    public static func assess(_ answers: Answers) throws(AnswerError) -> Assessment {
        try description.check(answers)
        let scans = Joint.all.compactMap { Scan($0, answers) }
        let known = scans.map(\.combined).filter { $0.count == 1 }.map(\.lowerBound)
        func sum(_ grades: (Scan) -> ClosedRange<Int>) -> Bounds {
            scans.isEmpty ? .unknown : scans.reduce(Bounds(0)) { $0 + Bounds(grades($1)) }
        }
        let isOlder = answers.word("greyscaleConvention") == "hypertrophyAndEffusion"
        return Assessment(
            score: PartialScore("gloess", sum(\.combined)), missing: scans.flatMap(\.missing),
            parts: [
                PartialScore("gloessMaximum", value: Double(scans.count * 3)), PartialScore("jointsScanned", value: Double(known.count)),
                PartialScore("scannedSum", value: known.isEmpty ? nil : Double(known.reduce(0, +))),
                PartialScore("meanPerJoint", value: known.isEmpty ? nil : Double(known.reduce(0, +)) / Double(known.count)),
                PartialScore("greyscaleSum", sum(\.greyscale)), PartialScore("powerDopplerSum", sum(\.powerDoppler)),
            ],
            criteria: scans.map(\.criterion),
            flags: scans.compactMap(\.flag) + (isOlder ? ["greyscaleConvention.hypertrophyAndEffusion"] : [])
                + (scans.isEmpty ? ["noJointScanned"] : []))
    }

    /// One joint that the data ask for.
    private struct Scan {
        let joint: Joint
        let greyscale: ClosedRange<Int>, powerDoppler: ClosedRange<Int>

        init?(_ joint: Joint, _ answers: Answers) {
            guard answers.asks(for: "greyscale.\(joint.id)") || answers.asks(for: "powerDoppler.\(joint.id)") else { return nil }
            self.joint = joint
            greyscale = Self.grade(answers.number("greyscale.\(joint.id)"))
            powerDoppler = Self.grade(answers.number("powerDoppler.\(joint.id)"))
        }

        private static func grade(_ number: Double?) -> ClosedRange<Int> { number.map { Int($0)...Int($0) } ?? 0...3 }

        var combined: ClosedRange<Int> { UltrasoundSynovitis.combined(greyscale: greyscale, powerDoppler: powerDoppler) }

        /// The grades without an answer, where they leave the combined grade open.
        var missing: [String] {
            combined.count == 1
                ? []
                : (greyscale.count > 1 ? ["greyscale.\(joint.id)"] : []) + (powerDoppler.count > 1 ? ["powerDoppler.\(joint.id)"] : [])
        }

        var flag: String? {
            greyscale == 0...0 && powerDoppler.lowerBound > 0 ? "dopplerWithoutHypertrophy.\(joint.id)" : nil
        }

        var criterion: Criterion {
            let state: Truth = combined.lowerBound > 0 ? .met : combined.upperBound == 0 ? .notMet : .indeterminate
            let words = [("greyscale", greyscale), ("power Doppler", powerDoppler), ("combined", combined)].map { name, grade in
                "\(name) \(grade.count == 1 ? "\(grade.lowerBound)" : grade == 0...3 ? "unknown" : "\(grade.lowerBound) to \(grade.upperBound)")"
            }
            return Criterion(joint.id, "synovitis: \(joint.label)", state, decidedBy: words.joined(separator: ", "))
        }
    }
}
