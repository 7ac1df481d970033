// SPDX-License-Identifier: Apache-2.0

/// Why a search did not come to its end. No message holds the key.
public struct PubMedFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of a failure.
    public enum Code: String, Sendable, Hashable, Codable, CaseIterable {
        /// The strategy is empty.
        case emptyStrategy
        /// The address is neither HTTPS nor this machine.
        case unsafeAddress
        /// The server says that the request is wrong.
        case refused
        /// Too many requests, as the server says, and still so after all attempts.
        case rateLimited
        /// The server failed in every attempt.
        case server
        case timedOut
        case connection
        /// What came is not what the E-utilities send.
        case unreadableAnswer
        /// A single day of entry holds more records than can be fetched.
        case tooManyOnOneDay
        /// The server no longer knows the search; it has to be run again.
        case historyLost
        /// The folder for unfinished downloads cannot be read or written.
        case folder
        case cancelled
    }

    /// The kind of this failure.
    public let code: Code
    /// What happened and what to do, without a full stop.
    public let message: String
    /// How often it was tried.
    public let attempts: Int

    init(_ code: Code, attempts: Int = 0, _ message: String) {
        self.code = code
        self.attempts = attempts
        self.message = message
    }

    /// The message, with the number of attempts where there were several.
    public var description: String { attempts > 1 ? "\(message) (after \(attempts) attempts)" : message }
}
