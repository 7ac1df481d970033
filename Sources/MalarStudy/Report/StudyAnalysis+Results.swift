// SPDX-License-Identifier: Apache-2.0

public import MalarCohort
internal import MalarInstruments
public import MalarPublishing
internal import MalarStatistics

extension StudyAnalysis {
    /// Everything that the report says, for machines: tables and figures with unrounded values and lineage, comparisons, facts, findings.
    func results(document: Document, _ comparisons: [Comparison], _ facts: [FactComparison], madeBy program: String) -> JSONValue {
        var sources = SourceList()
        let tables = document.tables.map { $0.json { sources.refer(to: $0) } }
        let figures = document.figures.map { figure -> JSONValue in
            ["id": .string(figure.id), "caption": .string(figure.caption), "data": figure.data.json { sources.refer(to: $0) }]
        }
        let results: JSONValue = [
            "madeBy": .string(program),
            "study": [
                "id": .string(study.identity.id), "title": .string(study.identity.title), "synthetic": .bool(study.identity.isSynthetic),
            ],
            "statistics": [
                "preset": .string(study.statistics.preset.rawValue), "quartiles": .string(study.statistics.quantiles.rawValue),
                "confidence": .number(study.statistics.confidence),
                "unknownItems": .string(study.unknownItems.rawValue), "times": .string(study.times.rawValue),
            ],
            "tables": .array(tables), "figures": .array(figures), "sources": .array(sources.json),
            "reported": .array(comparisons.map(\.json)), "facts": .array(facts.map(\.json)), "findings": .array(findings.map(\.json)),
            "methods": .strings((study.cohort == nil ? methods : cohortMethods).map(\.plain)),
        ]
        guard case .object(var members) = results else { return results }
        members += publishedArithmetic == nil ? [] : [JSONValue.Member("published", publishedJSON(document.tables))]
        guard suppressBelow == nil else {
            // What names patients is left out; the rest is that of the suppressed tables.
            let open = members.filter { !["reported", "facts", "findings"].contains($0.key) }
            return .object(open + [JSONValue.Member("suppressedBelow", .integer(orNull: suppressBelow))])
        }
        guard study.cohort != nil else { return .object(members) }
        return .object(members + [JSONValue.Member("comparisons", .array(cohortComparisons.map(\.json)))] + cohortFacts)
    }
}

extension StudyAnalysis {
    /// Numbers of the sentences that stand in no table.
    private var cohortFacts: [JSONValue.Member] {
        let weeks = followUpWeeks
        let (changes, patients) = driftCounts
        let portable = Dictionary(grouping: cohortComparisons) { Portability($0) }.mapValues(\.count)
        return [
            .init(
                "followUpWeeks",
                [
                    "n": .integer(weeks.n), "median": .number(orNull: weeks.median.value), "minimum": .number(orNull: weeks.minimum.value),
                    "maximum": .number(orNull: weeks.maximum.value),
                ]),
            .init(
                "portability",
                .object(
                    [.init("comparisons", .integer(cohortComparisons.filter { $0.p != nil }.count))]
                        + Portability.allCases.map { .init($0.rawValue, .integer(portable[$0] ?? 0)) })),
            .init("drift", ["changes": .integer(changes), "patients": .integer(patients)]),
        ]
    }
}

extension Comparison {
    var json: JSONValue {
        [
            "id": .string(statement.id), "place": .string(statement.place), "says": .string(statement.says),
            "statistic": .string(statement.statistic.words),
            "variable": .string(orNull: statement.variable), "conditions": .strings(statement.conditions.map(\.words)),
            "printed": .string(statement.printed),
            "recomputed": .string(orNull: recomputed), "value": .number(orNull: value), "verdict": .string(verdict.rawValue),
            "matches": .strings(matches),
            "remark": .string(orNull: remark), "patients": .strings(patients), "records": .strings(records),
            "denominator": .integer(denominator),
        ]
    }
}

extension FactComparison {
    var json: JSONValue {
        [
            "patient": .string(patient), "variable": .string(variable), "used": .string(used), "contradictory": .bool(isContradictory),
            "printed": .array(facts.map { ["value": .string($0.printed), "place": .string($0.place), "note": .string(orNull: $0.note)] }),
            "unused": .strings(unused),
            "records": .strings(records),
        ]
    }
}

extension DataFinding {
    /// The finding as data, with the value as it stands in the file.
    public var json: JSONValue {
        [
            "rule": .string(rule.rawValue), "severity": .string(severity.rawValue), "file": .string(place.file),
            "row": .integer(orNull: place.row),
            "column": .string(orNull: place.column), "patient": .string(orNull: patient), "value": .string(orNull: value),
            "message": .string(message),
            "reason": .string(orNull: reason),
        ]
    }
}
