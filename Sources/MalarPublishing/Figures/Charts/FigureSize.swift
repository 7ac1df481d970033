// SPDX-License-Identifier: Apache-2.0

/// The printed size of a figure: a width, and a height where a journal or a slide asks for one.
public struct FigureSize: Sendable, Hashable {
    /// The width of the whole figure.
    public var width: FigureWidth
    /// The height of the whole figure in millimetres; `nil` for what its contents need.
    ///
    /// A figure whose contents cannot stand legibly in this height is higher.
    public var height: Double?

    /// - Precondition: the width is at least 40 mm and the height, where given, at least 20 mm; both are at most 2000 mm.
    public init(_ width: FigureWidth, height: Double? = nil) {
        precondition((40...2000).contains(width.millimetres), "a figure is 40 to 2000 mm wide")
        precondition(height.map { (20...2000).contains($0) } ?? true, "a figure is 20 to 2000 mm high")
        self.width = width
        self.height = height
    }

    /// 85 mm wide, as high as its contents need.
    public static let singleColumn = FigureSize(.singleColumn)
    /// 114 mm wide, as high as its contents need.
    public static let oneAndAHalfColumns = FigureSize(.millimetres(114))
    /// 175 mm wide, as high as its contents need.
    public static let doubleColumn = FigureSize(.doubleColumn)

    /// The height of the plot when the rest of the figure takes `rest` points: the usual one, or what an asked-for height leaves.
    func plotHeight(usual: Double, smallest: Double, rest: Double) -> Double {
        max(smallest, height.map { $0 * 72 / 25.4 - rest } ?? usual)
    }
}
