import Foundation
import Testing

/// Holds Package.swift and the sources to the table of arrows in Docs/architecture.md.
struct ArchitectureTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What may be imported without an arrow: the language, and nothing else, in a pure target.
    private static let pureTargets = [
        "GraphCore", "ProductionModel", "NodeCatalog", "Interchange", "Access", "StudioAPI", "MediaEnvelope",
    ]

    @Test func `the package's arrows are those of the table`() throws {
        let stated = try ArchitectureTests.statedArrows()
        let actual = try ArchitectureTests.packageArrows()
        #expect(Set(stated.keys) == Set(actual.keys))
        for (target, arrows) in actual {
            #expect(stated[target] == arrows, "\(target) has other arrows in Package.swift than in the table")
        }
    }

    @Test func `arrows go down only`() throws {
        let arrows = try ArchitectureTests.packageArrows()
        var settled: Set<String> = []
        while settled.count < arrows.count {
            let next = arrows.filter { !settled.contains($0.key) && $0.value.isSubset(of: settled) }.map(\.key)
            try #require(!next.isEmpty, "a cycle among \(Set(arrows.keys).subtracting(settled).sorted())")
            settled.formUnion(next)
        }
    }

    @Test(arguments: pureTargets) func `a pure target imports only its arrows`(target: String) throws {
        // Synchronization is a module of the language's own library; the graph core also runs where it is missing.
        let language: Set<String> = target == "GraphCore" ? [] : ["Synchronization"]
        let allowed = try #require(ArchitectureTests.statedArrows()[target]).union(language)
        let folder = ArchitectureTests.root.appending(path: "Sources/\(target)")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files where file.pathExtension == "swift" {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), words.prefix(index).allSatisfy(Self.isModifier) else {
                    continue
                }
                let module = String(words[index + 1])
                #expect(allowed.contains(module), "\(file.lastPathComponent) imports \(module)")
            }
        }
    }

    private static func isModifier(_ word: Substring) -> Bool {
        ["public", "internal", "package", "private", "fileprivate"].contains(word) || word.hasPrefix("@")
    }

    /// The table: lines `Name → A, B` between the fences after the heading "Arrows".
    private static func statedArrows() throws -> [String: Set<String>] {
        let text = try String(contentsOf: root.appending(path: "Docs/architecture.md"), encoding: .utf8)
        var arrows: [String: Set<String>] = [:]
        for line in text.split(separator: "\n") {
            let halves = line.split(separator: "→")
            guard halves.count == 2, line.first?.isLetter == true, !line.contains("`") else { continue }
            let target = halves[0].trimmingCharacters(in: .whitespaces)
            let names = halves[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            arrows[target] = Set(names.filter { $0 != "–" && !$0.isEmpty })
        }
        return arrows
    }

    /// What Package.swift says, by the package manager's own word; targets of the package only.
    private static func packageArrows() throws -> [String: Set<String>] {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "backlot-dump-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "swift", "package", "--package-path", root.path, "--scratch-path", scratch.path, "dump-package",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = try #require(try pipe.fileHandleForReading.readToEnd())
        process.waitUntilExit()
        let manifest = try JSONDecoder().decode(Manifest.self, from: data)
        let own = Set(manifest.targets.map(\.name))
        let kept = manifest.targets.filter { $0.type != "test" }
        return Dictionary(
            uniqueKeysWithValues: kept.map { target in
                (target.name, Set(target.dependencies.compactMap { $0.byName?.first ?? nil }).intersection(own))
            })
    }

    private struct Manifest: Decodable {
        var targets: [Target]

        struct Target: Decodable {
            var name: String
            var type: String
            var dependencies: [Dependency]
        }

        struct Dependency: Decodable {
            /// The name and, behind it, an optional condition.
            var byName: [String?]?

            private enum CodingKeys: CodingKey { case byName }

            init(from decoder: any Decoder) throws {
                let container = try decoder.container(keyedBy: CodingKeys.self)
                guard container.contains(.byName) else { return }
                var list = try container.nestedUnkeyedContainer(forKey: .byName)
                byName = [try list.decode(String.self)]
            }
        }
    }
}
