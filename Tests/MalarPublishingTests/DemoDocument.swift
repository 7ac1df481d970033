// SPDX-License-Identifier: Apache-2.0
import MalarPublishing

/// A document that uses every block, with invented numbers.
enum DemoDocument {
    static let document = Document(
        title: "Twelve months of treatment A against usual care",
        subtitle: "Two-arm observational comparison in nine centres, with tables, figures and the source of each number",
        byline: ["Study group Nine Centres", "Data of 1 March 2026"],
        notices: [.init("Synthetic data"), .init("Not a medical device", status: .neutral)],
        keyFigures: [
            KeyFigure("Participants", value: "50", note: "25 per arm", lineage: lineage(50, "All enrolled and analysed")),
            KeyFigure(
                "Target reached", value: "64%", note: "16 of 25; 95% CI 45 to 80", lineage: lineage(16, "Proportion, Wilson interval")),
            KeyFigure("Median change", value: "−6", note: "interquartile range −8 to −4"), KeyFigure("Open queries", value: "3"),
        ],
        subjectNoun: Noun("participant", plural: "participants"), recordNoun: Noun("visit", plural: "visits"),
        sections: [overview, results, figures, methods], colophon: ["Made with Malar 0.1.", "Cite as: Study group Nine Centres, 2026."])

    static func lineage(_ count: Int, _ method: String) -> Lineage {
        Lineage(
            subjects: (1...count).map { "P\($0 < 10 ? "0" : "")\($0)" }, records: (1...count).map { "V\(100 + $0)" }, denominator: 25,
            method: method, options: [.init("Convention", "spss"), .init("Interval", "Wilson, 95%")],
            note: "One value was imputed by no rule.")
    }

    private static let overview = Section(
        id: "overview", title: "Overview",
        blocks: [
            .paragraph([
                "At twelve months ", .strong("16 of 25"),
                " participants on treatment A had reached the target, against 9 of 25 under usual care (",
                .link("Table 1", to: .part("table-1")), "). Missing values were ", .emphasis("not"), " taken as absent; see ",
                .link("Methods", to: .part("methods")), " and option ", .code("unknown: keep"), ".",
            ]),
            .callout(.init(.note, title: "How to read the tables", body: ["Denominators are printed in each column head."])),
            .callout(.init(.caution, title: "Two visits lie outside their window", body: ["Both are kept and marked in the listing."])),
            .callout(.init(.problem, title: "One recorded total differs from its items", body: ["The total of the items was used."])),
            .bulletList([
                "Nine centres took part.", "All 50 participants have a first visit.",
                ["Follow-up ended on ", .strong("31 January 2026"), "."],
            ]),
        ])

    private static let results = Section(
        id: "results", title: "Results",
        blocks: [
            .subheading("Participants at the start"), .table(baseline), .subheading("Outcome at twelve months"), .table(outcome),
            .keyFigures([
                KeyFigure("Stopped early", value: "2", note: "of 50"), KeyFigure("Visits in window", value: "148", note: "of 150"),
                KeyFigure("Queries answered", value: "97%"),
            ]),
        ])

    static let baseline = Table(
        id: "table-1", label: "Table 1",
        caption: "Participants at the start of treatment, by arm. Values are n (%) or median (interquartile range).",
        columns: [
            .init(""), .init("Treatment A", detail: "n = 25", alignment: .right, group: "Arm"),
            .init("Usual care", detail: "n = 25", alignment: .right, group: "Arm"), .init("All", detail: "n = 50", alignment: .right),
            .init("p", alignment: .right, marks: ["a"]),
        ],
        rows: [
            .heading("Person"), row("Age, years", ["41 (33 to 52)", "43 (35 to 50)", "42 (34 to 51)"], "0.62"),
            row("Female sex", ["23 (92%)", "22 (88%)", "45 (90%)"], "1.00"), .heading("Course"),
            row("Duration, years", ["8 (4 to 14)", "9 (3 to 15)", "8 (4 to 14)"], "0.81"),
            row("Sites", ["", "", ""], ""), row("Site A", ["14 (56%)", "15 (60%)", "29 (58%)"], "0.77", indent: 1),
            row("Site B", ["19 (76%)", "17 (68%)", "36 (72%)"], "0.53", indent: 1),
            row("Site C", ["6 (24%)", "7 (28%)", "13 (26%)"], "0.75", indent: 1),
            .total(["Any of these", "25 (100%)", "24 (96%)", "49 (98%)", "1.00"]),
        ],
        footnotes: [.init("a", "Mann-Whitney U test, or Fisher's exact test for counts; two-sided.")])

    private static func row(_ name: String, _ texts: [String], _ p: String, indent: Int = 0) -> Table.Row {
        let cells = texts.map { Cell($0, lineage: $0.isEmpty ? nil : lineage(23, "Count and share of \(name.lowercased())")) }
        let last = Cell(p, value: Double(p).map(Cell.Value.number) ?? .none)
        return Table.Row([Cell(name)] + cells + [last], indent: indent)
    }

    static let outcome = Table(
        id: "table-2", label: "Table 2", caption: "Four participants visit by visit.",
        columns: [.init("Participant")] + ["Start", "Month 3", "Month 6", "Month 12"].map { .init($0, alignment: .right) } + [
            .init("State")
        ],
        rows: [
            ["P01", "12", "8", "4", "2"], ["P02", "10", "6", "6", "4"], ["P03", "16", "8", "8", "8"], ["P04", "8", "4", "2", "–"],
        ].enumerated().map { index, texts in
            let badges = [
                Badge(.positive, "target"), Badge(.neutral, "low activity"), Badge(.problem, "active"), Badge(.caution, "cannot be told"),
            ]
            let cells = texts.map { Cell($0, value: Int($0).map(Cell.Value.integer) ?? .none) }
            return Table.Row(cells + [Cell("", badge: badges[index])])
        })

    private static let figures = Section(id: "figures", title: "Figures", blocks: [.figure(swimmer), .figure(paired), .figure(narrow)])

    private static let methods = Section(
        id: "methods", title: "Methods",
        blocks: [
            .definitions([
                .init("Target", "No item of activity, at most 5 mg of the drug a day, for one visit."),
                .init("Window", ["Twelve months ± 30 days; see ", .link("the protocol", to: .web("https://example.org/protocol")), "."]),
                .init("Unknown", "A criterion that was not assessed leaves the state open."),
            ])
        ])
}
