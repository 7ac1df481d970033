// SPDX-License-Identifier: Apache-2.0

import MalarInstruments

typealias Item = SLEDAI2K.Item

extension Answers {
    /// A visit at which every SLEDAI-2K item was looked for: these are present, these unknown, the others absent.
    static func visit(_ present: [Item] = [], unknown: [Item] = [], _ numbers: [String: Double] = [:], findings: [String: Finding] = [:])
        -> Answers
    {
        var answers = Answers(numbers.mapValues { .number($0) }.merging(findings.mapValues { .finding($0) }) { $1 })
        for item in Item.allCases {
            answers[item.rawValue] = unknown.contains(item) ? .unknown : .finding(present.contains(item) ? .present : .absent)
        }
        return answers
    }

    /// Numbers and nothing else.
    static func numbers(_ numbers: [String: Double]) -> Answers {
        Answers(numbers.mapValues { .number($0) })
    }
}

extension Findings<SLEDAI2K.Item> {
    init(_ present: [Item], unknown: [Item] = []) {
        self.init(present: ItemSet(present), unknown: ItemSet(unknown))
    }
}

/// SplitMix64, so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Equal to the printed digits.
func rounds(_ computed: Double?, to printed: String) -> Bool {
    guard let computed, let expected = Double(printed) else { return false }
    let decimals = printed.split(separator: ".").dropFirst().first?.count ?? 0
    let halfUnit = (0..<decimals).reduce(0.5) { half, _ in half / 10 }
    return (computed - expected).magnitude <= halfUnit * (1 + 1e-9)
}
