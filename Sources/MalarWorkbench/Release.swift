// SPDX-License-Identifier: Apache-2.0

/// What this release is called.
public enum Release {
    /// The version, by semantic versioning.
    public static let version = "0.1.0"
}
