// SPDX-License-Identifier: Apache-2.0

extension SELENAFlareIndex {
    /// What the answers of two visits say.
    struct Reading {
        let comparison: Comparison
        let variant: Variant
        let missing: [String]
        /// The weight, which matters only where the severity is open.
        let missingWeight: [String]
        let flags: [String]
        private let answers: Answers
        private let sledai: Change
        private let pga: Change
        private let intake: GlucocorticoidIntake
        private let previousIntake: GlucocorticoidIntake
        private let immunosuppressives: [String]

        init(_ answers: Answers, previous: Answers?) {
            let score = SLEDAIScore(answers)
            let countsMycophenolate = answers.word("sfiMycophenolate") == "counted"
            self.answers = answers
            variant = answers.word("sfiVariant").flatMap(Variant.init) ?? .classic
            sledai = SLEDAIScore.selenaOr2k(SLEDAIScore(previous), score)
            pga = Change(
                name: "PGA", earlier: Bounds(previous?.number(PhysicianGlobal.id)), now: Bounds(answers.number(PhysicianGlobal.id)))
            intake = GlucocorticoidIntake(recordedOrOf: answers)
            previousIntake = GlucocorticoidIntake(recordedOrOf: previous ?? Answers())
            immunosuppressives =
                ["cyclophosphamideAdded", "azathioprineAdded", "methotrexateAdded"] + (countsMycophenolate ? ["mycophenolateAdded"] : [])
            comparison = Self.comparison(answers, sledai, pga, previousIntake, intake, immunosuppressives)
            let usesSelena = sledai.name == "SELENA-SLEDAI"
            missing =
                (usesSelena ? [] : score.missing) + (pga.now.value == nil ? [PhysicianGlobal.id] : []) + intake.missing
                + Self.openManifestations(answers)
            missingWeight = answers.number("weightKg") == nil ? ["weightKg"] : []
            flags =
                score.flags(usingSelena: usesSelena) + intake.flags + (variant == .modifiedSfi ? ["unverified.modifiedSfi"] : [])
                + (!countsMycophenolate && answers.finding("mycophenolateAdded") == .present ? ["mycophenolateNotCounted"] : [])
                + (comparison.isDoubled == .met && previousIntake.prednisone.highest == 0 ? ["doublingFromNone"] : [])
        }

        private static func comparison(
            _ answers: Answers, _ sledai: Change, _ pga: Change, _ before: GlucocorticoidIntake, _ now: GlucocorticoidIntake,
            _ immunosuppressives: [String]
        ) -> Comparison {
            var visits = Comparison()
            (visits.previousSledai, visits.sledai) = (sledai.earlier, sledai.now)
            (visits.previousPga, visits.pga) = (pga.earlier, pga.now)
            (visits.previousPrednisone, visits.prednisone) = (before.prednisone, now.prednisone)
            visits.weight = answers.number("weightKg")
            visits.mildManifestation = manifestation(.mildModerate, summary: "mildManifestation", answers)
            visits.severeManifestation = manifestation(.severe, summary: "severeManifestation", answers)
            visits.pulse = assumed(["pulseSinceLastVisit"], answers)
            visits.supportiveDrugAdded = assumed(["nsaidAdded", "hydroxychloroquineAdded"], answers)
            visits.immunosuppressiveAdded = assumed(immunosuppressives, answers)
            visits.hospitalized = assumed(["hospitalizedForSle"], answers)
            return visits
        }

        /// Present as soon as one is; where the single ones leave it open, the summary decides.
        private static func manifestation(_ level: Level, summary: String, _ answers: Answers) -> Finding {
            let single = Finding.any(manifestations.filter { $0.level == level }.map { answers.finding($0.id) })
            return single == .unknown ? answers.finding(summary) : single
        }

        private static func assumed(_ ids: [String], _ answers: Answers) -> Finding {
            .any(ids.map { answers.finding($0, ifNeverAsked: .absent) })
        }

        private static func openManifestations(_ answers: Answers) -> [String] {
            let decided = [Level.mildModerate: answers.finding("mildManifestation"), .severe: answers.finding("severeManifestation")]
            return manifestations.filter { decided[$0.level] == .unknown && answers.finding($0.id) == .unknown }.map(\.id)
        }

        /// The criteria of a row of the table: one or two, by the columns that it has.
        func criteria(_ row: Row, _ outcome: Outcome) -> [Criterion] {
            let mild = Criterion(
                "\(row.domain.rawValue).mildModerate", row.mildModerate, outcome.mild, decidedBy: words(row.domain, .mildModerate))
            let severe = Criterion("\(row.domain.rawValue).severe", row.severe, outcome.severe, decidedBy: words(row.domain, .severe))
            return row.mildModerate.isEmpty ? [severe] : [mild, severe]
        }

        private func words(_ domain: Domain, _ column: Level) -> String {
            switch domain {
            case .sledaiChange: variant == .modifiedSfi && column == .severe ? "\(sledai.words); not counted in modifiedSfi" : sledai.words
            case .manifestations: manifestationWords(column)
            case .prednisone: prednisoneWords
            case .drugs: named(column == .severe ? immunosuppressives : ["nsaidAdded", "hydroxychloroquineAdded"])
            case .admission: named(["hospitalizedForSle"])
            case .pga: pga.words
            }
        }

        private func manifestationWords(_ column: Level) -> String {
            let present = manifestations.filter { $0.level == column && answers.finding($0.id) == .present }.map { $0.label.lowercased() }
            let finding = column == .severe ? comparison.severeManifestation : comparison.mildManifestation
            guard finding == .present else { return finding == .absent ? "none new or worse" : "not known whether any is new or worse" }
            let names = present.isEmpty ? "new or worse as judged" : present.joined(separator: ", ")
            guard column == .severe, comparison.escalated != .met else { return names }
            let lack = comparison.escalated == .notMet ? "without" : "not known whether with"
            return "\(names); \(lack) doubled prednisone, more than 0.5 mg/kg/day, or admission"
        }

        private var prednisoneWords: String {
            if comparison.pulse == .present { return "pulse since the previous visit" }
            let change = Change(name: "prednisone-equivalent", earlier: previousIntake.prednisone, now: intake.prednisone)
            let perKilogram =
                comparison.weight.map { "\(intake.prednisone.divided(by: $0).words) mg/kg/day" } ?? "body weight not recorded"
            return "\(change.words), \(perKilogram)"
        }

        private func named(_ ids: [String]) -> String {
            let labels = ids.map { id in (id, SELENAFlareIndex.description.item(id)?.label.lowercased() ?? id) }
            let present = labels.filter { answers.finding($0.0) == .present }.map(\.1)
            if !present.isEmpty { return present.joined(separator: ", ") }
            let open = labels.filter { answers.asks(for: $0.0) && answers.finding($0.0) == .unknown }.map(\.1)
            return open.isEmpty ? "none" : "\(open.joined(separator: ", ")) not known"
        }
    }
}
