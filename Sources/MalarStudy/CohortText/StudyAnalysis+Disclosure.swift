// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing

extension StudyAnalysis {
    /// Sections as they may be shown: as they are, or without small counts of patients.
    func disclosed(_ sections: [Section]) -> [Section] {
        suppressBelow.map { sections.suppressingSmallCounts(below: $0, of: courses.map(\.id)) } ?? sections
    }

    /// Key figures as they may be shown: a share only where a table shows the same.
    func disclosed(_ figures: [KeyFigure], _ sections: [Section]) -> [KeyFigure] {
        guard let limit = suppressBelow else { return figures }
        let shown = Set(
            sections.flatMap(\.blocks).flatMap { block -> [String] in
                if case .table(let table) = block { table.rows.flatMap(\.cells).map(\.text) } else { [] }
            })
        return figures.filter { figure in
            let isShare = figure.value.contains("/") || figure.value.contains(" of ")
            let isSmall = Int(figure.value).map { (1..<limit).contains($0) } ?? false
            return isShare ? shown.contains(figure.value) : !isSmall
        }.map { KeyFigure($0.label, value: $0.value, note: isSuppressedNote($0.note) ? nil : $0.note) }
    }

    /// Whether a note says how many patients there are, and so how many there are not.
    private func isSuppressedNote(_ note: String?) -> Bool {
        note?.contains(/[nN].=/) ?? false
    }

    /// What a reader of a report without small counts must know.
    var disclosureNotice: [Document.Notice] {
        suppressBelow.map { [Document.Notice("Counts of patients below \($0) are suppressed.", status: .neutral)] } ?? []
    }
}
