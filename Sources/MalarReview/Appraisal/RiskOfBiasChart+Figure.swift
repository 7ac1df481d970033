// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

extension RiskOfBiasChart {
    /// The judgements in words, one row per study; an item that is not judged is empty.
    public func data(id: String, label: String = "", caption: String) -> Table {
        Table(
            id: id, label: label, caption: caption, columns: [.init("Study")] + columns.map { .init($0.id) },
            rows: rows.indices.map { row in
                .init([Cell(rows[row].study)] + columns.indices.map { Cell(judgement(row, $0)?.rawValue ?? "") })
            })
    }

    /// The traffic-light matrix with its data, in as many figures as its rows need.
    ///
    /// The ids of a second and further figures end in their numbers, and each caption tells which part it is.
    /// - Precondition: `rowsPerFigure` is at least 1.
    public func trafficLightFigures(
        id: String, label: String, caption: String, rowsPerFigure: Int = 40, width: FigureWidth = .millimetres(170)
    ) -> [Figure] {
        precondition(rowsPerFigure >= 1, "a figure has at least one row")
        let starts = rows.isEmpty ? [0] : Array(stride(from: 0, to: rows.count, by: rowsPerFigure))
        return starts.enumerated().map { index, start in
            var part = self
            part.rows = Array(rows[start..<min(start + rowsPerFigure, rows.count)])
            let ending = starts.count > 1 ? " (part \(index + 1) of \(starts.count))" : ""
            let name = index == 0 ? id : "\(id)-\(index + 1)"
            return Figure(
                id: name, label: label, caption: caption + ending, alternativeText: part.description,
                scene: part.trafficLight(width: width), data: part.data(id: "\(name)-data", caption: "Data of \(label)\(ending)"))
        }
    }

    /// The summary bars with their data: per column and judgement the number of studies and their share of the weight.
    /// - Throws: `RiskOfBiasWeightError` where weights are missing or cannot be used.
    public func summaryFigure(
        _ weights: RiskOfBiasWeights, id: String, label: String, caption: String, width: FigureWidth = .millimetres(170)
    ) throws(RiskOfBiasWeightError) -> Figure {
        let rows = try summaries(weights).flatMap { summary in
            summary.segments.map { segment in
                Table.Row([
                    Cell(summary.column.label), Cell(segment.judgement?.rawValue ?? "Not judged"),
                    Cell("\(segment.studies)", value: .integer(segment.studies)),
                    Cell(Self.percent(segment.share), value: .number(segment.share * 100)),
                ])
            }
        }
        let weighting = weights == .equal ? "every study counting alike" : "studies counting by their weights"
        let table = Table(
            id: "\(id)-data", label: "", caption: "Data of \(label)",
            columns: [
                .init("Item"), .init("Judgement"), .init("Studies", alignment: .right), .init("Share of weight, %", alignment: .right),
            ],
            rows: rows)
        return Figure(
            id: id, label: label, caption: caption,
            alternativeText:
                "Bars of the judgements by \(tool) of \(Self.studies(self.rows.count)), \(weighting). The numbers are in the data of the figure.",
            scene: try summaryBars(weights, width: width), data: table)
    }

    /// What the matrix shows, with the numbers of each judgement in the last column.
    public var description: String {
        let last = columns.indices.last.map { column in
            vocabulary.compactMap { word -> String? in
                let count = rows.indices.count { judgement($0, column) == word }
                return count > 0 ? "\(word.rawValue.lowercased()) \(count)" : nil
            }
        }
        let counts = last.map { " \(columns.last?.label ?? ""): \($0.joined(separator: ", "))." } ?? ""
        return "Judgements by \(tool) of \(Self.studies(rows.count)), \(columns.count) columns.\(counts)"
    }

    private static func studies(_ count: Int) -> String { count == 1 ? "1 study" : "\(count) studies" }
}
