// SPDX-License-Identifier: Apache-2.0

/// What is wrong in a file of a review's folder, and where.
public struct ReviewFileError: Error, Sendable, Hashable, Codable, CustomStringConvertible {
    /// The file, relative to the folder of the review.
    public var file: String
    /// The line, from 1; `nil` where the whole file is meant.
    public var line: Int?
    /// What is wrong and what to do, without a full stop.
    public var message: String

    /// An error at a line of a file.
    public init(file: String, line: Int? = nil, _ message: String) {
        self.file = file
        self.line = line
        self.message = message
    }

    /// "review.yaml, line 12: unknown key ...".
    public var description: String { "\(file)\(line.map { ", line \($0)" } ?? ""): \(message)" }
}

/// All that is wrong in the files of a review.
public struct ReviewFileErrors: Error, Sendable, Hashable, CustomStringConvertible {
    /// The errors in the order of files and lines.
    public var errors: [ReviewFileError]

    /// Several errors, at least one.
    public init(_ errors: [ReviewFileError]) {
        self.errors = errors
    }

    /// One line per error.
    public var description: String { errors.map(\.description).joined(separator: "\n") }
}
