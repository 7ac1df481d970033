// SPDX-License-Identifier: Apache-2.0

extension KernelBench {
    /// The kernels in the order in which they are measured.
    static let kernels: [@Sendable (Int) -> Void] = [sledai2k, sledas, clasi]
}
