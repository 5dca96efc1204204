public import Access
import Foundation
import GRDB
import GraphCore
public import Persistence
import ProductionModel

extension SQLiteStore {
    /// See ``AssetStore``.
    public func uses(of id: AssetID, as principal: Principal) async throws -> [AssetUse] {
        try await read(in: "asset") { [documents] database in
            let asset = try AssetReader(database: database).asset(id)
            try StoreTransaction.authorise(principal, .viewProject, in: asset.project, database)
            var uses: [AssetUse] = []
            for (project, nodes) in try UseRows(database: database).nodes(using: id) {
                guard try Self.maySee(project, principal, database) else { continue }
                let log = DocumentLog(database: database, project: project, cache: documents)
                let document = try log.document(at: log.head())
                let title = try String.fetchOne(
                    database.cachedStatement(sql: "SELECT title FROM project WHERE id = ?"), arguments: [project])
                uses += nodes.compactMap { node in
                    document.node(node).flatMap { AssetUse($0, in: document, project, titled: title ?? "", of: id) }
                }
            }
            return uses
        }
    }

    /// Gives the nodes that follow an asset the fields it has now: one change in each film, in this very transaction.
    /// A locked node stays as it is.
    func followers(
        of asset: Asset, take fields: [FieldKey: Value], _ principal: Principal, _ transaction: StoreTransaction
    ) throws {
        guard let kind = asset.card.kind.nodeKind else { return }
        let keys = Set(fields.keys).union(asset.card.fields.keys).sorted { $0.name < $1.name }
        for (project, nodes) in try UseRows(database: transaction.database).nodes(using: asset.id) {
            let log = DocumentLog(transaction, project, self)
            let head = try log.head()
            let document = try log.document(at: head)
            var operations: [GraphOperation] = []
            for node in nodes.compactMap(document.node) {
                guard node.kind == .builtIn(kind), AssetPin.follows(asset.id, node.fields), !node.isLocked else {
                    continue
                }
                for key in keys where node.fields[key] != fields[key] {
                    operations.append(.setField(.node(node.id), key: key, value: fields[key]))
                }
            }
            guard !operations.isEmpty else { continue }
            let change = Change(
                id: ChangeID(transaction.mint()), author: principal.user, base: head,
                label: "Follow \(asset.card.name)", operations: operations, inverses: [])
            _ = try append(change, to: log, expecting: nil, principal, transaction)
        }
    }
}

/// The table of which nodes stand for which assets.
private struct UseRows {
    let database: Database

    /// The nodes by their film, both in the order of their ids.
    func nodes(using asset: AssetID) throws -> [(project: ProjectID, nodes: [NodeID])] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT project, node FROM asset_use WHERE asset = ? ORDER BY project, node"), arguments: [asset])
        var films: [(project: ProjectID, nodes: [NodeID])] = []
        for row in rows {
            let project: ProjectID = try row.decode(atIndex: 0)
            if films.last?.project != project { films.append((project, [])) }
            films[films.count - 1].nodes.append(try row.decode(atIndex: 1))
        }
        return films
    }
}

extension AssetUse {
    fileprivate init?(
        _ node: Node, in document: GraphDocument, _ project: ProjectID, titled title: String, of asset: AssetID
    ) {
        guard case .builtIn(let kind) = node.kind else { return nil }
        // What is shot with the node: the nodes behind it that are shots, by id.
        let shots = document.downstream(of: [node.id]).filter { document.node($0)?.kind == .builtIn("shot") }.sorted()
        self.init(
            project: project, projectTitle: title, node: node.id, nodeTitle: node.title, nodeKind: kind,
            follows: AssetPin.follows(asset, node.fields), shots: shots)
    }
}

extension StoreTransaction {
    /// Keeps ``uses`` right after a change. Only nodes that a reference to an asset was put on or taken from are looked
    /// at: the former stand in the change's operations, the latter in its inverses.
    func noteUses(after change: Change, in document: GraphDocument, of project: ProjectID) throws {
        var touched: Set<NodeID> = []
        for operation in change.operations + change.inverses { AssetPin.note(operation, in: &touched) }
        for id in touched {
            try execute("DELETE FROM asset_use WHERE project = ? AND node = ?", [project, id])
            guard let node = document.node(id) else { continue }
            for asset in AssetPin.assets(in: node.fields) {
                try execute(
                    "INSERT INTO asset_use (asset, project, node) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                    [asset, project, id])
            }
        }
    }
}

extension AssetPin {
    /// Notes the node whose references to assets an operation states.
    fileprivate static func note(_ operation: GraphOperation, in nodes: inout Set<NodeID>) {
        switch operation {
        case .addNode(let node): if !assets(in: node.fields).isEmpty { nodes.insert(node.id) }
        case .setField(.node(let id), let key, let value):
            if let value, !assets(in: [key: value]).isEmpty { nodes.insert(id) }
        case .removeNode, .move, .setField, .rename, .setSwitch, .connect, .disconnect, .reorder, .group: break
        }
    }
}
