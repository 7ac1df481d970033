// SPDX-License-Identifier: Apache-2.0

/// What public material says of the rights in an instrument. Not legal advice.
///
/// Rules and numbers are facts; printed forms, glossaries and the wording of items are not. Malar words its items itself and reproduces no form.
public struct InstrumentRights: Sendable, Hashable {
    /// What a place that uses the instrument should do.
    public enum Standing: String, Sendable, CaseIterable {
        /// Described as in the public domain, or freely usable.
        case free
        /// Published; its facts may be used with citation.
        case withCitation
        /// Terms were not found: ask the owners, before commercial use at the least.
        case askOwners
        /// Showing it needs a licence or a registration.
        case licenceNeeded
        /// Its content cannot be shipped with software; a site loads its own.
        case cannotShip
        /// Nobody has looked for terms.
        case notExamined

        /// The standing in words, as printed in the documentation.
        public var words: String {
            switch self {
            case .free: "free to use"
            case .withCitation: "usable with citation"
            case .askOwners: "terms not found; ask the owners"
            case .licenceNeeded: "licence or registration needed to display it"
            case .cannotShip: "cannot be shipped; a site loads its own"
            case .notExamined: "not examined"
            }
        }
    }

    /// The ids of the instruments, or of what stands beside them (vocabularies, questionnaires, checklists).
    public let ids: [String]
    /// What should be done.
    public let standing: Standing
    /// What was found.
    public let found: String
    /// What follows for a user of the software.
    public let advice: String

    init(_ ids: [String], _ standing: Standing, found: String, advice: String) {
        self.ids = ids
        self.standing = standing
        self.found = found
        self.advice = advice
    }

    /// What is known of the rights in an instrument; where nothing is recorded, that nobody has looked.
    public static func of(_ id: String) -> InstrumentRights {
        table.first { $0.ids.contains(id) }
            ?? InstrumentRights([id], .notExamined, found: "nothing recorded", advice: "look for terms before use outside of research")
    }
}
