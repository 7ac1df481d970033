// SPDX-License-Identifier: Apache-2.0

extension Event {
    /// What an adverse event is counted under in the safety table.
    public enum Category: String, Sendable, CaseIterable { case infection, cardiovascular, other }

    /// The category; `nil` where the row gives none.
    public var category: Category? { record.word("category").flatMap(Category.init) }
    /// The kind of an infection in print; `nil` where the row gives none.
    public var infectionLabel: String? { record.label("infection") }
    /// What was done with the index drug: `none`, `paused`, `stopped`, `doseReduced`; `nil` while unknown.
    public var action: String? { record.word("action") }
    /// The same in print.
    public var actionLabel: String? { record.label("action") }
    /// What made it a flare, as recorded; `nil` while unknown.
    public var criteria: [String]? { record.words("criteria") }
    /// What was done beside the index drug, in words.
    public var consequence: String? { record.word("consequence") }
    /// The code of a flare's severity.
    public var severityCode: String? { record.word("severity") }
    /// Whether it is an adverse event and no flare.
    public var isAdverse: Bool { kind != "flare" }
}
