// SPDX-License-Identifier: Apache-2.0

/// Finds the name that someone probably meant.
enum NearestName {
    /// The one name within a third of the letters of `word`, at most three slips; `nil` where none is near or two are equally near.
    ///
    /// Letter case, `_`, `-` and blanks make no difference.
    ///
    /// - Complexity: the length of the word times the length of all names.
    /// - Source: restricted Damerau-Levenshtein distance, doi:10.1145/363958.363994.
    static func of(_ word: String, among names: [String]) -> String? {
        let wanted = letters(word)
        guard !wanted.isEmpty, wanted.count <= 60 else { return nil }
        let near = names.compactMap { name -> (name: String, slips: Int)? in
            let candidate = letters(name)
            let permitted = min(3, min(wanted.count, candidate.count) / 3)
            guard abs(candidate.count - wanted.count) <= permitted else { return nil }
            let slips = distance(wanted, candidate)
            return slips <= permitted ? (name, slips) : nil
        }
        guard let least = near.map(\.slips).min() else { return nil }
        let nearest = Set(near.filter { $0.slips == least }.map(\.name))
        return nearest.count == 1 ? nearest.first : nil
    }

    /// "; did you mean `x`?", or the names that are known where none is near.
    static func hint(_ word: String, among names: [String]) -> String {
        of(word, among: names).map { "; did you mean `\($0)`?" } ?? "; known are \(names.joined(separator: ", "))"
    }

    private static func letters(_ name: String) -> [Character] { name.lowercased().filter { !"_- ".contains($0) } }

    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
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
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
