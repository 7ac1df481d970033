// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let package = Package(
    name: "statistics-bench",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "malar", path: "../..")],
    targets: [.executableTarget(name: "StatisticsBench", dependencies: [.product(name: "MalarStatistics", package: "malar")])],
    swiftLanguageModes: [.v6]
)
