// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Rank tests of one and two samples, and their estimates.
    static let ranks: [Procedure] = signedRank + shiftEstimates + mannWhitney + attainable
}
