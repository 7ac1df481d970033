// SPDX-License-Identifier: Apache-2.0

/// The parts of an office file, how they refer to each other, and what type each has.
///
/// - Source: ECMA-376 part 2, Open Packaging Conventions.
struct OfficePackage {
    private struct Part {
        var name: String
        var type: String?
        var content: [UInt8]
    }

    private struct Relation {
        var id: String
        var kind: String
        var target: String
        var isExternal: Bool
    }

    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    private static let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    private var parts: [Part] = []
    private var relations: [(source: String, list: [Relation])] = []

    /// Adds an XML part; `type` is its content type.
    mutating func add(_ name: String, type: String, _ markup: Markup) {
        parts.append(Part(name: name, type: type, content: Array((Self.declaration + markup.result).utf8)))
    }

    /// Adds a part whose type follows from its extension, `png` or `svg`.
    mutating func add(_ name: String, _ content: [UInt8]) { parts.append(Part(name: name, type: nil, content: content)) }

    /// Notes that a part, or the package itself where the source is empty, refers to another; returns the id of the relation.
    ///
    /// The kind is the last word of the relation's name, or all of it where it is not one of the office documents' own.
    @discardableResult
    mutating func relate(_ source: String, to target: String, kind: String, isExternal: Bool = false) -> String {
        let name = kind.contains(":") ? kind : Self.kinds + kind
        if !relations.contains(where: { $0.source == source }) { relations.append((source, [])) }
        guard let index = relations.firstIndex(where: { $0.source == source }) else { return "" }
        if let known = relations[index].list.first(where: { $0.kind == name && $0.target == target }) { return known.id }
        let id = "rId\(relations[index].list.count + 1)"
        relations[index].list.append(Relation(id: id, kind: name, target: target, isExternal: isExternal))
        return id
    }

    /// The file.
    var bytes: [UInt8] {
        var archive = ZipArchive()
        archive.add("[Content_Types].xml", Array((Self.declaration + contentTypes.result).utf8))
        for (source, list) in relations {
            archive.add(Self.relationsName(of: source), Array((Self.declaration + Self.markup(of: list).result).utf8))
        }
        for part in parts { archive.add(part.name, part.content) }
        return archive.bytes
    }

    private static func relationsName(of source: String) -> String {
        let slash = source.lastIndex(of: "/")
        let folder = slash.map { String(source[...$0]) } ?? ""
        let file = slash.map { String(source[source.index(after: $0)...]) } ?? source
        return "\(folder)_rels/\(file).rels"
    }

    private var contentTypes: Markup {
        var markup = Markup()
        markup.element("Types", ["xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"]) { markup in
            let defaults = [
                ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"), ("png", "image/png"),
                ("svg", "image/svg+xml"),
            ]
            for (name, type) in defaults { markup.empty("Default", ["Extension": name, "ContentType": type]) }
            for part in parts {
                guard let type = part.type else { continue }
                markup.empty("Override", ["PartName": "/" + part.name, "ContentType": type])
            }
        }
        return markup
    }

    private static func markup(of relations: [Relation]) -> Markup {
        var markup = Markup()
        markup.element("Relationships", ["xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"]) { markup in
            for relation in relations {
                markup.empty(
                    "Relationship",
                    [
                        "Id": relation.id, "Type": relation.kind, "Target": relation.target,
                        "TargetMode": relation.isExternal ? "External" : nil,
                    ])
            }
        }
        return markup
    }
}

extension OfficePackage {
    /// Adds title, language and the program, without a date, since the same document always gives the same bytes.
    mutating func addProperties(of document: Document) {
        var core = Markup()
        core.element(
            "cp:coreProperties",
            [
                "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
                "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            ]
        ) { core in
            core.element("dc:title", document.title)
            if let subtitle = document.subtitle { core.element("dc:subject", subtitle) }
            core.element("dc:description", document.notices.map(\.text).joined(separator: "; "))
            core.element("dc:language", document.language)
        }
        add("docProps/core.xml", type: "application/vnd.openxmlformats-package.core-properties+xml", core)
        relate("", to: "docProps/core.xml", kind: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties")
        var app = Markup()
        app.element("Properties", ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"]) {
            $0.element("Application", "Malar")
        }
        add("docProps/app.xml", type: "application/vnd.openxmlformats-officedocument.extended-properties+xml", app)
        relate("", to: "docProps/app.xml", kind: "extended-properties")
    }
}
