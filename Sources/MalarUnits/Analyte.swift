// SPDX-License-Identifier: Apache-2.0

/// A unit of one analyte. Units belong to an analyte, so that mg/dL of protein can never meet mg/dL of creatinine.
public struct AnalyteUnit: Sendable, Hashable {
    /// The UCUM code, as stored and exchanged.
    public let ucum: String
    /// Canonical units in one of this unit; `nil` where no fixed factor exists (antibody units of different assays).
    public let perCanonical: Double?
    /// Other spellings that laboratories print, in lower case.
    public let spellings: [String]

    /// A unit by UCUM code, with its factor to the analyte's canonical unit and the spellings that laboratories print.
    public init(_ ucum: String, _ perCanonical: Double?, _ spellings: [String] = []) {
        self.ucum = ucum
        self.perCanonical = perCanonical
        self.spellings = spellings
    }
}

/// A quantity that a laboratory or a bedside measurement reports.
public struct Analyte: Sendable, Hashable {
    /// The id in code, CSV and JSON.
    public let id: String
    /// The name in print.
    public let label: String
    /// The LOINC code, where the common assay has one.
    public let loinc: String?
    /// The units it is reported in, the canonical one first.
    public let units: [AnalyteUnit]
    /// Values outside this range, in the canonical unit, are queried.
    public let plausible: ClosedRange<Double>

    /// The unit written in the UCUM code or in one of the spellings, ignoring case and blanks.
    public func unit(named text: String) -> AnalyteUnit? {
        let wanted = Self.folded(text)
        return units.first { Self.folded($0.ucum) == wanted || $0.spellings.contains(wanted) }
    }

    /// The unit that stored values are compared in.
    public var canonicalUnit: AnalyteUnit { units[0] }

    private static func folded(_ text: String) -> String {
        String(text.lowercased().filter { !$0.isWhitespace }.map { $0 == "μ" ? "µ" : $0 })
    }
}

/// A measured value as the laboratory reported it. A conversion never overwrites it.
public struct Measurement: Sendable, Hashable {
    /// Whether the laboratory gave the value itself or a limit of detection (`<2`, `>600`).
    public enum Bound: String, Sendable { case exact, below, above }

    /// What was measured.
    public let analyte: Analyte
    /// The value, in `unit`.
    public let value: Double
    /// The unit it was reported in.
    public let unit: AnalyteUnit
    /// Whether `value` is the result or a limit of detection.
    public let bound: Bound
    /// The laboratory's lower reference limit, in `unit`.
    public let lowerLimit: Double?
    /// The laboratory's upper reference limit, in `unit`.
    public let upperLimit: Double?

    /// A result with its unit, and the laboratory's reference limits in the same unit where known.
    public init(_ analyte: Analyte, _ value: Double, _ unit: AnalyteUnit, bound: Bound = .exact, lower: Double? = nil, upper: Double? = nil)
    {
        precondition(analyte.units.contains(unit), "the unit belongs to another analyte")
        self.analyte = analyte
        self.value = value
        self.unit = unit
        self.bound = bound
        self.lowerLimit = lower
        self.upperLimit = upper
    }

    /// The value in the analyte's canonical unit; `nil` where the reported unit has no fixed factor.
    public var canonicalValue: Double? {
        unit.perCanonical.map { value * $0 }
    }
}
