// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

// A package of its own, so that nobody who builds Malar builds its benchmarks.
let package = Package(
    name: "malar-statistics-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "malar", path: "../..")],
    targets: [
        .executableTarget(
            name: "StatisticsBench", dependencies: [.product(name: "MalarStatistics", package: "malar")],
            swiftSettings: [
                .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
