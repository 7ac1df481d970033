// SPDX-License-Identifier: Apache-2.0

import Testing

/// Records an issue unless two numbers agree within a relative tolerance.
func expect(
    _ computed: Double?, isCloseTo expected: Double, within tolerance: Double = 1e-12, _ location: SourceLocation = #_sourceLocation
) {
    let miss = computed.map { ($0 - expected).magnitude } ?? .infinity
    #expect(
        miss <= tolerance * expected.magnitude, "\(String(describing: computed)) is not \(expected)", sourceLocation: location)
}
