// SPDX-License-Identifier: Apache-2.0

public import MalarInstruments

/// Finds an instrument by its id or another name it goes by.
public struct FindInstrument: Sendable {
    /// Finds an instrument.
    public init() {}

    /// The ids of all instruments.
    public static var ids: [String] { Catalogue.all.map { $0.description.id } }

    /// The instrument of an id or alias; letter case, hyphens and blanks do not matter.
    ///
    /// - Throws: ``RequestError`` with the nearest name, or with all of them.
    public func callAsFunction(_ name: String) throws(RequestError) -> any Instrument.Type {
        if let instrument = Catalogue.named(name) { return instrument }
        let aliases = Catalogue.all.flatMap { $0.description.aliases }
        let hint =
            suggestion(for: name, among: Self.ids) ?? suggestion(for: name, among: aliases)
            ?? "the instruments are \(Self.ids.joined(separator: ", "))"
        throw RequestError(.unknownInstrument, "there is no instrument `\(name.shortened)`; \(hint)")
    }
}
