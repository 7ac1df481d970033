// SPDX-License-Identifier: Apache-2.0

extension TerminalTable {
    /// Draws rules and rows for columns of known widths.
    struct Pen {
        var style: Style
        var widths: [Int]

        private var bar: String { style == .unicode ? "│" : "|" }
        private var dash: String { style == .unicode ? "─" : "-" }

        func table(_ grid: TerminalGrid) -> [String] {
            guard !widths.isEmpty else { return [] }
            let inner = Set(1..<widths.count)
            var lines: [String] = []
            if grid.hasGroups {
                let groupStarts = Set(grid.spans.map(\.range.lowerBound)).subtracting([0])
                lines += [rule(above: [], below: groupStarts, place: .top)]
                lines += row(grid.spans.map { ($0.group ?? "", width(of: $0.range), .center) })
                lines += [rule(above: groupStarts, below: inner, place: .middle)]
            } else {
                lines += [rule(above: [], below: inner, place: .top)]
            }
            lines += row(zip(grid.headers, zip(widths, grid.alignments)).map { ($0, $1.0, $1.1) })
            return lines + body(grid, inner: inner)
        }

        private func body(_ grid: TerminalGrid, inner: Set<Int>) -> [String] {
            var lines: [String] = []
            var open = inner
            for (index, item) in grid.rows.enumerated() {
                let starts = item.kind == .heading ? [] : inner
                if index == 0 || item.kind != .body || starts != open { lines.append(rule(above: open, below: starts, place: .middle)) }
                lines += item.kind == .heading ? heading(item) : cells(item, alignments: grid.alignments)
                open = starts
            }
            return lines + [rule(above: open, below: [], place: .bottom)]
        }

        private func heading(_ item: TerminalGrid.Row) -> [String] {
            row([(item.cells.first ?? "", width(of: widths.indices), .left)])
        }

        private func cells(_ item: TerminalGrid.Row, alignments: [Table.Alignment]) -> [String] {
            row(widths.indices.map { (item.cells[$0], widths[$0], alignments[$0]) })
        }

        private func width(of range: Range<Int>) -> Int { widths[range].reduce(0, +) + 3 * (range.count - 1) }

        private func row(_ cells: [(text: String, width: Int, alignment: Table.Alignment)]) -> [String] {
            let columns = cells.map { TerminalWrapping.lines(of: $0.text, width: $0.width) }
            let height = columns.map(\.count).max() ?? 0
            return (0..<height).map { line in
                let texts = zip(columns, cells).map { lines, cell in
                    padded(line < lines.count ? lines[line] : "", cell.width, cell.alignment)
                }
                return "\(bar) " + texts.joined(separator: " \(bar) ") + " \(bar)"
            }
        }

        private func padded(_ text: String, _ width: Int, _ alignment: Table.Alignment) -> String {
            let space = max(0, width - TerminalWidth.of(text))
            let left =
                switch alignment {
                case .left: 0
                case .center: space / 2
                case .right: space
                }
            return String(repeating: " ", count: left) + text + String(repeating: " ", count: space - left)
        }
    }
}

extension TerminalTable.Pen {
    enum Place { case top, middle, bottom }

    /// A rule whose crossings fit the columns that begin above and below it.
    func rule(above: Set<Int>, below: Set<Int>, place: Place) -> String {
        var line = style == .ascii ? "+" : place == .top ? "┌" : place == .bottom ? "└" : "├"
        for (index, width) in widths.enumerated() {
            if index > 0 { line += crossing(above.contains(index), below.contains(index)) }
            line += String(repeating: style == .unicode ? "─" : "-", count: width + 2)
        }
        return line + (style == .ascii ? "+" : place == .top ? "┐" : place == .bottom ? "┘" : "┤")
    }

    private func crossing(_ above: Bool, _ below: Bool) -> String {
        switch (style, above, below) {
        case (.unicode, true, true): "┼"
        case (.unicode, true, false): "┴"
        case (.unicode, false, true): "┬"
        case (.unicode, false, false): "─"
        case (.ascii, false, false): "-"
        case (.ascii, _, _): "+"
        }
    }
}
