// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Time to event.
    static let survival: [Procedure] = [kaplanMeier, logRank, cox, coxProportionalHazards, cumulativeIncidence]

    /// Data and sources that the procedures share.
    static let timeKey = ProcedureKey.needed("time", .numbers, "follow-up times in one unit, 0 or more; null is missing")
    static let eventKey = ProcedureKey.needed(
        "event", .numbers, "1 where the event ended the follow-up, 0 where it was censored; null is missing")
    static let strataKey = ProcedureKey.optional("strata", .labels, "strata within which subjects are compared; names or numbers")
    static let freireich: [StatisticsField] = [
        StatisticsField(
            "time",
            [
                1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23,
                6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35,
            ]),
        StatisticsField(
            "event",
            [
                1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0,
            ]),
        StatisticsField(
            "group",
            [
                1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
            ]),
    ]
    static let freireichSource =
        "Example: E. J. Freireich and others, Blood 21 (1963) 699-716 (weeks in remission, placebo 1, 6-mercaptopurine 0)."
}
