// SPDX-License-Identifier: Apache-2.0

/// A score derived from items, beside the one that a chart recorded.
///
/// The derived one is used where the items give it; the recorded one decides where they leave it open. Where the two contradict each other,
/// the derived bounds stand and the result is flagged.
struct RecordedOrDerived {
    /// What is used.
    let best: Bounds
    /// Whether the recorded score is used.
    let isRecorded: Bool
    private let differs: Bool

    init(_ derived: Bounds, recorded: Double?) {
        let contradicts = recorded.map { !derived.admits($0) } ?? false
        isRecorded = recorded != nil && derived.value == nil && !contradicts
        best = isRecorded ? Bounds(recorded) : derived
        differs = contradicts
    }

    /// A flag where the two contradict each other.
    func flags(_ id: String) -> [String] { differs ? ["recordedDiffers.\(id)"] : [] }
}
