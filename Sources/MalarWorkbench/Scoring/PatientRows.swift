// SPDX-License-Identifier: Apache-2.0

internal import MalarDelimited
internal import MalarExchange
internal import MalarInstruments
internal import MalarUnits

/// Whose visit a row is, and when, as the row says it; empty where it says nothing.
struct RowKeys {
    var patient = ""
    var date = ""
}

/// Why a row has no place in a patient's course: the columns with what they need, without their values.
struct RowKeysError: Error {
    let reasons: [String]
}

/// The rows of the current patient in a stream whose rows of a patient stand together and in order of date.
///
/// Only this patient's visits are kept, all of them: no publication caps a history. Of the patients before, only their names are kept, at
/// most ``rememberedPatients``, so that a patient who comes back is found out instead of being judged without a history.
struct PatientRows {
    /// The visits so far, without those that could not be scored.
    private(set) var visits: [DatedAnswers] = []

    private var patient: String?
    private var hasReturned = false
    private var seen: Set<String> = []
    private var seenBefore: Set<String> = []

    /// At least as many patients before the current one are recognised.
    static let rememberedPatients = 32_768

    /// The day of a row, once it stands where it should.
    mutating func place(_ keys: RowKeys) -> Result<CalendarDate, RowKeysError> {
        let name = keys.patient
        let date = CalendarDate(written: keys.date)
        var reasons: [String] = []
        if isUnknown(name) { reasons.append("patient: expects the patient's id in every row") } else { enter(name) }
        if date == nil { reasons.append("date: expects a day written as 2024-03-31") }
        if reasons.isEmpty, hasReturned {
            reasons.append(
                "patient: other patients stand between this row and the patient's earlier ones; sort the rows by patient and date")
        }
        if reasons.isEmpty, let date, let last = visits.last, date < last.date {
            reasons.append("date: lies before the date of the patient's row above; sort the rows by patient and date")
        }
        guard let date, reasons.isEmpty else { return .failure(RowKeysError(reasons: reasons)) }
        return .success(date)
    }

    /// Adds a visit that was scored to the history.
    mutating func append(_ visit: DatedAnswers) {
        visits.append(visit)
    }

    private mutating func enter(_ name: String) {
        guard name != patient else { return }
        if let patient { remember(patient) }
        patient = name
        visits.removeAll(keepingCapacity: true)
        hasReturned = seen.contains(name) || seenBefore.contains(name)
    }

    private mutating func remember(_ name: String) {
        if seen.count >= Self.rememberedPatients { (seenBefore, seen) = (seen, []) }
        seen.insert(name)
    }
}

extension CalendarDate {
    /// A day in ISO 8601, `2024-03-31`, and nothing else; `nil` where it is none or does not exist.
    init?(written text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
        else { return nil }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 & 0x0F) } }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }
}
