// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import Yams

extension Subgroup {
    /// Groups written as `{ name: Damage, variable: damageIndex, cut: 0, names: [SDI 0, SDI above 0], tables: [efficacy, forest] }`.
    init?(_ settings: Settings) {
        settings.allow(["name", "variable", "levels", "cut", "names", "tables"])
        let name = settings.requiredText("name")
        let variable = settings.variable("variable")
        guard let division = Self.division(settings) else { return nil }
        let names = settings.texts("names")
        let given = settings.texts("tables")
        var found = Subgroup(name: name, variable: variable, division: division, names: names, places: [])
        if let count = found.groupCount, !names.isEmpty, names.count != count {
            settings.reader.report(settings.child("names") ?? settings.node, "names has one name for each of the \(count) groups")
        }
        found.places = Self.places(settings, given, groups: found.groupCount ?? 0)
        self = found
    }

    private static func places(_ settings: Settings, _ given: [String], groups: Int) -> Set<Place> {
        let node = settings.child("tables") ?? settings.node
        guard !given.isEmpty else { return groups == 2 ? Set(Place.allCases) : [.forest] }
        let known = Place.allCases.map(\.rawValue)
        for word in given where !known.contains(word) {
            let hint = Spelling.suggestion(for: word, among: known).map { "; did you mean `\($0)`?" } ?? ""
            settings.reader.report(node, "`\(word)` is not known for tables\(hint) Known are \(known.joined(separator: ", "))")
        }
        let places = Set(given.compactMap { Place(rawValue: $0) })
        if groups != 2, !places.subtracting([.forest]).isEmpty {
            settings.reader.report(node, "the tables compare two groups: name two levels, or say `tables: [forest]`")
        }
        return places
    }

    private static func division(_ settings: Settings) -> Division? {
        let levels = settings.texts("levels")
        switch (levels.isEmpty, settings.text("cut")) {
        case (false, nil):
            if levels.count > 1, Set(levels).count == levels.count { return .levels(levels) }
            settings.reader.report(settings.child("levels") ?? settings.node, "levels are at least two different words")
        case (true, "median"?): return .median
        case (true, .some): return settings.number("cut").map { .cut($0) }
        default: settings.reader.report(settings.node, "a subgroup has `levels`, or a `cut`: a number or median")
        }
        return nil
    }
}
