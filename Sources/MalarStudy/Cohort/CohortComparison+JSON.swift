// SPDX-License-Identifier: Apache-2.0

internal import MalarPublishing
internal import MalarStatistics

extension CohortComparison {
    /// The comparison as data: every program's p unrounded, the floor, and what a reader must know.
    var json: JSONValue {
        [
            "endpoint": .string(endpoint.measure.id), "population": .string(endpoint.population.rawValue),
            "timePoint": .string(point.name), "patients": .strings(pairs), "pairs": .integer(pairs.count),
            "changed": .integer(orNull: test.value?.nNonzero), "p": .number(orNull: p),
            "preset": .string(orNull: test.value?.test.convention?.rawValue),
            "pByProgram": .object(programs.map { JSONValue.Member($0.convention.rawValue, .number(orNull: $0.p)) }),
            "exactIn": .strings(programs.filter(\.isExact).map(\.convention.rawValue)),
            "smallestAttainableP": .number(orNull: smallest), "portability": .string(Portability(self).rawValue),
            "remark": .string(orNull: remark),
        ]
    }
}
