// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
internal import MalarStatistics

extension ProportionSynthesis {
    /// A section of a report: the plain word first, then figure, paragraphs and tables.
    ///
    /// - Parameters:
    ///   - id: the stem of the ids of figure and tables.
    ///   - number: of figure and tables: "Figure S1", "Table S1a".
    public func section(id: String, number: Int) -> Section {
        let kind: Callout.Kind =
            switch verdict {
            case .pooled: .note
            case .pooledWithCaution: .caution
            case .unwise, .notPooled: .problem
            }
        let reasons = warnings.filter { $0.severity != .note }.map { RichText($0.message) }
        var blocks: [Block] = [.callout(Callout(kind, title: verdict.words, body: reasons)), .paragraph(RichText(resultsParagraph))]
        if !studies.isEmpty {
            blocks.append(.figure(forestFigure(id: "\(id)-forest", label: "Figure S\(number)")))
            blocks.append(.table(studyTable(id: "\(id)-studies", label: "Table S\(number)a")))
        }
        if main.value != nil {
            blocks.append(.table(methodTable(id: "\(id)-methods", label: "Table S\(number)b")))
            blocks.append(.table(sensitivityTable(id: "\(id)-sensitivity", label: "Table S\(number)c")))
        }
        blocks.append(.table(warningTable(id: "\(id)-warnings", label: "Table S\(number)d")))
        blocks.append(.subheading("Methods"))
        blocks.append(.paragraph(RichText(methodsParagraph)))
        return Section(id: id, title: plan.outcome, blocks: blocks)
    }

    /// Everything for `review.json`, unrounded; shares from 0 to 1.
    public var json: JSONValue {
        [
            "outcome": .string(plan.outcome), "level": .number(plan.level), "study_interval": .string(plan.studyInterval.rawValue),
            "studies": .array(studies.map(\.json)),
            "without_number": .array(withoutNumber.map { ["id": .string($0.id), "reason": .string($0.reason)] }),
            "events": .integer(totals.events), "total": .integer(totals.total), "verdict": .string(verdict.rawValue),
            "main": main.value?.json ?? ["refused": .string(orNull: main.refusal)],
            "crude": crude?.json ?? nil, "methods": .array(methods.map(\.json)),
            "subsets": .array((subsets + leaveOneOut).map(\.json)), "heterogeneity": spread?.json ?? nil,
            "small_study_effects": .string(smallStudyEffects.sentence),
            "warnings": .array(
                warnings.map {
                    [
                        "rule": .string($0.rule.rawValue), "severity": .string($0.severity.rawValue), "message": .string($0.message),
                    ]
                }),
        ]
    }
}

extension ProportionSynthesis.StudyInterval {
    fileprivate var json: JSONValue {
        [
            "id": .string(study.id), "label": .string(study.label), "events": .integer(study.events), "total": .integer(study.total),
            "assumption": .string(study.assumption), "congress_abstract": study.isCongressAbstract.map(JSONValue.bool) ?? nil,
            "estimate": .number(orNull: share),
            "lower": .number(orNull: lower), "upper": .number(orNull: upper),
        ]
    }
}

extension PooledProportion {
    fileprivate var json: JSONValue {
        [
            "method": .string(method.name), "interval": .string(method.intervalName), "estimate": .number(orNull: estimate),
            "lower": .number(orNull: lower), "upper": .number(orNull: upper),
            "prediction_lower": .number(orNull: prediction?.lowerBound), "prediction_upper": .number(orNull: prediction?.upperBound),
            "scale_estimate": .number(orNull: scaleEstimate), "scale_standard_error": .number(orNull: scaleError),
            "tau2": .number(orNull: tau2), "weights": weights.map { .array($0.map { .number(orNull: $0) }) } ?? nil,
            "caution": .string(orNull: method.caution),
        ]
    }
}

extension MethodOutcome {
    fileprivate var json: JSONValue {
        outcome.value?.json
            ?? [
                "method": .string(method.name), "interval": .string(method.intervalName),
                "undefined": .string(orNull: outcome.reason?.rawValue),
            ]
    }
}

extension SubsetOutcome {
    fileprivate var json: JSONValue {
        [
            "name": .string(name), "k": .integer(studies), "events": .integer(events), "total": .integer(total),
            "pooled": outcome.value?.json ?? ["refused": .string(orNull: outcome.refusal)],
        ]
    }
}

extension SpreadBetweenStudies {
    var json: JSONValue {
        [
            "q": .number(orNull: q), "df": .integer(degreesOfFreedom), "p": .number(orNull: p), "i2_from_tau2": .number(orNull: i2FromTau2),
            "i2_from_q": .number(orNull: i2FromQ), "tau2": .number(orNull: tau2), "estimator": .string(estimator.rawValue),
            "tau2_lower": .number(orNull: tau2Limits?.lower), "tau2_upper": .number(orNull: tau2Limits?.upper),
        ]
    }
}
