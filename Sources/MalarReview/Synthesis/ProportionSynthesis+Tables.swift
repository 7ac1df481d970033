// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
internal import MalarStatistics

extension ProportionSynthesis {
    /// Every study with its counts, share and interval, then the crude sum, then the studies without a number.
    public func studyTable(id: String, label: String) -> Table {
        let rows = studies.map { row in
            Table.Row([
                Cell(row.study.label), Cell(row.study.year.map(String.init) ?? ""),
                Cell(row.study.isCongressAbstract.map { $0 ? "abstract" : "full text" } ?? "not stated"),
                Cell("\(row.study.events)", value: .integer(row.study.events)),
                Cell("\(row.study.total)", value: .integer(row.study.total)),
                .share(row.share), .interval(row.lower, row.upper),
            ])
        }
        let absent = withoutNumber.map { study in
            Table.Row([Cell(study.label), "", "", Cell("–"), Cell("–"), Cell(study.reason), ""])
        }
        let sum = crude.map { crude in
            Table.Row.total([
                "Crude (studies ignored)", "", "", Cell("\(totals.events)", value: .integer(totals.events)),
                Cell("\(totals.total)", value: .integer(totals.total)), .share(crude.estimate), .interval(crude.lower, crude.upper),
            ])
        }
        return Table(
            id: id, label: label, caption: "\(plan.outcome) by study",
            columns: [
                .init("Study"), .init("Year", alignment: .right), .init("Publication"), .init("Events", alignment: .right),
                .init("Patients", alignment: .right), .init("%", alignment: .right),
                .init("\(plan.levelWords) CI", alignment: .right, marks: ["a"]),
            ], rows: rows + absent + [sum].compactMap(\.self),
            footnotes: [.init("a", "Intervals: \(plan.studyInterval.name); of the crude sum Clopper-Pearson.")])
    }

    /// All methods side by side; without rows where pooling is refused, with the reason below.
    public func methodTable(id: String, label: String) -> Table {
        let rows = main.value == nil ? [] : methods.map(Self.row)
        return Table(
            id: id, label: label, caption: "\(plan.outcome): pooled by every method",
            columns: [
                .init("Method"), .init("Interval"), .init("%", alignment: .right), .init("\(plan.levelWords) CI", alignment: .right),
                .init("Prediction interval", alignment: .right), .init("tau²", alignment: .right, marks: ["a"]),
                .init("I² (tau²), %", alignment: .right),
                .init("Remark"),
            ], rows: rows, footnotes: methodFootnotes)
    }

    private var methodFootnotes: [Table.Footnote] {
        if let refusal = main.refusal { return [.init("a", RichText("Not pooled. \(refusal)"))] }
        return [
            .init(
                "a",
                RichText(
                    "tau² on the scale of each method, so that values of different scales cannot be compared. Prediction intervals by t with "
                        + "k − 1 degrees of freedom. On the logit and untransformed scales ½ is added only in studies with none or all."))
        ]
    }

    private static func row(_ outcome: MethodOutcome) -> Table.Row {
        let method = outcome.method
        guard let value = outcome.outcome.value else {
            let reason = outcome.outcome.reason?.sentence ?? ""
            return Table.Row([Cell(method.name), Cell(method.intervalName), "–", "–", "–", "–", "–", Cell(reason)])
        }
        return Table.Row([
            Cell(method.name), Cell(method.intervalName), .share(value.estimate), .interval(value.lower, value.upper),
            value.prediction.map { .interval($0.lowerBound, $0.upperBound) } ?? "–", .optional(value.tau2, 3),
            .optional(value.spread?.i2FromTau2, 1), Cell(method.caution ?? ""),
        ])
    }

    /// The main method on parts of the studies: without very small ones, without abstracts of congresses, without each in turn.
    public func sensitivityTable(id: String, label: String) -> Table {
        var rows = [SubsetOutcome("All studies", self)].map(Self.row)
        if !subsets.isEmpty { rows += [.heading("Parts of the studies")] + subsets.map(Self.row) }
        if !leaveOneOut.isEmpty { rows += [.heading("Each study left out in turn")] + leaveOneOut.map(Self.row) }
        let isLong = studies.count > Self.mostLeftOut
        return Table(
            id: id, label: label, caption: "\(plan.outcome): sensitivity of the result",
            columns: [
                .init("Studies"), .init("k", alignment: .right), .init("Events/total", alignment: .right),
                .init("Pooled, % (\(plan.levelWords) CI)", alignment: .right, marks: ["a"] + (isLong ? ["b"] : [])),
                .init("Crude (studies ignored), % (\(plan.levelWords) CI)", alignment: .right),
            ], rows: rows,
            footnotes: [.init("a", "Pooled by: \(plan.main.name), interval \(plan.main.intervalName).")]
                + (isLong ? [.init("b", "Leaving out each of more than \(Self.mostLeftOut) studies was not done.")] : []))
    }

    private static func row(_ subset: SubsetOutcome) -> Table.Row {
        func cell(_ value: PooledProportion?) -> Cell? {
            value.map { Cell(SynthesisNumber.percent($0.estimate, $0.lower, $0.upper), value: .number($0.estimate)) }
        }
        return Table.Row([
            Cell(subset.name), Cell("\(subset.studies)", value: .integer(subset.studies)), Cell("\(subset.events)/\(subset.total)"),
            cell(subset.outcome.value) ?? Cell("not pooled"), cell(subset.crude) ?? "–",
        ])
    }

    /// Every rule that applies, the gravest first.
    public func warningTable(id: String, label: String) -> Table {
        Table(
            id: id, label: label, caption: "\(plan.outcome): when not to trust the pooled value",
            columns: ["Rule", "Weight", "What it says"].map { .init($0) },
            rows: warnings.map { .init([Cell($0.rule.rawValue), Cell($0.severity.rawValue), Cell($0.message)]) })
    }
}

extension SubsetOutcome {
    fileprivate init(_ name: String, _ whole: ProportionSynthesis) {
        self.init(
            name: name, studies: whole.studies.count, events: whole.totals.events, total: whole.totals.total, outcome: whole.main,
            crude: whole.crude)
    }
}

extension Cell {
    static func share(_ value: Double) -> Cell { Cell(SynthesisNumber.percent(value), value: .number(value)) }

    static func interval(_ lower: Double, _ upper: Double) -> Cell {
        Cell("\(SynthesisNumber.percent(lower)) to \(SynthesisNumber.percent(upper))")
    }

    static func optional(_ value: Double?, _ decimals: Int, none: String = "–") -> Cell {
        value.map { Cell(SynthesisNumber.text($0, decimals), value: .number($0)) } ?? Cell(none)
    }
}
