// SPDX-License-Identifier: Apache-2.0

/// Hommel's adjusted p values in O(m log m): closed testing with Simes' test for every set of hypotheses.
///
/// With p sorted, level(i) = min over j of i p(m - i + j) / j is the level from which Simes' test rejects the i largest. The levels of
/// all i are slopes of tangents to the lower convex hull of the points (k, p(k)), which is built from the right while i grows.
///
/// - Source: G. Hommel, Biometrika 75 (1988) 383-386, doi:10.1093/biomet/75.2.383; R. Meijer, T. Krebs and J. Goeman,
///   Biom. J. 61 (2019) 73-82, doi:10.1002/bimj.201700316.
struct HommelAdjustment {
    /// In the order of the sorted p values.
    let adjusted: [Double]

    /// - Precondition: the values rise.
    init(sorted p: [Double]) {
        let levels = Self.levels(p)
        adjusted = p.map { Self.adjusted($0, levels) }
    }

    /// For i from 1 to m, the smallest level at which every set of i or more of the largest is rejected; index 0 repeats the first.
    private static func levels(_ p: [Double]) -> [Double] {
        let m = p.count
        var levels = [Double](repeating: 0, count: m + 2)
        var hull: [Int] = []
        for i in 1...m {
            push(m - i, onto: &hull, p)
            // The hull runs from right to left: its last point is the leftmost. Ranks count from 1.
            let rank = tangent(hull, from: Double(m - i), p)
            levels[i] = Double(i) * p[hull[rank]] / Double(hull[rank] + 1 - (m - i))
        }
        for i in stride(from: m - 1, through: 1, by: -1) { levels[i] = max(levels[i], levels[i + 1]) }
        return levels
    }

    private static func push(_ point: Int, onto hull: inout [Int], _ p: [Double]) {
        while hull.count > 1 {
            let (near, far) = (hull[hull.count - 1], hull[hull.count - 2])
            // The middle point stays only where it lies below the line between its neighbours.
            let left = (p[near] - p[point]) * Double(far - near)
            let right = (p[far] - p[near]) * Double(near - point)
            guard left >= right else { break }
            hull.removeLast()
        }
        hull.append(point)
    }

    /// The place in the hull at which the slope from (x, 0) is smallest.
    private static func tangent(_ hull: [Int], from x: Double, _ p: [Double]) -> Int {
        var (low, high) = (0, hull.count - 1)
        let slope = { (place: Int) in p[hull[place]] / (Double(hull[place] + 1) - x) }
        while low < high {
            let middle = (low + high) / 2
            if slope(middle + 1) < slope(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The smallest over h of max(level(h + 1), h p): rising in h against falling.
    private static func adjusted(_ p: Double, _ levels: [Double]) -> Double {
        let m = levels.count - 2
        var (low, high) = (0, m)
        while low < high {
            let middle = (low + high) / 2
            if Double(middle) * p >= levels[middle + 1] { high = middle } else { low = middle + 1 }
        }
        let rising = Double(low) * p
        return max(p, low == 0 ? rising : min(rising, levels[low]))
    }
}
