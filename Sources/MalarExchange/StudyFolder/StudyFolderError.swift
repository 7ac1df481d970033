// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited

/// A study folder that cannot be read or written at all.
public struct StudyFolderError: Error, Sendable, Hashable {
    /// What is wrong. More codes may come in later versions.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The name of the code, stable between versions.
        public let description: String

        /// The path leads nowhere.
        public static let noSuchFolder = Self(description: "noSuchFolder")
        /// The path leads to a file.
        public static let notAFolder = Self(description: "notAFolder")
        /// The folder has no `patients.csv`.
        public static let noPatients = Self(description: "noPatients")
        /// A file or the folder cannot be opened.
        public static let unreadable = Self(description: "unreadable")
        /// A file is not UTF-8 text.
        public static let notText = Self(description: "notText")
        /// A file has no header that could be used.
        public static let noHeader = Self(description: "noHeader")
        /// Two centres have patients of the same id.
        public static let collidingIDs = Self(description: "collidingIDs")
        /// There is something already where a folder would be written.
        public static let alreadyThere = Self(description: "alreadyThere")
        /// The folder cannot be written.
        public static let unwritable = Self(description: "unwritable")
    }

    /// One thing that is wrong, with its place.
    public struct Problem: Sendable, Hashable {
        /// What is wrong.
        public let code: Code
        /// The file's name, or the folder's path as it was given.
        public let file: String
        /// The line, counted from 1; `nil` where the whole file is meant.
        public let line: Int?
        /// What is wrong and what to do, without any value of the data.
        public let message: String

        init(_ code: Code, _ file: String, line: Int? = nil, _ message: String) {
            self.code = code
            self.file = file
            self.line = line
            self.message = message
        }
    }

    /// What is wrong, in the order of the tables. Never empty.
    public let problems: [Problem]

    init(problems: [Problem]) {
        self.problems = problems
    }

    init(_ code: Code, _ file: String, _ message: String) {
        self.init(problems: [Problem(code, file, message)])
    }
}

extension StudyFolderError: CustomStringConvertible {
    /// One problem a line: `visits.csv, line 1: two columns have the same name ...`.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}

extension StudyFolderError.Problem: CustomStringConvertible {
    /// The place, what is wrong, and what to do.
    public var description: String { "\(file)\(line.map { ", line \($0)" } ?? ""): \(message)" }
}

extension StudyFolderError.Problem {
    /// An error that keeps a whole file from being read.
    init(_ error: DelimitedTextError) {
        let notText: [DelimitedTextError.Code] = [.utf16, .invalidUTF8, .nulByte]
        let code: StudyFolderError.Code =
            notText.contains(error.code) ? .notText : error.code == .fileTooLarge ? .unreadable : .noHeader
        let column = error.column.map { "column \($0): " } ?? error.byteColumn.map { "byte \($0) of the line: " } ?? ""
        self.init(code, error.fileName, line: error.line, column + error.sentence)
    }
}
