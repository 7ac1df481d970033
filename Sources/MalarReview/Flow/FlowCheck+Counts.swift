// SPDX-License-Identifier: Apache-2.0

extension FlowCheck {
    static func sources(_ counts: FlowCounts) -> [FlowFinding] {
        let arms = [
            (counts.databases, Term("records from databases", counts.databaseResults)),
            (counts.registers, Term("records from registers", counts.registerResults)),
        ]
        return arms.compactMap { parts, total in
            if parts.isEmpty {
                guard let count = total.count else { return nil }
                return count == 0
                    ? FlowFinding(.r1, .holds, "no \(total.words)")
                    : FlowFinding(.r1, .cannotBeChecked, "\(count) \(total.words) are not told by source")
            }
            return sum(.r1, parts.map { Term($0.name, $0.count) }, equals: total)
        }
    }

    static func screened(_ counts: FlowCounts) -> [FlowFinding] {
        guard counts.databaseResults != nil || counts.registerResults != nil || counts.recordsScreened != nil else { return [] }
        // A review without registers does not mention them.
        let registers = counts.registerResults ?? (counts.registers.isEmpty ? 0 : nil)
        let identified = counts.databaseResults.flatMap { found in registers.map { FlowCounts.sum([found, $0]) } }
        return [
            difference(
                .r2, Term("records identified", identified),
                less: [
                    Term("duplicates", counts.duplicates), Term("removed by tools", counts.excludedAutomatic),
                    Term("removed for other reasons", counts.excludedOther),
                ], equals: Term("records screened", counts.recordsScreened))
        ]
    }

    static func sought(_ counts: FlowCounts) -> [FlowFinding] {
        guard counts.recordsScreened != nil || counts.reportsSought != nil else { return [] }
        let plain = difference(
            .r3, Term("records screened", counts.recordsScreened),
            less: [Term("excluded", counts.recordsExcluded), Term("awaiting decision", counts.recordsAwaitingDecision)],
            equals: Term("reports sought", counts.reportsSought))
        guard counts.reportsLinkedToRecords != 0, plain.outcome != .cannotBeChecked else { return [plain] }
        let linked = difference(
            .r3, Term("records screened", counts.recordsScreened),
            less: [
                Term("excluded", counts.recordsExcluded), Term("awaiting decision", counts.recordsAwaitingDecision),
                Term(
                    "(further reports linked to records, negated)",
                    0.subtractingReportingOverflow(counts.reportsLinkedToRecords).partialValue),
            ], equals: Term("reports sought", counts.reportsSought))
        let outcome: FlowFinding.Outcome = linked.outcome == .holds ? .explained : .violated
        return [FlowFinding(.r3, outcome, "\(plain.message); \(counts.reportsLinkedToRecords) further reports are linked to records")]
    }

    static func assessed(_ counts: FlowCounts) -> [FlowFinding] {
        var found: [FlowFinding] = []
        if counts.reportsSought != nil || counts.reportsAssessed != nil {
            found.append(
                difference(
                    .r4, Term("reports sought", counts.reportsSought),
                    less: [
                        Term("not retrieved", counts.reportsNotRetrieved), Term("awaiting retrieval", counts.reportsAwaitingRetrieval),
                    ], equals: Term("reports assessed", counts.reportsAssessed)))
        }
        if counts.otherReportsSought != nil || counts.otherReportsAssessed != nil {
            found.append(
                difference(
                    .r4, Term("reports sought by other methods", counts.otherReportsSought),
                    less: [
                        Term("not retrieved", counts.otherReportsNotRetrieved),
                        Term("awaiting retrieval", counts.otherReportsAwaitingRetrieval),
                    ], equals: Term("reports assessed", counts.otherReportsAssessed)))
        }
        return found
    }

    static func reasons(_ counts: FlowCounts, _ lineage: FlowLineage?) -> [FlowFinding] {
        let arms = [
            (counts.reportsExcluded, counts.reportsExcludedTotal, counts.reportsAssessed, "reports excluded"),
            (
                counts.otherReportsExcluded, counts.otherReportsExcludedTotal, counts.otherReportsAssessed,
                "reports found by other methods excluded"
            ),
        ]
        var found: [FlowFinding] = []
        for (parts, total, assessed, words) in arms {
            if let total {
                found.append(sum(.r5, parts.map { Term($0.name, $0.count) }, equals: Term(words, total)))
            } else if !parts.isEmpty {
                found.append(
                    FlowFinding(
                        .r5, .holds,
                        "\(FlowCounts.sum(parts)) \(words), the sum of \(SynthesisNumber.count(parts.count, "reason", "reasons"))"))
            } else if let assessed, assessed > 0, lineage == nil {
                found.append(FlowFinding(.r5, .cannotBeChecked, "not reported: reasons of \(words)"))
            }
        }
        return found + (lineage.map(singleReasons) ?? [])
    }

    private static func singleReasons(_ lineage: FlowLineage) -> [FlowFinding] {
        let parts = (lineage.parts[.reportsExcluded] ?? []) + (lineage.parts[.otherReportsExcluded] ?? [])
        var seen: Set<RecordKey> = []
        let twice = parts.flatMap(\.records).filter { !seen.insert($0).inserted }
        var found: [FlowFinding] = []
        if !twice.isEmpty { found.append(FlowFinding(.r5, .violated, "\(twice.count) reports have more than one reason", records: twice)) }
        if !lineage.withoutReason.isEmpty {
            let count = lineage.withoutReason.count
            found.append(FlowFinding(.r5, .violated, "\(count) reports are excluded without a reason", records: lineage.withoutReason))
        }
        if found.isEmpty { found.append(FlowFinding(.r5, .holds, "each of \(seen.count) reports excluded has one reason")) }
        return found
    }

    static func included(_ counts: FlowCounts) -> [FlowFinding] {
        guard counts.reportsAssessed != nil || counts.newReports != nil else { return [] }
        let excluded = counts.reportsExcludedTotal ?? (counts.reportsAssessed == nil ? nil : FlowCounts.sum(counts.reportsExcluded))
        let hasOther = counts.otherReportsSought != nil || counts.otherReportsAssessed != nil
        let other = counts.otherReportsExcludedTotal ?? FlowCounts.sum(counts.otherReportsExcluded)
        let all = counts.reportsAssessed.flatMap { one in (hasOther ? counts.otherReportsAssessed : 0).map { FlowCounts.sum([one, $0]) } }
        return [
            difference(
                .r6, Term("reports assessed", all),
                less: [
                    Term("excluded", excluded), Term("excluded of those found by other methods", other),
                    Term("awaiting decision", FlowCounts.sum([counts.reportsAwaitingDecision, counts.otherReportsAwaitingDecision])),
                ], equals: Term("reports of new studies", counts.newReports))
        ]
    }

    static func totals(_ counts: FlowCounts, isUpdate: Bool) -> [FlowFinding] {
        let units = [
            ("studies", counts.previousStudies, counts.newStudies, counts.totalStudies),
            ("reports", counts.previousReports, counts.newReports, counts.totalReports),
        ]
        return units.compactMap { unit, previous, new, total in
            if !isUpdate, let previous, previous != 0 {
                return FlowFinding(.r8, .violated, "\(previous) previous \(unit), though the review is no update")
            }
            guard total != nil || (isUpdate && previous != nil) else { return nil }
            return sum(
                .r8, [Term("previous", isUpdate ? previous : 0), Term("new", new)], equals: Term("\(unit) in total", total))
        }
    }

    static func exclusions(_ counts: FlowCounts) -> [FlowFinding] {
        guard let excluded = counts.recordsExcluded else { return [] }
        guard counts.recordsExcludedByPeople != nil || counts.recordsExcludedByTool != nil else {
            return [FlowFinding(.r10, .holds, "\(excluded) records excluded, all by people")]
        }
        let parts = [Term("by people", counts.recordsExcludedByPeople), Term("by tools", counts.recordsExcludedByTool)]
        return [sum(.r10, parts, equals: Term("records excluded", excluded))]
    }
}
