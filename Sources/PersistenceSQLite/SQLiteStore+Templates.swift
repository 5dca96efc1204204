public import Access
import CrashPoints
import Foundation
import GRDB
public import GraphCore
public import Persistence

extension SQLiteStore {
    /// See ``TemplateStore``.
    public func templates(as principal: Principal) async throws -> [SavedTemplate] {
        try await read(in: "templates") { database in
            try Row.fetchAll(
                database.cachedStatement(
                    sql: "SELECT id, title, saved, cards FROM template WHERE user = ? ORDER BY saved DESC, id DESC"),
                arguments: [principal.user]
            ).map { row in
                SavedTemplate(
                    id: try row.decode(RowBits.self, atIndex: 0).bits, title: try row.decode(atIndex: 1),
                    saved: try row.decode(atIndex: 2), cards: try row.decode(atIndex: 3))
            }
        }
    }

    /// See ``TemplateStore``.
    public func template(_ id: Identifier128, as principal: Principal) async throws -> [UInt8] {
        try await read(in: "template") { database in
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT content FROM template WHERE id = ? AND user = ?"),
                arguments: [RowBits(id), principal.user])
            return [UInt8](try Self.require(row, "template").decode(Data.self, atIndex: 0))
        }
    }

    /// See ``TemplateStore``.
    public func saveTemplate(
        called title: String, _ content: [UInt8], cards: Int, as principal: Principal
    ) async throws -> SavedTemplate {
        try await transact(.template) { transaction in
            guard (1...TemplateLimits.titleBytes).contains(title.utf8.count), cards > 0 else {
                throw StoreError(
                    .invalid,
                    "A template has a title of 1 to \(TemplateLimits.titleBytes) bytes and a card at least: choose another title.",
                    in: "save template")
            }
            try transaction.execute("DELETE FROM template WHERE user = ? AND title = ?", [principal.user, title])
            let count = try transaction.row("SELECT count(*) FROM template WHERE user = ?", [principal.user])
            guard try Self.require(count, "template").decode(Int.self, atIndex: 0) < TemplateLimits.each else {
                throw StoreError(
                    .invalid, "\(TemplateLimits.each) templates are kept at most: forget one that you no longer need.",
                    in: "save template")
            }
            let saved = SavedTemplate(id: transaction.mint(), title: title, saved: transaction.now, cards: cards)
            try transaction.execute(
                "INSERT INTO template (id, user, title, saved, cards, content) VALUES (?, ?, ?, ?, ?, ?)",
                [RowBits(saved.id), principal.user, title, saved.saved, cards, Data(content)])
            return saved
        }
    }

    /// See ``TemplateStore``.
    public func forgetTemplate(_ id: Identifier128, as principal: Principal) async throws {
        try await transact(.template) { transaction in
            try transaction.execute("DELETE FROM template WHERE id = ? AND user = ?", [RowBits(id), principal.user])
            guard transaction.database.changesCount == 1 else {
                throw StoreError(.notFound, "There is no such template of yours.", in: "forget template")
            }
        }
    }
}
