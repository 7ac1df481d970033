// SPDX-License-Identifier: Apache-2.0

public import MalarReview

/// Notes where the full text of a record stands.
public struct TellRetrieval: Sendable {
    private let folder: String
    private let person: String

    /// Notes of a person.
    public init(_ folder: String, as person: String) {
        (self.folder, self.person) = (folder, person)
    }

    /// Writes the status down; a reason is needed where the full text could not be had.
    ///
    /// - Returns: the key of the record.
    /// - Throws: ``RequestError`` where the full text is not sought, or the reason is missing.
    public func callAsFunction(_ record: String, _ status: RetrievalStatus, reason: String = "", note: String = "") throws(RequestError)
        -> String
    {
        let desk = try ReviewDesk(folder, as: person)
        let key = try desk.state.named(record, of: desk.review)
        try desk.decide(.retrieval(key, status, reason: reason), note: note)
        return key.description
    }
}
