// SPDX-License-Identifier: Apache-2.0

extension Table {
    /// The table without small counts, and without what they could be computed from.
    ///
    /// A count is a cell with a whole number that says in its lineage what it is a part of. Suppressed at first are counts of 1 to
    /// `limit - 1`, counts whose rest (denominator minus count) is that small, and numbers made of fewer than `limit` subjects. Then other
    /// counts are suppressed until no small one follows from sums: of a total row and the rows above it, of a column and its neighbours that
    /// add up to it in every row, and of neighbouring rows that add up to their common denominator. The suppressed counts of a sum are
    /// together at least `limit`. A sum that holds by chance is taken for one: too much is suppressed rather than too little. Other numbers
    /// of a row with a suppressed count go with it, because a rate, a probability or a p value may give the count away.
    ///
    /// Suppressed cells print one sign, whichever the reason, and lose value, patients and rows; kept counts lose the words in brackets, which
    /// may hold smaller counts, and the patients. Footnotes and column heads stay as they are. Zeros are kept where nothing else forces them. The same table gives the same result; sums across
    /// tables are not looked at. Tables that list single patients must be left out as a whole: there is nothing in them to add up.
    ///
    /// - Precondition: the limit is 2 or more.
    /// - Complexity: about the cube of the number of suppressed cells.
    public func suppressingSmallCells(below limit: Int) -> Table {
        precondition(limit >= 2, "a limit below 2 suppresses nothing")
        return suppressing(CellSuppression(self, limit: limit).hidden, below: limit)
    }

    /// The table without some of its cells, and without details of the others.
    func suppressing(_ hidden: Set<CellSuppression.Place>, below limit: Int) -> Table {
        var table = self
        for row in rows.indices {
            for column in rows[row].cells.indices {
                let place = CellSuppression.Place(row: row, column: column)
                table.rows[row].cells[column] =
                    hidden.contains(place) ? rows[row].cells[column].suppressed : rows[row].cells[column].withoutDetails
            }
        }
        if !hidden.isEmpty {
            table.footnotes.append(
                Footnote(
                    Self.suppressionSign,
                    RichText("suppressed: below \(limit), or a number from which one below \(limit) could be computed.")))
        }
        return table
    }

    /// What stands in place of a suppressed number.
    public static let suppressionSign = "‡"
}

extension Cell {
    /// The count, where the cell is one: a whole number that is a part of something.
    var count: (value: Int, denominator: Int)? {
        guard case .integer(let value) = value, let denominator = lineage?.denominator else { return nil }
        return (value, denominator)
    }

    fileprivate var suppressed: Cell {
        Cell(Table.suppressionSign, lineage: lineage.map { Lineage(method: $0.method, options: $0.options, note: "suppressed") })
    }

    /// The number as such, without what the brackets tell of its parts, and without the subjects.
    fileprivate var withoutDetails: Cell {
        guard let lineage else { return self }
        var cell = self
        cell.lineage = Lineage(denominator: lineage.denominator, method: lineage.method, options: lineage.options)
        if let count, !text.hasSuffix("%)"), text.contains("(") { cell.text = "\(count.value)" }
        return cell
    }
}
