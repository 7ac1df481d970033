// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

/// A person's file of decisions, as use cases about duplicates open it.
enum OpenedLog {
    static func of(_ person: String, _ plan: ReviewProtocol, _ folder: String) throws(RequestError) -> DecisionLog {
        guard plan.person(person) != nil else {
            let ids = plan.people.map(\.id)
            let hint = suggestion(for: person, among: ids) ?? "it has \(ids.joined(separator: ", "))"
            throw RequestError(.unknownInReview, "the protocol has no person `\(person.shortened)`; \(hint)")
        }
        do throws(ReviewFileErrors) {
            return try DecisionLog(folder: folder, person: person)
        } catch {
            throw RequestError(.unwritable, error.description)
        }
    }

    static func append(_ action: ReviewAction, note: String, _ plan: ReviewProtocol, _ log: DecisionLog?) throws(RequestError) {
        do throws(ReviewFileError) {
            try log?.append(action, note: note, protocolVersion: plan.version)
        } catch {
            throw RequestError(.unwritable, error.description)
        }
    }
}
