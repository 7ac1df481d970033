// SPDX-License-Identifier: Apache-2.0

/// SELENA-SLEDAI Flare Index: no flare, a mild or moderate flare, or a severe flare since the previous visit.
///
/// One criterion of a column is enough, and the highest severity wins.
///
/// - Source: `petri2005`, `buyon2005`; read from `fanouriakis2019`, `medicalAlgorithms` and a public form.
public enum SELENAFlareIndex: Sendable {
    /// How severe a flare is.
    public enum Level: String, CaseIterable, Sendable, Comparable {
        case none, mildModerate, severe

        /// The number of the level: 0, 1 or 2.
        public var rank: Int { self == .none ? 0 : self == .mildModerate ? 1 : 2 }
        /// The milder is the smaller one.
        public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
    }

    /// The published forms of the index.
    public enum Variant: String, CaseIterable, Sendable {
        /// The index of the SELENA trials.
        case classic
        /// The index of the belimumab trials: a score above 12 makes no severe flare by itself. Not confirmed in a stored source.
        case modifiedSfi
    }

    /// The domains of the form, each with a criterion of mild or moderate and one of severe flare.
    public enum Domain: String, CaseIterable, Sendable {
        case sledaiChange, manifestations, prednisone, drugs, admission, pga
    }

    /// One row of the table of criteria; empty where a column has none.
    public struct Row: Sendable, Hashable {
        /// The domain.
        public let domain: Domain
        /// What makes a mild or moderate flare, and what a severe one, in our words.
        public let mildModerate: String, severe: String

        init(_ domain: Domain, _ mildModerate: String, _ severe: String) {
            (self.domain, self.mildModerate, self.severe) = (domain, mildModerate, severe)
        }
    }

    // swift-format-ignore
    /// The table of criteria.
    public static let table: [Row] = [
        // domain          mild or moderate flare                                    severe flare
        Row(.sledaiChange,   "score up by 3 or more, now at most 12",                 "score up by 3 or more, now above 12"),
        Row(.manifestations, "a manifestation of the first column, new or worse",     "a manifestation of the second column, new or worse, with prednisone doubled or above 0.5 mg/kg/day, or with admission"),
        Row(.prednisone,     "prednisone increased, to at most 0.5 mg/kg/day",        "prednisone increased to above 0.5 mg/kg/day"),
        Row(.drugs,          "NSAID or hydroxychloroquine added for activity",        "cyclophosphamide, azathioprine or methotrexate newly given for activity"),
        Row(.admission,      "",                                                      "admitted for lupus activity"),
        Row(.pga,            "PGA up by 1.0 or more, now at most 2.5",                "PGA up, now above 2.5"),
    ]

    /// A manifestation that counts where it is new or worse.
    public struct Manifestation: Sendable, Hashable {
        /// The id in code, CSV and JSON.
        public let id: String
        /// The column it belongs to.
        public let level: Level
        /// The name in print.
        public let label: String
        /// What counts, in our words.
        public let definition: String

        init(_ id: String, _ level: Level, _ label: String, _ definition: String = "new or worse since the previous visit") {
            (self.id, self.level, self.label, self.definition) = ("flare.\(id)", level, label, definition)
        }
    }

    // swift-format-ignore
    /// The manifestations of the two columns.
    public static let manifestations: [Manifestation] = [
        .init("discoid",             .mildModerate, "Discoid lupus"),
        .init("photosensitive",      .mildModerate, "Photosensitive rash"),
        .init("profundus",           .mildModerate, "Lupus profundus"),
        .init("cutaneousVasculitis", .mildModerate, "Cutaneous vasculitis"),
        .init("bullous",             .mildModerate, "Bullous lupus"),
        .init("ulcers",              .mildModerate, "Nasopharyngeal ulcers"),
        .init("pleuritis",           .mildModerate, "Pleuritis"),
        .init("pericarditis",        .mildModerate, "Pericarditis"),
        .init("arthritis",           .mildModerate, "Arthritis"),
        .init("fever",               .mildModerate, "Fever of lupus"),
        .init("cns",                 .severe,       "Lupus of the central nervous system"),
        .init("vasculitis",          .severe,       "Vasculitis"),
        .init("nephritis",           .severe,       "Nephritis"),
        .init("myositis",            .severe,       "Myositis"),
        .init("thrombocytopenia",    .severe,       "Platelets below 60", "platelets below 60 × 10⁹/L, new or worse since the previous visit"),
        .init("hemolyticAnemia",     .severe,       "Haemolytic anaemia", "haemoglobin below 7 g/dL, or fallen by more than 3 g/dL, by haemolysis; new or worse since the previous visit"),
    ]
}
