// SPDX-License-Identifier: Apache-2.0

extension SDICourse {
    /// The damage up to a visit: the sum of the kept points, or the recorded total where they leave it open; never less than before.
    struct Total {
        let bounds: Bounds
        let isRecorded: Bool
        let flags: [String]

        init(_ course: SDICourse, _ answers: Answers, after earlier: Total?) {
            let kept = course.kept.total
            let least = earlier?.bounds.lowest ?? 0
            let derived = Bounds(max(Double(kept.lowerBound), least), max(Double(kept.upperBound), least))
            let total = RecordedOrDerived(derived, recorded: answers.number(SDI.recorded))
            bounds = total.best
            isRecorded = total.isRecorded
            flags = total.flags(SDI.recorded) + (Double(kept.upperBound) < least ? ["fell.sdi"] : [])
        }

        /// Damage never falls, so a rise is at least 0.
        func rise(since earlier: Total?) -> Bounds {
            guard let earlier else { return .unknown }
            let rise = bounds.change(since: earlier.bounds)
            return Bounds(max(0, rise.lowest ?? 0), max(0, rise.highest ?? 0))
        }
    }
}
