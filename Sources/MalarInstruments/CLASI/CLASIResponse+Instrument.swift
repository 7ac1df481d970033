// SPDX-License-Identifier: Apache-2.0

extension CLASIResponse: LongitudinalInstrument {
    // swift-format-ignore
    /// The form, the rule, the sources.
    public static let description = InstrumentDescription(
        id: "clasiResponse", name: "CLASI response (4 points, 20 %, CLASI-50)",
        purpose: "How far CLASI activity has fallen since baseline: by 4 points, by 20 %, by half.",
        references: ["klein2011", "tulipClasi50", "albrecht2005"], verification: .oneSource,
        items: [
            ItemDescription(
                recorded, "CLASI activity", .count(0...70), group: "activity", need: .alternative,
                "as recorded; decides where the cells leave the total open"),
        ] + CLASI.form.filter { $0.group == "activity" },
        rule: [
            "Baseline is the first visit, whatever was recorded there; visits between do not count.",
            "The score is the fall since baseline in points: baseline - current; negative where activity rose.",
            "clasiImproved4: a fall by at least 4 points.",
            "clasiImproved20pct: a fall by at least 20 % of the baseline; not evaluable from a baseline of 0.",
            "clasi50: a fall by at least 50 %, evaluated only from a baseline of at least 10.",
            "A criterion that is not evaluable is indeterminate and flagged <criterion>.notEvaluable; it counts neither as response nor as failure.",
            "Unknown cells at baseline or now make activity a range; a criterion is decided where every value of the ranges decides it alike.",
        ],
        parts: [
            PartDescription("activity", "CLASI activity now (0-70)"), PartDescription("baselineActivity", "CLASI activity at baseline (0-70)"),
            PartDescription("improvementPercent", "Fall since baseline in % of the baseline"),
        ],
        notes: [
            "Klein 2011: 4 points had a sensitivity of 39 % and a specificity of 93 %, 20 % one of 46 % and 78 %; the mean change with clinical improvement was 3 points or 18 %.",
            "A baseline below 4 cannot fall by 4 points: not met, with the flag clasiImproved4.baselineTooLow. No publication that was read excludes such patients.",
            "In the TULIP analyses patients who took restricted medication beyond what was allowed or who stopped treatment counted as not responding. That is a strategy of the trial and not part of this result.",
            "A recorded activity that contradicts the cells is flagged recordedDiffers.clasiActivity, and the cells stand.",
        ],
        aliases: ["clasi50"])

    static let recorded = "clasiActivity"

    /// The fall since the first visit, with the three criteria.
    public static func assess(_ visit: DatedAnswers, after earlier: [DatedAnswers]) throws(AnswerError) -> Assessment {
        let series = try VisitSeries(visit, after: earlier, for: description)
        let now = Activity(visit.answers)
        let baseline = series.first.map { Activity($0.answers) }
        let judged = baseline.map { Self.judged(baseline: $0.range, now.range) } ?? withoutBaseline
        return Assessment(
            score: PartialScore("improvement", baseline.map { fall(from: $0.range, to: now.range) } ?? .unknown),
            missing: now.missing,
            parts: [
                PartialScore("activity", Bounds(now.range), in: CLASI.severity),
                PartialScore("baselineActivity", baseline.map { Bounds($0.range) } ?? .unknown, in: CLASI.severity),
                PartialScore("improvementPercent", baseline.map { percent(from: $0.range, to: now.range) } ?? .unknown),
            ],
            criteria: judged.map(\.criterion),
            flags: now.flags + (baseline == nil ? ["firstVisit"] : []) + judged.compactMap(\.flag)
                + (baseline.map { $0.range.count > 1 ? ["baselineOpen"] : [] } ?? []))
    }

    private static func fall(from baseline: ClosedRange<Int>, to current: ClosedRange<Int>) -> Bounds {
        Bounds((baseline.lowerBound - current.upperBound)...(baseline.upperBound - current.lowerBound))
    }

    private static func percent(from baseline: ClosedRange<Int>, to current: ClosedRange<Int>) -> Bounds {
        guard baseline.lowerBound > 0 else { return .unknown }
        return Bounds(
            100 - Double(current.upperBound * 100) / Double(baseline.lowerBound),
            100 - Double(current.lowerBound * 100) / Double(baseline.upperBound))
    }

    private typealias Judged = (criterion: Criterion, flag: String?)

    private static let labels = [
        ("clasiImproved4", "fall by at least 4 points"), ("clasiImproved20pct", "fall by at least 20 %"),
        ("clasi50", "fall by at least 50 % from at least 10"),
    ]

    private static let withoutBaseline: [Judged] = labels.map {
        (Criterion($0.0, $0.1, .indeterminate, decidedBy: "no earlier visit"), nil)
    }

    private static func judged(baseline: ClosedRange<Int>, _ current: ClosedRange<Int>) -> [Judged] {
        let words = "activity \(inWords(baseline)) at baseline, \(inWords(current)) now"
        let verdicts = [
            improved4(baseline: baseline, current: current), improved20Percent(baseline: baseline, current: current),
            clasi50(baseline: baseline, current: current),
        ]
        return zip(labels, verdicts).map { label, verdict in
            let tooLow = verdict == .notEvaluable
            let why = tooLow ? "not evaluable from a baseline of \(inWords(baseline))" : words
            let state: Truth = verdict == .met ? .met : verdict == .notMet ? .notMet : .indeterminate
            let cannotFall = label.0 == "clasiImproved4" && baseline.upperBound < 4
            let flag = tooLow ? "\(label.0).notEvaluable" : cannotFall ? "\(label.0).baselineTooLow" : nil
            return (Criterion(label.0, label.1, state, decidedBy: why), flag)
        }
    }

    private static func inWords(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    }

    /// CLASI activity of a visit, from its cells or as recorded.
    private struct Activity {
        let range: ClosedRange<Int>
        let missing: [String]
        let flags: [String]

        init(_ answers: Answers) {
            let grades = CLASI.Grades(answers)
            let derived = grades.scores.activity
            let whole = answers.number(recorded).flatMap { Int(exactly: $0) }.flatMap { (0...70).contains($0) ? $0 : nil }
            let best = RecordedOrDerived(Bounds(derived), recorded: whole.map(Double.init))
            range = best.isRecorded ? whole.map { $0...$0 } ?? derived : derived
            missing = range.count == 1 ? [] : grades.missing.map { CLASI.cells[$0] }.filter { $0.sign.role == .activity }.map(\.id)
            flags = best.flags(recorded)
        }
    }
}
