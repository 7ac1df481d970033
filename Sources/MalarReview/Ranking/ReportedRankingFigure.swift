// SPDX-License-Identifier: Apache-2.0

/// What others report of the work that a ranking saves at 95 % recall, to stand beside our own.
public struct ReportedRankingFigure: Sendable, Hashable, Codable {
    /// The program or the method.
    public let system: String
    /// The labelled set, or the sets, that it is about.
    public let records: String
    /// The lowest value, a share of the records from 0 to 1; as `highest` where there is one alone.
    public let lowest: Double
    /// The highest value.
    public let highest: Double
    /// What the values are, and how they came about.
    public let meaning: String
    /// Where it is reported, with its DOI where there is one.
    public let source: String

    private init(_ system: String, _ records: String, _ range: ClosedRange<Double>, _ meaning: String, _ source: String) {
        self.system = system
        self.records = records
        lowest = range.lowerBound
        highest = range.upperBound
        self.meaning = meaning
        self.source = source
    }

    /// Figures in print. Other sets and other ways of counting: they tell the order of magnitude and not who is better.
    public static let published = [
        Self(
            "ASReview", "six reviews", 0.639...0.917, "work saved over sampling at 95 % recall, by review",
            "Ferdinands 2020, as in the ASReview documentation 0.19.3"),
        Self(
            "DistillerSR", "several reviews", 0.471...0.471, "median reduction of records at 95 % recall", "doi:10.1186/s12874-020-01129-1"),
        Self(
            "Stopping rule by random sample", "test sets of the paper", 0.17...0.17,
            "mean reduction of work where the rule lets reading stop, not at a fixed recall", "doi:10.1186/s13643-020-01521-4"),
    ]

    /// ASReview LAB 3.0.8 with its model ELAS u4, run by us on the same records: mean work saved over sampling at 95 % recall, priors
    /// excluded, over the ten pairs of an included and an excluded record that `RankingSimulation.priors(seed:)` draws for seeds 1 to 10.
    public static let measured = [
        measured("ADHD, title and abstract", 0.714), measured("ADHD, full text", 0.515),
        measured("Antihistamines, title and abstract", 0.236), measured("Antihistamines, full text", 0.008),
        measured("Estrogens, title and abstract", 0.329), measured("Estrogens, full text", 0.329),
        measured("UrinaryIncontinence, title and abstract", 0.142), measured("UrinaryIncontinence, full text", 0.327),
    ]

    private static func measured(_ records: String, _ value: Double) -> Self {
        Self(
            "ASReview LAB 3.0.8, ELAS u4", records, value...value, "work saved over sampling at 95 % recall, mean of ten runs",
            "our own run; records: Cohen and others 2006, doi:10.1197/jamia.M1929")
    }
}
