public import Access
public import Execution
public import GraphCore

/// A part of a film that a person keeps, to begin others with.
public struct SavedTemplate: Hashable, Sendable {
    /// The template's row.
    public let id: Identifier128
    /// What its owner calls it; none of their others is called so.
    public let title: String
    /// When it was saved.
    public let saved: Timestamp
    /// How many nodes are in it.
    public let cards: Int

    /// A template from its parts.
    public init(id: Identifier128, title: String, saved: Timestamp, cards: Int) {
        self.id = id
        self.title = title
        self.saved = saved
        self.cards = cards
    }
}

/// Templates of people's own: nobody else sees them.
public protocol TemplateStore: Sendable {
    /// One's templates, the newest first.
    func templates(as principal: Principal) async throws -> [SavedTemplate]
    /// What was saved of one's own template, as it was given.
    func template(_ id: Identifier128, as principal: Principal) async throws -> [UInt8]
    /// Keeps a template; one of the same title is replaced. Refuses more than ``TemplateLimits/each``.
    ///
    /// - Parameters:
    ///   - content: what is kept, in any form that its reader understands.
    ///   - cards: how many nodes are in it.
    func saveTemplate(
        called title: String, _ content: [UInt8], cards: Int, as principal: Principal
    ) async throws -> SavedTemplate
    /// Forgets one's own template.
    func forgetTemplate(_ id: Identifier128, as principal: Principal) async throws
}

/// How much a person can keep.
public enum TemplateLimits {
    /// Templates of a person.
    public static let each = 500
    /// Bytes of a title.
    public static let titleBytes = 500
}
