// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Association.
    static let association: [Procedure] = []
}
