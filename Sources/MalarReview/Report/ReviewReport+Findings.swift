// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension ReviewReport {
    /// What a reader must know about the files: lines that do not count, tolerances of reading, decisions that were passed over.
    var findingsSection: Section {
        var blocks: [Block] = []
        if !findingRows.isEmpty {
            blocks.append(
                .table(
                    Table(
                        id: "remarks", label: "Table F1", caption: "Remarks about the files",
                        columns: [.init("Place"), .init("Weight"), .init("Remark")], rows: findingRows)))
        }
        if blocks.isEmpty { blocks.append(.paragraph("Nothing in the files of the review needed a remark.")) }
        return Section(id: "findings", title: "Remarks about the files", blocks: blocks)
    }

    private var findingRows: [Table.Row] {
        let remarks = review.remarks.map { remark in
            Table.Row([
                Cell(remark.file + (remark.line.map { ", line \($0)" } ?? "")),
                Cell("", badge: remark.severity == .error ? Badge(.problem, "does not count") : Badge(.neutral, "note")),
                Cell(remark.message),
            ])
        }
        let ignored = state.ignored.map { decision in
            Table.Row([
                Cell("decisions/\(decision.event.person).csv, line \(decision.event.line)"),
                Cell("", badge: Badge(.caution, "passed over")),
                Cell(decision.why),
            ])
        }
        return remarks + ignored
    }
}
