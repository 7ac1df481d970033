// SPDX-License-Identifier: Apache-2.0

internal import MalarReview

/// One person at work on a review: the file of decisions is open, and the state follows each decision.
///
/// An instance belongs to one thread at a time.
final class ReviewDesk {
    let folder: String
    let person: ReviewPerson
    private(set) var review: Review
    private(set) var state: ReviewState
    /// What was found when the file of decisions was opened.
    let remarks: [ReviewRemark]
    private let log: DecisionLog

    /// Opens a person's file of decisions and reads the review.
    ///
    /// - Throws: ``RequestError`` where the protocol has no such person, the file is open elsewhere, or the review cannot be read.
    init(_ folder: String, as id: String) throws(RequestError) {
        try ReviewReading.checkIsFolder(folder)
        self.folder = folder
        person = try Self.person(id, in: folder)
        do throws(ReviewFileErrors) {
            log = try DecisionLog(folder: folder, person: id)
        } catch {
            throw RequestError(.unreadableFile, error.description)
        }
        remarks = log.remarks
        // Read after the file was locked, so that nothing is decided in between.
        review = try ReviewReading(folder).review
        state = ReviewState(review)
    }

    /// The events of the person's own file, in its order.
    var events: [ReviewEvent] { log.events }

    /// Writes a decision down. When this returns, it is on the disk and the state has followed it.
    ///
    /// - Throws: ``RequestError`` where the decision makes no sense or the disk does not take it; nothing is then written.
    @discardableResult
    func decide(_ action: ReviewAction, note: String = "", at time: ReviewInstant? = nil) throws(RequestError) -> ReviewEvent {
        try check(action)
        let event = try write(action, note: note, at: time)
        review.add([event])
        state = ReviewState(review)
        return event
    }

    /// Writes several decisions down, after all were checked against the present state.
    ///
    /// - Throws: ``RequestError`` where one makes no sense, and then nothing is written, or where the disk does not take one.
    func decideAll(_ decisions: [(action: ReviewAction, note: String)]) throws(RequestError) {
        try decideAll(timed: decisions.map { ($0.action, $0.note, moment(of: $0.action)) })
    }

    /// The same with the times given.
    func decideAll(timed decisions: [(action: ReviewAction, note: String, time: ReviewInstant)]) throws(RequestError) {
        for decision in decisions { try check(decision.action) }
        var written: [ReviewEvent] = []
        defer {
            review.add(written)
            state = ReviewState(review)
        }
        for decision in decisions { written.append(try write(decision.action, note: decision.note, at: decision.time)) }
    }

    func check(_ action: ReviewAction) throws(RequestError) {
        if let why = state.refusal(of: action, by: person.id) { throw RequestError(.refusedDecision, why) }
    }

    /// Follows the decisions of other desks that it does not know yet.
    func reread(_ events: [ReviewEvent]) {
        let known = Set(review.events.map(Name.init))
        review.add(events.filter { !known.contains(Name($0)) })
        state = ReviewState(review)
    }

    /// What tells one decision from another: a number may stand twice after work on two machines.
    private struct Name: Hashable {
        let (person, sequence, time): (String, Int, ReviewInstant)

        init(_ event: ReviewEvent) { (person, sequence, time) = (event.person, event.sequence, event.time) }
    }

    private func write(_ action: ReviewAction, note: String, at time: ReviewInstant?) throws(RequestError) -> ReviewEvent {
        do throws(ReviewFileError) {
            return try log.append(action, note: note, protocolVersion: review.protocol.version, at: time ?? moment(of: action))
        } catch {
            throw RequestError(.unwritable, error.description)
        }
    }

    /// Now, but later than every decision on the same records: the clocks of two machines differ, and what answers comes after.
    private func moment(of action: ReviewAction) -> ReviewInstant {
        let about = Set(action.records.flatMap { state.record($0)?.members ?? [$0] })
        let last = review.events.last { event in event.person != person.id && event.action.records.contains { about.contains($0) } }
        return max(.now, last?.time.adding(milliseconds: 1) ?? .now)
    }

    /// Asked before the file is opened, which would make one for a mistyped name.
    private static func person(_ id: String, in folder: String) throws(RequestError) -> ReviewPerson {
        let plan: ReviewProtocol
        do throws(ReviewFileErrors) {
            plan = try ReviewFolder.readProtocol(at: folder)
        } catch {
            throw RequestError(.unreadableFile, error.description)
        }
        guard let person = plan.person(id) else {
            let ids = plan.people.map(\.id)
            let hint = suggestion(for: id, among: ids) ?? "it has \(ids.joined(separator: ", "))"
            throw RequestError(
                .unknownPerson,
                "the protocol has no person `\(id.shortened)`; \(ids.isEmpty ? "list them under people in review.yaml" : hint)")
        }
        return person
    }
}
