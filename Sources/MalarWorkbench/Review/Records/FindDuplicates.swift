// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

/// Finds the records of files that describe the same publication.
public struct FindDuplicates: Sendable {
    /// What was found, for people and for programs.
    public struct Output: Sendable, Hashable {
        /// What became of the records of the files.
        public let balance: RecordsBalance
        /// The findings.
        public let findings: DuplicateFindings
    }

    /// Finds duplicates.
    public init() {}

    /// Compares all records of the files with one another.
    ///
    /// - Parameters:
    ///   - neverWithinOneFile: pairs of one file are asked about and never merged, for files known to be free of duplicates.
    ///   - out: a new file for one record of each group and those without duplicates, merged so that every source's fields and ids are kept.
    ///   - format: of that file.
    /// - Throws: ``RequestError`` with every file that cannot be used, or where something stands at `out`.
    public func callAsFunction(
        _ paths: [String], neverWithinOneFile: Bool = false, out: String? = nil, format: ConvertRecords.Format = .ris
    ) throws(RequestError) -> Output {
        if let out { try NewFile.checkIsFree(out) }
        let files = try RecordFiles(paths)
        var options = DuplicateOptions()
        options.neverWithinOneSource = neverWithinOneFile
        let records = files.records
        let report = DuplicateFinder(options).find(in: records)
        if let out { try NewFile.write(Array(ConvertRecords.text(report.merged(records).map(\.record), format).utf8), to: out) }
        return Output(balance: RecordsBalance(files), findings: DuplicateFindings(report, records))
    }
}

/// What a search for duplicates came to.
public struct DuplicateFindings: Sendable, Hashable {
    /// Records that were compared.
    public let records: Int
    /// Ids of records that are one, at least two each.
    public let clusters: [[String]]
    /// Pairs that a person is to judge, with their evidence.
    public let questions: [DuplicateComparison]
    /// Pairs that are reports of one study, and no duplicates.
    public let relations: [DuplicateComparison]
    /// Pairs that were merged.
    public let merged: [DuplicateComparison]

    /// Records that go when one of each cluster stays.
    public var surplus: Int { clusters.reduce(0) { $0 + $1.count - 1 } }
    /// Records that stay.
    public var remaining: Int { records - surplus }

    init(_ report: DuplicateReport, _ records: [BibliographicRecord]) {
        var byID: [String: BibliographicRecord] = [:]
        for record in records where byID[record.id] == nil { byID[record.id] = record }
        let compared = { (pairs: [DuplicatePair]) in
            pairs.compactMap { pair -> DuplicateComparison? in
                guard let first = byID[pair.first], let second = byID[pair.second] else { return nil }
                return DuplicateComparison(pair, first, second)
            }
        }
        self.records = records.count
        clusters = report.clusters
        questions = compared(report.questions)
        relations = compared(report.relations)
        merged = compared(report.pairs.filter { $0.outcome == .certain })
    }
}

/// Two records side by side, with what the comparison came to.
public struct DuplicateComparison: Sendable, Hashable {
    /// The id of the record that stands earlier.
    public let first: String
    /// The id of the other.
    public let second: String
    /// "merge", "ask" or the kind of the relation.
    public let outcome: String
    /// The id of the rule; empty for relations.
    public let rule: String
    /// What the rule says; empty for relations.
    public let reason: String
    /// What kept the pair from being merged; empty where nothing did.
    public let veto: String
    /// What the veto says.
    public let objection: String
    /// The fields side by side, those that neither has left out.
    public let fields: [Field]
    let evidence: DuplicateEvidence

    /// A field of two records.
    public struct Field: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Its value in the first record.
        public let first: String
        /// Its value in the second.
        public let second: String
        /// How they compare: "same", "conflict", "missing" or a share; empty where they are not compared.
        public let agreement: String
    }

    init(_ pair: DuplicatePair, _ left: BibliographicRecord, _ right: BibliographicRecord) {
        (first, second, evidence) = (pair.first, pair.second, pair.evidence)
        outcome =
            switch pair.outcome {
            case .certain: "merge"
            case .ask: "ask"
            case .related(let kind): kind.rawValue
            case .apart: "apart"
            }
        (rule, reason) = (pair.rule?.rawValue ?? "", pair.rule?.summary ?? "")
        (veto, objection) = (pair.veto?.rawValue ?? "", pair.veto?.summary ?? "")
        fields = Self.fields(left, right, pair.evidence)
    }

    private static func fields(_ left: BibliographicRecord, _ right: BibliographicRecord, _ evidence: DuplicateEvidence) -> [Field] {
        let years = evidence.years.map { $0 == 0 ? "same" : "\($0) apart" } ?? "missing"
        let title = evidence.titleRelation + (evidence.title < 1 ? ", " + percent(evidence.title) : "")
        let rows: [(String, String, String, String)] = [
            ("title", left.title, right.title, title),
            ("authors", authors(left), authors(right), evidence.authors.map(percent) ?? "missing"),
            ("year", left.year.map(String.init) ?? "", right.year.map(String.init) ?? "", years),
            ("journal", journal(left), journal(right), evidence.journal.rawValue),
            ("volume", left.volume, right.volume, evidence.volume.rawValue),
            ("issue", left.issue, right.issue, evidence.issue.rawValue),
            ("pages", left.pages, right.pages, evidence.pages.rawValue),
            ("DOI", left.identifiers.doi, right.identifiers.doi, evidence.doi.rawValue),
            ("PubMed", left.identifiers.pmid, right.identifiers.pmid, evidence.pmid.rawValue),
            ("type", left.kind.rawValue, right.kind.rawValue, ""),
            ("abstract", opening(left.abstract), opening(right.abstract), evidence.abstract.map(percent) ?? "missing"),
            ("file", place(left), place(right), ""),
        ]
        return rows.filter { !$0.1.isEmpty || !$0.2.isEmpty }.map { Field(name: $0.0, first: $0.1, second: $0.2, agreement: $0.3) }
    }

    private static func percent(_ share: Double) -> String { "\(Int((share.isFinite ? share * 100 : 0).rounded())) % in common" }

    private static func authors(_ record: BibliographicRecord) -> String {
        let names = record.authors.prefix(4).map { $0.given.isEmpty ? $0.family : "\($0.family) \($0.given)" }
        return names.joined(separator: "; ") + (record.authors.count > 4 ? "; and \(record.authors.count - 4) more" : "")
    }

    private static func journal(_ record: BibliographicRecord) -> String {
        [record.journal, record.journalAbbreviation, record.conference].first { !$0.isEmpty } ?? ""
    }

    private static func opening(_ text: String) -> String {
        text.count > 160 ? text.prefix(160) + "…" : text
    }

    private static func place(_ record: BibliographicRecord) -> String {
        record.origin.line > 0 ? "\(record.origin.file), line \(record.origin.line)" : record.origin.file
    }
}
