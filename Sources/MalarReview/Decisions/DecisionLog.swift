// SPDX-License-Identifier: Apache-2.0

internal import Foundation

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// One person's file of decisions, `decisions/<person>.csv`, open for writing.
///
/// There is one file per person, and nothing is ever written but at its end, so that two people who work apart never change the same file
/// and version control merges their work without a question. A decision is on the disk when `append` returns: the line is written at once
/// and flushed with `fsync`. What a crash cuts off is one unfinished line, which the next opening moves into `decisions/<person>.torn` and
/// tells. While the file is open it is locked against a second session of the same person.
///
/// An instance belongs to one thread at a time.
public final class DecisionLog {
    /// The id of the person.
    public let person: String
    /// The file within the folder.
    public let file: String
    /// What was read when the file was opened, and what has been appended since.
    public private(set) var events: [ReviewEvent]
    /// What was found when the file was opened.
    public let remarks: [ReviewRemark]
    private let descriptor: Int32
    private var nextSequence: Int

    /// Opens the file of a person, which is made where there is none.
    ///
    /// - Parameters:
    ///   - folder: the folder of the review.
    ///   - person: an id as in the protocol.
    /// - Throws: ``ReviewFileErrors`` where the file cannot be opened, is open elsewhere, or is not a file of decisions.
    public init(folder: String, person: String) throws(ReviewFileErrors) {
        guard ReviewID.isValid(person) else {
            throw ReviewFileErrors([ReviewFileError(file: "decisions", "`\(person.prefix(40))`: \(ReviewID.rule)")])
        }
        (self.person, file) = (person, "decisions/\(person).csv")
        let files = try FolderFiles(folder)
        do throws(ReviewFileError) {
            let name = file
            let place = try files.place(name)
            try LogFile.makeFolder(try files.place("decisions"), name: "decisions")
            descriptor = try LogFile.open(place, name: name)
        } catch {
            throw ReviewFileErrors([error])
        }
        do throws(ReviewFileError) {
            let bytes = try LogFile.contents(descriptor, name: file)
            let reading = DecisionLogReading(bytes: bytes, person: person, file: file)
            try LogFile.mend(descriptor, bytes, reading, torn: try files.place("decisions/\(person).torn"), name: file)
            (events, remarks) = (reading.events, reading.remarks)
            nextSequence = (reading.events.map(\.sequence).max() ?? 0) + 1
        } catch {
            close(descriptor)
            throw ReviewFileErrors([error])
        }
    }

    deinit { close(descriptor) }

    /// Writes a decision. When this returns, it is on the disk.
    ///
    /// - Parameters:
    ///   - action: what was decided; whether it makes sense in the review is asked by `ReviewState.refusal(of:by:)`.
    ///   - note: a remark in free words.
    ///   - protocolVersion: the version of the protocol that holds.
    ///   - time: when; now unless told otherwise, and never before the decision above it.
    /// - Throws: ``ReviewFileError`` where the disk does not take it; nothing of the line then remains in the file.
    @discardableResult
    public func append(
        _ action: ReviewAction, note: String = "", protocolVersion: String = "1", at time: ReviewInstant = .now
    ) throws(ReviewFileError) -> ReviewEvent {
        let time = max(time, events.last?.time ?? time)
        let event = ReviewEvent(
            sequence: nextSequence, time: time, person: person, action: action, note: note, protocolVersion: protocolVersion)
        try LogFile.append(descriptor, Array((EventLine.text(event) + "\n").utf8), name: file)
        nextSequence += 1
        events.append(event)
        return event
    }
}
