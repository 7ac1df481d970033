// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
    name: "house",
    targets: [
        .target(name: "Cellar", path: "Sources/Cellar"),
        // .target(name: "Cellar", dependencies: ["Roof"]),
        .systemLibrary(name: "CStove"),
        .target(name: "Hall", dependencies: ["Cellar", .product(name: "Yams", package: "Yams")]),
        .target(name: "Kitchen", dependencies: [.target(name: "Cellar"), "CStove"]),
        .executableTarget(
            name: "Roof",
            dependencies: [
                "Hall", .target(name: "Kitchen", condition: .when(traits: ["Cooking"])),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "CellarTests", dependencies: ["Cellar", "Roof"]),
    ]
)
