// SPDX-License-Identifier: Apache-2.0

internal import MalarInstruments
internal import MalarPublishing

extension RefusedInstrument {
    /// Why it is not implemented, for people.
    var document: Document {
        let reason = Section(id: "reason", title: "Not implemented", blocks: [.paragraph(RichText(self.reason))])
        return Document(
            title: "\(name) (\(id))", subtitle: "Known, and not implemented.", sections: [reason] + Sourcing(id).sections)
    }

    /// The same as data.
    var json: JSONValue {
        ["id": .string(id), "name": .string(name), "implemented": .bool(false), "reason": .string(reason)]
    }
}
