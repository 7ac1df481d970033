// SPDX-License-Identifier: Apache-2.0

/// Where a number comes from: who and what was counted, out of how many, by which method.
public struct Lineage: Sendable, Hashable {
    /// A named choice and the value it had.
    public struct Option: Sendable, Hashable {
        /// What was chosen, such as "zeros"; a page prints it with a capital.
        public var name: String
        /// How it was chosen, in words; a page leaves out an option whose value is empty.
        public var value: String

        /// A choice and the value it had, both as they will be printed.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Ids of the subjects that contributed, in the order they are to be listed.
    public var subjects: [String]
    /// Ids of the records that contributed, in the order they are to be listed.
    public var records: [String]
    /// The number the value is a part of; `nil` where there is none.
    public var denominator: Int?
    /// What was done, in words.
    public var method: String
    /// The choices that bear on the number, in the order they are to be listed.
    public var options: [Option]
    /// A remark, listed last; `nil` for none.
    public var note: String?

    /// A lineage of which only the method is required; a page leaves out what is empty or `nil`.
    public init(
        subjects: [String] = [], records: [String] = [], denominator: Int? = nil, method: String, options: [Option] = [],
        note: String? = nil
    ) {
        self.subjects = subjects
        self.records = records
        self.denominator = denominator
        self.method = method
        self.options = options
        self.note = note
    }
}
