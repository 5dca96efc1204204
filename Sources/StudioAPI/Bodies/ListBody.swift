/// One page of a list.
public struct ListBody<Item: Sendable>: Sendable {
    /// What is on the page.
    public let items: [Item]
    /// Where the next page begins; nil on the last one.
    public let next: Cursor?

    /// A page from its parts.
    public init(items: [Item], next: Cursor? = nil) {
        self.items = items
        self.next = next
    }
}

extension ListBody: Equatable where Item: Equatable {}

extension ListBody {
    /// The schema of a page, named after its items: a page of `Run` is a `RunList`.
    static func schema(_ name: String, of item: Schema<Item>) -> Schema<ListBody> {
        .object(
            "\(name)List", "A page of a list.", .member("items", \.items, .list(item, limit: Page.limit)),
            .member("next", \.next, Schema<Cursor>.spelled(.cursor).orNull, "Where the next page begins."),
            make: { ListBody(items: $0, next: $1) })
    }
}

/// Which part of a list is asked for.
public struct Page: Hashable, Sendable {
    /// The most items a page can have.
    public static let limit = 200
    /// How many items a page has if nothing is said.
    public static let usual = 50

    /// At most so many items, 1…``limit``.
    public let count: Int
    /// Where it begins; nil for the beginning.
    public let cursor: Cursor?

    /// A page from its parts.
    public init(count: Int = Page.usual, cursor: Cursor? = nil) {
        self.count = count
        self.cursor = cursor
    }
}
