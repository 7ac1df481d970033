// SPDX-License-Identifier: Apache-2.0

import Foundation
import MalarStatistics
import Testing

@Suite("Reasons")
struct StatisticsFailureTests {
    @Test("The ten names of the contract")
    func names() {
        #expect(
            StatisticsFailure.allCases.map(\.rawValue) == [
                "empty_sample", "insufficient_data", "length_mismatch", "non_finite_input", "zero_variance", "no_nonzero_differences",
                "empty_margin", "invalid_argument", "no_events", "did_not_converge",
            ])
    }

    @Test("Each has a sentence of its own", arguments: StatisticsFailure.allCases)
    func sentences(failure: StatisticsFailure) {
        #expect(failure.sentence.hasSuffix(".") && failure.sentence.first?.isUppercase == true)
        #expect(StatisticsFailure.allCases.count { $0.sentence == failure.sentence } == 1)
    }

    @Test("A computed value and a reason both go through JSON")
    func coding() throws {
        for outcome in [Computed.value(1.5), .undefined(.zeroVariance)] {
            #expect(try JSONDecoder().decode(Computed<Double>.self, from: JSONEncoder().encode(outcome)) == outcome)
        }
    }
}
