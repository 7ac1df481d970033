// SPDX-License-Identifier: Apache-2.0

import MalarInstruments
import Testing

@Suite("Copied twice: bands")
struct TranscribedBandTests {
    static let tables = ["bands"]

    static let schemes: [String: BandScheme] = [
        "fiveBand": SLEDAI2K.fiveBand, "eular2019": SLEDAI2K.eular2019, "bsr2018": SLEDAI2K.bsr2018, "mexSledai": MEXSLEDAI.protocolBands,
        "gladman2000": SLEDAIChange.gladman2000, "yee2011Active3": SLEDAIChange.yee2011Active3,
        "yee2011Active4": SLEDAIChange.yee2011Active4, "sleDas": SLEDAS.categories, "sleDasSevere": SLEDAS.severity,
        "sleDasChange": SLEDASChange.bands, "sleDasChange of the response": SLEDASResponse.changeBands,
        "gladman2000 of the flare": SLEDAI2KFlare.changeBands, "pga": PhysicianGlobalAssessment.bands, "clasi": CLASI.severity,
        "das28Esr": DAS28.esrBands,
        "das28CrpDedicated": DAS28.crpBands, "das28CrpLegacy": DAS28.crpLegacyBands, "sdai": SDAI.bands, "cdai": CDAI.bands,
        "rapid3": RAPID3.bands, "rapid3Weighted": RAPID3.weightedBands, "glucocorticoid": GlucocorticoidEquivalence.doseClasses,
    ]

    /// Names are compared by their letters; those that the code writes otherwise than the tables of the publications.
    private static let written = ["moderateorsevere": "moderatesevere", "nearremission": "remission"]

    private static func folded(_ name: String) -> String {
        let letters = String(name.lowercased().filter(\.isLetter))
        return written[letters] ?? letters
    }

    /// The scheme as the table names it: the first word. Some are written in two places of the code.
    private static func row(_ scheme: String) -> String? { scheme.split(separator: " ").first.map(String.init) }

    @Test("Every scheme is on both sides")
    func complete() throws {
        let transcribed = try Transcription("bands").rows.compactMap { $0["scheme"] }
        #expect(Set(transcribed) == Set(Self.schemes.keys.compactMap(Self.row)))
        let described = (Catalogue.all.map { $0.description } + Catalogue.longitudinal.map { $0.description }).flatMap(\.bands)
        let known = Set(Self.schemes.values.map(\.id)).union(Self.levels)
        #expect(Set(described.map(\.id)).subtracting(known).isEmpty)
    }

    /// Levels that are no cut-offs of a score: none, mild, severe; yes, no.
    private static let levels: Set = ["sfiLevels", "rsfiLevels", "bilagFlareLevels", "response", "biclaResponse"]

    @Test("The bands in their order, with their edges and to which band an edge belongs", arguments: schemes.keys.sorted())
    func edges(_ id: String) throws {
        let scheme = try #require(Self.schemes[id])
        let rows = try Transcription("bands").rows.filter { $0["scheme"] == Self.row(id) }
        // The class of no dose at all is the code's own; the publication begins with low.
        let names = scheme.bands.map { Self.folded($0.name) }.filter { id != "glucocorticoid" || $0 != "none" }
        #expect(names == rows.map { Self.folded($0["band"] ?? "") })
        for row in rows {
            let band = Self.folded(row["band"] ?? "")
            for (edge, comparison) in [("lower", "lowerOperator"), ("upper", "upperOperator")] {
                guard let value = Double(row[edge] ?? "") else { continue }
                let isInside = row[comparison]?.hasSuffix("=") == true
                let inwards = value + (edge == "lower" ? 1e-6 : -1e-6)
                #expect((Self.folded(scheme.band(of: value)) == band) == isInside, "\(id) \(band) at \(value)")
                if !isInside { #expect(Self.folded(scheme.band(of: inwards)) == band, "\(id) \(band) beside \(value)") }
            }
        }
    }
}
