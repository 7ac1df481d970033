// SPDX-License-Identifier: Apache-2.0

/// The records behind every count of a flow diagram.
public struct FlowLineage: Sendable, Hashable {
    /// A named part with its records.
    public struct Part: Sendable, Hashable {
        /// A source or a reason.
        public var name: String
        /// The id of the source or criterion; empty where there is none.
        public var id: String
        /// Its records.
        public var records: [RecordKey]

        /// A named part.
        public init(_ name: String, id: String = "", _ records: [RecordKey]) {
            self.name = name
            self.id = id
            self.records = records
        }
    }

    /// The records of each count; for reports the kept record that stands for it.
    public var records: [FlowCountName: [RecordKey]] = [:]
    /// The parts of those counts that have any, in the order in which they are shown.
    public var parts: [FlowCountName: [Part]] = [:]
    /// The studies with their reports.
    public var studies: [IncludedStudy] = []
    /// Records found by other methods that were excluded by title, which the diagram has no box for.
    public var otherRecordsExcluded: [RecordKey] = []
    /// Records found by other methods whose first round is open.
    public var otherRecordsAwaiting: [RecordKey] = []
    /// Reports excluded without a reason.
    public var withoutReason: [RecordKey] = []

    /// Nothing.
    public init() {}

    /// The records behind a count: its own, or those of its parts.
    public func keys(_ name: FlowCountName) -> [RecordKey] { records[name] ?? (parts[name] ?? []).flatMap(\.records) }

    /// The records behind a part of a count.
    public func keys(_ name: FlowCountName, part: String) -> [RecordKey] {
        (parts[name] ?? []).filter { $0.name == part }.flatMap(\.records)
    }
}
