// SPDX-License-Identifier: Apache-2.0

/// The SLEDAI of a visit: SLEDAI-2K from its items or as recorded, and SELENA-SLEDAI as recorded.
struct SLEDAIScore {
    /// SLEDAI-2K from its items or as recorded.
    let sledai2k: RecordedOrDerived
    /// SLEDAI-2K for comparisons: nothing at all is known of a visit that does not exist.
    let total: Bounds
    /// SELENA-SLEDAI as recorded.
    let selena: Double?
    /// The findings of the SLEDAI-2K items.
    let findings: Findings<SLEDAI2K.Item>
    private let readingFlags: [String]

    init(_ answers: Answers?) {
        let reading = SLEDAI2K.Reading(answers ?? Answers())
        findings = reading.findings
        readingFlags = reading.flags
        sledai2k = RecordedOrDerived(SLEDAI2K.tally(reading.findings).range, recorded: answers?.number("sledai2k"))
        total = answers == nil ? .unknown : sledai2k.best
        selena = answers?.number(Self.selenaItem.id)
    }

    /// Required items without an answer, while they leave the score open.
    var missing: [String] { sledai2k.best.value == nil ? findings.unknown.items.map(\.rawValue) : [] }
    /// Where items rest on measurements, or contradict the recorded score.
    var flags: [String] { readingFlags + sledai2k.flags("sledai2k") }

    /// SLEDAI-2K at two visits.
    static func sledai2k(_ earlier: SLEDAIScore, _ now: SLEDAIScore) -> Change {
        Change(name: "SLEDAI-2K", earlier: earlier.total, now: now.total)
    }

    /// SELENA-SLEDAI where both visits have it, else SLEDAI-2K: the two are never subtracted from each other.
    static func selenaOr2k(_ earlier: SLEDAIScore, _ now: SLEDAIScore) -> Change {
        guard let before = earlier.selena, let after = now.selena else { return sledai2k(earlier, now) }
        return Change(name: "SELENA-SLEDAI", earlier: Bounds(before), now: Bounds(after))
    }

    /// What a clinician must know of the score used.
    func flags(usingSelena: Bool) -> [String] { usingSelena ? ["activity.selenaSledai"] : ["activity.sledai2k"] + flags }

    /// SLEDAI-2K as recorded, beside its items.
    static let recordedItem = ItemDescription(
        "sledai2k", "SLEDAI-2K", .count(0...105), group: "activity", need: .alternative,
        "as recorded; decides where the items leave the total open")
    static let selenaItem = ItemDescription(
        "selenaSledai", "SELENA-SLEDAI", .count(0...105), group: "activity", need: .alternative,
        "as recorded; used where both visits have it, instead of SLEDAI-2K")
    /// The items of SLEDAI-2K, and its total as recorded.
    static let form = SLEDAI2K.description.items + [recordedItem]
}
