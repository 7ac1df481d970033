// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
public import MalarPublishing
internal import MalarStudy
internal import MalarUnits

/// Explains a visit to a clinician: in low disease activity or remission or not, and exactly what is in the way; every score with its
/// range and what is missing; the recorded scores beside the derived ones.
public struct ExplainVisit: Sendable {
    /// The explanation to read and as data. It holds the patient's values, for the person at the keyboard.
    public struct Output: Sendable, Hashable {
        /// The explanation in sections, low disease activity and remission first.
        public let document: Document
        /// The same as data.
        public let json: JSONValue
        /// How many findings the check of the study's data has.
        public let counts: FindingCounts
    }

    /// Explains visits.
    public init() {}

    /// Explains the visits of a patient on a date by every instrument of single visits of which they answer at least one item.
    ///
    /// - Parameters:
    ///   - patient: the patient's id.
    ///   - date: as the study has it: `2024-03-31`, `2024-03` or `2024`. A month or year stands for every visit in it.
    ///   - folder: the study.
    ///   - instrument: id or alias of the only instrument to explain by, answered or not.
    /// - Throws: ``RequestError`` where there is no such patient, visit or instrument, with what is near; what reading a study throws.
    public func callAsFunction(_ patient: String, _ date: String, in folder: String = ".", by instrument: String? = nil) throws -> Output {
        let instruments = try instrument.map { [try Self.instrument($0)] }
        let reading = try StudyReading(folder)
        let found = try reading.patient(patient)
        let visits = try Self.visits(date, of: found)
        let course = PatientCourse(found, study: reading.study, eventsAreComplete: reading.cohort.eventsAreComplete)
        let explanations = visits.map { VisitExplanation(course, $0, by: instruments) }
        let document = Document(
            title: "\(found.id), \(visits.map(\.date.description).joined(separator: ", "))",
            subtitle: reading.study.unknownItems == .absent
                ? "By the protocol of this study unknown items count as absent." : "Unknown items are never taken for absent.",
            sections: explanations.flatMap(\.sections))
        let json: JSONValue = [
            "patient": .string(found.id), "unknownItems": .string(reading.study.unknownItems.rawValue),
            "visits": .array(explanations.map(\.json)),
        ]
        return Output(document: document, json: json, counts: FindingCounts(reading.findings))
    }

    private static func instrument(_ name: String) throws(RequestError) -> any Instrument.Type {
        switch try FindInstrument()(name) {
        case .visit(let type): return type
        case .course(let type):
            let id = type.description.id
            throw RequestError(
                .unknownInstrument, "`\(id)` judges a visit by the visits before it and is not explained here; see malar score \(id)")
        }
    }

    private static func visits(_ text: String, of patient: Patient) throws(RequestError) -> [Visit] {
        guard let date = PartialDate(written: text) else {
            throw RequestError(.unknownVisit, "`\(text.shortened)` is no date; write it as 2024-03-31, 2024-03 or 2024")
        }
        let visits = patient.visits.filter { date.includes($0.date) }
        guard visits.isEmpty else { return visits }
        guard !patient.visits.isEmpty else { throw RequestError(.unknownVisit, "\(patient.id) has no visits") }
        let near = patient.visits.sorted { $0.date.distance(to: date) < $1.date.distance(to: date) }.prefix(3).map(\.date)
        let dates = near.sorted().map(\.description).joined(separator: ", ")
        throw RequestError(.unknownVisit, "\(patient.id) has no visit on \(date); the nearest are \(dates)")
    }
}

extension PartialDate {
    /// A date as `2024-03-31`, `2024-03` or `2024`, and nothing else.
    fileprivate init?(written text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard (1...3).contains(parts.count), zip(parts, [4, 2, 2]).allSatisfy({ $0.utf8.count == $1 }) else { return nil }
        guard parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }) else { return nil }
        let numbers = parts.compactMap { Int($0) }
        self.init(year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
    }

    /// Whether a date lies within what this date may stand for.
    fileprivate func includes(_ other: PartialDate) -> Bool {
        earliest <= other.earliest && other.latest <= latest
    }

    /// Days between two dates by their first possible days.
    fileprivate func distance(to other: PartialDate) -> Int { abs(earliest.days(since: other.earliest)) }
}
