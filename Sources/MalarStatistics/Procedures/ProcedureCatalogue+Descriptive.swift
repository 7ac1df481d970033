// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Describing a column.
    static let descriptive: [Procedure] = []
}
