public import Access
import GRDB
import GraphCore
public import Persistence
import ProductionModel

extension SQLiteStore {
    /// See ``AssetStore``.
    public func assets(
        _ query: AssetQuery, after place: AssetPlace?, limit: Int, as principal: Principal
    ) async throws -> AssetPage {
        try await read(in: "assets") { database in
            for project in query.projects {
                try StoreTransaction.authorise(principal, .viewProject, in: project, database)
            }
            guard !query.projects.isEmpty else { return AssetPage(items: [], next: nil, total: 0) }
            let match = AssetText.expression(finding: query)
            let total =
                try Int.fetchOne(
                    database.cachedStatement(sql: HotQuery.assetCount), arguments: [match]) ?? 0
            let rows: [Row]
            switch query.order {
            case .newest:
                rows = try Row.fetchAll(
                    database.cachedStatement(sql: HotQuery.newestAssets),
                    arguments: [match, place?.number ?? .max, limit + 1])
            case .name:
                rows = try Row.fetchAll(
                    database.cachedStatement(sql: HotQuery.assetsByName),
                    arguments: [match, place?.number ?? 0, place?.number ?? 0, limit + 1])
            }
            let reader = AssetReader(database: database)
            let shown = rows.prefix(limit)
            let items = try shown.map(reader.asset)
            var next: AssetPlace?
            if rows.count > limit, let last = shown.last { next = AssetPlace(number: try last.decode(atIndex: 0)) }
            return AssetPage(items: items, next: next, total: total)
        }
    }
}

/// An asset in the index of words.
struct AssetText {
    /// So many words are looked for; more say nothing more.
    private static let wordLimit = 16

    private let card: AssetCard
    private let facets: [String]

    init(_ card: AssetCard, in project: ProjectID) {
        self.card = card
        facets =
            [
                AssetText.facet(of: project), AssetText.facet(of: card.kind), AssetText.facet(rating: card.rating),
                AssetText.facet(isDeleted: card.isDeleted),
            ] + card.tags.map(AssetText.facet(tag:))
    }

    func insert(at number: Int64, _ transaction: StoreTransaction) throws {
        try transaction.execute(
            "INSERT INTO asset_text (rowid, name, tags, notes, facets) VALUES (?, ?, ?, ?, ?)",
            [
                number, card.name, card.tags.joined(separator: "\n"), card.notes, facets.joined(separator: " "),
            ])
    }

    /// A query in the words of the index (SQLite's documentation of FTS5, section 3). What people wrote stands in quotes,
    /// in which nothing but the quote itself means anything.
    static func expression(finding query: AssetQuery) -> String {
        func any(_ facets: [String]) -> String { "(" + facets.joined(separator: " OR ") + ")" }
        var parts = [facet(isDeleted: query.isDeleted), any(query.projects.map(facet(of:)))]
        if !query.kinds.isEmpty { parts.append(any(query.kinds.map(facet(of:)))) }
        if (1...5).contains(query.rating) { parts.append(any((query.rating...5).map(facet(rating:)))) }
        if let tag = query.tag { parts.append(facet(tag: tag)) }
        var expression = "facets : (" + parts.joined(separator: " AND ") + ")"
        let words = query.text.split { !$0.isLetter && !$0.isNumber }.prefix(wordLimit)
        if !words.isEmpty {
            let begun = words.map { "\"\($0)\" *" }.joined(separator: " AND ")
            expression += " AND {name tags notes} : (\(begun))"
        }
        return expression
    }

    private static func facet(of project: ProjectID) -> String {
        "p" + String(project.bits.high, radix: 16) + "x" + String(project.bits.low, radix: 16)
    }

    private static func facet(of kind: AssetKind) -> String { "k" + kind.rawValue }

    private static func facet(rating: Int) -> String { "r\(rating)" }

    private static func facet(isDeleted: Bool) -> String { isDeleted ? "d1" : "d0" }

    /// Tags may have any characters, so their facets are made of bytes; capitals do not matter.
    private static func facet(tag: String) -> String {
        "t" + tag.lowercased().utf8.map { String($0, radix: 16) }.joined(separator: "x")
    }
}
