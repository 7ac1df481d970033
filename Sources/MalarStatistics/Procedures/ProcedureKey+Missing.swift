// SPDX-License-Identifier: Apache-2.0

extension ProcedureKey {
    /// What becomes of missing values: they are left out, and counted.
    static let missing = standard("missing", .choice(["drop"]), "drop", "missing values are left out and counted")
    /// How quantiles are read off.
    static let quantileDefinition = standard(
        "definition", .choice(QuantileDefinition.allCases.map(\.rawValue)), "haverage", "how a quantile is read off the sorted values")
}

extension ProcedureRequest {
    /// The definition of quantiles.
    func quantileDefinition() throws -> QuantileDefinition {
        guard let definition = QuantileDefinition(rawValue: try optionText("definition") ?? "haverage") else {
            throw StatisticsFailure.invalidArgument
        }
        return definition
    }
}

extension DroppedData {
    static func missing(_ count: Int) -> [DroppedData] { [DroppedData(count, "missing")] }
}

extension ProcedureWarning {
    /// A quantile beyond the smallest or largest value.
    static let clampedQuantile = ProcedureWarning(
        "clamped_quantile", "A quantile lies beyond the smallest or largest value; that value is given, where SPSS prints a dot.")
}
