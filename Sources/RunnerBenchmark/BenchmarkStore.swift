import Access
import Foundation
import GraphCore
import Persistence
import PersistenceSQLite
import SystemPackage

/// A store in a folder of its own, with a project that has nothing in it but its film.
struct BenchmarkStore: Sendable {
    let store: SQLiteStore
    let principal: Principal
    let project: ProjectID

    init(in folder: FilePath) async throws {
        try FileManager.default.createDirectory(atPath: folder.string, withIntermediateDirectories: true)
        let catalogue = Catalogue(
            portTypes: [], conversions: [],
            kinds: [KindSpec(key: "film", title: "Film", category: "", help: "", isRoot: true, ports: [], fields: [])])
        store = try await SQLiteStore.open(at: folder.appending("store.sqlite").string, catalogue: catalogue)
        principal = store.localPrincipal()
        let root = Node(id: NodeID(1), kind: .builtIn("film"))
        project = try await store.createProject(NewProject(root: root), as: principal).id
    }
}
