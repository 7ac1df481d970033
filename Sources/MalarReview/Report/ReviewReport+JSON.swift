// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing
internal import MalarStatistics

extension ReviewReport {
    /// Everything unrounded, with the records behind each count: the content of `review.json`.
    public var json: JSONValue {
        [
            "title": .string(plan.title), "protocolVersion": .string(plan.version), "madeBy": .string(madeBy),
            "asOf": .string(orNull: state.moment.map(\.description)), "flow": flowJSON, "rules": rulesJSON, "final": .bool(check.isFinal),
            "searches": .array(state.searches.map(searchJSON)), "records": recordsJSON, "studies": studiesJSON,
            "agreement": .array(agreements.map(agreementJSON)), "extraction": material.extraction?.json ?? nil,
            "syntheses": .array(syntheses.map(\.json)), "checklists": checklistsJSON,
        ]
    }

    private var flowJSON: JSONValue {
        .object(
            FlowCountName.allCases.map { name in
                let parts = counts.parts(name).map { part in
                    JSONValue.object([
                        .init("name", .string(part.name)), .init("count", .integer(part.count)),
                        .init("records", keys(lineage?.keys(name, part: part.name))),
                    ])
                }
                return .init(
                    name.rawValue,
                    .object([
                        .init("count", .integer(orNull: counts[name])), .init("unit", .string(name.unit.rawValue)),
                        .init("parts", .array(parts)), .init("records", keys(recordsBehind(name))),
                    ]))
            })
    }

    /// The records of a count; `nil` for totals with a previous version and for counts of studies, which have no list of their own.
    private func recordsBehind(_ name: FlowCountName) -> [RecordKey]? {
        let keys = lineage?.keys(name)
        return keys?.count == counts[name] ? keys : nil
    }

    private func keys(_ keys: [RecordKey]?) -> JSONValue { keys.map { .strings($0.map(\.description)) } ?? .null }

    private var rulesJSON: JSONValue {
        .array(
            check.findings.map { finding in
                [
                    "rule": .string(finding.rule.rawValue), "title": .string(finding.rule.title),
                    "outcome": .string(finding.outcome.rawValue), "message": .string(finding.message), "hard": .bool(finding.rule.isHard),
                    "records": keys(finding.records),
                ]
            })
    }

    private func searchJSON(_ run: SearchRun) -> JSONValue {
        [
            "id": .string(run.id), "source": .string(run.source), "name": .string(sourceName(run)), "platform": .string(run.platform),
            "date": .string("\(run.date)"), "strategy": .string(run.strategy), "limits": .string(run.limits),
            "shown": .integer(orNull: run.hitsShown), "exported": .integer(orNull: run.hitsExported),
            "files": .array(run.files.map { ["name": .string($0.name), "sha256": .string($0.sha256)] }),
            "rerunOf": .string(orNull: run.rerunOf),
        ]
    }

    private var recordsJSON: JSONValue {
        .array(
            state.records.map { record in
                let entry = review.record(record.key)
                return [
                    "key": .string(record.key.description), "members": keys(record.members), "title": .string(orNull: entry?.title),
                    "year": .integer(orNull: entry?.year), "doi": .string(orNull: entry?.identifiers.doi),
                    "pmid": .string(orNull: entry?.identifiers.pmid), "outcome": .string(record.outcome.name),
                    "reason": .string(orNull: record.outcome.statedReason),
                ]
            })
    }

    private var studiesJSON: JSONValue {
        .array(
            state.studies.map { study in
                [
                    "id": .string(study.id), "label": .string(study.label), "reports": keys(study.reports),
                    "inSynthesis": study.inSynthesis.map(JSONValue.bool) ?? nil,
                ]
            })
    }

    private func agreementJSON(_ pair: ScreeningAgreement) -> JSONValue {
        [
            "round": .string(pair.round.rawValue), "first": .string(pair.first), "second": .string(pair.second), "n": .integer(pair.n),
            "bothInclude": .integer(pair.bothInclude), "firstAlone": .integer(pair.firstAlone), "secondAlone": .integer(pair.secondAlone),
            "bothExclude": .integer(pair.bothExclude), "complete": .bool(pair.isComplete), "observed": .number(orNull: pair.observed),
            "kappa": .number(orNull: pair.kappa.value?.kappa), "kappaStandardError": .number(orNull: pair.kappa.value?.standardError),
            "pabak": .number(orNull: pair.pabak?.coefficient), "ac1": .number(orNull: pair.ac1.value?.coefficient),
            "ac1StandardError": .number(orNull: pair.ac1.value?.tableStandardError),
            "prevalenceIndex": .number(orNull: pair.indices?.prevalence),
            "biasIndex": .number(orNull: pair.indices?.bias), "positiveAgreement": .number(orNull: pair.indices?.positive),
            "negativeAgreement": .number(orNull: pair.indices?.negative),
        ]
    }

    private var checklistsJSON: JSONValue {
        .array(
            Checklist.all.map { checklist in
                let facts = self.facts(checklist)
                return [
                    "id": .string(checklist.id), "summary": .string(checklist.summary(facts)),
                    "items": .array(
                        checklist.entries(facts).map { entry in
                            [
                                "item": .string(entry.item.id), "topic": .string(entry.item.topic),
                                "status": .string(entry.status.rawValue),
                                "location": .string(entry.location), "text": .string(entry.text),
                            ]
                        }),
                ]
            })
    }
}

extension ScreenedRecord.Outcome {
    /// A stable word for programs.
    var name: String {
        switch self {
        case .removed: "removed"
        case .awaitingFirstRound: "awaitingTitleAbstract"
        case .excludedByTitle: "excludedByTitleAbstract"
        case .awaitingRetrieval: "awaitingRetrieval"
        case .notRetrieved: "notRetrieved"
        case .awaitingFullText: "awaitingFullText"
        case .excludedByFullText: "excludedByFullText"
        case .included: "included"
        }
    }

    /// The reason that was given; `nil` for none.
    var statedReason: String? {
        switch self {
        case .removed(let removal): removal.reason
        case .excludedByTitle(let reason), .notRetrieved(let reason), .excludedByFullText(let reason): reason.isEmpty ? nil : reason
        default: nil
        }
    }
}
