// SPDX-License-Identifier: Apache-2.0

/// What stands on every page, and how pages are cut.
enum DOCXPage {
    /// A4 upright or lying; lengths in points.
    enum Orientation: Hashable {
        case portrait, landscape

        static let margin = 56.7

        /// The room between the margins.
        var room: Scene.Extent {
            let (short, long) = (595.3 - 2 * Self.margin, 841.9 - 2 * Self.margin)
            return self == .portrait ? .init(width: short, height: long) : .init(width: long, height: short)
        }
    }

    static let namespaces: Markup.Attributes = [
        "xmlns:w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    ]

    /// Points as twentieths of a point.
    static func twips(_ points: Double) -> String { String(Int(points * 20)) }

    /// The end of a section of pages; header and footer are the same in all.
    static func writeSection(_ orientation: Orientation, header: String, footer: String, to markup: inout Markup) {
        let isLying = orientation == .landscape
        let margin = twips(Orientation.margin)
        markup.element("w:sectPr") { markup in
            markup.empty("w:headerReference", ["w:type": "default", "r:id": header])
            markup.empty("w:footerReference", ["w:type": "default", "r:id": footer])
            markup.empty(
                "w:pgSz",
                ["w:w": isLying ? "16838" : "11906", "w:h": isLying ? "11906" : "16838", "w:orient": isLying ? "landscape" : nil])
            markup.empty(
                "w:pgMar",
                [
                    "w:top": margin, "w:right": margin, "w:bottom": margin, "w:left": margin, "w:header": "567", "w:footer": "567",
                    "w:gutter": "0",
                ])
        }
    }

    /// The notices again, so that no printed page goes without them.
    static func header(of document: Document) -> Markup {
        var markup = Markup()
        markup.element("w:hdr", namespaces) { markup in
            markup.element("w:p") { markup in
                markup.element("w:pPr") { $0.empty("w:pStyle", ["w:val": "Header"]) }
                write(document.notices.map(\.text).joined(separator: " · "), to: &markup)
            }
        }
        return markup
    }

    /// The title and "page / pages".
    static func footer(of document: Document) -> Markup {
        var markup = Markup()
        markup.element("w:ftr", namespaces) { markup in
            markup.element("w:p") { markup in
                markup.element("w:pPr") { $0.empty("w:pStyle", ["w:val": "Footer"]) }
                write(TextMetrics.fitted(document.title, to: 330, size: 8) + "   ", to: &markup)
                writeField("PAGE", shown: "1", to: &markup)
                write(" / ", to: &markup)
                writeField("NUMPAGES", shown: "1", to: &markup)
            }
        }
        return markup
    }

    static func write(_ text: String, to markup: inout Markup) {
        guard !text.isEmpty else { return }
        markup.element("w:r") { $0.element("w:t", ["xml:space": "preserve"], text) }
    }

    static func writeField(_ instruction: String, shown: String, to markup: inout Markup) {
        markup.element("w:fldSimple", ["w:instr": " \(instruction) "]) { write(shown, to: &$0) }
    }

    /// One list with bullets.
    static var numbering: Markup {
        var markup = Markup()
        markup.element("w:numbering", namespaces) { markup in
            markup.element("w:abstractNum", ["w:abstractNumId": "0"]) { markup in
                markup.empty("w:multiLevelType", ["w:val": "hybridMultilevel"])
                markup.element("w:lvl", ["w:ilvl": "0"]) { markup in
                    markup.empty("w:start", ["w:val": "1"])
                    markup.empty("w:numFmt", ["w:val": "bullet"])
                    markup.empty("w:lvlText", ["w:val": "•"])
                    markup.empty("w:lvlJc", ["w:val": "left"])
                    markup.element("w:pPr") { $0.empty("w:ind", ["w:left": "360", "w:hanging": "240"]) }
                }
            }
            markup.element("w:num", ["w:numId": "1"]) { $0.empty("w:abstractNumId", ["w:val": "0"]) }
        }
        return markup
    }

    /// Settings of Word 2013 and later, so that the file does not open in compatibility mode.
    static var settings: Markup {
        var markup = Markup()
        markup.element("w:settings", namespaces) { markup in
            markup.empty("w:zoom", ["w:percent": "100"])
            markup.empty("w:defaultTabStop", ["w:val": "708"])
            markup.empty("w:characterSpacingControl", ["w:val": "doNotCompress"])
            markup.element("w:compat") { markup in
                markup.empty(
                    "w:compatSetting",
                    ["w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15"])
            }
        }
        return markup
    }
}
