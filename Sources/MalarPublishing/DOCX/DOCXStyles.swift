// SPDX-License-Identifier: Apache-2.0

/// The styles of a Word file; a user who changes one changes every place that has it.
struct DOCXStyles {
    /// A paragraph style. Lengths in points.
    private struct Style {
        var id: String
        var name: String
        var size: Double?
        var isBold = false
        var colour: String?
        var before = 0.0
        var after = 0.0
        var keepsNext = false
        var outline: Int?
        var alignment: String?
        var ground: String?
        var bar: String?
        var inset = 0.0
        var line = 240
        var isListed = true
    }

    private static func colour(_ name: String) -> String { String((ColourScheme.light(name)?.css ?? "#000000").dropFirst()) }

    private static var paragraphs: [Style] {
        let soft = colour("soft")
        return [
            Style(id: "Title", name: "Title", size: 20, isBold: true, before: 6, after: 4, keepsNext: true),
            Style(id: "Subtitle", name: "Subtitle", size: 12, colour: soft, after: 6),
            Style(id: "Byline", name: "Byline", size: 9.5, colour: soft, after: 2),
            Style(id: "Heading1", name: "heading 1", size: 15, isBold: true, before: 22, after: 8, keepsNext: true, outline: 0),
            Style(id: "Heading2", name: "heading 2", size: 11.5, isBold: true, before: 14, after: 4, keepsNext: true, outline: 1),
            Style(id: "BodyText", name: "Body Text", after: 7, line: 276),
            Style(id: "ListBullet", name: "List Bullet", after: 3, line: 264),
            Style(id: "TOCHeading", name: "TOC Heading", size: 9.5, isBold: true, colour: soft, before: 14, after: 4, keepsNext: true),
            Style(id: "TOC1", name: "toc 1", size: 9.5, after: 2),
            Style(id: "Caption", name: "caption", size: 9.5, before: 14, after: 5),
            Style(id: "FigureCaption", name: "Figure Caption", size: 9.5, before: 4, after: 14),
            Style(id: "TableText", name: "Table Text", size: 8.5),
            Style(id: "TableNote", name: "Table Note", size: 8, colour: soft, before: 2),
            Style(id: "KeyFigureLabel", name: "Key Figure Label", size: 8, colour: soft, before: 6, keepsNext: true),
            Style(id: "KeyFigureValue", name: "Key Figure Value", size: 15, isBold: true, keepsNext: true),
            Style(id: "KeyFigureNote", name: "Key Figure Note", size: 8, colour: soft, after: 4),
            Style(id: "Spacer", name: "Spacer", size: 5),
            Style(id: "Colophon", name: "Colophon", size: 8, colour: soft, before: 2),
            Style(id: "Header", name: "header", size: 8, isBold: true, colour: colour("caution"), alignment: "right"),
            Style(id: "Footer", name: "footer", size: 8, colour: soft, alignment: "right"),
        ]
            + Status.allCases.map { status in
                Style(
                    id: "Callout-\(status.rawValue)", name: "Callout \(status.rawValue)", size: 9.5, before: 0, after: 0,
                    ground: colour("\(status.rawValue)-ground").nilIfBlack, bar: colour(status.rawValue), inset: 8, line: 264)
            }
    }

    static func markup(language: String) -> Markup {
        var markup = Markup()
        markup.element("w:styles", DOCXPage.namespaces) { markup in
            markup.element("w:docDefaults") { markup in
                markup.element("w:rPrDefault") { markup in
                    markup.element("w:rPr") { markup in
                        markup.empty("w:rFonts", ["w:ascii": "Arial", "w:hAnsi": "Arial", "w:eastAsia": "Arial", "w:cs": "Arial"])
                        markup.empty("w:color", ["w:val": colour("ink")])
                        markup.empty("w:sz", ["w:val": "20"])
                        markup.empty("w:szCs", ["w:val": "20"])
                        markup.empty("w:lang", ["w:val": regional(language), "w:eastAsia": "zh-CN", "w:bidi": "ar-SA"])
                    }
                }
                markup.element("w:pPrDefault") {
                    $0.element("w:pPr") { $0.empty("w:spacing", ["w:after": "0", "w:line": "240", "w:lineRule": "auto"]) }
                }
            }
            markup.element("w:style", ["w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"]) { markup in
                markup.empty("w:name", ["w:val": "Normal"])
                markup.empty("w:qFormat")
            }
            for style in paragraphs { write(style, to: &markup) }
            writeCharacterStyles(to: &markup)
            writeTableStyle(to: &markup)
        }
        return markup
    }

    /// Word knows languages with their region; the usual one is taken where the document names none.
    static func regional(_ language: String) -> String {
        let usual = ["en": "en-GB", "it": "it-IT", "fr": "fr-FR", "de": "de-DE", "es": "es-ES", "pt": "pt-PT"]
        return usual[language] ?? language
    }

    private static func write(_ style: Style, to markup: inout Markup) {
        markup.element("w:style", ["w:type": "paragraph", "w:styleId": style.id]) { markup in
            markup.empty("w:name", ["w:val": style.name])
            markup.empty("w:basedOn", ["w:val": "Normal"])
            if style.outline != nil { markup.empty("w:next", ["w:val": "BodyText"]) }
            markup.empty("w:qFormat")
            markup.element("w:pPr") { writeParagraph(style, to: &$0) }
            markup.element("w:rPr") { markup in
                if style.isBold { markup.empty("w:b") }
                if let colour = style.colour { markup.empty("w:color", ["w:val": colour]) }
                if let size = style.size {
                    markup.empty("w:sz", ["w:val": String(Int(size * 2))])
                    markup.empty("w:szCs", ["w:val": String(Int(size * 2))])
                }
            }
        }
    }

    private static func writeParagraph(_ style: Style, to markup: inout Markup) {
        if style.keepsNext { markup.empty("w:keepNext") }
        if style.id == "ListBullet" {
            markup.element("w:numPr") { markup in
                markup.empty("w:ilvl", ["w:val": "0"])
                markup.empty("w:numId", ["w:val": "1"])
            }
        }
        if let bar = style.bar {
            markup.element("w:pBdr") { $0.empty("w:left", ["w:val": "single", "w:sz": "24", "w:space": "6", "w:color": bar]) }
        }
        if let ground = style.ground { markup.empty("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": ground]) }
        markup.empty(
            "w:spacing",
            [
                "w:before": DOCXPage.twips(style.before), "w:after": DOCXPage.twips(style.after), "w:line": String(style.line),
                "w:lineRule": "auto",
            ])
        if style.inset > 0 { markup.empty("w:ind", ["w:left": DOCXPage.twips(style.inset), "w:right": DOCXPage.twips(style.inset)]) }
        if let alignment = style.alignment { markup.empty("w:jc", ["w:val": alignment]) }
        if let outline = style.outline { markup.empty("w:outlineLvl", ["w:val": String(outline)]) }
    }

    private static func writeCharacterStyles(to markup: inout Markup) {
        markup.element("w:style", ["w:type": "character", "w:styleId": "Hyperlink"]) { markup in
            markup.empty("w:name", ["w:val": "Hyperlink"])
            markup.element("w:rPr") { $0.empty("w:color", ["w:val": colour("accent")]) }
        }
        markup.element("w:style", ["w:type": "character", "w:styleId": "Code"]) { markup in
            markup.empty("w:name", ["w:val": "Code"])
            markup.element("w:rPr") { markup in
                markup.empty("w:rFonts", ["w:ascii": "Courier New", "w:hAnsi": "Courier New", "w:cs": "Courier New"])
            }
        }
        for status in Status.allCases {
            markup.element("w:style", ["w:type": "character", "w:styleId": "Badge-\(status.rawValue)"]) { markup in
                markup.empty("w:name", ["w:val": "Badge \(status.rawValue)"])
                markup.element("w:rPr") { markup in
                    markup.empty("w:b")
                    markup.empty("w:color", ["w:val": colour(status.rawValue)])
                    markup.empty("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": colour("\(status.rawValue)-ground")])
                }
            }
        }
    }

    /// Rules above and below; the rule under the head stands with the cells, since a head may have two rows.
    private static func writeTableStyle(to markup: inout Markup) {
        let rule = colour("rule")
        markup.element("w:style", ["w:type": "table", "w:styleId": "ReportTable"]) { markup in
            markup.empty("w:name", ["w:val": "Report Table"])
            markup.element("w:tblPr") { markup in
                markup.element("w:tblBorders") { markup in
                    for side in ["w:top", "w:bottom"] {
                        markup.empty(side, ["w:val": "single", "w:sz": "12", "w:space": "0", "w:color": rule])
                    }
                }
                markup.element("w:tblCellMar") { markup in
                    for (side, width) in [("w:top", "30"), ("w:left", "70"), ("w:bottom", "30"), ("w:right", "70")] {
                        markup.empty(side, ["w:w": width, "w:type": "dxa"])
                    }
                }
            }
        }
    }
}

extension String {
    fileprivate var nilIfBlack: String? { self == "000000" ? nil : self }
}
