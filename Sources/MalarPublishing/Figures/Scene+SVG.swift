// SPDX-License-Identifier: Apache-2.0

extension Scene {
    static let fontFamily = "Liberation Sans, Arial, Helvetica, sans-serif"

    /// The scene as a stand-alone SVG file at its printed size, in light colours, on white.
    public func svg(title: String, description: String) -> String {
        var markup = Markup()
        markup.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        write(to: &markup, id: "figure", title: title, description: description, isInline: false)
        markup.newLine()
        return markup.result
    }

    /// The scene as an element of a page, whose style sheet gives the colours; `id` keeps title and description apart from others.
    func write(to markup: inout Markup, id: String, title: String, description: String, isInline: Bool) {
        let (width, height) = (FixedDecimal.length(size.width), FixedDecimal.length(size.height))
        let millimetre = 25.4 / 72
        markup.open(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "class": isInline ? "drawing" : nil, "role": "img",
                "aria-labelledby": "\(id)-title \(id)-description",
                "width": FixedDecimal.length(size.width * millimetre) + "mm",
                "height": FixedDecimal.length(size.height * millimetre) + "mm",
                "viewBox": "0 0 \(width) \(height)", "font-family": Self.fontFamily,
            ])
        markup.element("title", ["id": "\(id)-title"], title)
        markup.element("desc", ["id": "\(id)-description"], description)
        if !isInline { markup.empty("rect", ["width": width, "height": height, "fill": ColourScheme.light(.background)?.css]) }
        for element in elements {
            markup.newLine()
            element.write(to: &markup, isInline: isInline)
        }
        markup.close("svg")
    }

    /// The rules by which inline drawings follow the colours of the page.
    static var inlineRules: String {
        Ink.all.map { ".f-\($0.name){fill:var(--fig-\($0.name))}.s-\($0.name){stroke:var(--fig-\($0.name))}" }.joined(separator: "\n")
    }
}

extension Figure {
    /// The drawing as a stand-alone SVG file.
    public var svg: String { scene.svg(title: heading, description: alternativeText) }
}
