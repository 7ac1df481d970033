// SPDX-License-Identifier: Apache-2.0

extension Scene.Element {
    /// Colours are written twice: as attributes for programs that know no style sheet, and as classes, which prevail on a page.
    ///
    /// Only a drawing on a page (`isInline`) links to parts of it; a file of its own has no such parts.
    func write(to markup: inout Markup, isInline: Bool) {
        switch self {
        case .line(let from, let to, let stroke):
            shape("line", [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)], nil, stroke, &markup)
        case .polyline(let points, let stroke):
            shape("polyline", [], nil, stroke, &markup, text: ("points", Self.list(points)))
        case .polygon(let points, let fill, let stroke):
            shape("polygon", [], fill, stroke, &markup, text: ("points", Self.list(points)))
        case .rectangle(let origin, let size, let radius, let fill, let stroke):
            let corner = radius > 0 ? [("rx", radius)] : []
            let box = [("x", origin.x), ("y", origin.y), ("width", size.width), ("height", size.height)]
            shape("rect", box + corner, fill, stroke, &markup)
        case .circle(let center, let radius, let fill, let stroke):
            shape("circle", [("cx", center.x), ("cy", center.y), ("r", radius)], fill, stroke, &markup)
        case .path(let data, let fill, let stroke):
            shape("path", [], fill, stroke, &markup, text: ("d", data))
        case .text(let label): label.write(to: &markup)
        case .group(let elements, let title): Self.write(elements, title: title, to: &markup, isInline)
        case .linked(let elements, let id, let title, let target):
            let link = Self.address(target, isInline).map { ("a", $0) }
            Self.write(elements, id: id, title: title, link: link, to: &markup, isInline)
        }
    }

    private static func write(
        _ elements: [Scene.Element], id: String? = nil, title: String?, link: (name: String, address: String)? = nil,
        to markup: inout Markup, _ isInline: Bool
    ) {
        let name = link?.name ?? "g"
        markup.element(name, ["id": id.map(drawingIdentifier), "href": link?.address]) { markup in
            if let title { markup.element("title", title) }
            for element in elements { element.write(to: &markup, isInline: isInline) }
        }
    }

    /// Only web addresses and, on a page, its parts become links.
    private static func address(_ target: LinkTarget?, _ isInline: Bool) -> String? {
        switch target {
        case .part(let id): isInline ? "#" + Markup.identifier(id) : nil
        case .web(let address): ["https://", "http://"].contains { address.lowercased().hasPrefix($0) } ? address : nil
        case nil: nil
        }
    }

    /// The id with underscores kept, which `Markup.identifier` would spell out.
    private static func drawingIdentifier(_ id: String) -> String {
        id.split(separator: "_", omittingEmptySubsequences: false).map { Markup.identifier(String($0)) }.joined(separator: "_")
    }

    private func shape(
        _ name: String, _ lengths: [(String, Double)], _ fill: Ink?, _ stroke: Scene.Stroke?, _ markup: inout Markup,
        text: (String, String)? = nil
    ) {
        let geometry = lengths.map { "\($0.0)=\"\(FixedDecimal.length($0.1))\"" }.joined(separator: " ")
        let classes = [fill.map { "f-\($0.name)" }, stroke.map { "s-\($0.ink.name)" }].compactMap(\.self).joined(separator: " ")
        var attributes = Markup()
        attributes.empty(
            name,
            [
                text?.0 ?? "data-none": text?.1,
                "class": classes.isEmpty ? nil : classes,
                "fill": fill.map { ColourScheme.light($0)?.css ?? "none" } ?? "none",
                "stroke": stroke.flatMap { ColourScheme.light($0.ink)?.css },
                "stroke-width": stroke.map { FixedDecimal.length($0.width) },
                "stroke-dasharray": stroke.flatMap { $0.dash.isEmpty ? nil : $0.dash.map(FixedDecimal.length).joined(separator: " ") },
            ])
        let place = attributes.result.dropFirst(name.count + 1)
        markup.raw("<\(name)" + (geometry.isEmpty ? "" : " " + geometry) + place)
    }

    private static func list(_ points: [Scene.Point]) -> String {
        points.map { "\(FixedDecimal.length($0.x)),\(FixedDecimal.length($0.y))" }.joined(separator: " ")
    }
}

extension Scene.Label {
    func write(to markup: inout Markup) {
        let (x, y) = (FixedDecimal.length(at.x), FixedDecimal.length(at.y))
        markup.element(
            "text",
            [
                "x": x, "y": y, "class": "f-\(ink.name)", "fill": ColourScheme.light(ink)?.css, "font-size": FixedDecimal.length(size),
                "font-weight": isBold ? "bold" : nil, "text-anchor": anchor == .start ? nil : anchor.rawValue,
                "transform": isVertical ? "rotate(-90 \(x) \(y))" : nil,
            ], text)
    }
}
