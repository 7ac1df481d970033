// SPDX-License-Identifier: Apache-2.0

extension HTMLPage {
    /// Up to this printed width a drawing shrinks with the screen; a wider one scrolls inside its own region.
    private static let widestShrinking = 300.0
    /// Up to this one it is shown smaller than across the page, so that letters have one size in all drawings.
    private static let widestMiddle = 400.0

    mutating func write(_ figure: Figure) {
        let id = Markup.identifier(figure.id)
        let width = figure.scene.size.width
        let kind = width > Self.widestMiddle ? " wide" : width > Self.widestShrinking ? " middle" : ""
        markup.open("figure", ["id": id])
        markup.open(
            "div",
            [
                "class": "scroll canvas\(kind)", "role": "group", "tabindex": "0",
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
