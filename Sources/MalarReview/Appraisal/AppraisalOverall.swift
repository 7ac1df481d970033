// SPDX-License-Identifier: Apache-2.0

/// What a tool's own rule makes of the judgements of a study.
public enum AppraisalOverall: Sendable, Hashable {
    /// Points of one section of a tool, and the most that it can have.
    public struct Points: Sendable, Hashable {
        /// The section; empty for the whole tool.
        public var name: String
        /// The sum of the points.
        public var points: Int
        /// The most that the section can have.
        public var most: Int
    }

    /// Items are not judged yet, so there is nothing to say.
    case incomplete(missing: [String])
    /// The rule gives a judgement; `mayBeRaisedTo` is what the tool lets reviewers make of it.
    case judgement(AppraisalJudgement, mayBeRaisedTo: AppraisalJudgement?)
    /// The rule leaves the choice to the reviewers.
    case choice(among: [AppraisalJudgement], reason: String)
    /// QUADAS-2: for bias and for applicability.
    case aspects(bias: AppraisalJudgement, applicability: AppraisalJudgement)
    /// Stars or points, by section; never turned into a grade.
    case points([Points])
    /// The tool has no score: how often each answer was given, in the order of the vocabulary, answers never given left out.
    case counts([AppraisalJudgement: Int])
}

extension Appraisal {
    /// The overall judgement by the rule of the tool; nothing where items are missing or the tool has none.
    ///
    /// - ROBINS-I: critical or serious where any domain is; else, where a domain has no information, the reviewers choose between that and
    ///   the worst other domain, since the rule speaks of key domains; else moderate where any domain is; else low.
    /// - RoB 2: high where any domain is; some concerns where any domain has them, which reviewers may raise to high where there are several;
    ///   else low.
    /// - QUADAS-2: low where all domains are low, else at risk; for applicability likewise.
    /// - Newcastle-Ottawa and MINORS: sums, without thresholds. JBI: counts, without a score.
    /// - Source: Sterne 2016, table 3, doi:10.1136/bmj.i4919; Sterne 2019, doi:10.1136/bmj.l4898; Whiting 2011,
    ///   doi:10.7326/0003-4819-155-8-201110180-00009; Slim 2003, doi:10.1046/j.1445-2197.2003.02748.x.
    public var overall: AppraisalOverall {
        let judged = tool.items.compactMap { item in self[item.id].map { (item: item, judgement: $0) } }
        guard missing.isEmpty else { return .incomplete(missing: missing) }
        let judgements = judged.map(\.judgement)
        switch tool.rule {
        case .noScore: return .counts(judgements.reduce(into: [:]) { $0[$1, default: 0] += 1 })
        case .robinsI: return Self.robinsI(judgements)
        case .rob2: return Self.rob2(judgements)
        case .quadas2:
            func aspect(_ group: String) -> AppraisalJudgement {
                judged.allSatisfy { $0.item.group != group || $0.judgement == .low } ? .low : .atRisk
            }
            return .aspects(bias: aspect(AppraisalTool.biasGroup), applicability: aspect(AppraisalTool.applicabilityGroup))
        case .stars: return .points(tool.groups.map(points))
        case .sum: return .points([points("")])
        }
    }

    private static func robinsI(_ judgements: [AppraisalJudgement]) -> AppraisalOverall {
        for grave in [AppraisalJudgement.critical, .serious] where judgements.contains(grave) {
            return .judgement(grave, mayBeRaisedTo: nil)
        }
        let worst: AppraisalJudgement = judgements.contains(.moderate) ? .moderate : .low
        guard judgements.contains(.noInformation) else { return .judgement(worst, mayBeRaisedTo: nil) }
        return .choice(
            among: [worst, .noInformation],
            reason: "a domain has no information; the overall judgement is no information if it is a key domain")
    }

    private static func rob2(_ judgements: [AppraisalJudgement]) -> AppraisalOverall {
        if judgements.contains(.high) { return .judgement(.high, mayBeRaisedTo: nil) }
        let concerns = judgements.count { $0 == .someConcerns }
        return .judgement(concerns > 0 ? .someConcerns : .low, mayBeRaisedTo: concerns > 1 ? .high : nil)
    }

    private func points(_ group: String) -> AppraisalOverall.Points {
        let items = tool.items.filter { $0.group == group }
        let most = items.reduce(0) { $0 + ($1.allowed.compactMap(\.points).max() ?? 0) }
        return .init(name: group, points: items.reduce(0) { $0 + (self[$1.id]?.points ?? 0) }, most: most)
    }
}

extension AppraisalOverall {
    /// In words, such as "Serious", "Selection 3 of 4; Comparability 1 of 2; Outcome 3 of 3" or "7 yes, 3 unclear (the tool has no score)".
    public var text: String {
        switch self {
        case .incomplete(let missing): "not complete: \(missing.joined(separator: ", "))"
        case .judgement(let judgement, nil): judgement.rawValue
        case .judgement(let judgement, .some(let higher)): "\(judgement.rawValue) (reviewers may judge \(higher.rawValue.lowercased()))"
        case .choice(let among, let reason):
            "reviewers choose \(among.map { $0.rawValue.lowercased() }.joined(separator: " or ")): \(reason)"
        case .aspects(let bias, let applicability):
            "Bias: \(bias.rawValue.lowercased()); applicability: \(applicability.rawValue.lowercased())"
        case .points(let points):
            points.map { "\($0.name.isEmpty ? "" : $0.name + " ")\($0.points) of \($0.most)" }.joined(separator: "; ")
        case .counts(let counts):
            AppraisalJudgement.allCases.compactMap { judgement in counts[judgement].map { "\($0) \(judgement.rawValue.lowercased())" } }
                .joined(separator: ", ") + " (the tool has no score)"
        }
    }

    /// The judgements that agree with the rule, for the reviewers' own overall judgement of bias; empty where the rule gives none.
    var accepted: [AppraisalJudgement] {
        switch self {
        case .judgement(let judgement, let higher): [judgement] + (higher.map { [$0] } ?? [])
        case .choice(let among, _): among
        case .aspects(let bias, _): [bias]
        case .incomplete, .points, .counts: []
        }
    }
}

extension Appraisal {
    /// The judgement that stands for the study: the reviewers' own where they gave one, else that of the rule; `nil` where neither is.
    public var overallJudgement: AppraisalJudgement? { overallJudgement("overall") }

    /// The same for one of the tool's `overallItems`, which differ for QUADAS-2 alone.
    public func overallJudgement(_ item: String) -> AppraisalJudgement? {
        if let own = self[item] { return own }
        return switch overall {
        case .judgement(let judgement, _): judgement
        case .aspects(let bias, let applicability): item == "overall" ? bias : applicability
        default: nil
        }
    }

    /// A sentence without a full stop for each overall judgement of the reviewer that departs from the rule of the tool.
    public var departures: [String] {
        let result = overall
        var pairs = [("overall", result.accepted)]
        if case .aspects(_, let applicability) = result { pairs.append(("overall-applicability", [applicability])) }
        return pairs.compactMap { item, accepted in
            guard let own = self[item], !accepted.isEmpty, !accepted.contains(own) else { return nil }
            let words = accepted.map { $0.rawValue.lowercased() }.joined(separator: " or ")
            return "\(study): \(item) is judged \(own.rawValue.lowercased()); by the rule of \(tool.name) it is \(words)"
        }
    }
}
