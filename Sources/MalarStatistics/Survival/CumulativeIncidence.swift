// SPDX-License-Identifier: Apache-2.0

/// The Aalen-Johansen estimate of the probability to have had the event of one cause by a time, where other causes can come first.
///
/// F(t) is the sum over event times up to t of S(before) d_cause / n, with S the Kaplan-Meier estimate for events of any cause.
/// - Source: O. O. Aalen, S. Johansen, Scand. J. Statist. 5 (1978) 141-150; variance: J. J. Gaynor and others, J. Am. Stat. Assoc. 88 (1993)
///   400-409, doi:10.1080/01621459.1993.10476289.
public struct CumulativeIncidence: Hashable, Sendable {
    /// The times of events of the cause, ascending.
    public fileprivate(set) var times: [Double]
    /// At risk just before each of these times.
    public fileprivate(set) var atRisk: [Int]
    /// Events of the cause at each of these times.
    public fileprivate(set) var events: [Int]
    /// F at each of these times.
    public fileprivate(set) var incidence: [Double]
    /// The variance of F by the delta method, as Greenwood's for one cause.
    public fileprivate(set) var variance: [Double]
    /// Events of other causes.
    public fileprivate(set) var otherEvents: Int
}

extension CompetingTable {
    /// The curve of a cause (from 1) in a group.
    ///
    /// - Complexity: O(distinct times x causes)
    public func incidence(cause: Int, group: Int) -> CumulativeIncidence {
        precondition((1...causeCount).contains(cause) && (0..<groupCount).contains(group), "no such cause or group")
        var walk = IncidenceWalk(left: sizes[group])
        for time in times.indices {
            let (all, own) = (events(time, group), count(time, group, cause))
            if all > 0 { walk.step(times[time], all: all, own: own) }
            walk.left -= all + count(time, group, 0)
        }
        return walk.curve
    }
}

private struct IncidenceWalk {
    var left: Int
    var curve = CumulativeIncidence(times: [], atRisk: [], events: [], incidence: [], variance: [], otherEvents: 0)
    private var survival = 1.0
    private var incidence = SurvivalSum()
    // Sums over past event times s: a = d/(n (n - d)), F(t) - F(s) times a, its square times a; S^2 d_c (n - d_c)/n^3; S d_c/n^2;
    // F(t) - F(s) times the last. All terms are positive, so nothing cancels but the last subtraction.
    private var (a, fa, ffa, own, mixed, fMixed) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)

    init(left: Int) { self.left = left }

    mutating func step(_ time: Double, all: Int, own d: Int) {
        let (n, dAll, dOwn) = (Double(left), Double(all), Double(d))
        let rise = survival * dOwn / n
        ffa += rise * (2 * fa + rise * a)
        fa += rise * a
        fMixed += rise * mixed
        incidence.add(rise)
        own += survival * survival * dOwn * (n - dOwn) / (n * n * n)
        mixed += survival * dOwn / (n * n)
        if all < left { a += dAll / (n * (n - dAll)) }
        survival *= (n - dAll) / n
        curve.otherEvents += all - d
        guard d > 0 else { return }
        curve.times.append(time)
        curve.atRisk.append(left)
        curve.events.append(d)
        curve.incidence.append(incidence.value)
        curve.variance.append(max(0, ffa + own - 2 * fMixed))
    }
}

extension CumulativeIncidence {
    /// The standard errors of F.
    public var standardErrors: [Double] { variance.map { $0.squareRoot() } }

    /// Pointwise limits: F ± z se on the scale chosen, cut at 0 and 1; undefined on the two logarithmic scales where F is 1.
    public func band(_ scale: SurvivalScale = .logLog, level: Double = 0.95) -> SurvivalBand {
        let z = NormalDistribution.critical(level: level)
        let limits = incidence.indices.map { index -> (lower: Double, upper: Double)? in
            let (f, error) = (incidence[index], variance[index].squareRoot())
            if scale == .logLog, f >= 1 { return nil }
            return KaplanMeierCurve.limits(f, error / f, z, scale)
        }
        return SurvivalBand(lower: limits.map { $0?.lower }, upper: limits.map { $0?.upper })
    }
}
