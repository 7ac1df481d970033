// SPDX-License-Identifier: Apache-2.0

extension SLEDAIVersion {
    /// The item table: that of SLEDAI-2K, with the rows that the version words otherwise.
    public var table: [Descriptor<SLEDAI2K.Item>] {
        SLEDAI2K.table.map {
            Descriptor($0.item, $0.weight, $0.label, $0.system, wording[$0.item] ?? $0.definition)
        }
    }

    // swift-format-ignore
    private var wording: [SLEDAI2K.Item: String] {
        var rows: [SLEDAI2K.Item: String] = [:]
        if self != .sledai2k {
            rows[.arthritis] = "more than 2 joints with pain and signs of inflammation (tenderness, swelling or effusion)"
        }
        if asksForNewSkinActivity {
            rows[.rash] = "new or recurrent rash of inflammatory type"
            rows[.alopecia] = "new or recurrent abnormal patchy or diffuse loss of hair"
            rows[.mucosalUlcers] = "new or recurrent oral or nasal ulcers"
        }
        if asksForNewProteinuria {
            rows[.proteinuria] = "more than 0.5 g in 24 hours, of new onset or with a recent rise of more than 0.5 g in 24 hours"
        }
        return rows
    }

    /// The items that say whether something found is new, with the item they belong to.
    static let novelty: [(item: SLEDAI2K.Item, id: String)] = [
        (.proteinuria, "proteinuriaNewOrRising"), (.rash, "rashNewOrRecurrent"), (.alopecia, "alopeciaNewOrRecurrent"),
        (.mucosalUlcers, "mucosalUlcersNewOrRecurrent"),
    ]

    /// The novelty items that the version reads.
    var noveltyInUse: [(item: SLEDAI2K.Item, id: String)] {
        Self.novelty.filter { $0.item == .proteinuria ? asksForNewProteinuria : asksForNewSkinActivity }
    }

    /// The form: 24 items, measurements, what is new, and the window.
    var form: [ItemDescription] {
        let findings = table.map {
            ItemDescription($0.item.rawValue, $0.label, .finding, weight: Double($0.weight), group: $0.system, $0.definition)
        }
        let novel = noveltyInUse.map { item, id in
            ItemDescription(
                id, "\(item.rawValue), new", .finding, group: "novelty", need: .alternative,
                item == .proteinuria
                    ? "of new onset, or a recent rise of more than 0.5 g in 24 hours; absent means that proteinuria does not count"
                    : "new or recurrent; absent means that \(item.rawValue) does not count; where the data never ask, the item is read as answered"
            )
        }
        return findings + SLEDAI2K.measurementForm + novel + [SLEDAIWindow.item]
    }
}

/// How far back findings count.
enum SLEDAIWindow: String, CaseIterable {
    case tenDay, thirtyDay

    static let item = ItemDescription(
        "sledaiWindow", "Window", .choice(allCases.map(\.rawValue)), group: "visit", need: .alternative,
        "days before the visit in which a finding counts, for the record: 10 (original rule) or 30 (agreed with it in all but one of 149 patients); tenDay where not given"
    )

    init(_ answers: Answers) {
        self = answers.word(Self.item.id).flatMap(SLEDAIWindow.init) ?? .tenDay
    }
}
