// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
    name: "house",
    targets: [
        .target(name: "Cellar", dependencies: ["Roof"]),
        .target(
            name: "Hall",
            dependencies: [
                "Cellar",
                .target(name: "Kitchen"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ]),
        .target(name: "Kitchen", dependencies: ["Cellar"]),
        .executableTarget(name: "Roof", dependencies: ["Hall", "CStove"]),
        .systemLibrary(name: "CStove"),
    ]
)
