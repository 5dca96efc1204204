public import Access
import CrashPoints
public import Execution
import GRDB
public import GraphCore
public import Persistence
import ProductionModel

extension SQLiteStore {
    /// See ``AssetStore``.
    public func asset(_ id: AssetID, as principal: Principal) async throws -> Asset {
        try await read(in: "asset") { database in
            let asset = try AssetReader(database: database).asset(id)
            try StoreTransaction.authorise(principal, .viewProject, in: asset.project, database)
            return asset
        }
    }

    /// See ``AssetStore``.
    public func addAsset(_ card: AssetCard, to project: ProjectID, as principal: Principal) async throws -> Asset {
        try await transact(.asset) { [self] transaction in
            try transaction.authorise(principal, .editProject, in: project)
            guard !card.kind.needsFile else {
                throw StoreError(
                    .invalid, "An asset of the kind \(card.kind.title) needs a file: upload one.", in: "asset")
            }
            let card = try checked(card)
            return try transaction.insert(card, file: nil, into: project, owner: principal.user)
        }
    }

    /// See ``AssetStore``.
    public func addAsset(
        _ card: AssetCard, of file: AssetFile, to project: ProjectID, ending upload: Identifier128?,
        preparing plan: RunPlan, as principal: Principal
    ) async throws -> (Asset, Arrival) {
        let payloads = plan.jobs.map(\.encodedPayload)
        return try await transact(.asset) { [self] transaction in
            try transaction.authorise(principal, .editProject, in: project)
            try transaction.store(file)
            let (asset, arrival) = try transaction.arrive(
                checked(card), file, in: project, owner: principal.user)
            if let upload {
                try transaction.execute(
                    "UPDATE upload SET asset = ?, arrival = ?, changed = ? WHERE id = ? AND user = ?",
                    [asset.id, arrival, transaction.now, upload.bytes, principal.user])
            }
            if arrival == .new, !plan.jobs.isEmpty {
                let run = RunRequest(
                    id: RunID(transaction.mint()), project: project, plan: plan, priority: .background,
                    purpose: .library)
                var submission = Submission(transaction: transaction, request: run, user: principal.user)
                try submission.insert(payloads)
            }
            return (try AssetReader(database: transaction.database).asset(asset.id), arrival)
        }
    }

    /// See ``AssetStore``.
    public func change(_ id: AssetID, _ change: AssetChange, as principal: Principal) async throws -> Asset {
        try await transact(.asset) { [self] transaction in
            let reader = AssetReader(database: transaction.database)
            let before = try reader.asset(id)
            try transaction.authorise(principal, .editProject, in: before.project)
            let card = try checked(change.applied(to: before.card))
            let project = change.project ?? before.project
            if project != before.project { try transaction.authorise(principal, .editProject, in: project) }
            // Said again, it is nothing new.
            guard card != before.card || project != before.project else { return before }
            try Self.check(card.kind, of: before)
            try transaction.update(before, to: card, in: project)
            if card.fields != before.card.fields {
                try followers(of: before, take: card.fields, principal, transaction)
            }
            transaction.record(.assetsChanged, in: .project(project))
            if project != before.project { transaction.record(.assetsChanged, in: .project(before.project)) }
            return try reader.asset(id)
        }
    }

    private static func check(_ kind: AssetKind, of asset: Asset) throws {
        guard kind != asset.card.kind else { return }
        let allowed = asset.file.map { $0.kind.alternatives } ?? AssetKind.allCases.filter { !$0.needsFile }
        guard allowed.contains(kind) else {
            let list = allowed.map(\.title).joined(separator: ", ")
            throw StoreError(
                .invalid, "“\(asset.card.name)” cannot be filed as \(kind.title): it can be \(list).", in: "asset")
        }
    }

    /// The card as it is kept: without blanks around words, no tag twice. Throws what is wrong with it.
    private func checked(_ card: AssetCard) throws -> AssetCard {
        var card = card
        card.name = card.name.trimmingBlanks()
        var tags: [String] = []
        for tag in card.tags.map({ $0.trimmingBlanks() }) where !tag.isEmpty && !tags.contains(tag) { tags.append(tag) }
        card.tags = tags
        func refuse(_ message: String) -> StoreError { StoreError(.invalid, message, in: "asset") }
        guard !card.name.isEmpty, card.name.utf8.count <= AssetCard.nameLimit else {
            throw refuse("An asset's name has 1 to \(AssetCard.nameLimit) bytes.")
        }
        guard tags.count <= AssetCard.tagCount, tags.allSatisfy({ $0.utf8.count <= AssetCard.tagLimit }) else {
            throw refuse("An asset has at most \(AssetCard.tagCount) tags of \(AssetCard.tagLimit) bytes each.")
        }
        guard card.notes.utf8.count <= AssetCard.notesLimit else {
            throw refuse("The notes are too long: at most \(AssetCard.notesLimit) bytes.")
        }
        guard card.licence.utf8.count <= AssetCard.licenceLimit else {
            throw refuse(
                "The licence is too long: at most \(AssetCard.licenceLimit) bytes; a name or an address is enough.")
        }
        guard (0...5).contains(card.rating) else { throw refuse("A rating is 0 to 5.") }
        try check(card.fields, of: card.kind)
        return card
    }

    /// Fields must be such as a node made of the asset may have.
    private func check(_ fields: [FieldKey: Value], of kind: AssetKind) throws {
        guard !fields.isEmpty else { return }
        guard let nodeKind = kind.nodeKind, catalogue.kind(nodeKind) != nil else {
            throw StoreError(
                .invalid, "Nothing reads fields of the kind \(kind.title) yet: leave them out.", in: "asset")
        }
        var document = GraphDocument(root: Node(id: NodeID(1), kind: .builtIn("film")))
        let change = Change(
            id: ChangeID(Identifier128(high: 0, low: 0)), author: localUser, base: Revision(0), label: "",
            operations: [.addNode(Node(id: NodeID(2), kind: .builtIn(nodeKind), fields: fields))], inverses: [])
        do {
            _ = try document.apply(change, catalogue: catalogue)
        } catch {
            throw StoreError(refused: error, in: "asset")
        }
    }

    // MARK: Folders

    /// See ``AssetStore``.
    public func folders(of projects: [ProjectID], as principal: Principal) async throws -> [AssetFolder] {
        try await read(in: "folders") { database in
            var folders: [AssetFolder] = []
            for project in projects {
                try StoreTransaction.authorise(principal, .viewProject, in: project, database)
                let rows = try Row.fetchAll(
                    database.cachedStatement(
                        sql: "SELECT id, name, query FROM asset_folder WHERE project = ? ORDER BY name, id"),
                    arguments: [project])
                folders += try rows.map { row in
                    AssetFolder(
                        id: try row.decode(RowBits.self, atIndex: 0).bits, project: project,
                        name: try row.decode(atIndex: 1),
                        query: try QueryColumn(bytes: row.decode(atIndex: 2)).query)
                }
            }
            return folders
        }
    }

    /// See ``AssetStore``.
    public func addFolder(
        called name: String, _ query: AssetQuery, in project: ProjectID, as principal: Principal
    ) async throws -> AssetFolder {
        try await transact(.folder) { transaction in
            try transaction.authorise(principal, .editProject, in: project)
            let name = name.trimmingBlanks()
            guard !name.isEmpty, name.utf8.count <= AssetCard.nameLimit else {
                throw StoreError(.invalid, "A folder's name has 1 to \(AssetCard.nameLimit) bytes.", in: "folder")
            }
            let kept = QueryColumn(query)
            let id = transaction.mint()
            try transaction.execute(
                "INSERT INTO asset_folder (id, project, name, query, creator, created) VALUES (?, ?, ?, ?, ?, ?)",
                [id.bytes, project, name, kept.bytes, principal.user, transaction.now])
            transaction.record(.assetsChanged, in: .project(project))
            return AssetFolder(id: id, project: project, name: name, query: try QueryColumn(bytes: kept.bytes).query)
        }
    }

    /// See ``AssetStore``.
    public func removeFolder(_ id: Identifier128, as principal: Principal) async throws {
        try await transact(.folder) { transaction in
            let row = try transaction.row("SELECT project FROM asset_folder WHERE id = ?", [id.bytes])
            let project = try Self.require(row, "folder").decode(ProjectID.self, atIndex: 0)
            try transaction.authorise(principal, .editProject, in: project)
            try transaction.execute("DELETE FROM asset_folder WHERE id = ?", [id.bytes])
            transaction.record(.assetsChanged, in: .project(project))
        }
    }
}

extension StoreTransaction {
    /// Files a file's asset, unless the library has one of the same bytes.
    fileprivate func arrive(
        _ card: AssetCard, _ file: AssetFile, in project: ProjectID, owner: UserID
    ) throws -> (Asset, Arrival) {
        let reader = AssetReader(database: database)
        let known = try first("SELECT id FROM asset WHERE project = ? AND file = ?", [project, file.hash]) {
            try $0.decode(AssetID.self, atIndex: 0)
        }
        guard let known else { return (try insert(card, file: file.hash, into: project, owner: owner), .new) }
        let asset = try reader.asset(known)
        guard asset.card.isDeleted else { return (asset, .known) }
        var shown = asset.card
        shown.isDeleted = false
        try update(asset, to: shown, in: project)
        record(.assetsChanged, in: .project(project))
        return (try reader.asset(known), .restored)
    }

    fileprivate func store(_ file: AssetFile) throws {
        try execute(
            """
            INSERT INTO asset_file (hash, byte_count, format, media_type, kind, facts, created)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING
            """,
            [
                file.hash, file.byteCount, file.format, file.mediaType, file.kind, FactsColumn(file.facts).bytes, now,
            ])
    }

    fileprivate func insert(
        _ card: AssetCard, file: ContentHash?, into project: ProjectID, owner: UserID
    ) throws -> Asset {
        let id = AssetID(mint())
        try execute(
            """
            INSERT INTO asset (id, project, kind, name, tags, notes, rating, licence, fields, file, owner, revision,
                deleted, created, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, ?)
            """,
            [
                id, project, card.kind, card.name, TagsColumn(card.tags).bytes, card.notes, card.rating, card.licence,
                FieldsColumn(card.fields).bytes, file, owner, now, now,
            ])
        try AssetText(card, in: project).insert(at: database.lastInsertedRowID, self)
        record(.assetsChanged, in: .project(project))
        return try AssetReader(database: database).asset(id)
    }

    fileprivate func update(_ asset: Asset, to card: AssetCard, in project: ProjectID) throws {
        if project != asset.project, let file = asset.file {
            let other = try row("SELECT name FROM asset WHERE project = ? AND file = ?", [project, file.hash])
            if let name: String = try other?.decode(atIndex: 0) {
                throw StoreError(
                    .invalid,
                    "“\(asset.card.name)” cannot go there: its file is in that library already, as “\(name)”.",
                    in: "asset")
            }
        }
        try execute(
            """
            UPDATE asset SET project = ?, kind = ?, name = ?, tags = ?, notes = ?, rating = ?, licence = ?, fields = ?,
                deleted = ?, revision = revision + 1, changed = ? WHERE id = ?
            """,
            [
                project, card.kind, card.name, TagsColumn(card.tags).bytes, card.notes, card.rating, card.licence,
                FieldsColumn(card.fields).bytes, card.isDeleted, now, asset.id,
            ])
        let number = try first("SELECT number FROM asset WHERE id = ?", [asset.id]) {
            try $0.decode(Int64.self, atIndex: 0)
        }
        guard let number else { return }
        try execute("DELETE FROM asset_text WHERE rowid = ?", [number])
        try AssetText(card, in: project).insert(at: number, self)
    }
}

extension String {
    /// Without white space at both ends.
    fileprivate func trimmingBlanks() -> String {
        let start = drop(while: \.isWhitespace)
        return String(start[..<(start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex)])
    }
}
