// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments

/// What a stream leaves out, for the person who started it.
public struct ScoreNotice: Sendable, Hashable, CustomStringConvertible {
    /// A column that is neither the id, nor an item, nor copied.
    public struct Ignored: Sendable, Hashable {
        /// The column's name.
        public let name: String
        /// The item that was probably meant.
        public let suggestion: String?
    }

    /// The columns that were not used.
    public let ignored: [Ignored]
    /// Whether no row held an item of the instrument.
    public let hasNoItem: Bool
    let instrument: String

    /// `ignored 2 columns: sex, rahs (did you mean `rash`?)`; at most 20 are named.
    public var description: String {
        let names = ignored.prefix(20).map { "\($0.name.shortened)\($0.suggestion.map { " (\($0))" } ?? "")" }
        let rest = ignored.count > names.count ? " and \(ignored.count - names.count) more" : ""
        let list = "ignored \(ignored.count == 1 ? "1 column" : "\(ignored.count) columns"): \(names.joined(separator: ", "))\(rest)"
        let parts = (ignored.isEmpty ? [] : [list]) + (hasNoItem ? ["no row held an item of \(instrument)"] : [])
        return parts.joined(separator: "; ")
    }
}

extension ScoreNotice {
    static func ignored(_ names: [String], of instrument: ScorableInstrument, noItem: Bool = false) -> Self {
        let description = instrument.description
        let known = ["id"] + instrument.keys + description.items.map(\.id)
        return Self(
            ignored: names.map { Ignored(name: $0, suggestion: MalarWorkbench.suggestion(for: $0, among: known)) }, hasNoItem: noItem,
            instrument: description.id)
    }
}
