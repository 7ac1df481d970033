// SPDX-License-Identifier: Apache-2.0

private let findingWords: [String: Bool] = [
    "true": true, "1": true, "yes": true, "y": true, "si": true, "sì": true, "present": true, "+": true,
    "false": false, "0": false, "no": false, "n": false, "absent": false, "-": false, "\u{2212}": false,
]

/// Reads a finding: `true` is present, `false` is absent. An empty field is unknown, never absent.
///
/// Present: true, 1, yes, y, si, sì, present, +. Absent: false, 0, no, n, absent, - (also U+2212). Upper and lower case are the same.
/// Unknown: where `isUnknown` says so. Anything else is refused.
public func parseFinding(_ field: some StringProtocol) -> FieldReading<Bool> {
    let word = field.trimmedOfBlanks.lowercased()
    if isUnknown(word) { return .unknown }
    return findingWords[word].map { .value($0) } ?? .refused(.notAFinding)
}
