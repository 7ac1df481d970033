// SPDX-License-Identifier: Apache-2.0

internal import MalarCohort
internal import Yams

/// The designs that a protocol may name.
private enum DesignName: String, CaseIterable {
    case caseSeries, cohort
}

/// What a time point may be compared with.
private enum ComparedWith: String, CaseIterable {
    case baseline
}

extension CohortDesign {
    /// The keys of `study.yaml` that belong to this design.
    static let keys = [
        "timePoints", "missing", "afterStop", "endpoints", "followUpFrom", "comparisonsWith", "figures", "ties", "subgroups",
    ]

    /// The design of a protocol's root; `nil` for a case series, which may not hold any of the keys.
    init?(_ root: Settings) {
        guard root.choice("design", DesignName.self) == .cohort else {
            for key in Self.keys {
                guard let node = root.child(key) else { continue }
                root.reader.report(node, "`\(key)` belongs to a cohort: say `design: cohort`, or delete it")
            }
            return nil
        }
        _ = root.choice("comparisonsWith", ComparedWith.self)
        let weeks = root.wholeNumber("followUpFrom")
        if let weeks, weeks < 0, let node = root.child("followUpFrom") { root.reader.report(node, "followUpFrom is a number of weeks") }
        self.init(
            timePoints: Self.timePoints(root), missing: root.choice("missing", MissingVisits.self) ?? .observed,
            afterStop: root.choice("afterStop", VisitsAfterStop.self) ?? .include, endpoints: Self.endpoints(root),
            ties: root.choice("ties", VisitTie.self) ?? .later, subgroups: Self.subgroups(root),
            summary: root.choice("figures", FollowedIndex.Summary.self) ?? .medianAndQuartiles, followUpFrom: weeks ?? 24)
    }

    private static func timePoints(_ root: Settings) -> [TimePoint] {
        let sections = root.sections("timePoints")
        if sections.isEmpty { root.reader.report(root.child("timePoints") ?? root.node, "a cohort needs `timePoints`: a list of them") }
        var names: Set<String> = ["T0"]
        let points = sections.compactMap { section -> TimePoint? in
            guard let point = TimePoint(section) else { return nil }
            if names.insert(point.name).inserted { return point }
            section.reader.report(section.node, "two time points are called `\(point.name)` (T0 is the baseline)")
            return nil
        }
        return points.sorted { $0.day < $1.day }
    }

    /// The subgroups that are named; without the key the standard ones, and none where the list is empty.
    private static func subgroups(_ root: Settings) -> [Subgroup] {
        guard root.child("subgroups") != nil else { return Subgroup.standard }
        var seen: Set<String> = []
        return root.sections("subgroups").compactMap { section in
            guard let found = Subgroup(section) else { return nil }
            if !seen.insert(found.variable).inserted {
                section.reader.report(section.child("variable") ?? section.node, "two subgroups are by `\(found.variable)`")
            }
            return found
        }
    }

    private static func endpoints(_ root: Settings) -> [Endpoint] {
        let found = root.sections("endpoints").compactMap { Endpoint($0) }
        if found.isEmpty { root.reader.report(root.child("endpoints") ?? root.node, "a cohort needs `endpoints`: a list of scores") }
        return found
    }
}

extension TimePoint {
    /// A time point written as `{ name: T12, label: "3 months", day: 84, window: [57, 112] }`.
    init?(_ settings: Settings) {
        settings.allow(["name", "label", "day", "window"])
        let name = settings.requiredText("name")
        guard let day = settings.wholeNumber("day") else {
            if settings.child("day") == nil { settings.reader.report(settings.node, "`day` is missing under timePoints") }
            return nil
        }
        let node = settings.child("window") ?? settings.node
        let ends = settings.texts("window").map { Int($0) }
        guard ends.count == 2, let from = ends[0], let to = ends[1], from <= to else {
            settings.reader.report(node, "window is the first and the last day that count, for example [57, 112]")
            return nil
        }
        guard from > 0 else {
            settings.reader.report(node, "a window begins after day 0, which is the day of the first dose")
            return nil
        }
        guard (from...to).contains(day) else {
            settings.reader.report(node, "the target day \(day) lies outside the window \(from) to \(to)")
            return nil
        }
        self.init(name, label: settings.text("label") ?? name, day: day, window: from...to)
    }
}

extension Endpoint {
    /// An endpoint written as `{ score: clasiActivity, population: mucocutaneousAtBaseline }`.
    init?(_ settings: Settings) {
        settings.allow(["score", "population"])
        let id = settings.requiredText("score")
        let population = settings.choice("population", EndpointPopulation.self) ?? .all
        guard let measure = Measure(id: id) else {
            let hint =
                Spelling.suggestion(for: id, among: Measure.ids).map { "; did you mean `\($0)`?" }
                ?? "; known are \(Measure.ids.joined(separator: ", "))"
            if let node = settings.child("score") { settings.reader.report(node, "unknown score `\(id)`\(hint)") }
            return nil
        }
        self.init(measure, in: population)
    }
}

extension Settings {
    /// A whole number.
    fileprivate func wholeNumber(_ key: String) -> Int? {
        guard let number = number(key), let node = child(key) else { return nil }
        if let whole = Int(exactly: number) { return whole }
        reader.report(node, "expected a whole number for \(key)")
        return nil
    }
}
