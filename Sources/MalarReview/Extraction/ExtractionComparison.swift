// SPDX-License-Identifier: Apache-2.0

/// What two people, or one, took from a study for one field, and what became of it.
public struct ExtractedAnswer: Sendable, Hashable {
    /// How the answer came about.
    public enum Standing: String, Sendable, Hashable, CaseIterable {
        /// Two people found the same.
        case agreed
        /// Two people found different things, and the consensus file says which holds.
        case consensus
        /// The consensus file answers what fewer than two people answered.
        case decided
        /// One person alone answered.
        case single
        /// Two people found different things, and nobody has decided.
        case open
        /// Nobody answered.
        case missing
    }

    /// Names the study in the review.
    public var study: String
    /// The field of the form.
    public var field: ExtractionField
    /// How the answer came about.
    public var standing: Standing
    /// The answer that holds; `nil` where it is open or missing.
    public var value: ExtractedValue?
    /// What each person found, in alphabetical order of their names.
    public var found: [Found]

    /// What one person found.
    public struct Found: Sendable, Hashable {
        /// The person.
        public var reviewer: String
        /// Their answer.
        public var value: ExtractedValue
    }
}

extension ExtractedContent {
    /// Whether two answers say the same: text without regard to case and spacing, numbers as numbers.
    public func agrees(with other: ExtractedContent) -> Bool {
        switch (self, other) {
        case (.text(let one), .text(let two)): Self.normal(one) == Self.normal(two)
        case (.integer(let one), .number(let two)), (.number(let two), .integer(let one)): Double(one) == two
        case (.unclear, .unclear): true
        default: self == other
        }
    }

    private static func normal(_ text: String) -> String {
        text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension ExtractedAnswer {
    init(study: String, field: ExtractionField, extractions: [StudyExtraction], consensus: StudyExtraction?) {
        let found = extractions.compactMap { extraction in
            extraction.value(field.id).map { Found(reviewer: extraction.reviewer, value: $0) }
        }.sorted { $0.reviewer < $1.reviewer }
        let decided = consensus?.value(field.id)
        let agree = found.dropFirst().allSatisfy { $0.value.content.agrees(with: found[0].value.content) }
        (self.study, self.field, self.found) = (study, field, found)
        switch (found.count, decided) {
        case (2..., let decided?):
            (standing, value) =
                agree && decided.content.agrees(with: found[0].value.content)
                ? (.agreed, decided) : (.consensus, decided)
        case (_, let decided?): (standing, value) = (.decided, decided)
        case (0, nil): (standing, value) = (.missing, nil)
        case (1, nil): (standing, value) = (.single, found[0].value)
        default: (standing, value) = agree ? (.agreed, Self.best(found)) : (.open, nil)
        }
    }

    /// Of equal answers the one with the most of quote and page.
    private static func best(_ found: [Found]) -> ExtractedValue? {
        found.map(\.value).max { ($0.hasSource ? 1 : 0, $0.quote.count) < ($1.hasSource ? 1 : 0, $1.quote.count) }
    }
}
