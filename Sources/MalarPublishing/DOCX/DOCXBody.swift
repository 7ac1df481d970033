// SPDX-License-Identifier: Apache-2.0

/// The text of a Word file in the making.
struct DOCXBody {
    static let part = "word/document.xml"

    let document: Document
    let pictures: [String: [UInt8]]
    var package: OfficePackage
    var markup = Markup()
    /// The page that is being written on.
    var orientation = DOCXPage.Orientation.portrait
    /// How often a caption of each kind was numbered.
    var sequences: [String: Int] = [:]
    var drawingCount = 0
    /// Names of bookmarks by the id of the part; hidden in Word because of their first letter.
    private let bookmarks: [String: String]
    private var openedBookmarks = 0
    private var header = ""
    private var footer = ""

    init(_ document: Document, pictures: [String: [UInt8]], package: OfficePackage) {
        self.document = document
        self.pictures = pictures
        self.package = package
        let ids = document.sections.map(\.id) + document.tables.map(\.id) + document.figures.map(\.id)
        bookmarks = Dictionary(ids.enumerated().map { ($0.element, "_part\($0.offset + 1)") }) { first, _ in first }
    }

    mutating func write() {
        header = package.relate(Self.part, to: "header1.xml", kind: "header")
        footer = package.relate(Self.part, to: "footer1.xml", kind: "footer")
        markup.open("w:document", DOCXPage.namespaces)
        markup.open("w:body")
        writeFront()
        for section in document.sections { write(section) }
        for line in document.colophon { paragraph("Colophon") { $0.run(line) } }
        DOCXPage.writeSection(orientation, header: header, footer: footer, to: &markup)
        markup.close("w:body")
        markup.close("w:document")
    }

    private mutating func writeFront() {
        for notice in document.notices {
            paragraph("Callout-\(notice.status.rawValue)") { $0.run(notice.text, isBold: true) }
        }
        paragraph("Title") { $0.run($0.document.title) }
        if let subtitle = document.subtitle { paragraph("Subtitle") { $0.run(subtitle) } }
        for line in document.byline { paragraph("Byline") { $0.run(line) } }
        write(document.keyFigures)
        writeContents()
    }

    /// The list of sections: links as they stand, and a field that Word can update.
    private mutating func writeContents() {
        guard document.sections.count > 1 else { return }
        paragraph("TOCHeading") { $0.run("Contents") }
        for (index, section) in document.sections.enumerated() {
            paragraph("TOC1") { body in
                if index == 0 { body.openField("TOC \\o \"1-1\" \\n \\h \\z \\u") }
                body.link(section.title, to: section.id)
                if index == body.document.sections.count - 1 { body.closeField() }
            }
        }
    }

    private mutating func write(_ section: Section) {
        let pages = Self.orientations(of: section.blocks)
        turn(to: pages.first ?? orientation)
        paragraph("Heading1") { body in body.bookmark(section.id) { $0.run(section.title) } }
        for (block, page) in zip(section.blocks, pages) {
            turn(to: page)
            write(block)
        }
    }

    /// The page of each block: lying for a wide table and for the text that leads to it, upright for all else.
    static func orientations(of blocks: [Block]) -> [DOCXPage.Orientation] {
        var pages = blocks.map { block in
            if case .table(let table) = block { DOCXTableLayout(table).orientation } else { DOCXPage.Orientation.portrait }
        }
        for index in blocks.indices.dropLast().reversed() where pages[index + 1] == .landscape && blocks[index].isText {
            pages[index] = .landscape
        }
        return pages
    }

    /// Ends the pages of one orientation where the other begins.
    private mutating func turn(to next: DOCXPage.Orientation) {
        guard next != orientation else { return }
        let (ended, header, footer) = (orientation, header, footer)
        markup.element("w:p") { markup in
            markup.element("w:pPr") { markup in
                markup.empty("w:pStyle", ["w:val": "Spacer"])
                DOCXPage.writeSection(ended, header: header, footer: footer, to: &markup)
            }
        }
        orientation = next
    }

    /// A place that links lead to.
    mutating func bookmark(_ id: String, _ content: (inout DOCXBody) -> Void) {
        guard let name = bookmarks[id] else { return content(&self) }
        openedBookmarks += 1
        let number = String(openedBookmarks)
        markup.empty("w:bookmarkStart", ["w:id": number, "w:name": name])
        content(&self)
        markup.empty("w:bookmarkEnd", ["w:id": number])
    }

    /// Text that leads to a part of the document; plain where there is no such part.
    mutating func link(_ text: String, to id: String) {
        guard let name = bookmarks[id] else { return run(text) }
        markup.open("w:hyperlink", ["w:anchor": name, "w:history": "1"])
        run(text, style: "Hyperlink")
        markup.close("w:hyperlink")
    }
}

extension Block {
    fileprivate var isText: Bool {
        switch self {
        case .table, .figure: false
        default: true
        }
    }
}
