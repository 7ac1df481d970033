// SPDX-License-Identifier: Apache-2.0

extension DOCXBody {
    private static let vector = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"

    /// The drawing at its printed size, or as large as the page allows, and its caption below.
    mutating func write(_ figure: Figure) {
        drawingCount += 1
        let size = fitted(figure.scene.size)
        let stem = "media/figure\(drawingCount)"
        package.add("word/\(stem).png", pictures[figure.id] ?? PlaceholderPicture.png(figure.scene.size))
        package.add("word/\(stem).svg", Array(figure.svg.utf8))
        let picture = package.relate(Self.part, to: "\(stem).png", kind: "image")
        let drawing = package.relate(Self.part, to: "\(stem).svg", kind: "image")
        spacer()
        paragraph("BodyText", keepsNext: true) { body in
            body.markup.element("w:r") { markup in
                markup.element("w:drawing") { markup in
                    Self.write(figure, number: body.drawingCount, size, picture: picture, drawing: drawing, to: &markup)
                }
            }
        }
        paragraph("FigureCaption") { $0.caption(id: figure.id, label: figure.label, text: figure.caption) }
    }

    /// The size in points with which a drawing and a caption of some lines fit on a page.
    private func fitted(_ size: Scene.Extent) -> Scene.Extent {
        let room = orientation.room
        let scale = min(1, room.width / max(size.width, 1), 0.82 * room.height / max(size.height, 1))
        return .init(width: size.width * scale, height: size.height * scale)
    }

    private static func write(
        _ figure: Figure, number: Int, _ size: Scene.Extent, picture: String, drawing: String, to markup: inout Markup
    ) {
        let (width, height) = (String(Int(size.width * 12_700)), String(Int(size.height * 12_700)))
        markup.element("wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"]) { markup in
            markup.empty("wp:extent", ["cx": width, "cy": height])
            markup.empty(
                "wp:docPr",
                ["id": String(number), "name": figure.label.isEmpty ? "Figure" : figure.label, "descr": figure.alternativeText])
            markup.element("a:graphic") { markup in
                markup.element("a:graphicData", ["uri": "http://schemas.openxmlformats.org/drawingml/2006/picture"]) { markup in
                    markup.element("pic:pic") { markup in
                        markup.element("pic:nvPicPr") { markup in
                            markup.empty("pic:cNvPr", ["id": String(number), "name": "figure\(number)"])
                            markup.empty("pic:cNvPicPr")
                        }
                        writeFill(picture: picture, drawing: drawing, to: &markup)
                        markup.element("pic:spPr") { markup in
                            markup.element("a:xfrm") { markup in
                                markup.empty("a:off", ["x": "0", "y": "0"])
                                markup.empty("a:ext", ["cx": width, "cy": height])
                            }
                            markup.element("a:prstGeom", ["prst": "rect"]) { $0.empty("a:avLst") }
                        }
                    }
                }
            }
        }
    }

    /// The picture, and as an extension the vector drawing that stands in its place where a program knows it.
    private static func writeFill(picture: String, drawing: String, to markup: inout Markup) {
        markup.element("pic:blipFill") { markup in
            markup.element("a:blip", ["r:embed": picture]) { markup in
                markup.element("a:extLst") { markup in
                    markup.element("a:ext", ["uri": vector]) { markup in
                        markup.empty(
                            "asvg:svgBlip",
                            ["xmlns:asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main", "r:embed": drawing])
                    }
                }
            }
            markup.element("a:stretch") { $0.empty("a:fillRect") }
        }
    }
}
