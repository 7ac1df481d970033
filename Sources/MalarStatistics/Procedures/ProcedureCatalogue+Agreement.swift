// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Agreement.
    static let agreement: [Procedure] = [
        intraclassCorrelation, cohenKappa, adjustedKappa, gwetAgreement, fleissKappa, severalRaters, limitsOfAgreement,
    ]
}
