// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort

/// A request that cannot be carried out as asked: what is wrong with it, and what would be right.
public struct RequestError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong. More codes may come in later versions.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The name of the code, stable between versions.
        public let description: String

        /// There is no instrument of that name.
        public static let unknownInstrument = Self(description: "unknownInstrument")
        /// There is no drug of that name.
        public static let unknownDrug = Self(description: "unknownDrug")
        /// The input has no column that the instrument asks for.
        public static let noItems = Self(description: "noItems")
        /// The instrument is known and not implemented.
        public static let notImplemented = Self(description: "notImplemented")
        /// The input lacks a column that says whose visit a row is, or when.
        public static let missingColumn = Self(description: "missingColumn")
        /// The study has no patient of that name.
        public static let unknownPatient = Self(description: "unknownPatient")
        /// The patient has no visit of that date.
        public static let unknownVisit = Self(description: "unknownVisit")
        /// The study has no row or column of that name, or the report no such cell.
        public static let unknownPlace = Self(description: "unknownPlace")
        /// A column to be copied is not in the input, or has the name of a result.
        public static let carriedColumn = Self(description: "carriedColumn")
        /// A file that is needed is missing or cannot be read.
        public static let unreadableFile = Self(description: "unreadableFile")
        /// Something is in the way and is not overwritten.
        public static let inTheWay = Self(description: "inTheWay")
        /// A statistical request is no JSON, or asks for what no procedure takes.
        public static let unreadableRequest = Self(description: "unreadableRequest")
        /// There is no statistical procedure of that name.
        public static let unknownProcedure = Self(description: "unknownProcedure")
        /// There is no template of that name.
        public static let unknownTemplate = Self(description: "unknownTemplate")
        /// A number lies outside of what makes sense.
        public static let impossibleNumber = Self(description: "impossibleNumber")
        /// A file or folder cannot be written.
        public static let unwritable = Self(description: "unwritable")
        /// A program of the system that is needed is not installed.
        public static let missingProgram = Self(description: "missingProgram")
        /// A program of the system did not do what it was asked for.
        public static let failedProgram = Self(description: "failedProgram")
    }

    /// What is wrong.
    public let code: Code
    /// What is wrong and what to do, in a sentence or two, without a patient's value.
    public let description: String

    /// A request that cannot be carried out.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}

/// `; did you mean this?`, where one name is near.
func suggestion(for word: String, among names: [String]) -> String? {
    Spelling.suggestion(for: word, among: names).map { "did you mean `\($0)`?" }
}

extension String {
    /// The path of a file in the folder at this path.
    func path(of file: String) -> String { hasSuffix("/") ? self + file : "\(self)/\(file)" }

    /// A name out of a file as messages show it: one line, at most 60 characters.
    var shortened: String {
        let line = String(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
        return line.count <= 60 ? line : line.prefix(60) + "…"
    }
}
