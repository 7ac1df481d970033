// SPDX-License-Identifier: Apache-2.0

/// Events in two groups of several studies.
public struct TwoByTwoStudies: Hashable, Sendable {
    /// One study: events and patients of the first and of the second group.
    public struct Study: Hashable, Sendable {
        public let events1: Int, size1: Int, events2: Int, size2: Int

        /// The four counts.
        public init(events1: Int, size1: Int, events2: Int, size2: Int) {
            (self.events1, self.size1, self.events2, self.size2) = (events1, size1, events2, size2)
        }

        var cells: [Double] { [events1, size1 - events1, events2, size2 - events2].map(Double.init) }
        var hasEmptyCell: Bool { cells.contains(0) }
        /// Nobody or everybody of both groups had the event: the study says nothing about a ratio.
        var isOneSided: Bool { events1 + events2 == 0 || events1 + events2 == size1 + size2 }
        var isSound: Bool { events1 >= 0 && events2 >= 0 && size1 > 0 && size2 > 0 && events1 <= size1 && events2 <= size2 }
    }

    /// 1 or more.
    public let studies: [Study]

    /// `.emptySample`, and `.invalidArgument` for an empty group or more events than patients.
    public static func of(_ studies: [Study]) -> Computed<TwoByTwoStudies> {
        guard !studies.isEmpty else { return .undefined(.emptySample) }
        guard studies.allSatisfy(\.isSound) else { return .undefined(.invalidArgument) }
        return .value(TwoByTwoStudies(studies: studies))
    }

    /// What is compared.
    public enum Measure: String, Hashable, Sendable, CaseIterable, Codable {
        /// Risk ratio and odds ratio, as logarithms; risk difference.
        case riskRatio = "RR", oddsRatio = "OR", riskDifference = "RD"
    }

    /// Which studies get a correction for empty cells.
    public enum Correction: String, Hashable, Sendable, CaseIterable, Codable {
        /// Those with an empty cell; all if one has; all; none.
        case onlyEmpty = "only0", allIfAnyEmpty = "if0all", all, never = "none"
    }

    /// Effects and variances. Without a correction a study with an empty cell may have no finite effect: `.nonFiniteInput` or `.invalidArgument`.
    public func effects(_ measure: Measure, correction: Double = 0.5, to rule: Correction = .onlyEmpty) -> Computed<StudyEffects> {
        let anyEmpty = studies.contains(where: \.hasEmptyCell)
        let pairs = studies.map { study in
            let isCorrected =
                switch rule {
                case .onlyEmpty: study.hasEmptyCell
                case .allIfAnyEmpty: anyEmpty
                case .all: true
                case .never: false
                }
            return Self.effect(measure, study.cells.map { $0 + (isCorrected ? correction : 0) })
        }
        return StudyEffects.of(pairs.map(\.0), variances: pairs.map(\.1))
    }

    private static func effect(_ measure: Measure, _ cells: [Double]) -> (Double, Double) {
        let (a, b, c, d) = (cells[0], cells[1], cells[2], cells[3])
        let (n1, n2) = (a + b, c + d)
        switch measure {
        case .riskRatio:
            return (PlatformMathematics.naturalLogarithm((a / n1) / (c / n2)), b / (a * n1) + d / (c * n2))
        case .oddsRatio: return (PlatformMathematics.naturalLogarithm((a / b) / (c / d)), 1 / a + 1 / b + 1 / c + 1 / d)
        case .riskDifference: return (a / n1 - c / n2, a * b / (n1 * n1 * n1) + c * d / (n2 * n2 * n2))
        }
    }
}
