// SPDX-License-Identifier: Apache-2.0

extension RequestError.Code {
    /// The review has no record of that name.
    public static let unknownRecord = Self(description: "unknownRecord")
    /// The protocol has no person of that id.
    public static let unknownPerson = Self(description: "unknownPerson")
    /// The decision makes no sense where the review stands, and was not written down.
    public static let refusedDecision = Self(description: "refusedDecision")
}
