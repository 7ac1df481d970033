// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Effect sizes and resampling intervals.
    static let effects: [Procedure] = []
}
