// SPDX-License-Identifier: Apache-2.0

extension ProcedureCatalogue {
    /// Repeated measurements.
    static let longitudinal: [Procedure] = []
}
