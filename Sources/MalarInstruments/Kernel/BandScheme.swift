// SPDX-License-Identifier: Apache-2.0

import MalarUnits

/// A published way of reading a score: adjoining bands from low to high.
public struct BandScheme: Sendable, Hashable {
    /// A band and its upper edge.
    public struct Band: Sendable, Hashable {
        /// The word for it, as published.
        public let name: String
        /// The highest score that belongs to it; infinite for the top band.
        public let upTo: Double
        /// Whether a score equal to `upTo` still belongs to it.
        public let includesUpper: Bool

        /// A band up to and including an edge.
        public static func through(_ edge: Double, _ name: String) -> Band { Band(name: name, upTo: edge, includesUpper: true) }
        /// A band up to but not including an edge.
        public static func below(_ edge: Double, _ name: String) -> Band { Band(name: name, upTo: edge, includesUpper: false) }
        /// The highest band.
        public static func above(_ name: String) -> Band { Band(name: name, upTo: .infinity, includesUpper: true) }

        func holds(_ score: Double) -> Bool {
            upTo == .infinity || (includesUpper ? score.isAtMost(upTo) : score.isBelow(upTo))
        }
    }

    /// The scheme's id.
    public let id: String
    /// The bands from low to high; the last one has no upper edge.
    public let bands: [Band]
    /// The key of the publication that states it, or where else it stands.
    public let source: String

    /// A scheme of adjoining bands.
    ///
    /// - Precondition: edges rise, and the last band has no upper edge.
    public init(_ id: String, source: String, _ bands: [Band]) {
        precondition(bands.last?.upTo == .infinity, "the highest band has no upper edge")
        precondition(zip(bands, bands.dropFirst()).allSatisfy { $0.upTo <= $1.upTo }, "edges rise")
        self.id = id
        self.bands = bands
        self.source = source
    }

    /// The band of a score. Edges are compared within 10⁻⁹, so that a computed 3.2000000000000002 is 3.2.
    public func band(of score: Double) -> String {
        bands.first { $0.holds(score) }?.name ?? bands[bands.count - 1].name
    }

    /// The band of a range of scores, if one band holds all of it.
    public func band(of bounds: ClosedRange<Double>) -> String? {
        let low = band(of: bounds.lowerBound)
        return low == band(of: bounds.upperBound) ? low : nil
    }

    /// The band of a number with bounds, if one band holds all of them.
    public func band(of bounds: Bounds) -> String? {
        guard let lowest = bounds.lowest else { return nil }
        return band(of: lowest...max(lowest, bounds.highest ?? .infinity))
    }
}
