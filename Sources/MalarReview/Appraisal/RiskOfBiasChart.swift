// SPDX-License-Identifier: Apache-2.0

import MalarPublishing

/// The judgements of several studies by one tool, to be drawn as a traffic-light matrix or as summary bars.
public struct RiskOfBiasChart: Sendable, Hashable {
    /// One question or domain.
    public struct Column: Sendable, Hashable {
        /// The short sign at the head of the column, such as "D1".
        public var id: String
        /// What it stands for, explained below the drawing.
        public var label: String

        /// A column by its sign and its words.
        public init(_ id: String, _ label: String) {
            self.id = id
            self.label = label
        }
    }

    /// One study.
    public struct Row: Sendable, Hashable {
        /// The name in print.
        public var study: String
        /// One per column; `nil` where it is not judged, which is drawn as an empty place.
        public var judgements: [AppraisalJudgement?]

        /// A study with its judgements; what is missing at the end is taken as not judged, what is too much is not drawn.
        public init(_ study: String, _ judgements: [AppraisalJudgement?]) {
            self.study = study
            self.judgements = judgements
        }
    }

    /// The name of the tool.
    public var tool: String
    /// From left to right, the overall judgement as a rule last.
    public var columns: [Column]
    /// From top to bottom.
    public var rows: [Row]

    /// A chart of judgements by any tool.
    public init(tool: String, columns: [Column], rows: [Row]) {
        self.tool = tool
        self.columns = columns
        self.rows = rows
    }

    /// The appraisals made with one tool, in their order; others are left out.
    ///
    /// Tools with an overall judgement of their own get a last column with it: that of the reviewers, else that of the rule, else empty.
    /// QUADAS-2 has two, one of bias and one of applicability.
    /// - Parameter names: how studies are printed, by their ids; the id where there is none.
    public init(_ appraisals: [Appraisal], tool: AppraisalTool, names: [String: String] = [:]) {
        self.tool = tool.name
        columns = tool.items.map {
            Column($0.id, $0.group.isEmpty ? $0.label : "\($0.group): \($0.label.first?.lowercased() ?? "")\($0.label.dropFirst())")
        }
        let overall = tool.overallItems
        if overall.count == 1 { columns.append(Column("Overall", "Overall")) }
        if overall.count == 2 { columns += [Column("Bias", "Overall risk of bias"), Column("Appl.", "Overall applicability")] }
        rows = appraisals.filter { $0.tool.id == tool.id }.map { appraisal in
            Row(
                names[appraisal.study] ?? appraisal.study,
                tool.items.map { appraisal[$0.id] } + overall.map { appraisal.overallJudgement($0.id) })
        }
    }

    func judgement(_ row: Int, _ column: Int) -> AppraisalJudgement? {
        rows.indices.contains(row) && rows[row].judgements.indices.contains(column) ? rows[row].judgements[column] : nil
    }

    /// The judgements that are drawn, best first.
    var vocabulary: [AppraisalJudgement] {
        let used = Set(rows.flatMap { $0.judgements.prefix(columns.count) }.compactMap(\.self))
        return AppraisalJudgement.fromBestToWorst.filter(used.contains)
    }
}

extension AppraisalJudgement {
    static let fromBestToWorst: [AppraisalJudgement] = [
        .yes, .low, .two, .one, .moderate, .someConcerns, .unclear, .zero, .no, .serious, .high, .atRisk, .critical, .noInformation,
        .notApplicable,
    ]

    /// The fill of the sign, by the palette of the Cochrane tools; points have none of it, since they are no verdict.
    var ink: Ink {
        switch self {
        case .yes, .low: .verdict(.low)
        case .someConcerns, .moderate, .unclear: .verdict(.moderate)
        case .no, .high, .serious, .atRisk: .verdict(.high)
        case .critical: .verdict(.critical)
        case .noInformation: .verdict(.unknown)
        case .notApplicable: .tint(6)
        case .two: .tint(0)
        case .one: .tint(5)
        case .zero: .background
        }
    }

    /// What stands on the fill, so that colour is not needed to read it.
    var sign: String {
        switch self {
        case .yes, .low: "+"
        case .someConcerns, .moderate: "−"
        case .unclear, .noInformation: "?"
        case .no, .high, .serious, .atRisk: "×"
        case .critical: "!"
        case .notApplicable: "n/a"
        case .two: "2"
        case .one: "1"
        case .zero: "0"
        }
    }

    private var signInk: Ink {
        switch self {
        case .no, .high, .serious, .atRisk, .critical: .background
        default: .text
        }
    }

    /// A disc with its sign.
    func disc(at center: Scene.Point, radius: Double) -> [Scene.Element] {
        [.circle(center: center, radius: radius, fill: ink, stroke: .init(.axis, width: 0.5))] + mark(at: center, radius: radius)
    }

    /// The sign alone: strokes where it can be drawn, which stand exactly in the middle, else a letter.
    func mark(at center: Scene.Point, radius: Double) -> [Scene.Element] {
        let arm = radius * 0.5
        func stroke(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> Scene.Element {
            .line(
                .init(center.x + x0 * arm, center.y + y0 * arm), .init(center.x + x1 * arm, center.y + y1 * arm),
                .init(signInk, width: radius * 0.26))
        }
        switch sign {
        case "+": return [stroke(-1, 0, 1, 0), stroke(0, -1, 0, 1)]
        case "−": return [stroke(-1, 0, 1, 0)]
        case "×": return [stroke(-0.75, -0.75, 0.75, 0.75), stroke(-0.75, 0.75, 0.75, -0.75)]
        default:
            let size = radius * (sign.count > 1 ? 0.95 : 1.5)
            let place = Scene.Point(center.x, center.y + TextMetrics.capHeight * size / 2)
            return [.text(.init(sign, at: place, anchor: .middle, size: size, isBold: true, ink: signInk))]
        }
    }
}
