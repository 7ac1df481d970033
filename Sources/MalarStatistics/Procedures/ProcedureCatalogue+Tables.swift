// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Contingency tables.
    static let tables: [Procedure] = []
}
