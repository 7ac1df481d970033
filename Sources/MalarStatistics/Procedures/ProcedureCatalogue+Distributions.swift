// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Tails and quantiles at given points.
    static let distributions: [Procedure] = [
        Procedure(
            "distribution", "Tails and quantiles", in: .distributions,
            purpose: "Tail areas and quantiles of the distributions that the tests refer to, for comparison with other programs.",
            data: [.needed("points", .points, "a list of {f, args}; f is one of \(DistributionFunction.names)")],
            formula: [
                "normal: erfc with the rounding of its argument made good, 3e-16 relative error in both tails",
                "t, chi-square, F, beta, gamma, binomial, Poisson: incomplete beta and gamma functions of Boost.Math",
            ],
            conventions: ["The upper tail (sf) is never one minus the lower: both are accurate where they are small."],
            sources: ["J. Maddock and others, Boost.Math 1.74, https://www.boost.org/libs/math"],
            checkedAgainst: ["arithmetic with 50 digits", "R 4.6.1", "SciPy 1.17.1"],
            example: ProcedureRequest(data: [
                StatisticsField("points", [["f": "normal_sf", "args": [8.3]], ["f": "t_quantile", "args": [0.975, 25]]])
            ])
        ) { request in
            let points = try ProcedureRequest.elements(request.required("points"), "points")
            return ProcedureAnswer([StatisticsField("values", .numbers(try points.map(DistributionFunction.value)))])
        }
    ]
}
