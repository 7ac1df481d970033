// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "malar",
    targets: [
        .target(name: "MalarUnits", swiftSettings: strict),
        .target(name: "MalarInstruments", dependencies: ["MalarUnits"], swiftSettings: strict),
        .testTarget(name: "MalarInstrumentsTests", dependencies: ["MalarInstruments", "MalarUnits"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
