// SPDX-License-Identifier: Apache-2.0

/// Finds the delimiter by splitting the header and the first records with each candidate, quotes respected.
struct DelimiterDetection {
    /// How well one candidate fits.
    struct Fit: Equatable {
        let delimiter: Delimiter
        let columns: Int
        /// Records seen, and those among them with as many fields as the header.
        let records: Int
        let matching: Int

        func isBetter(than other: Self) -> Bool {
            let (left, right) = (matching * max(other.records, 1), other.matching * max(records, 1))
            return left == right ? columns > other.columns : left > right
        }

        func isAsGood(as other: Self) -> Bool { !isBetter(than: other) && !other.isBetter(than: self) }
    }

    enum Outcome: Equatable {
        case found(Delimiter)
        case ambiguous, needsMore
    }

    let options: DelimitedTextOptions
    /// The records looked at below the header. A stream looks at none, so that chunks make no difference.
    let sample: Int

    func detect(_ bytes: Span<UInt8>, from start: Int, isFinal: Bool) -> Outcome {
        var fits: [Fit] = []
        for delimiter in Delimiter.detectable {
            guard let fit = fit(delimiter, bytes, from: start, isFinal: isFinal) else { return .needsMore }
            fits.append(fit)
        }
        let several = fits.filter { $0.columns > 1 }
        guard var best = several.first else { return .found(singleColumn(fits)) }
        for fit in several.dropFirst() where fit.isBetter(than: best) { best = fit }
        return several.count { $0.isAsGood(as: best) } > 1 ? .ambiguous : .found(best.delimiter)
    }

    /// A header of one column: the first delimiter that leaves the records in one column, too.
    private func singleColumn(_ fits: [Fit]) -> Delimiter {
        (fits.first { $0.matching == $0.records } ?? fits[0]).delimiter
    }

    /// `nil` where the header is not complete yet.
    private func fit(_ delimiter: Delimiter, _ bytes: Span<UInt8>, from start: Int, isFinal: Bool) -> Fit? {
        let splitter = RecordSplitter(delimiter, options)
        var fields: [FieldSlice] = []
        var position = start
        var columns: Int?
        var (records, matching) = (0, 0)
        while columns == nil || records < sample {
            switch splitter.split(bytes, from: position, isFinal: isFinal, into: &fields) {
            case .needsMore: return nil
            case .endOfInput: return Fit(delimiter: delimiter, columns: columns ?? 0, records: records, matching: matching)
            case .skipped(let end): position = end
            case .fault: return Fit(delimiter: delimiter, columns: columns ?? fields.count, records: records, matching: matching)
            case .record(let end, _):
                position = end
                if columns == nil, DelimitedHeader.isQuotedComment(fields, in: bytes) { continue }
                if let columns {
                    records += 1
                    matching += fields.count == columns ? 1 : 0
                } else {
                    columns = fields.count
                }
            }
        }
        return Fit(delimiter: delimiter, columns: columns ?? 0, records: records, matching: matching)
    }
}
