// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import Yams

extension PublishedTable {
    /// Reads a table of `reported.yaml`; what is wrong is reported with its line.
    init(_ settings: Settings) {
        settings.allow(["table", "place", "patients", "columns", "rows", "sums"])
        table = settings.requiredText("table")
        place = settings.requiredText("place")
        patients = settings.wholeNumber("patients")
        columns = settings.texts("columns")
        rows = []
        sums = []
        if columns.isEmpty { settings.reader.report(settings.child("columns") ?? settings.node, "`columns` is missing under tables") }
        let width = columns.count
        rows = settings.sections("rows").map { Row($0, width: width) }
        if rows.isEmpty { settings.reader.report(settings.child("rows") ?? settings.node, "`rows` is missing under tables") }
        sums = settings.sections("sums").compactMap { Sum($0, self) }
    }
}

extension PublishedTable.Row {
    fileprivate init(_ settings: Settings, width: Int) {
        settings.allow(["row", "under", "printed", "total", "note"])
        label = settings.requiredText("row")
        under = settings.text("under")
        printed = settings.texts("printed")
        isTotal = settings.truth("total") ?? false
        note = settings.text("note")
        guard printed.count != width, width > 0 else { return }
        settings.reader.report(
            settings.child("printed") ?? settings.node,
            "the row `\(label)` prints \(printed.count) of \(width) columns; write \"\" where nothing is printed")
    }
}

extension PublishedTable.Sum {
    fileprivate init?(_ settings: Settings, _ table: PublishedTable) {
        settings.allow(["column", "row", "of"])
        let (column, row) = (settings.text("column"), settings.text("row"))
        guard let whole = column ?? row, column == nil || row == nil else {
            settings.reader.report(settings.node, "a sum names either a `column` or a `row`")
            return nil
        }
        self.init(whole: whole, parts: settings.texts("of"), isAcross: column != nil)
        let known = isAcross ? table.columns : table.rows.map(\.label)
        for name in [whole] + parts where !known.contains(name) {
            let hint = Spelling.suggestion(for: name, among: known).map { "; did you mean `\($0)`?" } ?? ""
            settings.reader.report(settings.node, "the table has no \(isAcross ? "column" : "row") `\(name)`\(hint)")
        }
        if parts.isEmpty { settings.reader.report(settings.node, "`of` is missing under sums") }
    }
}

extension RepeatedStatement {
    /// Reads a statement of `reported.yaml`; what is wrong is reported with its line.
    init(_ settings: Settings) {
        settings.allow(["what", "printed"])
        what = settings.requiredText("what")
        prints = settings.sections("printed").map { print in
            print.allow(["place", "text"])
            return Print(place: print.requiredText("place"), text: print.requiredText("text"))
        }
        if prints.isEmpty { settings.reader.report(settings.child("printed") ?? settings.node, "`printed` is missing under repeated") }
    }
}

extension Settings {
    fileprivate func wholeNumber(_ key: String) -> Int? {
        guard let number = number(key), let node = child(key) else { return nil }
        guard let whole = Int(exactly: number), whole > 0 else {
            reader.report(node, "expected a whole number above 0 for \(key)")
            return nil
        }
        return whole
    }
}
