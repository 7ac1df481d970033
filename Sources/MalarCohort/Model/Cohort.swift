// SPDX-License-Identifier: Apache-2.0

/// The patients of a study, read and put together, ready for analysis.
public struct Cohort: Sendable, Hashable {
    /// The patients in the order of the source.
    public let patients: [Patient]
    /// Whether the source lists every adverse event and flare, so that a patient without a row had none.
    public let eventsAreComplete: Bool

    /// A cohort of patients.
    public init(patients: [Patient], eventsAreComplete: Bool) {
        self.patients = patients
        self.eventsAreComplete = eventsAreComplete
    }

    /// The patient of an id.
    public func patient(_ id: String) -> Patient? {
        patients.first { $0.id == id }
    }
}
