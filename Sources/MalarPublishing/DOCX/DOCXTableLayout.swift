// SPDX-License-Identifier: Apache-2.0

/// How wide the columns of a table are on paper, how large its text is, and whether the page has to lie.
struct DOCXTableLayout: Hashable {
    var orientation: DOCXPage.Orientation
    /// In points.
    var textSize: Double
    /// In points, one a column.
    var widths: [Double]

    /// White space to the left and right of a cell's text together.
    private static let padding = 8.0
    private static let usualSize = 8.5
    /// What is tried in turn: the size of the text, and up to which width numbers stay on one line.
    private static let trials: [(size: Double, unbroken: Double)] = [
        (8.5, 150), (8, 150), (7.5, 150), (8.5, 76), (8, 76), (7.5, 76), (8, 40), (7, 40), (6, 40),
    ]

    /// The least and the best width of a column.
    private struct Room {
        var least: Double
        var best: Double
    }

    /// The layout a table needs by itself; the page lies where its words do not fit, or where its lines would break all too often.
    init(_ table: Table) {
        let rooms = Self.rooms(table, size: Self.usualSize, unbroken: 76)
        let upright = DOCXPage.Orientation.portrait.room.width
        let isWide = rooms.map(\.least).reduce(0, +) > upright || rooms.map { min($0.best, 200) }.reduce(0, +) > 1.75 * upright
        self.init(table, on: isWide ? .landscape : .portrait)
    }

    /// The layout on a given page: the largest text at which no word is broken.
    init(_ table: Table, on orientation: DOCXPage.Orientation) {
        let width = orientation.room.width
        let trials = Self.trials.map { size, unbroken in (size, Self.rooms(table, size: size, unbroken: unbroken)) }
        let (size, rooms) = trials.first { $0.1.map(\.least).reduce(0, +) <= width } ?? trials[trials.count - 1]
        self.orientation = orientation
        textSize = size
        widths = Self.share(width, among: rooms)
    }

    private static func rooms(_ table: Table, size: Double, unbroken: Double) -> [Room] {
        table.columns.indices.map { index in
            let column = table.columns[index]
            let heads = [column.header + column.marks.joined(), column.detail ?? ""].map { ($0, true) }
            let body = table.rows.filter { $0.kind != .heading && index < $0.cells.count }
            let texts = heads + body.map { ($0.cells[index].line, $0.kind == .total) }
            let isNumeric = column.alignment == .right
            let indent = index == 0 ? Double(body.map(\.indent).max() ?? 0) * 10 : 0
            var room = Room(least: 18, best: 24)
            for (text, isBold) in texts {
                let width = TextMetrics.width(of: text, size: size, isBold: isBold) + padding + indent
                room.best = max(room.best, width)
                // Numbers and short heads stay on one line; everything else breaks between words.
                let isWhole = isNumeric && !isBold && width <= unbroken || isBold && width < min(46, unbroken)
                let least = isWhole ? width : widestWord(of: text, size: size, isBold: isBold) + padding + indent
                room.least = max(room.least, least)
            }
            return room
        }
    }

    private static func widestWord(of text: String, size: Double, isBold: Bool) -> Double {
        let words = text.split { $0 == " " || $0 == "\n" }
        // A word without end may be broken; it must not push all others off the page.
        return min(120, words.map { TextMetrics.width(of: String($0), size: size, isBold: isBold) }.max() ?? 0)
    }

    /// The best widths where they fit; else each column its least, and a share of the rest by what it lacks.
    private static func share(_ width: Double, among rooms: [Room]) -> [Double] {
        let best = rooms.map(\.best).reduce(0, +)
        let least = rooms.map(\.least).reduce(0, +)
        if best <= width { return best < 0.6 * width ? rooms.map { $0.best + 6 } : rooms.map { $0.best * width / best } }
        guard least < width else { return rooms.map { $0.least * width / least } }
        // Long texts count as if they were shorter, lest they leave the other columns nothing.
        let lacks = rooms.map { min($0.best - $0.least, 170) }
        var widths = rooms.map(\.least)
        var open = rooms.indices.filter { lacks[$0] > 0 }
        while !open.isEmpty {
            let share = (width - widths.reduce(0, +)) / max(open.map { lacks[$0] }.reduce(0, +), 1)
            let full = open.filter { widths[$0] + share * lacks[$0] >= rooms[$0].best }
            // Columns that get all they want leave the rest to the others.
            for index in full { widths[index] = rooms[index].best }
            if full.isEmpty { for index in open { widths[index] += share * lacks[index] } }
            open = full.isEmpty ? [] : open.filter { !full.contains($0) }
        }
        return widths
    }
}
