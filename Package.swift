// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error), .treatWarning("DeprecatedDeclaration", as: .warning),
]

let package = Package(
    name: "malar",
    platforms: [.macOS(.v15)],
    // The command is a product by itself; the benchmarks of the kernels, a package of their own, need this one.
    products: [
        .library(name: "MalarInstruments", targets: ["MalarInstruments"]), .library(name: "MalarStatistics", targets: ["MalarStatistics"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        // Beside floor 0: Boost.Math and Eigen behind plain C; the system's zlib
        .target(name: "MalarNumerics", linkerSettings: [.linkedLibrary("m")]),
        .systemLibrary(name: "MalarZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        // Floor 0
        .target(name: "MalarUnits", swiftSettings: strict),
        .target(name: "MalarStatistics", dependencies: ["MalarNumerics"], swiftSettings: strict),
        .target(name: "MalarPublishing", dependencies: ["MalarZlib"], swiftSettings: strict),
        .target(name: "MalarDelimited", swiftSettings: strict),
        // C, beside MalarInstruments
        .target(name: "MalarKernels"),
        // Floor 1
        .target(name: "MalarInstruments", dependencies: ["MalarKernels", "MalarUnits"], swiftSettings: strict),
        // Floor 2
        .target(name: "MalarCohort", dependencies: ["MalarInstruments", "MalarUnits"], swiftSettings: strict),
        // Floor 3
        .target(
            name: "MalarExchange", dependencies: ["MalarCohort", "MalarInstruments", "MalarUnits", "MalarDelimited"], swiftSettings: strict),
        .target(
            name: "MalarReview",
            dependencies: [
                "MalarUnits", "MalarDelimited", "MalarZlib", "MalarStatistics", "MalarPublishing",
                .product(name: "Yams", package: "Yams"),
            ], swiftSettings: strict),
        .target(
            name: "MalarStudy",
            dependencies: [
                "MalarCohort", "MalarInstruments", "MalarUnits", "MalarStatistics", "MalarPublishing",
                .product(name: "Yams", package: "Yams"),
            ], swiftSettings: strict),
        // Floor 4
        .target(
            name: "MalarWorkbench",
            dependencies: [
                "MalarStudy", "MalarReview", "MalarExchange", "MalarCohort", "MalarInstruments", "MalarUnits", "MalarStatistics",
                "MalarPublishing", "MalarDelimited",
            ], swiftSettings: strict),
        // Floor 6
        .executableTarget(
            name: "malar",
            dependencies: [
                "MalarWorkbench", "MalarReview", "MalarPublishing", "MalarCohort",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        // Tests
        .testTarget(name: "MalarUnitsTests", dependencies: ["MalarUnits"], swiftSettings: strict),
        .testTarget(
            name: "MalarInstrumentsTests", dependencies: ["MalarInstruments", "MalarUnits"], exclude: ["Transcription"],
            swiftSettings: strict),
        .testTarget(name: "MalarStatisticsTests", dependencies: ["MalarStatistics"], swiftSettings: strict),
        .testTarget(name: "MalarPublishingTests", dependencies: ["MalarPublishing", "MalarZlib"], swiftSettings: strict),
        .testTarget(
            name: "MalarCohortTests", dependencies: ["MalarCohort", "MalarInstruments", "MalarUnits"], swiftSettings: strict),
        .testTarget(
            name: "MalarExchangeTests",
            dependencies: ["MalarExchange", "MalarCohort", "MalarInstruments", "MalarUnits"], swiftSettings: strict),
        .testTarget(name: "MalarDelimitedTests", dependencies: ["MalarDelimited"], swiftSettings: strict),
        .testTarget(
            name: "MalarReviewTests",
            dependencies: ["MalarReview", "MalarUnits", "MalarDelimited", "MalarZlib", "MalarStatistics", "MalarPublishing"],
            swiftSettings: strict),
        .testTarget(
            name: "MalarStudyTests",
            dependencies: [
                "MalarStudy", "MalarExchange", "MalarCohort", "MalarInstruments", "MalarUnits", "MalarStatistics", "MalarPublishing",
            ], exclude: ["Snapshots"], swiftSettings: strict),
        .testTarget(
            name: "MalarWorkbenchTests",
            dependencies: [
                "MalarWorkbench", "MalarStudy", "MalarReview", "MalarPublishing", "MalarExchange", "MalarInstruments", "MalarCohort",
                "MalarUnits",
            ], exclude: ["Peers"], swiftSettings: strict),
        .testTarget(name: "MalarCommandTests", dependencies: ["malar"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6], cxxLanguageStandard: .cxx17
)
