// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Many tests at once.
    static let multiplicity: [Procedure] = []
}
