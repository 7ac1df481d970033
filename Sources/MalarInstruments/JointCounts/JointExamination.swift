// SPDX-License-Identifier: Apache-2.0

/// The joints of one side as examined: sets of bits, so that counts are popcounts.
public struct JointExamination: Sendable, Hashable {
    /// Tender and swollen joints.
    public var tender: Findings<JointSite>, swollen: Findings<JointSite>
    /// Joints that cannot be assessed (amputated, fused, replaced). They leave the counts and the denominators.
    public var notAssessable: Findings<JointSite>

    /// The joints of one side; those that are not named are unknown, and assessable.
    public init(
        tender: Findings<JointSite> = Findings(), swollen: Findings<JointSite> = Findings(),
        notAssessable: Findings<JointSite> = Findings(present: [])
    ) {
        self.tender = tender
        self.swollen = swollen
        self.notAssessable = notAssessable
    }

    /// Tender joints among some sites.
    public func tenderCount(_ sites: ItemSet<JointSite> = JointSite.tenderSites) -> Bounds {
        count(certain(tender), possible(tender), sites)
    }

    /// Swollen joints among some sites; the hip never counts.
    public func swollenCount(_ sites: ItemSet<JointSite> = JointSite.swollenSites) -> Bounds {
        count(certain(swollen), possible(swollen), sites.intersection(JointSite.swollenSites))
    }

    /// Joints that are both tender and swollen; the hip never counts.
    public var tenderAndSwollen: Bounds {
        count(
            certain(tender).intersection(certain(swollen)), possible(tender).intersection(possible(swollen)), JointSite.swollenSites)
    }

    /// How many of some sites can be assessed.
    public func assessable(_ sites: ItemSet<JointSite>) -> Bounds {
        count(
            sites.subtracting(notAssessable.present).subtracting(notAssessable.unknown), sites.subtracting(notAssessable.present), sites)
    }

    /// The joints of some sites whose finding is not known.
    func open(_ findings: Findings<JointSite>, _ sites: ItemSet<JointSite>) -> ItemSet<JointSite> {
        findings.unknown.intersection(sites).subtracting(notAssessable.present)
    }

    private func certain(_ findings: Findings<JointSite>) -> ItemSet<JointSite> {
        findings.present.subtracting(notAssessable.present).subtracting(notAssessable.unknown)
    }

    private func possible(_ findings: Findings<JointSite>) -> ItemSet<JointSite> {
        findings.present.union(findings.unknown).subtracting(notAssessable.present)
    }

    private func count(_ certain: ItemSet<JointSite>, _ possible: ItemSet<JointSite>, _ sites: ItemSet<JointSite>) -> Bounds {
        Bounds(certain.intersection(sites).count...possible.intersection(sites).count)
    }
}

extension JointExamination {
    /// The joints of a side, from items such as `tender.kneeLeft`.
    init(_ side: Joint.Side, _ answers: Answers) {
        self.init(
            tender: Findings(of: { answers.finding("tender.\(Joint($0, side).id)") }),
            swollen: Findings(of: { answers.finding("swollen.\(Joint($0, side).id)") }),
            notAssessable: Findings(of: { answers.finding("notAssessable.\(Joint($0, side).id)", ifNeverAsked: .absent) }))
    }
}
