// SPDX-License-Identifier: Apache-2.0

extension DOCXBody {
    /// A paragraph of a style. On a lying page running text keeps the measure of an upright one, so that its lines stay readable.
    mutating func paragraph(_ style: String, keepsNext: Bool = false, _ content: (inout DOCXBody) -> Void) {
        let isLying = orientation == .landscape
        markup.open("w:p")
        markup.element("w:pPr") { markup in
            markup.empty("w:pStyle", ["w:val": style])
            if keepsNext { markup.empty("w:keepNext") }
            guard isLying, ["BodyText", "ListBullet"].contains(style) else { return }
            let surplus = DOCXPage.Orientation.landscape.room.width - DOCXPage.Orientation.portrait.room.width
            markup.empty("w:ind", ["w:right": DOCXPage.twips(surplus)])
        }
        content(&self)
        markup.close("w:p")
    }

    /// A run of text; line breaks stay, and characters that XML does not know are replaced.
    mutating func run(
        _ text: String, style: String? = nil, isBold: Bool = false, isItalic: Bool = false, isRaised: Bool = false, halfPoints: Int? = nil
    ) {
        guard !text.isEmpty else { return }
        markup.open("w:r")
        markup.element("w:rPr") { markup in
            if let style { markup.empty("w:rStyle", ["w:val": style]) }
            if isBold { markup.empty("w:b") }
            if isItalic { markup.empty("w:i") }
            if let halfPoints {
                markup.empty("w:sz", ["w:val": String(halfPoints)])
                markup.empty("w:szCs", ["w:val": String(halfPoints)])
            }
            if isRaised { markup.empty("w:vertAlign", ["w:val": "superscript"]) }
        }
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { markup.empty("w:br") }
            markup.element("w:t", ["xml:space": "preserve"], String(line))
        }
        markup.close("w:r")
    }

    mutating func write(_ text: RichText) {
        for piece in text.runs {
            switch piece {
            case .text(let text): run(text)
            case .strong(let text): run(text, isBold: true)
            case .emphasis(let text): run(text, isItalic: true)
            case .code(let text): run(text, style: "Code")
            case .link(let text, .part(let id)): link(text, to: id)
            case .link(let text, .web(let address)): link(text, address: address)
            }
        }
    }

    /// Only web addresses become links, so that no document can carry a program in one.
    private mutating func link(_ text: String, address: String) {
        let isWeb = ["https://", "http://"].contains { address.lowercased().hasPrefix($0) }
        guard isWeb, let safe = Self.asURI(address) else { return run(text) }
        let id = package.relate(Self.part, to: safe, kind: "hyperlink", isExternal: true)
        markup.open("w:hyperlink", ["r:id": id, "w:history": "1"])
        run(text, style: "Hyperlink")
        markup.close("w:hyperlink")
    }

    /// The address with everything escaped that an address may not hold; Word refuses a file with any other.
    private static func asURI(_ address: String) -> String? {
        guard address.utf8.count < 2_000 else { return nil }
        let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%".utf8)
        return address.utf8.reduce(into: "") { result, byte in
            if allowed.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
    }

    /// Everything up to `closeField` is what the field shows until a reader updates it.
    /// Some readers set the result like the field's beginning, so that bold is told there too.
    mutating func openField(_ instruction: String, isBold: Bool = false) {
        func part(_ content: (inout Markup) -> Void) {
            markup.element("w:r") { run in
                if isBold { run.element("w:rPr") { $0.empty("w:b") } }
                content(&run)
            }
        }
        part { $0.empty("w:fldChar", ["w:fldCharType": "begin"]) }
        part { $0.element("w:instrText", ["xml:space": "preserve"], " \(instruction) ") }
        part { $0.empty("w:fldChar", ["w:fldCharType": "separate"]) }
    }

    mutating func closeField() {
        markup.element("w:r") { $0.empty("w:fldChar", ["w:fldCharType": "end"]) }
    }

    /// "Table 1." in bold, numbered by a field where the number is the next of its kind, and the caption behind it.
    mutating func caption(id: String, label: String, text: String) {
        bookmark(id) { body in
            let words = label.split(separator: " ")
            let next = body.sequences[String(words.first ?? ""), default: 0] + 1
            guard words.count == 2, words[1] == String(next) else { return body.run(label, isBold: true) }
            body.sequences[String(words[0])] = next
            body.run("\(words[0]) ", isBold: true)
            body.openField("SEQ \(words[0]) \\* ARABIC", isBold: true)
            body.run(String(words[1]), isBold: true)
            body.closeField()
        }
        run((label.isEmpty ? "" : ". ") + text)
    }
}
