import Access
import GraphCore
import Persistence
import ProductionModel
import StudioAPI

/// The libraries: what is in them, where it is used, and searches with a name.
struct AssetRoutes: Sendable {
    let studio: Studio

    func add(to routes: EndpointRoutes) {
        routes.on(StudioEndpoints.assets) { request, principal in try await list(request, principal) }
        routes.on(StudioEndpoints.asset) { id, principal in
            AssetBody(try await studio.store.asset(AssetID(id), as: principal))
        }
        routes.on(StudioEndpoints.addAsset) { draft, principal in
            AssetBody(
                try await studio.store.addAsset(AssetCard(draft), to: draft.project ?? .library, as: principal))
        }
        routes.on(StudioEndpoints.changeAsset) { request, principal in
            AssetBody(
                try await studio.store.change(AssetID(request.asset), AssetChange(request.body), as: principal))
        }
        routes.on(StudioEndpoints.assetUses) { id, principal in
            AssetUsesBody(try await studio.store.uses(of: AssetID(id), as: principal))
        }
        routes.on(StudioEndpoints.assetFolders) { project, principal in
            let projects = [project, .library].compactMap(\.self)
            let folders = try await studio.store.folders(of: projects, as: principal)
            return ListBody(items: folders.map(AssetFolderBody.init))
        }
        routes.on(StudioEndpoints.addAssetFolder) { draft, principal in
            AssetFolderBody(
                try await studio.store.addFolder(
                    called: draft.name, AssetQuery(draft.query), in: draft.project ?? .library, as: principal))
        }
        routes.on(StudioEndpoints.removeAssetFolder) { id, principal in
            try await studio.store.removeFolder(id, as: principal)
        }
    }

    private func list(_ request: Requests.Assets, _ principal: Principal) async throws -> AssetListBody {
        var projects: [ProjectID] = []
        if request.scope != .studio, let project = request.project { projects.append(project) }
        if request.scope != .project { projects.append(.library) }
        let query = AssetQuery(
            in: projects, kinds: request.kinds ?? [], text: request.text ?? "", tag: request.tag,
            rating: request.rating ?? 0, isDeleted: request.deleted ?? false,
            order: request.order == .name ? .name : .newest)
        let place = try request.page.cursor.map { cursor throws(Problem) in
            guard let place = AssetPlace(cursor) else {
                throw Problem(.badRequest, "The cursor is not one of this list.")
            }
            return place
        }
        let page = try await studio.store.assets(query, after: place, limit: request.page.count, as: principal)
        return AssetListBody(items: page.items.map(AssetBody.init), next: page.next?.cursor, total: page.total)
    }
}

extension AssetPlace {
    /// The place a cursor of ``cursor`` names.
    fileprivate init?(_ cursor: Cursor) {
        guard let number = Int64(cursor.text) else { return nil }
        self.init(number: number)
    }

    fileprivate var cursor: Cursor? { Cursor("\(number)") }
}

extension AssetBody {
    init(_ asset: Asset) {
        let card = asset.card
        self.init(
            id: asset.id.bits, project: asset.project == .library ? nil : asset.project, kind: card.kind,
            name: card.name, tags: card.tags, notes: card.notes, rating: card.rating, licence: card.licence,
            owner: PersonBody(id: asset.owner, name: asset.ownerName), file: asset.file.map(AssetFileBody.init),
            fields: card.fields, pictures: AssetPicturesBody(asset.derived), uses: asset.uses,
            revision: asset.revision, created: Moment(asset.created), changed: Moment(asset.changed),
            deleted: card.isDeleted)
    }
}

extension AssetFileBody {
    fileprivate init(_ file: AssetFile) {
        self.init(
            hash: file.hash, byteCount: file.byteCount, format: file.format, mediaType: file.mediaType,
            kinds: file.kind.alternatives, facts: file.facts)
    }
}

extension AssetPicturesBody {
    fileprivate init(_ derived: [DerivedFile]) {
        func file(_ function: String) -> ContentHash? { derived.first { $0.function == function }?.media }
        self.init(
            thumbnail: file("media.thumbnail"), filmstrip: file("media.filmstrip"), waveform: file("media.waveform"),
            proxy: file("media.proxy"), working: derived.contains(where: \.isComing))
    }
}

extension AssetCard {
    fileprivate init(_ draft: AssetDraftBody) {
        self.init(
            kind: draft.kind, name: draft.name, tags: draft.tags ?? [], notes: draft.notes ?? "",
            licence: draft.licence ?? "", fields: draft.fields ?? [:])
    }
}

extension AssetChange {
    fileprivate init(_ body: AssetChangeBody) {
        self.init(
            kind: body.kind, name: body.name, tags: body.tags, notes: body.notes, rating: body.rating,
            licence: body.licence, fields: body.fields, project: body.project.map { $0 ?? .library },
            isDeleted: body.deleted)
    }
}

extension AssetUsesBody {
    fileprivate init(_ uses: [AssetUse]) {
        // Shots of different films may have the same id.
        var shots: [ProjectID: Set<NodeID>] = [:]
        for use in uses { shots[use.project, default: []].formUnion(use.shots) }
        self.init(
            items: uses.map { use in
                AssetUseBody(
                    project: use.project, projectTitle: use.projectTitle, node: use.node, nodeTitle: use.nodeTitle,
                    nodeKind: use.nodeKind, follows: use.follows, shots: use.shots.count)
            }, shots: shots.values.reduce(0) { $0 + $1.count })
    }
}

extension AssetFolderBody {
    fileprivate init(_ folder: AssetFolder) {
        let query = folder.query
        self.init(
            id: folder.id, project: folder.project == .library ? nil : folder.project, name: folder.name,
            query: AssetSearchBody(
                text: query.text.isEmpty ? nil : query.text, kinds: query.kinds.isEmpty ? nil : query.kinds,
                tag: query.tag, rating: query.rating == 0 ? nil : query.rating))
    }
}

extension AssetQuery {
    fileprivate init(_ body: AssetSearchBody) {
        self.init(
            in: [], kinds: body.kinds ?? [], text: body.text ?? "", tag: body.tag, rating: body.rating ?? 0)
    }
}
