// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Evidence synthesis.
    static let synthesis: [Procedure] = []
}
