// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
public import MalarPublishing

/// Describes an instrument as a clinician reads it: form, rule, bands, sources.
public struct DescribeInstrument: Sendable {
    /// The description as a document to read and as data.
    public struct Output: Sendable, Hashable {
        /// The description in sections.
        public let document: Document
        /// The same as data.
        public let json: JSONValue
    }

    /// Describes an instrument.
    public init() {}

    /// The description of an instrument, by id or alias; of one that is known and not implemented, the reason.
    ///
    /// - Throws: ``RequestError`` where there is no such instrument.
    public func callAsFunction(_ name: String) throws(RequestError) -> Output {
        if let instrument = FindInstrument.implemented(name) { return Output(document: instrument.document, json: instrument.json) }
        guard let refused = FindInstrument.refused(name) else { throw FindInstrument.unknown(name) }
        return Output(document: refused.document, json: refused.json)
    }
}
