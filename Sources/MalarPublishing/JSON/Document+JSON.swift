// SPDX-License-Identifier: Apache-2.0

extension Document {
    /// The tables and the data of the figures with values, denominators and lineage, in reading order.
    public var json: JSONValue {
        [
            "title": .string(title),
            "subtitle": .string(orNull: subtitle),
            "language": .string(language),
            "byline": .strings(byline),
            "notices": .strings(notices.map(\.text)),
            "keyFigures": .array(keyFigures.map(\.json)),
            "sections": .array(sections.map(\.json)),
            "colophon": .strings(colophon),
        ]
    }
}

extension Section {
    /// `id`, `title` and `blocks`, in reading order.
    public var json: JSONValue {
        ["id": .string(id), "title": .string(title), "blocks": .array(blocks.map(\.json))]
    }
}

extension Block {
    /// `kind` and what belongs to it. Text is without emphasis and link targets; a figure gives its data, not its drawing.
    public var json: JSONValue {
        switch self {
        case .subheading(let text): ["kind": "subheading", "text": .string(text)]
        case .paragraph(let text): ["kind": "paragraph", "text": .string(text.plain)]
        case .bulletList(let items): ["kind": "list", "items": .strings(items.map(\.plain))]
        case .definitions(let items):
            ["kind": "definitions", "items": .array(items.map { ["term": .string($0.term), "meaning": .string($0.meaning.plain)] })]
        case .keyFigures(let items): ["kind": "keyFigures", "items": .array(items.map(\.json))]
        case .callout(let callout):
            [
                "kind": .string(callout.kind.rawValue), "title": .string(callout.title), "body": .strings(callout.body.map(\.plain)),
            ]
        case .table(let table): ["kind": "table", "table": table.json]
        case .figure(let figure):
            [
                "kind": "figure", "id": .string(figure.id), "label": .string(figure.label), "caption": .string(figure.caption),
                "alternativeText": .string(figure.alternativeText), "data": figure.data.json,
            ]
        }
    }
}

extension KeyFigure {
    /// The value as it is printed; `note` and `lineage` are `null` where there is none.
    public var json: JSONValue {
        [
            "label": .string(label), "value": .string(value), "note": .string(orNull: note),
            "lineage": lineage?.json ?? .null,
        ]
    }
}

extension Table {
    /// Columns, rows and footnotes in reading order; alignment is for print and left out.
    public var json: JSONValue { json { $0.json } }

    /// The same, with each lineage as the caller has it.
    public func json(lineage: (Lineage) -> JSONValue) -> JSONValue {
        [
            "id": .string(id), "label": .string(label), "caption": .string(caption),
            "columns": .array(columns.map(\.json)),
            "rows": .array(rows.map { $0.json(lineage: lineage) }),
            "footnotes": .array(footnotes.map { ["mark": .string($0.mark), "text": .string($0.text.plain)] }),
        ]
    }
}

extension Table.Column {
    var json: JSONValue {
        ["header": .string(header), "detail": .string(orNull: detail), "group": .string(orNull: group), "marks": .strings(marks)]
    }
}

extension Table.Row {
    func json(lineage: (Lineage) -> JSONValue) -> JSONValue {
        ["kind": .string(kind.rawValue), "indent": .integer(indent), "cells": .array(cells.map { $0.json(lineage: lineage) })]
    }
}

extension Cell {
    /// Text and, where there are any, value, badge, marks and lineage. A value that is not finite is `null`.
    public var json: JSONValue { json { $0.json } }

    func json(lineage write: (Lineage) -> JSONValue) -> JSONValue {
        var members = [JSONValue.Member("text", .string(text))]
        if value != .none { members.append(.init("value", value.json)) }
        if let badge { members.append(.init("badge", ["status": .string(badge.status.rawValue), "text": .string(badge.text)])) }
        if !marks.isEmpty { members.append(.init("marks", .strings(marks))) }
        if let lineage { members.append(.init("lineage", write(lineage))) }
        return .object(members)
    }
}

extension Cell.Value {
    /// The unrounded value; `null` for none and for a number that is not finite.
    public var json: JSONValue {
        switch self {
        case .none: .null
        case .integer(let value): .integer(value)
        case .number(let value): .number(orNull: value)
        case .text(let value): .string(value)
        }
    }
}

extension Lineage {
    /// Every member always stands there: `denominator` and `note` are `null` where there is none, lists are empty.
    public var json: JSONValue {
        [
            "denominator": .integer(orNull: denominator),
            "subjects": .strings(subjects),
            "records": .strings(records),
            "method": .string(method),
            "options": .array(options.map { ["name": .string($0.name), "value": .string($0.value)] }),
            "note": .string(orNull: note),
        ]
    }
}
