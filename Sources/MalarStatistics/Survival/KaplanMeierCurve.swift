// SPDX-License-Identifier: Apache-2.0

/// The Kaplan-Meier estimate of the probability to be without the event beyond each time at which an event was seen.
///
/// S(t) is the product over event times up to t of (n - d) / n. A subject censored at the time of an event counts as at risk for it.
/// - Source: E. L. Kaplan, P. Meier, J. Am. Stat. Assoc. 53 (1958) 457-481, doi:10.1080/01621459.1958.10501452;
///   variance: M. Greenwood, Rep. Public Health Med. Subj. 33 (1926) 1-26.
public struct KaplanMeierCurve: Hashable, Sendable {
    /// How many subjects there are.
    public let count: Int
    /// The times at which there is an event, ascending.
    public let times: [Double]
    /// At risk just before each of these times.
    public let atRisk: [Int]
    /// Events at each of these times, 1 or more.
    public let events: [Int]
    /// Censored from each of these times on, before the next.
    public let censored: [Int]
    /// Censored before the first event.
    public let censoredBeforeFirst: Int
    /// S just after each of these times.
    public let survival: [Double]
    /// Greenwood's sum of d / (n (n - d)), the variance of log S; infinite from where S is 0.
    public let logVariance: [Double]
    /// The longest follow-up, censored or not.
    public let lastTime: Double
}

extension SurvivalTable {
    /// The curve of one group; without events it has no times and S stays at 1.
    ///
    /// - Complexity: O(distinct times)
    public func curve(of group: Int) -> KaplanMeierCurve {
        precondition(group >= 0 && group < groupCount, "no such group")
        return events.withUnsafeBufferPointer { events in
            censored.withUnsafeBufferPointer { censored in
                var walk = KaplanMeierWalk(count: sizes[group], capacity: times.count)
                for index in times.indices {
                    let cell = index * groupCount + group
                    walk.step(times[index], events: Int(events[cell]), censored: Int(censored[cell]))
                }
                return walk.finished()
            }
        }
    }

    /// The curves of all groups in their order.
    public var curves: [KaplanMeierCurve] { (0..<groupCount).map(curve) }
}

/// The product on its way through the times.
private struct KaplanMeierWalk {
    private let count: Int
    private let times: FilledColumn<Double>
    private let atRisk: FilledColumn<Int>
    private let events: FilledColumn<Int>
    private let censored: FilledColumn<Int>
    private let survival: FilledColumn<Double>
    private let logVariance: FilledColumn<Double>
    private var steps = 0
    private var censoredBeforeFirst = 0
    private var censoredSince = 0
    private var lastTime = 0.0
    private var left: Int
    private var current = 1.0
    private var variance = 0.0
    // Between two censorings (n - d) / n telescopes: S is the S at the last censoring times what is left of those then at risk.
    private var base = 1.0
    private var atBase: Int

    init(count: Int, capacity: Int) {
        self.count = count
        (left, atBase) = (count, count)
        let capacity = min(count, capacity)
        (times, survival, logVariance) = (.init(capacity: capacity), .init(capacity: capacity), .init(capacity: capacity))
        (atRisk, events, censored) = (.init(capacity: capacity), .init(capacity: capacity), .init(capacity: capacity))
    }

    @inline(__always)
    mutating func step(_ time: Double, events d: Int, censored c: Int) {
        if d + c == 0 { return }
        lastTime = time
        if d > 0 { fall(time, d) }
        if c > 0 { leave(c) }
    }

    @inline(__always)
    private mutating func fall(_ time: Double, _ d: Int) {
        closeStep()
        times.write(time, at: steps)
        atRisk.write(left, at: steps)
        events.write(d, at: steps)
        let n = Double(left)
        left -= d
        current = base * (Double(left) / Double(atBase))
        survival.write(current, at: steps)
        variance += Double(d) / (n * Double(left))
        logVariance.write(variance, at: steps)
        steps += 1
    }

    /// Notes how many were censored since the last event.
    @inline(__always)
    private mutating func closeStep() {
        if steps > 0 { censored.write(censoredSince, at: steps - 1) } else { censoredBeforeFirst = censoredSince }
        censoredSince = 0
    }

    @inline(__always)
    private mutating func leave(_ c: Int) {
        censoredSince += c
        left -= c
        base = current
        atBase = left
    }

    /// The curve, once all times are through.
    mutating func finished() -> KaplanMeierCurve {
        closeStep()
        return KaplanMeierCurve(
            count: count, times: times.taken(steps), atRisk: atRisk.taken(steps), events: events.taken(steps),
            censored: censored.taken(steps), censoredBeforeFirst: censoredBeforeFirst, survival: survival.taken(steps),
            logVariance: logVariance.taken(steps), lastTime: lastTime)
    }
}
