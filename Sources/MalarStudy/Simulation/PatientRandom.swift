// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The random numbers of one simulated patient, from the seed of the cohort and the patient's place in it alone.
///
/// Two kinds: ``next()`` and what is built on it are SplitMix64, started for each patient afresh. ``spread(_:)`` gives for each trait a
/// sequence over the patients that fills 0 to 1 evenly (additive recurrence by an irrational step), so that in a cohort of 26 the shares
/// are already near to those of the template.
/// - Source: SplitMix64: doi:10.1145/2660193.2660195; additive recurrence: Kronecker sequence of the fractional parts of square roots of primes.
struct PatientRandom: RandomNumberGenerator {
    private var state: UInt64
    private let seed: UInt64
    private let index: UInt64

    init(seed: UInt64, index: Int) {
        (self.seed, self.index) = (seed, UInt64(index))
        state = Self.mixed(seed &+ Self.mixed(self.index &+ 0x9E37_79B9_7F4A_7C15))
    }

    @inline(__always)
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// Evenly between 0 and 1, both left out.
    mutating func uniform() -> Double { Self.fraction(next()) }

    /// Whether something of this probability happens.
    mutating func happens(_ probability: Double) -> Bool { uniform() < probability }

    /// A whole number of a range, each equally often.
    mutating func integer(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next().multipliedFullWidth(by: UInt64(range.count)).high)
    }

    /// From the standard normal distribution (Box and Muller).
    mutating func normal() -> Double { Self.normal(uniform(), uniform()) }

    /// The patient's place, 0 to 1, in the even sequence of a trait.
    func spread(_ trait: Trait) -> Double {
        let offset = Self.mixed(seed ^ Self.mixed(UInt64(trait.rawValue) &+ 1))
        return Self.fraction(offset &+ index &* Self.steps[trait.rawValue])
    }

    /// The share of the standard normal distribution below a value.
    static func rank(_ value: Double) -> Double { 0.5 * erfc(-value * 0.707_106_781_186_547_5) }

    private static func normal(_ first: Double, _ second: Double) -> Double {
        (-2 * log(first)).squareRoot() * cos(6.283_185_307_179_586 * second)
    }

    private static func fraction(_ bits: UInt64) -> Double { (Double(bits >> 11) + 0.5) * 0x1p-53 }

    private static let steps: [UInt64] = Trait.primes.map { prime in
        let root = Double(prime).squareRoot()
        return UInt64((root - root.rounded(.down)) * 0x1p64) | 1
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension PatientRandom {
    /// What is spread evenly over the patients.
    enum Trait: Int, CaseIterable {
        case sex, age, duration, ethnicity, centre, skin, joints, blood, kidney, serology, immunosuppressant, antimalarial, reason, followUp
        case damage, damagePoints, belimumab, rituximab, previous, syndrome, glucocorticoid, skinActivity, jointActivity, response, flare
        case global, everKidney, everSerositis, everNervous, everBlood, eventT4, eventT12, eventT24, eventT36, eventT48, eventT72

        static let primes = [
            2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109, 113, 127,
            131, 137, 139, 149, 151,
        ]
    }

    /// The place in a trait's sequence as a value of the standard normal distribution.
    func spreadNormal(_ trait: Trait) -> Double { Self.quantile(spread(trait)) }

    /// The value of the standard normal distribution below which a share lies, to 4.5e-4.
    /// - Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23.
    private static func quantile(_ share: Double) -> Double {
        let tail = min(share, 1 - share)
        let t = (-2 * log(tail)).squareRoot()
        let value = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)))
        return share < 0.5 ? -value : value
    }
}
