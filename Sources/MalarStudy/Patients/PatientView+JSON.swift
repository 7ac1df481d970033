// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import MalarInstruments
internal import MalarPublishing
internal import MalarUnits

extension PatientView {
    /// The patient as data.
    var json: JSONValue {
        [
            "patient": .string(patient.id), "row": .string(patient.record.reference),
            "synthetic": .bool(analysis.study.identity.isSynthetic),
            "facts": .object(facts.map { JSONValue.Member($0.name, .string($0.value)) }),
            "firstDose": .string(orNull: course.start?.description), "unknownItems": .string(analysis.study.unknownItems.rawValue),
            "visits": .array(visits.map(json)), "flares": .array(flares.rows.map { json($0, flares.columns) }),
            "therapies": .array(patient.treatments.map(json)), "events": .array(patient.events.map(json)),
            "findings": .array(findings.map(\.json)),
        ]
    }

    private func json(_ item: PatientVisit) -> JSONValue {
        let scores = OutcomeScore.allCases.compactMap { score -> JSONValue.Member? in
            let value = member.measured(.score(score), at: item.visit)
            guard value.bounds.lowest != nil || value.bounds.highest != nil else { return nil }
            return JSONValue.Member(score.rawValue, bounds(value))
        }
        return [
            "date": .string(item.visit.date.description), "visit": .string(orNull: item.visit.name),
            "row": .string(item.visit.record.reference),
            "day": .integer(orNull: item.day), "timePoint": .string(orNull: item.timePoint), "counts": .bool(!item.isLeftOut),
            "scores": .object(scores), "prednisone": bounds(member.measured(.prednisone, at: item.visit)),
            "states": .array(item.targets.map(json)),
        ]
    }

    private func bounds(_ value: Derived) -> JSONValue {
        [
            "value": .number(orNull: value.number), "lowest": .number(orNull: value.bounds.lowest),
            "highest": .number(orNull: value.bounds.highest), "method": .string(value.method),
        ]
    }

    private func json(_ target: PatientVisit.Target) -> JSONValue {
        [
            "id": .string(target.id), "state": .string(orNull: target.state?.rawValue),
            "inTheWay": .array(
                target.inTheWay.map {
                    [
                        "id": .string($0.id), "criterion": .string($0.label), "state": .string($0.state.rawValue),
                        "decidedBy": .string($0.decidedBy),
                    ]
                }),
        ]
    }

    private func json(_ row: Table.Row, _ columns: [Table.Column]) -> JSONValue {
        .object(zip(columns, row.cells).dropFirst().map { JSONValue.Member($0.header, .string($1.text)) })
    }

    private func json(_ treatment: Treatment) -> JSONValue {
        [
            "row": .string(treatment.record.reference), "drug": .string(treatment.drug.id), "role": .string(treatment.role.rawValue),
            "inWords": .string(treatment.inWords), "start": .string(orNull: treatment.start?.description),
            "stop": .string(orNull: treatment.stop?.description), "status": .string(orNull: treatment.status?.rawValue),
            "stopReason": .string(orNull: treatment.stopReason),
        ]
    }

    private func json(_ event: Event) -> JSONValue {
        [
            "row": .string(event.record.reference), "kind": .string(event.kind), "term": .string(event.term),
            "start": .string(orNull: event.start?.description), "end": .string(orNull: event.end?.description),
            "serious": event.isSerious.map { .bool($0) } ?? .null, "grade": .integer(orNull: event.grade),
            "severity": .string(orNull: event.severityCode), "action": .string(orNull: event.action),
            "consequence": .string(orNull: event.consequence),
        ]
    }
}
