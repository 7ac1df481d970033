// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

/// Finds an instrument by its id or another name it goes by.
public struct FindInstrument: Sendable {
    /// Finds an instrument.
    public init() {}

    /// The ids of all instruments that are implemented.
    public static var ids: [String] { ScorableInstrument.all.map { $0.description.id } }

    /// The ids of the instruments that are known and not implemented.
    public static var refusedIDs: [String] { Catalogue.refused.map(\.id) }

    /// The instrument of an id or alias; letter case, hyphens and blanks do not matter. Ids come before aliases.
    ///
    /// - Throws: ``RequestError`` with the reason where it is not implemented; with the nearest name, or all of them, where there is none.
    public func callAsFunction(_ name: String) throws(RequestError) -> ScorableInstrument {
        if let instrument = Self.implemented(name) { return instrument }
        if let refused = Self.refused(name) {
            throw RequestError(.notImplemented, "\(refused.name) (\(refused.id)) is not implemented: \(refused.reason)")
        }
        throw Self.unknown(name)
    }

    static func implemented(_ name: String) -> ScorableInstrument? {
        let wanted = folded(name)
        return ScorableInstrument.all.first { folded($0.description.id) == wanted }
            ?? ScorableInstrument.all.first { $0.description.aliases.contains { folded($0) == wanted } }
    }

    static func refused(_ name: String) -> RefusedInstrument? {
        let wanted = folded(name)
        return Catalogue.refused.first { folded($0.id) == wanted || folded($0.name) == wanted }
    }

    static func unknown(_ name: String) -> RequestError {
        let aliases = ScorableInstrument.all.flatMap { $0.description.aliases }
        let hint =
            suggestion(for: name, among: ids) ?? suggestion(for: name, among: aliases) ?? suggestion(for: name, among: refusedIDs)
            ?? "the instruments are \(ids.joined(separator: ", "))"
        return RequestError(.unknownInstrument, "there is no instrument `\(name.shortened)`; \(hint)")
    }

    private static func folded(_ name: String) -> String {
        String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }
}
