// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

extension SearchPubMed.Hits {
    /// The hits as data.
    public var json: JSONValue {
        ["count": .integer(count), "translation": .string(translation), "warnings": .strings(warnings)]
    }
}

extension SearchPubMed.Output {
    /// The search as data.
    public var json: JSONValue {
        [
            "hits": hits.json, "fetched": .integer(fetched), "searchedAt": .string(searchedAt), "remarks": .strings(remarks),
            "outcome": outcome?.json ?? .null,
        ]
    }
}
