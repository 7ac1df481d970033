// SPDX-License-Identifier: Apache-2.0

internal import MalarStatistics

/// A pooled count as a report prints it, to be held against the counts of the single studies.
public struct StatedSum: Sendable, Hashable {
    /// The field of the form, of the kind `proportion`, that the sum is about.
    public var field: String
    /// A field with the number of patients, for studies without a count of events; empty for none.
    public var patientsField: String
    /// The stated events and patients.
    public var events: Int, total: Int
    /// The percentage as printed; empty for none.
    public var printedPercent: String
    /// The words and their place.
    public var quote: String, page: String

    /// A sum as printed.
    public init(
        field: String, patientsField: String = "", events: Int, total: Int, printedPercent: String = "", quote: String = "",
        page: String = ""
    ) {
        self.field = field
        self.patientsField = patientsField
        self.events = events
        self.total = total
        self.printedPercent = printedPercent
        self.quote = quote
        self.page = page
    }

    /// Reads `extraction/stated.yaml`: a list `stated` of sums with `field`, `patients`, `events`, `total`, `percent`, `quote`, `page`.
    ///
    /// - Throws: ``ExtractionFileErrors`` with every error and its line.
    public static func read(yaml text: String, form: ExtractionForm, file: String = "stated.yaml") throws(ExtractionFileErrors)
        -> [StatedSum]
    {
        let yaml = ExtractionYAML(file: file)
        let root = yaml.root(text)
        root?.allow(["stated"])
        let sums = root?.child("stated")?.items.map { StatedSum($0, form) } ?? []
        if let root, root.child("stated") == nil { root.report("`stated` is missing") }
        try yaml.finish()
        return sums
    }

    private init(_ entry: ExtractionYAML.Entry, _ form: ExtractionForm) {
        entry.allow(["field", "patients", "events", "total", "percent", "quote", "page"])
        self.init(
            field: entry.requiredText("field"), patientsField: entry.text("patients") ?? "", events: entry.integer("events") ?? 0,
            total: entry.integer("total") ?? 0, printedPercent: entry.text("percent") ?? "", quote: entry.text("quote") ?? "",
            page: entry.text("page") ?? "")
        if form.field(field)?.kind != .proportion { entry.report("`\(field)` is no field of the kind proportion") }
        if !patientsField.isEmpty, form.field(patientsField)?.kind != .integer {
            entry.report("`\(patientsField)` is no field of the kind integer")
        }
        for key in ["events", "total"] where entry.child(key) == nil { entry.report("`\(key)` is missing") }
        if events < 0 || total < 1 || events > total || total > ProportionStudy.mostPatients {
            entry.report("\(events) of \(total) is no share of patients")
        }
    }
}

/// The arithmetic behind a stated sum, made visible.
public struct StatedSumCheck: Sendable, Hashable {
    /// What the comparison found.
    public enum Finding: String, Sendable, Hashable, CaseIterable {
        /// The counts of the studies add up to the statement.
        case addsUp = "adds_up"
        /// They add up only if studies without a printed count have the rest.
        case restsOnUnprinted = "rests_on_unprinted_counts"
        /// They cannot add up.
        case contradicts
    }

    /// What was stated.
    public let stated: StatedSum
    /// The studies with a printed count.
    public let counted: [ProportionStudy]
    /// Those without, with their patients where known, and the reason.
    public let uncounted: [Uncounted]

    /// A study whose events the report does not print.
    public struct Uncounted: Sendable, Hashable {
        /// The study in the review, and its name in print.
        public var id: String, label: String
        /// Its patients; `nil` where that is not known either.
        public var patients: Int?
        /// Why there is no count.
        public var reason: String
        /// The year of publication, and whether it is a congress abstract, where known.
        public var year: Int?, isCongressAbstract: Bool?
    }

    /// Holds a statement against the extracted data.
    public init(_ stated: StatedSum, _ extraction: ReviewExtraction) {
        self.stated = stated
        let parts = extraction.proportions(stated.field)
        counted = parts.studies
        uncounted = parts.withoutNumber.map { study in
            let found = extraction.studies.first { $0.id == study.id }
            var patients: Int?
            if case .integer(let count)? = found?.answer(stated.patientsField)?.value?.content, count > 0,
                count <= ProportionStudy.mostPatients
            {
                patients = count
            }
            return Uncounted(
                id: study.id, label: study.label, patients: patients, reason: study.reason, year: found?.year,
                isCongressAbstract: found?.isCongressAbstract)
        }
    }

    /// Events and patients of the studies with a printed count.
    public var printed: (events: Int, total: Int) { (counted.reduce(0) { $0 + $1.events }, counted.reduce(0) { $0 + $1.total }) }
    /// Patients of the studies without one; `nil` where one of them is not known.
    public var unprintedPatients: Int? {
        uncounted.reduce(0 as Int?) { sum, study in sum.flatMap { sum in study.patients.map { sum + $0 } } }
    }
    /// The events that the statement leaves to studies without a count; negative where the printed ones are too many already.
    public var impliedEvents: Int { stated.events - printed.events }

    /// What the comparison found.
    public var finding: Finding {
        let patients = unprintedPatients
        if let patients, printed.total + patients != stated.total { return .contradicts }
        if impliedEvents < 0 || impliedEvents > patients ?? .max { return .contradicts }
        if uncounted.isEmpty || patients == 0 { return impliedEvents == 0 ? .addsUp : .contradicts }
        return .restsOnUnprinted
    }

    /// The one study without a printed count, with the count that the statement implies; `nil` unless it is exactly one and can be.
    public var impliedStudy: ProportionStudy? {
        guard finding == .restsOnUnprinted, uncounted.count == 1, let study = uncounted.first, let patients = study.patients else {
            return nil
        }
        return ProportionStudy(
            id: study.id, label: study.label + " (implied)", events: impliedEvents, total: patients, year: study.year,
            isCongressAbstract: study.isCongressAbstract,
            assumption: "what the stated \(stated.events) of \(stated.total) leaves over")
    }
}
