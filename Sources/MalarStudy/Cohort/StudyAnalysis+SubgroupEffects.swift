// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarStatistics

extension StudyAnalysis {
    /// The last time point with at least 10 patients assessed; `nil` where no time point has so many.
    var forestPoint: TimePoint? { design.timePoints.last { assessed($0) >= 10 } }

    /// The protocol's subgroups and the usual ones, each with at least two groups, by the visits that there are.
    func subgroupEffects(at point: TimePoint, _ endpoint: Endpoint) -> [SubgroupEffects] {
        let own = design.subgroups.filter { $0.places.contains(.forest) }
        let further = Subgroup.further.filter { usual in !own.contains { $0.variable == usual.variable } }
        let byID = Dictionary(members.map { ($0.id, $0) }) { first, _ in first }
        return (own + further).compactMap { subgroup in
            let groups = subgroup.groups(courses, study.statistics.quantiles)
            let found = groups.courses.map { $0.compactMap { byID[$0.id] } }
            guard found.count > 1, found.filter({ !$0.isEmpty }).count > 1 else { return nil }
            let first = StateCount(found[0], .lldas, at: point, .observed)
            let effects = zip(groups.names, found).enumerated().map { place, group in
                SubgroupEffect(
                    group.0, group.1, endpoint, at: point, against: place == 0 ? nil : first, study.statistics.confidence)
            }
            return SubgroupEffects(subgroup: subgroup, groups: effects)
        }
    }

    /// The table and the two forest plots of subgroups; none without an endpoint or a time point with enough patients.
    func subgroupBlocks() -> [Block] {
        guard let point = forestPoint, let endpoint = design.endpoints.first else { return [] }
        let all = SubgroupEffect("All patients", members, endpoint, at: point, against: nil, study.statistics.confidence)
        let effects = subgroupEffects(at: point, endpoint)
        return [
            .table(subgroupEffectTable(all, effects, point, endpoint)), .figure(changeForest(all, effects, point, endpoint)),
            .figure(lldasForest(effects, point)),
        ]
    }

    private func subgroupEffectTable(_ all: SubgroupEffect, _ effects: [SubgroupEffects], _ point: TimePoint, _ endpoint: Endpoint) -> Table
    {
        Table(
            id: "subgroupEffects", label: "", caption: "Subgroups: change of \(endpoint.measure.label) and LLDAS at \(point.label)",
            columns: [
                Table.Column("Group"), Table.Column("Pairs", alignment: .right),
                Table.Column("Change from T0", detail: "\(confidenceLevel) interval", alignment: .right, marks: ["a"]),
                Table.Column("LLDAS", alignment: .right),
                Table.Column("Difference of LLDAS", detail: "\(confidenceLevel) interval", alignment: .right, marks: ["b"]),
            ],
            rows: [effectRow(all, endpoint, point)]
                + effects.flatMap { effect in
                    [Table.Row.heading(Cell(effect.subgroup.name))] + effect.groups.map { effectRow($0, endpoint, point) }
                },
            footnotes: [
                Table.Footnote(
                    "a",
                    RichText(
                        "Hodges-Lehmann estimate with exact interval, patients with both values, observed case\(endpoint.population.words.map { ", \($0)" } ?? "")."
                    )),
                Table.Footnote("b", "Group minus the first group of its division, percentage points; Newcombe's hybrid score interval."),
                Table.Footnote("*", "too few patients: no exact interval reaches the level."),
                Table.Footnote(
                    "",
                    RichText(
                        "At \(point.label), the last time point with at least 10 patients assessed. Groups by median: at most and above the median of the patients analysed. Patients of whom the division is not known are in no group. Intervals of single groups are no test of a difference between them."
                    )),
            ])
    }

    private func effectRow(_ effect: SubgroupEffect, _ endpoint: Endpoint, _ point: TimePoint) -> Table.Row {
        let ids = effect.pairs.map(\.id)
        let source = lineage(
            ids, effect.pairs.flatMap(\.records), of: effect.members.count, "change of \(endpoint.measure.label), \(point.name) minus T0",
            options: effect.change.map { $0.options.map { Lineage.Option($0.name, $0.setting) } } ?? [],
            note: effect.change != nil && effect.interval == nil ? "too few patients for an interval of this level" : nil)
        let change = effect.change.map { result in
            Cell(
                effect.interval == nil ? result.estimate.short : effect.text, value: .number(result.estimate), lineage: source,
                marks: effect.interval == nil ? ["*"] : [])
        }
        let difference = effect.difference.map { found in
            Cell(
                Self.points(found), value: .number(100 * found.estimate),
                lineage: lineage(
                    (effect.lldas.met + effect.lldas.notMet).map(\.member.id), effect.lldas.met.flatMap(\.value.records),
                    of: effect.lldas.certain, "difference of shares, Newcombe hybrid score"))
        }
        return Table.Row([
            Cell(effect.name), Cell("\(ids.count)", value: .integer(ids.count), lineage: source), change ?? Cell("–", lineage: source),
            shareCell(effect.lldas, "LLDAS at \(point.name), \(effect.name)"), difference ?? "–",
        ])
    }

    private static func points(_ found: (estimate: Double, lower: Double, upper: Double)) -> String {
        "\((100 * found.estimate).fixed(0)) (\((100 * found.lower).fixed(0)) to \((100 * found.upper).fixed(0)))"
    }

    private func changeForest(_ all: SubgroupEffect, _ effects: [SubgroupEffects], _ point: TimePoint, _ endpoint: Endpoint) -> Figure {
        func row(_ effect: SubgroupEffect, _ kind: ForestPlot.Kind = .estimate) -> ForestPlot.Row {
            return ForestPlot.Row(
                effect.name, kind: kind, left: ["\(effect.pairs.count)"], estimate: effect.change?.estimate, lower: effect.interval?.lower,
                upper: effect.interval?.upper, right: [effect.text], weight: Double(effect.pairs.count),
                lineage: lineage(
                    effect.pairs.map(\.id), effect.pairs.flatMap(\.records), of: effect.members.count, "Hodges-Lehmann estimate"))
        }
        let rows = effects.flatMap { effect in [ForestPlot.Row.heading(effect.subgroup.name)] + effect.groups.map { row($0) } }
        let plot = ForestPlot(
            rows: rows + [row(all, .pooled)], reference: 0, axisLabel: "Change of \(endpoint.measure.label) from baseline",
            lowSide: "Lower",
            highSide: "Higher", labelTitle: "Group", leftTitles: ["n"], rightTitles: ["Change (\(confidenceLevel) interval)"],
            notes: [
                "Hodges-Lehmann estimate with exact interval; area of a square by the number of patients.",
                "* Too few patients for an interval of this level.",
            ], size: size(.doubleColumn))
        return plot.figure(
            id: "subgroup-change", label: "", caption: "Change of \(endpoint.measure.label) from baseline to \(point.label) by subgroup")
    }

    private func lldasForest(_ effects: [SubgroupEffects], _ point: TimePoint) -> Figure {
        let rows = effects.flatMap { effect -> [ForestPlot.Row] in
            guard let first = effect.groups.first else { return [] }
            return [.heading(effect.subgroup.name)]
                + effect.groups.dropFirst().map { group in
                    ForestPlot.Row(
                        "\(group.name) minus \(first.name.lowercasedWord)", left: ["\(group.lldas.share.text)", first.lldas.share.text],
                        estimate: group.difference.map { 100 * $0.estimate }, lower: group.difference.map { 100 * $0.lower },
                        upper: group.difference.map { 100 * $0.upper }, right: [group.difference.map(Self.points) ?? "–"],
                        lineage: lineage(
                            (group.lldas.met + group.lldas.notMet + first.lldas.met + first.lldas.notMet).map(\.member.id), [],
                            of: group.lldas.certain + first.lldas.certain, "difference of shares, Newcombe hybrid score"))
                }
        }
        let plot = ForestPlot(
            rows: rows, reference: 0, axisLabel: "Difference of LLDAS in percentage points", lowSide: "Less often", highSide: "More often",
            labelTitle: "Groups", leftTitles: ["LLDAS", "against"], rightTitles: ["Difference (\(confidenceLevel) interval)"],
            notes: ["Newcombe's hybrid score interval."], size: size(.doubleColumn))
        return plot.figure(id: "subgroup-lldas", label: "", caption: "LLDAS at \(point.label): differences between subgroups")
    }
}
