// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Time to event.
    static let survival: [Procedure] = []
}
