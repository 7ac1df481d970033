// SPDX-License-Identifier: Apache-2.0

extension FlowUnit {
    /// The word as a box begins with it, such as "Records".
    public var word: String {
        switch self {
        case .records: "Records"
        case .reports: "Reports"
        case .studies: "Studies"
        }
    }
}
