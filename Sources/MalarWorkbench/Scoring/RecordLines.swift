// SPDX-License-Identifier: Apache-2.0

internal import MalarExchange
internal import MalarInstruments
internal import MalarPublishing

/// Writes rows as comma-separated values. What is not there is empty; lists are joined by `|`.
struct RecordLines {
    private let fields: ScoreFields
    private let carried: [String]

    init(_ fields: ScoreFields, carrying carried: [String]) {
        self.fields = fields
        self.carried = carried
    }

    func appendHeader(to bytes: inout [UInt8]) {
        let columns = ["id"] + carried + fields.columns
        bytes.append(contentsOf: CSVWriter(lineEnd: "\n").text(of: [columns]).utf8)
    }

    func append(_ row: ScoreRow, to bytes: inout [UInt8]) {
        bytes.append(field: row.id?.written ?? "")
        for value in row.carried { bytes.append(next: value?.written ?? "") }
        switch row.outcome {
        case .scored(let assessment): append(assessment, to: &bytes)
        case .fault(let message):
            for _ in fields.columns.dropLast(2) { bytes.append(.comma) }
            bytes.append(next: message)
            bytes.append(next: "\(row.line)")
        }
        bytes.append(.lineFeed)
    }

    private func append(_ assessment: Assessment, to bytes: inout [UInt8]) {
        let score = assessment.score
        bytes.append(next: score?.value)
        bytes.append(next: score?.lowest)
        bytes.append(next: score?.highest)
        bytes.append(next: assessment.missing)
        bytes.append(next: assessment.band ?? "")
        for part in fields.parts { bytes.append(next: assessment.part(part)?.value) }
        if fields.bandName != nil { bytes.append(next: assessment.band ?? "") }
        if fields.hasState { bytes.append(next: assessment.state?.rawValue ?? "") }
        for id in fields.criteria { bytes.append(next: assessment.criteria.first { $0.id == id }?.state.rawValue ?? "") }
        bytes.append(next: assessment.assumed)
        bytes.append(next: assessment.flags)
        // No error and no line.
        bytes.append(.comma)
        bytes.append(.comma)
    }
}
