// SPDX-License-Identifier: Apache-2.0

/// Physician global assessment on the anchored scale of the SELENA trials: 0 none, 1 mild, 2 moderate, 3 severe.
///
/// - Source: `piga2022`.
enum PhysicianGlobal {
    static let id = "pga"

    static let item = ItemDescription(
        id, "Physician global assessment", .number(0...3, unit: "0-3"), group: "activity",
        "activity in the preceding month on the anchored scale of 0 (none) to 3 (severe); damage and serology left aside")

    static func criterion(_ criterion: String, _ pga: Double?, _ limit: Limit) -> Criterion {
        Criterion(
            criterion, "PGA \(limit)", limit.holds(for: Bounds(pga)), decidedBy: pga.map { "PGA \($0.inWords)" } ?? "PGA not recorded")
    }
}
