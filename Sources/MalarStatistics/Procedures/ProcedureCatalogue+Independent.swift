// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Groups that have no patient in common.
    static let independent: [Procedure] = []
}
