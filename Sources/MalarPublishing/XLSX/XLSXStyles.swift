// SPDX-License-Identifier: Apache-2.0

/// The cell styles of a workbook, each written once.
struct XLSXStyles {
    enum Font: Int, Hashable, CaseIterable { case plain, bold, title, soft, link, caution }
    enum Rule: String, Hashable { case thin, medium }

    /// How a cell looks.
    struct Style: Hashable {
        var font = Font.plain
        /// `nil` for the general format; "@" for text.
        var format: String?
        var alignment = Table.Alignment.left
        var wraps = false
        var isLow = false
        var indent = 0
        var top: Rule?
        var bottom: Rule?
        /// Marks text that would otherwise be taken for a formula when a user edits the cell.
        var isQuoted = false
    }

    /// Spreadsheets keep some two hundred formats of their own making; beyond this number the general one is used.
    private static let mostFormats = 180
    private static let firstFormat = 164

    private var styles: [Style] = [Style()]
    private var indexes: [Style: Int] = [Style(): 0]
    private var formats: [String] = []

    /// The number by which cells name the style.
    mutating func index(of style: Style) -> Int {
        var style = style
        if let format = style.format, format != "@", !formats.contains(format) {
            if formats.count < Self.mostFormats { formats.append(format) } else { style.format = nil }
        }
        if let known = indexes[style] { return known }
        indexes[style] = styles.count
        styles.append(style)
        return styles.count - 1
    }

    var markup: Markup {
        var markup = Markup()
        markup.element("styleSheet", ["xmlns": XLSXRenderer.namespace]) { markup in
            if !formats.isEmpty {
                markup.element("numFmts", ["count": String(formats.count)]) { markup in
                    for (index, format) in formats.enumerated() {
                        markup.empty("numFmt", ["numFmtId": String(Self.firstFormat + index), "formatCode": format])
                    }
                }
            }
            markup.element("fonts", ["count": String(Font.allCases.count)]) { for font in Font.allCases { Self.write(font, to: &$0) } }
            markup.element("fills", ["count": "2"]) { markup in
                for pattern in ["none", "gray125"] { markup.element("fill") { $0.empty("patternFill", ["patternType": pattern]) } }
            }
            let rules = borders
            markup.element("borders", ["count": String(rules.count)]) { for rule in rules { Self.write(rule, to: &$0) } }
            markup.element("cellStyleXfs", ["count": "1"]) {
                $0.empty("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"])
            }
            markup.element("cellXfs", ["count": String(styles.count)]) { markup in
                for style in styles { write(style, border: rules.firstIndex(of: [style.top, style.bottom]) ?? 0, to: &markup) }
            }
            markup.element("cellStyles", ["count": "1"]) { $0.empty("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"]) }
        }
        return markup
    }

    private static func colour(_ name: String) -> String { "FF" + (ColourScheme.light(name)?.css.dropFirst() ?? "000000") }

    private static func write(_ font: Font, to markup: inout Markup) {
        let colour = [.soft: "soft", .link: "accent", .caution: "caution"][font] ?? "ink"
        markup.element("font") { markup in
            if [.bold, .title, .caution].contains(font) { markup.empty("b") }
            if font == .link { markup.empty("u") }
            markup.empty("sz", ["val": font == .title ? "14" : font == .soft ? "9" : "10"])
            markup.empty("color", ["rgb": Self.colour(colour)])
            markup.empty("name", ["val": "Arial"])
            markup.empty("family", ["val": "2"])
        }
    }

    /// Every pair of an upper and a lower rule that a style has, none first.
    private var borders: [[Rule?]] {
        styles.reduce(into: [[nil, nil]]) { pairs, style in
            if !pairs.contains([style.top, style.bottom]) { pairs.append([style.top, style.bottom]) }
        }
    }

    private static func write(_ rules: [Rule?], to markup: inout Markup) {
        markup.element("border") { markup in
            for side in ["left", "right"] { markup.empty(side) }
            for (side, rule) in zip(["top", "bottom"], rules) {
                markup.element(side, ["style": rule?.rawValue]) { if rule != nil { $0.empty("color", ["rgb": colour("rule")]) } }
            }
            markup.empty("diagonal")
        }
    }

    private func write(_ style: Style, border: Int, to markup: inout Markup) {
        let format = style.format.map { $0 == "@" ? 49 : Self.firstFormat + (formats.firstIndex(of: $0) ?? 0) } ?? 0
        let attributes: Markup.Attributes = [
            "numFmtId": String(format), "fontId": String(style.font.rawValue), "fillId": "0", "borderId": String(border), "xfId": "0",
            "quotePrefix": style.isQuoted ? "1" : nil, "applyNumberFormat": "1", "applyFont": "1", "applyBorder": "1",
            "applyAlignment": "1",
        ]
        markup.element("xf", attributes) { markup in
            markup.empty(
                "alignment",
                [
                    "horizontal": style.alignment.rawValue, "vertical": style.isLow ? "bottom" : "top", "wrapText": style.wraps ? "1" : nil,
                    "indent": style.indent > 0 ? String(min(style.indent, 15)) : nil,
                ])
        }
    }
}
