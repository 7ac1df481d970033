// SPDX-License-Identifier: Apache-2.0

extension HTMLPage {
    /// Up to this printed width a drawing shrinks with the screen; a wider one scrolls inside its own region.
    private static let widestShrinking = 300.0

    mutating func write(_ figure: Figure) {
        let id = Markup.identifier(figure.id)
        let isWide = figure.scene.size.width > Self.widestShrinking
        markup.open("figure", ["id": id])
        markup.open(
            "div",
            [
                "class": isWide ? "scroll canvas wide" : "scroll canvas", "role": "group", "tabindex": "0",
                "aria-label": "\(figure.label), drawing",
            ])
        figure.scene.write(to: &markup, id: id, title: figure.heading, description: figure.alternativeText, isInline: true)
        markup.close("div")
        markup.element("figcaption") { markup in
            if !figure.label.isEmpty { markup.element("span", ["class": "label"], figure.label + ".") }
            markup.write((figure.label.isEmpty ? "" : " ") + figure.caption)
        }
        guard !isPaper else { return markup.close("figure") }
        markup.open("details")
        markup.element("summary", "Data of this figure")
        write(figure.data, isFigureData: true)
        markup.close("details")
        markup.close("figure")
    }
}
