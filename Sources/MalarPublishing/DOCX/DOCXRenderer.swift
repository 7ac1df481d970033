// SPDX-License-Identifier: Apache-2.0

/// Writes a document as a Word file with real headings, tables, captions, footnotes and figures.
///
/// Sources of numbers are left out: a page shows them on demand, paper cannot. The same document and pictures always give the same bytes.
/// - Source: ECMA-376 part 1, WordprocessingML, transitional.
public struct DOCXRenderer: Sendable {
    /// PNG files by the id of their figure, for programs that show no SVG.
    public var pictures: [String: [UInt8]]

    /// Each figure goes in as SVG; beside it stands its picture, or an empty frame where there is none. Word of 2016 and later shows the
    /// SVG, other programs the picture.
    public init(pictures: [String: [UInt8]] = [:]) { self.pictures = pictures }

    /// The file; write it with the extension `docx`.
    public func file(of document: Document) -> [UInt8] {
        var package = OfficePackage()
        package.relate("", to: "word/document.xml", kind: "officeDocument")
        package.addProperties(of: document)
        for (part, kind) in [("styles", "styles"), ("numbering", "numbering"), ("settings", "settings")] {
            package.relate(DOCXBody.part, to: "\(part).xml", kind: kind)
        }
        let type = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        package.add("word/styles.xml", type: type + "styles+xml", DOCXStyles.markup(language: document.language))
        package.add("word/numbering.xml", type: type + "numbering+xml", DOCXPage.numbering)
        package.add("word/settings.xml", type: type + "settings+xml", DOCXPage.settings)
        package.add("word/header1.xml", type: type + "header+xml", DOCXPage.header(of: document))
        package.add("word/footer1.xml", type: type + "footer+xml", DOCXPage.footer(of: document))
        var body = DOCXBody(document, pictures: pictures, package: package)
        body.write()
        package = body.package
        package.add(DOCXBody.part, type: type + "document.main+xml", body.markup)
        return package.bytes
    }
}
