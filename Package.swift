// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "malar",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .target(name: "MalarUnits", swiftSettings: strict),
        .target(name: "MalarStatistics", swiftSettings: strict),
        .target(name: "MalarPublishing", swiftSettings: strict),
        .target(name: "MalarInstruments", dependencies: ["MalarUnits"], swiftSettings: strict),
        .target(name: "MalarCohort", dependencies: ["MalarInstruments", "MalarUnits"], swiftSettings: strict),
        .target(
            name: "MalarStudy",
            dependencies: [
                "MalarCohort", "MalarInstruments", "MalarUnits", "MalarStatistics", "MalarPublishing", .product(name: "Yams", package: "Yams"),
            ], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
