// SPDX-License-Identifier: Apache-2.0

/// The shape of a point, so that series and events differ by more than colour.
public enum MarkerShape: String, Sendable, Hashable, CaseIterable {
    case circle, square, triangle, diamond, invertedTriangle, cross, ring

    /// The drawing of the shape; `radius` is half its height.
    func element(at center: Scene.Point, radius: Double, ink: Ink) -> Scene.Element {
        let edge = Scene.Stroke(.background, width: 0.4)
        switch self {
        case .circle: return .circle(center: center, radius: radius, fill: ink, stroke: edge)
        case .ring: return .circle(center: center, radius: radius - 0.4, fill: .background, stroke: .init(ink, width: 1))
        case .cross:
            let arms = [(-1.0, -1.0, 1.0, 1.0), (-1.0, 1.0, 1.0, -1.0)].map { x0, y0, x1, y1 in
                Scene.Element.line(
                    Scene.Point(center.x + x0 * radius, center.y + y0 * radius),
                    Scene.Point(center.x + x1 * radius, center.y + y1 * radius),
                    .init(ink, width: 1.3))
            }
            return .group(arms, title: nil)
        case .square, .triangle, .diamond, .invertedTriangle:
            return .polygon(corners.map { Scene.Point(center.x + $0.x * radius, center.y + $0.y * radius) }, fill: ink, stroke: edge)
        }
    }

    private var corners: [Scene.Point] {
        switch self {
        case .square: [.init(-0.88, -0.88), .init(0.88, -0.88), .init(0.88, 0.88), .init(-0.88, 0.88)]
        case .triangle: [.init(0, -1.1), .init(1.05, 0.8), .init(-1.05, 0.8)]
        case .invertedTriangle: [.init(0, 1.1), .init(1.05, -0.8), .init(-1.05, -0.8)]
        case .diamond: [.init(0, -1.25), .init(1.25, 0), .init(0, 1.25), .init(-1.25, 0)]
        case .circle, .ring, .cross: []
        }
    }
}
