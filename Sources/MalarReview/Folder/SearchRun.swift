// SPDX-License-Identifier: Apache-2.0

public import MalarUnits

/// One run of a search in one source: a row of the search log by PRISMA-S.
///
/// - Source: Rethlefsen ML et al. PRISMA-S, Syst Rev 2021;10:39, doi:10.1186/s13643-020-01542-z.
public struct SearchRun: Sendable, Hashable {
    /// The name of the file in `searches/` without its ending; the first part of the keys of its records.
    public var id: String
    /// The id of the source in the protocol.
    public var source: String
    /// What kind of source, as the protocol or the file says.
    public var kind: ReviewSource.Kind
    /// The platform; empty where it is the source's own.
    public var platform = ""
    /// The version or segment, such as "1974 to 2025 May 30".
    public var hostVersion = ""
    /// The strategy exactly as it was run.
    public var strategy = ""
    /// How fields were searched, such as "title, abstract, MeSH".
    public var fieldTags = ""
    /// Limits; empty where the log says nothing, "none" where there were none.
    public var limits = ""
    /// Published search filters.
    public var filters = ""
    /// The day of the run.
    public var date: CalendarDate
    /// The time of the day as it was noted, such as "14:05".
    public var time = ""
    /// The time zone of date and time, such as "Europe/Rome".
    public var timeZone = ""
    /// Who ran it.
    public var person = ""
    /// Who checked the strategy; empty where nobody did.
    public var peerReview = ""
    /// Hits that the source displayed; `nil` where this was not noted.
    public var hitsShown: Int?
    /// Records that were exported; `nil` where this was not noted.
    public var hitsExported: Int?
    /// The exported files in their order; empty where the records are not at hand.
    public var files: [SearchFile] = []
    /// The format as the source calls it.
    public var format = ""
    /// The id of the run that this one repeats; `nil` for a first run.
    public var rerunOf: String?
    /// Why the counts differ, and whatever else is to be known.
    public var remarks = ""

    /// A run of a search with nothing but its place and day.
    public init(id: String, source: String, kind: ReviewSource.Kind = .database, date: CalendarDate) {
        self.id = id
        self.source = source
        self.kind = kind
        self.date = date
    }
}

/// A file that a search brought.
public struct SearchFile: Sendable, Hashable {
    /// The name within `searches/`.
    public var name: String
    /// The SHA-256 as 64 hexadecimal digits; empty where the log has none, and the file is then not proven to be unchanged.
    public var sha256: String

    /// A file that a search brought.
    public init(name: String, sha256: String = "") {
        self.name = name
        self.sha256 = sha256
    }
}

extension SearchRun {
    /// Reads a search log entry from the text of `searches/<id>.yaml`.
    ///
    /// - Parameter sources: the sources of the protocol; a `source` among them lends kind and platform.
    /// - Throws: ``ReviewFileErrors`` with every error and its line.
    public init(id: String, yaml text: String, sources: [ReviewSource], file: String? = nil) throws(ReviewFileErrors) {
        let reader = ReviewSettingsReader(file: file ?? "searches/\(id).yaml")
        let root = try reader.root(text)
        root.allow(Self.keys)
        let name = root.requiredText("source")
        let source = sources.first { $0.id == name }
        if source == nil, !name.isEmpty { root.report("source", Self.unknown(name, sources)) }
        let date = root.day("date")
        if root.child("date") == nil { root.report("date", "`date` is missing: the day on which the search was run") }
        self.init(
            id: id, source: name, kind: root.choice("kind", ReviewSource.Kind.self) ?? source?.kind ?? .database,
            date: date ?? CalendarDate(dayNumber: 0))
        platform = root.text("platform") ?? source?.platform ?? ""
        readTexts(root)
        hitsShown = root.count("hitsShown")
        hitsExported = root.count("hitsExported")
        files = Self.files(root)
        if !ReviewID.isValid(id) { root.report("source", "the name of the file `\(id)`: \(ReviewID.rule)") }
        try reader.finish()
    }

    static let keys = [
        "source", "kind", "platform", "hostVersion", "strategy", "fieldTags", "limits", "filters", "date", "time", "timeZone", "person",
        "peerReview", "hitsShown", "hitsExported", "file", "sha256", "files", "format", "rerunOf", "remarks",
    ]

    private mutating func readTexts(_ root: ReviewSettings) {
        hostVersion = root.text("hostVersion") ?? ""
        strategy = root.text("strategy") ?? ""
        fieldTags = root.text("fieldTags") ?? ""
        limits = root.text("limits") ?? ""
        filters = root.text("filters") ?? ""
        time = root.text("time") ?? ""
        timeZone = root.text("timeZone") ?? ""
        person = root.text("person") ?? ""
        peerReview = root.text("peerReview") ?? ""
        format = root.text("format") ?? ""
        rerunOf = root.text("rerunOf")
        remarks = root.text("remarks") ?? ""
    }

    private static func unknown(_ name: String, _ sources: [ReviewSource]) -> String {
        sources.isEmpty
            ? "the protocol lists no sources: add `\(name)` under sources in review.yaml"
            : "the protocol has no source `\(name)`\(NearestName.hint(name, among: sources.map(\.id)))"
    }

    /// One `file` with its `sha256`, or `files` with `name` and `sha256` each.
    private static func files(_ root: ReviewSettings) -> [SearchFile] {
        var files: [SearchFile] = []
        if root.child("file") == nil, root.child("sha256") != nil { root.report("sha256", "`sha256` needs the `file` that it proves") }
        if let name = root.text("file") { files.append(file(name, root.text("sha256"), root)) }
        for part in root.sections("files") {
            part.allow(["name", "sha256"])
            files.append(file(part.requiredText("name"), part.text("sha256"), part))
        }
        if root.child("file") != nil, root.child("files") != nil { root.report("files", "write either `file` or `files`") }
        return files
    }

    private static func file(_ name: String, _ sum: String?, _ settings: ReviewSettings) -> SearchFile {
        let sum = (sum ?? "").lowercased()
        if !sum.isEmpty, sum.utf8.count != 64 || !sum.allSatisfy({ $0.isHexDigit }) {
            settings.report("sha256", "a SHA-256 has 64 hexadecimal digits")
        }
        return SearchFile(name: name, sha256: sum)
    }
}
