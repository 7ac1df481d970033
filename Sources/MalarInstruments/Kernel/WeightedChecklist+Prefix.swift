// SPDX-License-Identifier: Apache-2.0

/// Checklists whose items would share an id with items of another instrument that mean something else: ever instead of now, another limit, a
/// finding instead of a measurement. Their columns carry the instrument's id: `eularAcr2019.fever`.
extension WeightedChecklist {
    /// The item table as a form, with a prefix before every id.
    static func form(prefix: String) -> [ItemDescription] {
        form.map {
            ItemDescription(prefix + $0.id, $0.label, $0.kind, weight: $0.weight, group: $0.group, need: $0.need, $0.definition)
        }
    }
}

extension Findings {
    /// The findings that answers give by item id with a prefix.
    init(_ answers: Answers, prefix: String) {
        self.init(of: { answers.finding(prefix + $0.rawValue) })
    }
}

extension ItemSet {
    /// The ids of the items with a prefix.
    func ids(prefix: String) -> [String] { items.map { prefix + $0.rawValue } }
}
