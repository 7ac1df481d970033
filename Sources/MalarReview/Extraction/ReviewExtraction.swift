// SPDX-License-Identifier: Apache-2.0

/// Everything that was extracted in a review: by each person, and what holds of it.
public struct ReviewExtraction: Sendable, Hashable {
    /// The present form.
    public let form: ExtractionForm
    /// By person and study.
    public let extractions: [StudyExtraction]
    /// What was decided where two people differed, by study.
    public let consensus: [StudyExtraction]
    /// Files that could not be read; their values are missing from all else.
    public let unread: [RecordFileError]
    /// Every study in the order of its name in print.
    public let studies: [ExtractedStudy]

    /// Puts the files together.
    ///
    /// - Complexity: studies times fields times people.
    public init(form: ExtractionForm, extractions: [StudyExtraction], consensus: [StudyExtraction] = [], unread: [RecordFileError] = []) {
        self.form = form
        self.extractions = extractions
        self.consensus = consensus
        self.unread = unread
        let byStudy = Dictionary(grouping: extractions, by: \.study)
        let decided = Dictionary(consensus.map { ($0.study, $0) }) { first, _ in first }
        studies = Set(byStudy.keys).union(decided.keys).map { study in
            ExtractedStudy(study, form: form, extractions: byStudy[study] ?? [], consensus: decided[study])
        }.sorted { ($0.label, $0.id) < ($1.label, $1.id) }
    }

    /// What does not add up, in every file.
    public var issues: [ExtractionIssue] { (extractions + consensus).flatMap { $0.issues(form: form) } }

    /// The answers on which two people differ and nobody has decided.
    public var openDifferences: [ExtractedAnswer] { studies.flatMap { $0.answers.filter { $0.standing == .open } } }
}

/// One study with the answers that hold.
public struct ExtractedStudy: Sendable, Hashable {
    /// Names the study in the review.
    public let id: String
    /// The name in print.
    public let label: String
    /// The year of publication; `nil` where no file says.
    public let year: Int?
    /// Whether all that is known is an abstract of a congress; `nil` where no file says, or files differ.
    public let isCongressAbstract: Bool?
    /// Who extracted, in alphabetical order.
    public let reviewers: [String]
    /// One for each field of the form, in its order.
    public let answers: [ExtractedAnswer]

    init(_ study: String, form: ExtractionForm, extractions: [StudyExtraction], consensus: StudyExtraction?) {
        let files = [consensus].compactMap(\.self) + extractions.sorted { $0.reviewer < $1.reviewer }
        id = study
        label = files.map(\.label).first { $0 != study } ?? study
        year = files.compactMap(\.year).first
        let stated = Set(extractions.compactMap(\.isCongressAbstract))
        isCongressAbstract = consensus?.isCongressAbstract ?? (stated.count == 1 ? stated.first : nil)
        reviewers = extractions.map(\.reviewer).sorted()
        answers = form.fields.map { field in
            ExtractedAnswer(study: study, field: field, extractions: extractions, consensus: consensus)
        }
    }

    /// Whether two people extracted this study.
    public var isDouble: Bool { Set(reviewers).count > 1 }

    /// The answer to a field of the form; `nil` where the form has no such field.
    public func answer(_ field: String) -> ExtractedAnswer? { answers.first { $0.field.id == field } }
}

extension ReviewExtraction {
    /// The studies with a number for a field of the kind `proportion`, and those without, with the reason.
    ///
    /// Unsound counts (more events than patients, none at all) are not pooled but named among those without.
    public func proportions(_ field: String) -> (studies: [ProportionStudy], withoutNumber: [StudyWithoutNumber]) {
        var found: [ProportionStudy] = []
        var without: [StudyWithoutNumber] = []
        for study in studies {
            if case .proportion(let events, let total)? = study.answer(field)?.value?.content {
                let counts = ProportionStudy(
                    id: study.id, label: study.label, events: events, total: total, year: study.year,
                    isCongressAbstract: study.isCongressAbstract)
                if let defect = counts.defect {
                    without.append(.init(id: study.id, label: study.label, reason: defect))
                } else {
                    found.append(counts)
                }
            } else {
                without.append(.init(id: study.id, label: study.label, reason: Self.reason(study.answer(field))))
            }
        }
        return (found, without)
    }

    private static func reason(_ answer: ExtractedAnswer?) -> String {
        guard let answer else { return "not asked" }
        switch answer.standing {
        case .open: return "two people differ"
        case .missing: return "not extracted"
        default: break
        }
        switch answer.value?.content {
        case .unclear(let why)?: return why.isEmpty ? "unclear" : why
        case .older?: return "entered under an older form"
        case .notReported?: return answer.value.map { $0.note.isEmpty ? "not reported" : $0.note } ?? "not reported"
        default: return "no count of patients"
        }
    }
}
