// SPDX-License-Identifier: Apache-2.0

/// A study with its included reports.
public struct IncludedStudy: Sendable, Hashable {
    /// The id of `studies.yaml`, or the key of its first report.
    public var id: String
    /// The name in tables; the id where none is given.
    public var label: String
    /// The kept records of its included reports.
    public var reports: [RecordKey]
    /// Whether it enters the synthesis; `nil` where this is not told.
    public var inSynthesis: Bool?
    /// Participants in the synthesis; `nil` where this is not told.
    public var participants: Int?

    /// Groups the included reports: as `studies.yaml` says, else by relations such as abstract and full report, else each by itself.
    static func group(
        _ records: [ScreenedRecord], _ places: [RecordKey: Int], _ relations: [DuplicateClusters.Relation], _ groups: [ReviewStudy]
    ) -> [IncludedStudy] {
        let included = records.indices.filter { records[$0].outcome == .included }
        var root = Dictionary(uniqueKeysWithValues: included.map { ($0, $0) })
        var (owner, heads): ([Int: Int], [Int: Int]) = ([:], [:])
        for (index, study) in groups.enumerated() {
            for place in study.reports.compactMap({ places[$0] }) where root[place] != nil && owner[place] == nil { owner[place] = index }
        }
        for place in included {
            guard let index = owner[place] else { continue }
            if let head = heads[index] { root[place] = head } else { heads[index] = place }
        }
        for relation in relations where relation.relation.isSameStudy {
            guard let a = places[relation.record], let b = places[relation.other], let one = root[a], let other = root[b], one != other
            else {
                continue
            }
            // Two studies that the file tells apart are not joined by a relation.
            if owner[one] != nil, owner[other] != nil { continue }
            let head = owner[other] != nil ? other : owner[one] != nil ? one : min(one, other)
            for place in included where root[place] == one || root[place] == other { root[place] = head }
        }
        let members = Dictionary(grouping: included) { root[$0] ?? $0 }
        return included.filter { root[$0] == $0 }.map { head in
            let (key, study) = (records[head].key.description, owner[head].map { groups[$0] })
            return IncludedStudy(
                id: study?.id ?? key, label: study?.label ?? key, reports: (members[head] ?? []).map { records[$0].key },
                inSynthesis: study?.inSynthesis, participants: study?.participants)
        }
    }
}
