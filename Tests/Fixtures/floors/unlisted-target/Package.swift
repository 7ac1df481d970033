// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
    name: "house",
    targets: [
        .target(name: "Cellar"),
        .target(name: "Attic", dependencies: ["Cellar"]),
    ]
)
