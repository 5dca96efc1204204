// swift-tools-version: 6.2
import PackageDescription

// One optimised configuration serves product and tests; `make` passes `-c release -Xswiftc -enable-testing`.
// The arrows between targets go down only; the table stands in Docs/architecture.md and a test holds it to this file.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .treatAllWarnings(as: .error),
]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

func nio(_ product: String) -> Target.Dependency { .product(name: product, package: "swift-nio") }
func nioExtras(_ product: String) -> Target.Dependency { .product(name: product, package: "swift-nio-extras") }

func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = [],
    exclude: [String] = [], resources: [Resource]? = nil
) -> Target {
    .target(
        name: name, dependencies: dependencies, exclude: exclude, resources: resources, swiftSettings: strict + settings
    )
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + dependencies, swiftSettings: strict)
}

let package = Package(
    name: "backlot",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "backlot", targets: ["backlot"]),
        .library(name: "GraphCoreWasm", type: .static, targets: ["GraphCoreWasm"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // Pure values and rules.
        module("GraphCore"),
        module("JSONText"),
        module("GraphCoreWasm", ["GraphCore"]),
        module("ProductionModel"),
        module("NodeCatalog", ["ProductionModel", "GraphCore"]),
        module("Interchange", ["NodeCatalog", "ProductionModel", "GraphCore"]),
        module("AssetFormats", ["JSONText", "ProductionModel"]),
        module("Access", ["GraphCore"]),
        module("MediaEnvelope"),
        module("StudioAPI", ["JSONText", "Access", "NodeCatalog", "ProductionModel", "GraphCore"]),
        // Storage and running.
        .systemLibrary(name: "CLibcrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .target(name: "CCrashPoint"),
        .target(name: "CCrashTrigger"),
        module("CrashPoints", ["CCrashPoint"]),
        module("MediaStorage", ["CrashPoints", "GraphCore", "CLibcrypto", systemPackage]),
        module("Execution", ["Access", "ProductionModel", "MediaStorage", "GraphCore"]),
        module("Persistence", ["Execution", "Access", "ProductionModel", "GraphCore"]),
        module(
            "PersistenceSQLite",
            ["Persistence", "Execution", "Access", "CrashPoints", "ProductionModel", "GraphCore", grdb, sqlite]),
        module(
            "AssetIntake",
            [
                "AssetFormats", "Persistence", "Execution", "Access", "MediaStorage", "ProductionModel", "GraphCore",
                systemPackage,
            ]),
        module(
            "RunnerBenchmark",
            [
                "PersistenceSQLite", "Persistence", "Execution", "Access", "MediaStorage", "NodeCatalog",
                "ProductionModel", "GraphCore", grdb, systemPackage,
            ]),
        // The network.
        module(
            "WebSocketChannel",
            [
                hummingbirdCore, httpTypes, logging, nio("NIOCore"), nio("NIOHTTP1"),
                nio("NIOWebSocket"), nioExtras("NIOHTTPTypes"), nioExtras("NIOHTTPTypesHTTP1"),
            ]),
        module(
            "LiveClient",
            ["StudioAPI", nio("NIOCore"), nio("NIOPosix"), nio("NIOHTTP1"), nio("NIOWebSocket")]),
        // Engines.
        module("FFmpegProcess", [subprocess, systemPackage]),
        module(
            "FFmpegEngine",
            [
                "FFmpegProcess", "Execution", "MediaStorage", "NodeCatalog", "ProductionModel", "GraphCore",
                systemPackage,
            ]),
        .target(name: "CEmbreeTrace", linkerSettings: [.linkedLibrary("embree3")]),
        module("PrevisStage", ["NodeCatalog", "ProductionModel", "GraphCore"]),
        module("PrevisCamera", ["PrevisStage", "NodeCatalog", "ProductionModel"]),
        module("PrevisLight", ["PrevisCamera", "PrevisStage", "NodeCatalog", "ProductionModel"]),
        module(
            "PrevisEngine",
            [
                "PrevisStage", "PrevisCamera", "PrevisLight", "CEmbreeTrace", "FFmpegProcess", "Execution",
                "MediaStorage", "NodeCatalog", "ProductionModel", "GraphCore",
            ]),
        module(
            "StudioServer",
            [
                "StudioAPI", "JSONText", "AssetIntake", "Access", "Persistence", "Execution", "MediaStorage",
                "MediaEnvelope",
                "NodeCatalog", "Interchange", "ProductionModel", "GraphCore", "WebSocketChannel", hummingbird,
                hummingbirdCore, httpTypes, logging,
                serviceLifecycle,
                nio("NIOCore"), nio("NIOPosix"), systemPackage,
            ]),
        // The program.
        module(
            "StudioCommands",
            [
                "PersistenceSQLite", "Persistence", "Execution", "Access", "MediaStorage", "MediaEnvelope",
                "Interchange", "NodeCatalog",
                "AssetIntake", "JSONText", "ProductionModel", "GraphCore", "PrevisEngine",
                "FFmpegEngine",
                "FFmpegProcess", "StudioServer", "LiveClient", "StudioAPI", arguments, logging, nio("NIOCore"),
                serviceLifecycle,
                unixSignals,
                systemPackage,
            ]),
        .executableTarget(name: "backlot", dependencies: ["StudioCommands"], swiftSettings: strict),
        .executableTarget(
            name: "backlot-bench",
            dependencies: [
                "RunnerBenchmark", "PrevisEngine", "FFmpegProcess", "Interchange", "Execution", "MediaStorage",
                "NodeCatalog", "ProductionModel", "GraphCore", systemPackage, arguments,
            ], swiftSettings: strict),
        .executableTarget(name: "api-types", dependencies: ["StudioAPI"], swiftSettings: strict),
        .executableTarget(
            name: "bare-server",
            dependencies: [
                "WebSocketChannel", hummingbird, serviceLifecycle, logging, nio("NIOCore"), nio("NIOPosix"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "live-editors",
            dependencies: [
                "LiveClient", "StudioAPI", "NodeCatalog", "GraphCore", arguments, nio("NIOCore"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "store-crashtest",
            dependencies: [
                "PersistenceSQLite", "Persistence", "Execution", "Access", "ProductionModel", "GraphCore",
                "CCrashTrigger",
            ], swiftSettings: strict),
        .executableTarget(
            name: "backlot-crashtest", dependencies: ["StudioCommands", "CCrashTrigger"], swiftSettings: strict),
        // Tests, beside the module they test.
        tests("GraphCore", ["GraphCoreWasm"]),
        tests("ProductionModel", []),
        tests("NodeCatalog", ["ProductionModel", "GraphCore"]),
        tests("Interchange", ["NodeCatalog", "ProductionModel", "GraphCore"]),
        tests("JSONText", []),
        tests("AssetFormats", ["JSONText", "ProductionModel"]),
        tests(
            "AssetIntake",
            [
                "AssetFormats", "PersistenceSQLite", "Persistence", "Execution", "Access", "MediaStorage",
                "ProductionModel", "GraphCore", systemPackage,
            ]),
        tests("Access", ["GraphCore"]),
        tests("MediaEnvelope", []),
        tests("StudioAPI", ["JSONText", "Access", "NodeCatalog", "ProductionModel", "GraphCore"]),
        tests("MediaStorage", ["GraphCore", systemPackage]),
        tests("Execution", ["Access", "ProductionModel", "MediaStorage", "GraphCore"]),
        tests(
            "PersistenceSQLite",
            [
                "Persistence", "Execution", "Access", "CrashPoints", "MediaStorage", "ProductionModel", "GraphCore",
                grdb, systemPackage,
            ]),
        tests("FFmpegProcess", [systemPackage]),
        tests(
            "FFmpegEngine",
            [
                "FFmpegProcess", "Execution", "MediaStorage", "NodeCatalog", "ProductionModel", "GraphCore",
                systemPackage,
            ]),
        tests("PrevisStage", ["NodeCatalog", "ProductionModel", "GraphCore"]),
        tests("PrevisCamera", ["PrevisStage", "GraphCore", "NodeCatalog", "ProductionModel"]),
        tests("PrevisLight", ["PrevisCamera", "PrevisStage", "GraphCore", "NodeCatalog", "ProductionModel"]),
        tests(
            "PrevisEngine",
            [
                "PrevisStage", "PrevisCamera", "PrevisLight", "CEmbreeTrace", "FFmpegProcess", "Execution",
                "MediaStorage", "NodeCatalog", "ProductionModel", "GraphCore", systemPackage,
            ]),
        tests(
            "WebSocketChannel",
            [
                hummingbird, serviceLifecycle, httpTypes, logging, nio("NIOCore"), nio("NIOPosix"), nio("NIOEmbedded"),
                nio("NIOHTTP1"),
                nio("NIOWebSocket"), systemPackage,
            ]),
        tests(
            "StudioServer",
            [
                "StudioAPI", "JSONText", "AssetIntake", "Access", "PersistenceSQLite", "Persistence", "Execution",
                "MediaStorage", "MediaEnvelope", "NodeCatalog",
                "ProductionModel", "GraphCore", logging, nio("NIOCore"), nio("NIOPosix"), serviceLifecycle,
                systemPackage,
            ]),
        tests(
            "StudioCommands",
            ["MediaEnvelope", "MediaStorage", "StudioAPI", "JSONText", "ProductionModel", "GraphCore", systemPackage]),
        .testTarget(name: "ArchitectureTests", swiftSettings: strict),
        .testTarget(
            name: "EndToEndTests", dependencies: ["CrashPoints", "MediaEnvelope", grdb], swiftSettings: strict),
    ]
)
