// SPDX-License-Identifier: Apache-2.0

/// Finds the name that someone probably meant.
public enum Spelling {
    /// The one name among `names` that is nearest to `word`; `nil` where none is near or two are equally near.
    ///
    /// Letter case, `_`, `-`, `.` and blanks make no difference. One slip (a letter too many, too few, wrong, or two neighbours swapped) is
    /// forgiven from 3 letters, two from 6, three from 10.
    ///
    /// - Complexity: the length of the word times the length of all names.
    /// - Source: restricted Damerau-Levenshtein distance, doi:10.1145/363958.363994.
    public static func suggestion(for word: String, among names: [String]) -> String? {
        let wanted = letters(word)
        guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
        let near = names.compactMap { name -> (name: String, distance: Int)? in
            let candidate = letters(name)
            let permitted = permittedSlips(min(wanted.count, candidate.count))
            guard abs(candidate.count - wanted.count) <= permitted else { return nil }
            let distance = distance(wanted, candidate)
            return distance <= permitted ? (name, distance) : nil
        }
        guard let least = near.map(\.distance).min() else { return nil }
        let nearest = Set(near.filter { $0.distance == least }.map(\.name))
        return nearest.count == 1 ? nearest.first : nil
    }

    private static func letters(_ name: String) -> [Character] {
        name.lowercased().filter { !"_-. \u{A0}".contains($0) }
    }

    private static func permittedSlips(_ length: Int) -> Int {
        switch length {
        case ..<3: 0
        case ..<6: 1
        case ..<10: 2
        default: 3
        }
    }

    /// Insertions, deletions, substitutions and swaps of neighbours; no stretch of letters is edited twice.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
                var cost = min(previous[column + 1] + 1, current[column] + 1, substitution)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
