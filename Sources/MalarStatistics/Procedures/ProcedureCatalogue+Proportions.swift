// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Proportions of one group and differences of two.
    static let proportions: [Procedure] = []
}
