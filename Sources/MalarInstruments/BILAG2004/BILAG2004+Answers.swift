// SPDX-License-Identifier: Apache-2.0

extension BILAG2004 {
    /// The grades, the choice of the rules, the 97 items, the values before and the history, as a form.
    static let form: [ItemDescription] = gradeForm + [choice] + items.map(entry) + previousForm + historyForm

    private static let choice = ItemDescription(
        "gradesFromItems", "Grades from items", .choice(["off", unverifiedRules]), group: "BILAG-2004", need: .alternative,
        "off where not given; \(unverifiedRules) derives grades that were not entered, by rules that nobody has checked against the publication"
    )

    private static func entry(_ item: Item) -> ItemDescription {
        let kind: ItemDescription.Kind =
            switch item.recording {
            case .scale: .count(0...4)
            case .yesNo: .finding
            case .number(let range, let unit): .number(range, unit: unit)
            case .dipstick: .count(0...3)
            }
        let scale = item.recording == .scale ? "0 not present, 1 improving, 2 same, 3 worse, 4 new" : "counts only if due to active lupus"
        return ItemDescription(
            item.id, item.label, kind, group: item.domain.rawValue, need: .alternative,
            "item \(item.number); \(item.definition.isEmpty ? "" : item.definition + "; ")\(scale)")
    }

    private static let previousForm = items.filter { comparedItems.contains($0.name) }.map { item in
        ItemDescription(
            previous(item.name), "\(item.label), before", entry(item).kind, group: "values before", need: .alternative,
            "the last value before this visit; without it rules on rise and fall are taken as not met")
    }

    private static let historyForm = Domain.allCases.map {
        ItemDescription(
            ever($0), "\(Grade.name(of: $0)), ever A, B or C", .finding, group: "history", need: .alternative,
            "decides between D and E where a grade is derived from items")
    }

    private static func previous(_ name: String) -> String { "bilag.previous.\(name)" }
    private static func ever(_ domain: Domain) -> String { "bilag.ever.\(domain.rawValue)" }

    /// The form's items of a system.
    static func items(of domain: Domain) -> [Item] { itemsByDomain[domain] ?? [] }

    private static let itemsByDomain = Dictionary(grouping: items) { $0.domain }

    /// What the answers of one visit say of the nine grades.
    struct Reading {
        private(set) var grades = Grades()
        private(set) var missing: [String] = []
        private(set) var flags: [String] = []
        let record: Record

        init(_ answers: Answers) {
            record = Record(answers)
            let derives = answers.word("gradesFromItems") == unverifiedRules
            for domain in Domain.allCases {
                let entered = answers.word(domain.item).flatMap(Grade.init)
                grades[domain] = entered?.set ?? .unknown
                let open = items(of: domain).filter { record[$0.number] == nil }
                let hasItems = open.count < items(of: domain).count
                if derives, hasItems {
                    read(unverifiedGrade(of: domain, record), of: domain, entered: entered, open: open)
                } else if entered == nil {
                    missing.append(domain.item)
                    if hasItems { flags.append("itemsNotGraded.\(domain.item)") }
                }
            }
            if flags.contains(where: { $0.hasPrefix("derived.") || $0.hasPrefix("recordedDiffers.") }) {
                flags.insert(unverifiedFlag, at: 0)
            }
        }

        /// A grade that was entered stands; one that was not is taken from the items.
        private mutating func read(_ derived: Derived, of domain: Domain, entered: Grade?, open: [Item]) {
            if let entered {
                if derived.grades.isDisjoint(with: entered.set) { flags.append("recordedDiffers.\(domain.item)") }
                return
            }
            grades[domain] = derived.grades
            flags.append("derived.\(domain.item)")
            if derived.stands { flags.append("gradeStands.\(domain.item)") }
            if derived.lacksPrevious { flags.append("noPrevious") }
            if derived.grades.isSubset(of: [.d, .e]), derived.grades.grade == nil {
                missing.append(ever(domain))
            } else if derived.grades.grade == nil {
                missing += open.map(\.id)
            }
        }
    }
}

extension BILAG2004.Record {
    /// What answers give for the items, the values before and the history.
    init(_ answers: Answers) {
        self.init()
        for item in BILAG2004.items {
            self[item.number] =
                item.recording == .yesNo ? answers.finding(item.id).isPresent.map { $0 ? 1 : 0 } : answers.number(item.id)
        }
        for name in BILAG2004.comparedItems { previous[name] = answers.number("bilag.previous.\(name)") }
        for domain in BILAG2004.Domain.allCases { everInvolved[domain] = answers.finding("bilag.ever.\(domain.rawValue)") }
    }
}

extension BILAG2004.Grade {
    fileprivate static func name(of domain: BILAG2004.Domain) -> String {
        domain.rawValue.prefix(1).uppercased() + domain.rawValue.dropFirst()
    }
}
