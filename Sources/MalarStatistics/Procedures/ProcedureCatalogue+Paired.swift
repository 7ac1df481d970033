// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Two or more measurements of the same patients.
    static let paired: [Procedure] = []
}
