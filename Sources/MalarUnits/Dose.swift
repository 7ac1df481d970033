// SPDX-License-Identifier: Apache-2.0

/// The unit of an amount of a drug.
public enum DoseUnit: String, Sendable, CaseIterable, Hashable {
    case milligram = "mg"
    case gram = "g"
    case microgram = "µg"
    case milligramPerKilogram = "mg/kg"
    case internationalUnit = "IU"

    /// The unit written as `mg`, `g`, `µg` (also `ug`, `mcg`), `mg/kg`, `IU`; `nil` for anything else.
    public init?(text: String) {
        switch text.lowercased() {
        case "mg": self = .milligram
        case "g": self = .gram
        case "µg", "μg", "ug", "mcg": self = .microgram
        case "mg/kg": self = .milligramPerKilogram
        case "iu", "ui", "u": self = .internationalUnit
        default: return nil
        }
    }

    /// Milligrams in one unit; `nil` where that depends on body weight or on the substance.
    public var milligrams: Double? {
        switch self {
        case .milligram: 1
        case .gram: 1000
        case .microgram: 0.001
        case .milligramPerKilogram, .internationalUnit: nil
        }
    }
}

/// How often a dose is given.
public enum DoseInterval: Sendable, Hashable {
    /// Every so many days: 1 daily, 2 on alternate days, 7 weekly, 28 every four weeks.
    case days(Double)
    /// So many times on each day.
    case timesDaily(Int)
    /// Once, as a loading dose or a pulse.
    case once
    /// When needed: no daily dose follows from it.
    case asNeeded

    /// Mean length of a month, in days: 365.25 / 12.
    public static let daysPerMonth = 30.4375

    /// Doses on an average day; `nil` for a single or an as-needed dose.
    public var dosesPerDay: Double? {
        switch self {
        case .days(let days): 1 / days
        case .timesDaily(let times): Double(times)
        case .once, .asNeeded: nil
        }
    }
}

extension DoseInterval {
    /// Reads the words that charts use: `day`, `daily`, `twice daily`, `alternate days`, `week`, `every 2 weeks`, `every 4 weeks`, `month`,
    /// `once`, `as needed`; also `q4w`, `bid`. Returns `nil` for anything else.
    public init?(text: String) {
        let words = text.lowercased().split(separator: " ").joined(separator: " ")
        if let known = Self.vocabulary[words] {
            self = known
        } else if let interval = Self.every(words) {
            self = interval
        } else {
            return nil
        }
    }

    private static let vocabulary: [String: DoseInterval] = [
        "day": .days(1), "daily": .days(1), "per day": .days(1), "/day": .days(1), "once daily": .days(1), "qd": .days(1), "od": .days(1),
        "twice daily": .timesDaily(2), "bid": .timesDaily(2), "three times daily": .timesDaily(3), "tid": .timesDaily(3),
        "alternate days": .days(2), "every other day": .days(2), "qod": .days(2),
        "week": .days(7), "weekly": .days(7), "per week": .days(7), "/week": .days(7), "once weekly": .days(7),
        "month": .days(daysPerMonth), "monthly": .days(daysPerMonth), "per month": .days(daysPerMonth),
        "once": .once, "single": .once, "single dose": .once, "as needed": .asNeeded, "prn": .asNeeded,
    ]

    /// `every 4 weeks`, `every 10 days`, `every month`, `q4w`, `q2d`.
    private static func every(_ words: String) -> DoseInterval? {
        let parts = words.split(separator: " ")
        if parts.count == 3, parts[0] == "every", let count = Int(parts[1]), count > 0, let unit = days(in: parts[2]) {
            return .days(Double(count) * unit)
        }
        if parts.count == 2, parts[0] == "every", let unit = days(in: parts[1]) { return .days(unit) }
        if words.hasPrefix("q"), let count = Int(words.dropFirst().dropLast()), count > 0, let unit = days(in: words.suffix(1)) {
            return .days(Double(count) * unit)
        }
        return nil
    }

    private static func days(in unit: Substring) -> Double? {
        switch unit {
        case "d", "day", "days": 1
        case "w", "week", "weeks": 7
        case "m", "month", "months": daysPerMonth
        default: nil
        }
    }
}

extension DoseInterval: CustomStringConvertible {
    /// In words: `daily`, `weekly`, `every 4 weeks`.
    public var description: String {
        switch self {
        case .days(1): "daily"
        case .days(2): "on alternate days"
        case .days(7): "weekly"
        case .days(Self.daysPerMonth): "monthly"
        case .days(let days) where days.truncatingRemainder(dividingBy: 7) == 0: "every \(Int(days / 7)) weeks"
        case .days(let days): "every \(Int(days)) days"
        case .timesDaily(1): "daily"
        case .timesDaily(let times): "\(times) times daily"
        case .once: "once"
        case .asNeeded: "as needed"
        }
    }
}

/// An amount of a drug and how often it is given, as the chart states it.
public struct Dose: Sendable, Hashable {
    /// The amount at each administration, in `unit`.
    public let amount: Double
    /// The unit of `amount`.
    public let unit: DoseUnit
    /// How often it is given.
    public let interval: DoseInterval

    /// A dose as the chart states it.
    ///
    /// - Precondition: `amount` is finite and not negative.
    public init(_ amount: Double, _ unit: DoseUnit, _ interval: DoseInterval) {
        precondition(amount.isFinite && amount >= 0, "a dose is a finite, non-negative amount")
        self.amount = amount
        self.unit = unit
        self.interval = interval
    }

    /// Milligrams on an average day; `nil` for single and as-needed doses, and for units that depend on weight or substance.
    public var milligramsPerDay: Double? {
        guard let milligrams = unit.milligrams else { return nil }
        switch interval {
        case .days(let days): return amount * milligrams / days
        case .timesDaily(let times): return amount * milligrams * Double(times)
        case .once, .asNeeded: return nil
        }
    }
}
