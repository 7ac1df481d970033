// SPDX-License-Identifier: Apache-2.0

import MalarStatistics
import Testing

@Suite("Imputation of a binary outcome")
struct BinaryImputationTests {
    private static let outcomes: [Bool?] = [1, 0, nil, 1, 1, 0, 0, nil, 1, 0, 1, nil, 0, 1, 1, 0, nil, 1, 0, 0, 1, 1, nil, 0].map {
        $0.map { $0 == 1 }
    }
    private static let activity = [2.0, 8, 10, 4, 0, 6, 12, 14, 2, 4, 6, 9, 10, 4, 8, 2, 8, 0, 14, 6, 5, 1, 7, 11]
    private static let stopped = [0.0, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1]

    /// R: the mode by Newton's method, the probability of each missing outcome by `integrate` over the normal posterior (sum 1.341545 for 5
    /// missing outcomes of 24), the variance between shares by 400,000 draws.
    @Test("Share and variance between imputations agree with R")
    func byR() throws {
        let imputation = BinaryImputation(imputations: 20_000)
        let share = try #require(imputation.share(of: Self.outcomes, given: [Self.activity, Self.stopped]).value)
        #expect((share.estimate - 0.472564388686).magnitude < 0.0015)
        #expect(try (#require(share.pooled).between - 0.00206207).magnitude < 0.00006)
        #expect(share.events == 10 && share.known == 19 && share.n == 24)
        #expect(share.missingInformation > 0.1 && share.missingInformation < 0.35)
    }

    @Test("The same seed gives the same share, in any order of the persons and on any scale of the covariates; another seed does not")
    func seeds() throws {
        let first = try #require(BinaryImputation().share(of: Self.outcomes, given: [Self.activity, Self.stopped]).value)
        #expect(BinaryImputation().share(of: Self.outcomes, given: [Self.activity, Self.stopped]).value == first)
        let turned = BinaryImputation().share(of: Self.outcomes.reversed(), given: [Self.activity.reversed(), Self.stopped.reversed()])
        expect(turned.value?.estimate, isCloseTo: first.estimate)
        let scaled = BinaryImputation().share(of: Self.outcomes, given: [Self.activity.map { 4 * $0 - 8 }, Self.stopped.map { $0 + 1 }])
        expect(scaled.value?.estimate, isCloseTo: first.estimate)
        let other = BinaryImputation(seed: 2).share(of: Self.outcomes, given: [Self.activity, Self.stopped])
        #expect(other.value?.estimate != first.estimate)
    }

    @Test("Nothing missing: the observed share with Wilson's interval, whatever the covariates", arguments: [0, 1, 9, 25, 26])
    func complete(events: Int) throws {
        let outcomes = (0..<26).map { $0 < events }
        let share = try #require(BinaryImputation().share(of: outcomes, given: [outcomes.map { $0 ? 1 : 0 }]).value)
        #expect(share.estimate == Double(events) / 26 && share.pooled == nil && share.missingInformation == 0)
        let wilson = try ProportionInterval.wilson.limits(of: Proportion(events: events, of: 26), level: 0.95)
        #expect((share.interval.lower - wilson.lower).magnitude < 1e-12 && (share.interval.upper - wilson.upper).magnitude < 1e-12)
    }

    @Test("Separated outcomes and a covariate that no known outcome has: a finite share, within what is possible")
    func separated() throws {
        let outcomes: [Bool?] = (0..<20).map { $0 < 16 ? $0 < 8 : nil }
        let values = (0..<20).map { $0 < 8 ? 1.0 : $0 < 16 ? 0 : 1 }
        let share = try #require(BinaryImputation().share(of: outcomes, given: [values]).value)
        #expect(share.estimate > 0.5 && share.estimate <= 0.6)
        let unseen = try #require(BinaryImputation().share(of: outcomes, given: [(0..<20).map { $0 < 16 ? 0 : 1 }]).value)
        #expect(unseen.estimate > 0.42 && unseen.estimate < 0.58 && unseen.missingInformation > share.missingInformation)
        #expect(unseen.interval.lower > 0 && unseen.interval.upper < 1)
    }

    @Test("What cannot be imputed says why")
    func refusals() {
        func reason(_ outcomes: [Bool?], _ columns: [[Double]] = [], _ imputation: BinaryImputation = BinaryImputation())
            -> StatisticsFailure?
        {
            imputation.share(of: outcomes, given: columns).reason
        }
        #expect(reason([]) == .emptySample)
        #expect(reason([true, nil], [[1]]) == .lengthMismatch)
        #expect(reason([true, nil], [[1, .infinity]]) == .nonFiniteInput)
        #expect(reason([nil, nil]) == .insufficientData)
        #expect(reason([false, false, nil]) == .noEvents)
        #expect(reason([true, true, nil]) == .zeroVariance)
        #expect(reason([true, false, nil], [[1, 1, 1]]) == .zeroVariance)
        #expect(reason([true, false, nil], [], BinaryImputation(imputations: 1)) == .invalidArgument)
        #expect(reason([true, false, nil], [], BinaryImputation(level: 0)) == .invalidArgument)
        #expect(reason([true, false, nil], [], BinaryImputation(priorDeviation: 0)) == .invalidArgument)
        #expect(reason([true, false, nil]) == nil)
    }
}
