// SPDX-License-Identifier: Apache-2.0

public import MalarPublishing

/// The flow diagram of PRISMA 2020, drawn from the counts of a review.
///
/// It has the four layouts of the published template: new reviews and updates, each from databases and registers alone or from other
/// sources too. A column without a number is left out. A number that is `nil` is drawn as "n not reported"; registers, websites,
/// organisations and citation searching have a line only where a number is given. Nothing is computed but sums of listed parts:
/// the checks of the numbers stand elsewhere.
/// - Source: Page MJ et al. BMJ 2021;372:n71, figure 1, doi:10.1136/bmj.n71.
public struct PRISMAFlowDiagram: Sendable, Hashable {
    /// The numbers to draw.
    public var counts: FlowCounts
    /// The printed width. Where the columns cannot stand legibly in it, the drawing is as wide as they need (five columns: 138 mm).
    public var width: FigureWidth
    /// Stands before the id of each box, which has to be unique on a page; empty for the template's names alone.
    public var idPrefix: String
    /// Where a box leads, by its template name, such as the list of its records.
    public var links: [String: LinkTarget]
    /// Whether previous studies have a column; `nil` to draw it where it has a number above 0.
    public var showsPreviousStudies: Bool?
    /// Whether other methods have a column; `nil` to draw it where it has a number above 0.
    public var showsOtherMethods: Bool?

    /// A diagram 170 mm wide, without links and with the columns that its numbers need, unless told otherwise.
    public init(
        _ counts: FlowCounts, width: FigureWidth = .millimetres(170), idPrefix: String = "", links: [String: LinkTarget] = [:],
        showsPreviousStudies: Bool? = nil, showsOtherMethods: Bool? = nil
    ) {
        self.counts = counts
        self.width = width
        self.idPrefix = idPrefix
        self.links = links
        self.showsPreviousStudies = showsPreviousStudies
        self.showsOtherMethods = showsOtherMethods
    }

    /// Whether the review updates an earlier one, as the diagram shows it.
    public var isUpdate: Bool { showsPreviousStudies ?? Self.anyAboveZero([counts.previousStudies, counts.previousReports]) }

    /// Whether there are other methods than databases and registers, as the diagram shows it.
    public var hasOtherMethods: Bool {
        showsOtherMethods
            ?? (Self.anyAboveZero([
                counts.websiteResults, counts.organisationResults, counts.citationResults, counts.otherReportsSought,
                counts.otherReportsNotRetrieved, counts.otherReportsAssessed,
            ]) || !counts.otherReportsExcluded.isEmpty)
    }

    private static func anyAboveZero(_ numbers: [Int?]) -> Bool { numbers.contains { ($0 ?? 0) > 0 } }
}

extension FlowCounts {
    /// The reports excluded after assessment: the sum of the reasons.
    ///
    /// Without reasons it is 0 where as many reports are included as were assessed in all, and else unknown.
    func excludedReports(_ reasons: [Part]) -> Int? {
        if !reasons.isEmpty { return Self.sum(reasons) }
        guard let assessed = reportsAssessed, let included = newReports else { return nil }
        let other = (otherReportsAssessed ?? 0).subtractingReportingOverflow(Self.sum(otherReportsExcluded))
        let main = assessed.subtractingReportingOverflow(Self.sum(reportsExcluded))
        let left = main.partialValue.addingReportingOverflow(other.partialValue)
        return !main.overflow && !other.overflow && !left.overflow && left.partialValue == included ? 0 : nil
    }
}
