// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Event rates.
    static let rates: [Procedure] = []
}
