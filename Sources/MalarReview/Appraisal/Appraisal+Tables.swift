// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

extension AppraisalTool {
    /// The tool as a table that a reader can check against its publication: item, section, label, judgements.
    public func table(id: String, label: String, caption: String) -> Table {
        Table(
            id: id, label: label, caption: caption,
            columns: [.init("Item"), .init("Section"), .init("Label (our own words)", marks: ["a"]), .init("Judgements")],
            rows: items.map { item in
                .init([
                    Cell(item.id), Cell(item.group), Cell(item.label), Cell(item.allowed.map(\.rawValue).joined(separator: ", ")),
                ])
            },
            footnotes: [.init("a", "\(name), \(version). \(citation)\(doi.map { " doi:\($0)." } ?? "")")])
    }
}

extension AppraisalTool {
    /// The judgements of several studies as a table: each item, what the rule of the tool makes of them, and the reviewers' overall
    /// judgement where they gave one. Appraisals with other tools are left out; an item that is not judged is empty.
    /// - Parameter names: how studies are printed, by their ids; the id where there is none.
    public func results(
        _ appraisals: [Appraisal], names: [String: String] = [:], id: String, label: String, caption: String
    ) -> Table {
        let own = overallItems
        let columns: [Table.Column] =
            [.init("Study")] + items.map { .init($0.id) } + [.init("By the rule of the tool")]
            + own.map { .init("Reviewers: \($0.label.lowercased())") }
        return Table(
            id: id, label: label, caption: caption, columns: columns,
            rows: appraisals.filter { $0.tool.id == self.id }.map { appraisal in
                let words = (items + own).map { Cell(appraisal[$0.id]?.rawValue ?? "") }
                return .init(
                    [Cell(names[appraisal.study] ?? appraisal.study)] + words.prefix(items.count) + [Cell(appraisal.overall.text)]
                        + words.dropFirst(items.count))
            },
            footnotes: items.map { .init($0.id, RichText($0.group.isEmpty ? $0.label : "\($0.group): \($0.label)")) })
    }
}

extension AppraisalAgreement {
    /// The differences as a table: study, item, what each reviewer judged and why.
    public func table(id: String, label: String, caption: String, first: String, second: String) -> Table {
        func cell(_ entry: AppraisalEntry?) -> Cell {
            guard let entry else { return Cell("not judged") }
            return Cell(entry.support.isEmpty ? entry.judgement.rawValue : "\(entry.judgement.rawValue): \(entry.support)")
        }
        return Table(
            id: id, label: label, caption: caption,
            columns: [.init("Study"), .init("Tool"), .init("Item"), .init(first), .init(second)],
            rows: differences.map { .init([Cell($0.study), Cell($0.tool), Cell($0.item), cell($0.first), cell($0.second)]) })
    }
}
