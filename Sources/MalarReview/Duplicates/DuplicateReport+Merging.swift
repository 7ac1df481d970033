// SPDX-License-Identifier: Apache-2.0

extension DuplicateReport {
    /// One record for each cluster and each record without duplicates, in the order of the input.
    ///
    /// The report is the data of the merge: the records themselves are not touched, and leaving a cluster out undoes it.
    /// - Parameters:
    ///   - records: those that the report is about.
    ///   - preferring: names of databases or files whose values win, best first.
    public func merged(_ records: [BibliographicRecord], preferring: [String] = []) -> [MergedRecord] {
        var places: [String: Int] = [:]
        for (index, record) in records.enumerated() where places[record.id] == nil { places[record.id] = index }
        var leads: [Int: [Int]] = [:]
        var hidden: Set<Int> = []
        for cluster in clusters {
            let members = cluster.compactMap { places[$0] }.sorted()
            guard let lead = members.first, members.count > 1 else { continue }
            leads[lead] = members
            hidden.formUnion(members.dropFirst())
        }
        return records.indices.filter { !hidden.contains($0) }.compactMap { index in
            MergedRecord((leads[index] ?? [index]).map { records[$0] }, preferring: preferring)
        }
    }
}
