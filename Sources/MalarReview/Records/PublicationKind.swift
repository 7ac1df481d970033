// SPDX-License-Identifier: Apache-2.0

/// What a record describes.
public enum PublicationKind: String, Sendable, Hashable, Codable, CaseIterable {
    case article
    case review
    case letter
    case editorial
    case note
    case erratum
    case retraction
    case comment
    /// An abstract given at a congress, however its source files it.
    case conferenceAbstract
    /// A whole paper in proceedings.
    case conferencePaper
    case preprint
    case registration
    case book
    case chapter
    case thesis
    case report
    case dataset
    case webPage
    case other
    /// The source does not say.
    case unstated

    /// Whether it was given at a congress; such a record is linked to a later full paper, never merged with it.
    public var isConference: Bool { self == .conferenceAbstract || self == .conferencePaper }
}
