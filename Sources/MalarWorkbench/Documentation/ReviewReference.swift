// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing
internal import MalarReview

/// The pages on systematic reviews that are made from the code's own tables: rules of duplicates, rules of the flow, tools of appraisal,
/// checklists.
struct ReviewReference {
    /// The document of each page by the name of its file.
    var documents: [String: Document] {
        var documents = ["Review-duplicates.md": duplicates, "Review-flow.md": flow]
        for tool in AppraisalTool.all { documents["Appraisal-\(tool.id).md"] = page(tool) }
        for checklist in Checklist.all { documents["Checklist-\(checklist.id).md"] = page(checklist) }
        return documents
    }

    /// The list that leads to the pages.
    var list: Document {
        let rows = AppraisalTool.all.map {
            Table.Row([Cell($0.name), Cell($0.id), Cell($0.citation + ($0.doi.map { " doi:\($0)" } ?? ""))])
        }
        let table = Table(
            id: "tools", label: "", caption: "Tools for the risk of bias", columns: [.init("Tool"), .init("Id"), .init("Source")],
            rows: rows)
        return Document(
            title: "Reference of systematic reviews", subtitle: "What `malar review` judges by: rules, tools, checklists.",
            sections: [Section(id: "tools", title: "Risk of bias", blocks: [.table(table)])])
    }

    private var duplicates: Document {
        let rules = Table(
            id: "rules", label: "", caption: "Rules, in the order in which they are asked",
            columns: [.init("Id"), .init("What it says"), .init("What it needs")],
            rows: DuplicateRule.table.map { Table.Row([Cell($0.id), Cell($0.summary), Cell($0.requires)]) })
        let vetoes = Table(
            id: "vetoes", label: "", caption: "What forbids a merge", columns: [.init("Id"), .init("What it says")],
            rows: DuplicateVeto.table.map { Table.Row([Cell($0.id), Cell($0.summary)]) })
        return Document(
            title: "Rules of duplicates", subtitle: "D rules merge, Q rules ask a person, V rules forbid. Missing is not different.",
            sections: [
                Section(id: "rules", title: "Rules", blocks: [.table(rules)]),
                Section(id: "vetoes", title: "Vetoes", blocks: [.table(vetoes)]),
            ])
    }

    private var flow: Document {
        let table = Table(
            id: "flow", label: "", caption: "Rules R1 to R15", columns: [.init("Rule"), .init("What must hold"), .init("Weight")],
            rows: FlowRule.allCases.map {
                Table.Row([Cell("\($0.rawValue) \($0.title)"), Cell($0.statement), Cell($0.isHard ? "must hold" : "or be explained")])
            })
        return Document(
            title: "Rules of the flow", subtitle: "The arithmetic of a PRISMA 2020 flow diagram (Page 2021, doi:10.1136/bmj.n71).",
            sections: [Section(id: "flow", title: "Rules", blocks: [.table(table)])])
    }

    private func page(_ tool: AppraisalTool) -> Document {
        Document(
            title: tool.name, subtitle: tool.citation + (tool.doi.map { " doi:\($0)" } ?? ""),
            sections: [
                Section(
                    id: "items", title: "Items", blocks: [.table(tool.table(id: "items", label: "", caption: "Short labels of our own"))])
            ])
    }

    private func page(_ checklist: Checklist) -> Document {
        let rows = checklist.items.map { item in
            Table.Row([Cell(item.id), Cell(item.section), Cell(item.topic), Cell(item.requirements.map(\.text).joined(separator: "; "))])
        }
        let table = Table(
            id: "items", label: "", caption: "In words of our own",
            columns: [.init("Item"), .init("Section"), .init("Topic"), .init("What is asked")],
            rows: rows)
        return Document(
            title: checklist.name, subtitle: "\(checklist.citation) doi:\(checklist.doi)",
            sections: [Section(id: "items", title: "Items", blocks: [.table(table)])])
    }
}
