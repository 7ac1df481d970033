// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

extension ReviewExtraction {
    /// Everything for `review.json`: the form's version, every answer with its standing and its source, what does not add up.
    public var json: JSONValue {
        [
            "form": .string(form.id), "version": .integer(form.version), "studies": .array(studies.map(\.json)),
            "issues": .array(
                issues.map {
                    [
                        "rule": .string($0.rule.rawValue), "file": .string($0.file), "line": .integer($0.line),
                        "message": .string($0.message),
                    ]
                }), "unread": .array(unread.map { .string($0.description) }),
        ]
    }
}

extension ExtractedStudy {
    fileprivate var json: JSONValue {
        [
            "id": .string(id), "label": .string(label), "year": .integer(orNull: year),
            "congress_abstract": isCongressAbstract.map(JSONValue.bool) ?? .null, "extracted_by": .strings(reviewers),
            "answers": .object(answers.map { .init($0.field.id, $0.json) }),
        ]
    }
}

extension ExtractedAnswer {
    fileprivate var json: JSONValue {
        [
            "standing": .string(standing.rawValue), "answer": .string(orNull: value?.content.text(in: field)),
            "content": value?.content.json ?? .null, "page": .string(orNull: value?.page), "quote": .string(orNull: value?.quote),
            "note": .string(orNull: value?.note),
            "found": .array(
                found.map { ["reviewer": .string($0.reviewer), "answer": .string($0.value.content.text(in: field))] }),
        ]
    }
}

extension ExtractedContent {
    /// The answer for machines, unrounded; `null` where nothing is reported or the report is unclear.
    public var json: JSONValue {
        switch self {
        case .text(let text), .older(let text), .choice(let text): .string(text)
        case .integer(let value): .integer(value)
        case .number(let value): .number(orNull: value)
        case .choices(let ids): .strings(ids)
        case .yesNo(let isYes): .bool(isYes)
        case .date: .string(text(in: nil))
        case .proportion(let events, let total): ["events": .integer(events), "total": .integer(total)]
        case .meanSD(let mean, let sd, let count): ["mean": .number(orNull: mean), "sd": .number(orNull: sd), "n": .integer(orNull: count)]
        case .medianQuartiles(let median, let lower, let upper, let count):
            [
                "median": .number(orNull: median), "q1": .number(orNull: lower), "q3": .number(orNull: upper),
                "n": .integer(orNull: count),
            ]
        case .effect(let measure, let estimate, let lower, let upper, let level):
            [
                "measure": .string(measure), "estimate": .number(orNull: estimate), "lower": .number(orNull: lower),
                "upper": .number(orNull: upper), "level": .number(orNull: level),
            ]
        case .notReported, .unclear: .null
        }
    }
}
