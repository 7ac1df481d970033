// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

extension PRISMAFlowDiagram {
    /// The numbers of the diagram, one row per line of a box; a number that is not known is printed as "not reported" and has no value.
    public func data(id: String, caption: String) -> Table {
        let rows = boxes.flatMap { box in
            box.lines.filter { $0.count != .heading }.map { line in
                Table.Row(
                    [Cell(box.phase.word), Cell(line.label), Cell(line.unit.word.lowercased()), Self.cell(line.count), Cell(box.id)],
                    indent: 0)
            }
        }
        return Table(
            id: id, label: "", caption: caption,
            columns: [.init("Phase"), .init("Item"), .init("Unit"), .init("n", alignment: .right), .init("Box")], rows: rows)
    }

    /// The drawing with its data; its boxes have ids that begin with that of the figure unless `idPrefix` is set.
    public func figure(id: String, label: String, caption: String, alternativeText: String? = nil) -> Figure {
        var diagram = self
        if diagram.idPrefix.isEmpty { diagram.idPrefix = "\(id)-" }
        return Figure(
            id: id, label: label, caption: caption, alternativeText: alternativeText ?? description, scene: diagram.scene,
            data: data(id: "\(id)-data", caption: label.isEmpty ? "Data of the flow diagram" : "Data of \(label)"))
    }

    /// The whole flow in words, for those who cannot see the drawing: each box with its numbers, arm by arm.
    public var description: String {
        let kind = isUpdate ? "updated review" : "new review"
        let arms = hasOtherMethods ? "databases, registers and other methods" : "databases and registers"
        let columns: [(PRISMAFlowBox.Column, PRISMAFlowBox.Column, String)] = [
            (.previous, .previous, "Previous studies"), (.main, .side, "Databases and registers"),
            (.other, .otherSide, "Other methods"),
        ]
        let parts = columns.compactMap { first, second, name -> String? in
            let texts = boxes.filter { $0.phase != .included && ($0.column == first || $0.column == second) }.map(\.summary)
            return texts.isEmpty ? nil : "\(name): \(texts.joined(separator: "; "))."
        }
        let included = boxes.filter { $0.phase == .included }.map(\.summary).joined(separator: "; ")
        return (["PRISMA 2020 flow diagram of a \(kind), from \(arms)."] + parts + ["Included: \(included)."]).joined(separator: " ")
    }

    private static func cell(_ count: PRISMAFlowBox.Line.Count) -> Cell {
        switch count {
        case .heading: .empty
        case .notReported: Cell("not reported")
        case .number(let number): Cell("\(number)", value: .integer(number))
        }
    }
}
