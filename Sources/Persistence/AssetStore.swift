public import Access
public import Execution
public import GraphCore
public import ProductionModel

/// What to look for in the library.
public struct AssetQuery: Hashable, Sendable {
    /// In which order.
    public enum Order: String, CaseIterable, Hashable, Sendable {
        /// What came last first.
        case newest
        /// By name.
        case name
    }

    /// The libraries to look in: that of a film, that of the studio, or both.
    public var projects: [ProjectID]
    /// Only these kinds; empty for all.
    public var kinds: [AssetKind]
    /// Words that begin words of name, tags or notes; empty for no words.
    public var text: String
    /// Only with this tag.
    public var tag: String?
    /// Only rated so well or better.
    public var rating: Int
    /// Those out of sight instead of those in sight.
    public var isDeleted: Bool
    /// In which order.
    public var order: Order

    /// A query from its parts.
    public init(
        in projects: [ProjectID], kinds: [AssetKind] = [], text: String = "", tag: String? = nil, rating: Int = 0,
        isDeleted: Bool = false, order: Order = .newest
    ) {
        self.projects = projects
        self.kinds = kinds
        self.text = text
        self.tag = tag
        self.rating = rating
        self.isDeleted = isDeleted
        self.order = order
    }
}

/// Part of a list of assets.
public struct AssetPage: Hashable, Sendable {
    /// What is on it.
    public let items: [Asset]
    /// The last item's place, behind which the next page begins; nil on the last one.
    public let next: AssetPlace?
    /// How many there are in all.
    public let total: Int

    /// A page from its parts.
    public init(items: [Asset], next: AssetPlace?, total: Int) {
        self.items = items
        self.next = next
        self.total = total
    }
}

/// An asset's place in a list.
public struct AssetPlace: Hashable, Sendable {
    /// Counts assets in the order they came.
    public let number: Int64

    /// Wraps a number.
    public init(number: Int64) { self.number = number }
}

/// A node that stands for an asset.
public struct AssetUse: Hashable, Sendable {
    /// The film.
    public let project: ProjectID
    /// Its title.
    public let projectTitle: String
    /// The node.
    public let node: NodeID
    /// What is written on it.
    public let nodeTitle: String
    /// Its kind.
    public let nodeKind: FieldKey
    /// Whether it takes over what changes in the asset.
    public let follows: Bool
    /// The shots behind it, itself among them if it is one.
    public let shots: [NodeID]

    /// A use from its parts.
    public init(
        project: ProjectID, projectTitle: String, node: NodeID, nodeTitle: String, nodeKind: FieldKey, follows: Bool,
        shots: [NodeID]
    ) {
        self.project = project
        self.projectTitle = projectTitle
        self.node = node
        self.nodeTitle = nodeTitle
        self.nodeKind = nodeKind
        self.follows = follows
        self.shots = shots
    }
}

/// A search that was given a name: a folder of the library.
public struct AssetFolder: Hashable, Sendable {
    /// The folder.
    public let id: Identifier128
    /// The film whose library it stands in, or `ProjectID.library`.
    public let project: ProjectID
    /// What people call it.
    public let name: String
    /// What is looked for. Libraries and order are the reader's.
    public let query: AssetQuery

    /// A folder from its parts.
    public init(id: Identifier128, project: ProjectID, name: String, query: AssetQuery) {
        self.id = id
        self.project = project
        self.name = name
        self.query = query
    }
}

/// What became of a file that was brought in.
public enum Arrival: String, CaseIterable, Hashable, Sendable {
    /// It is new in the library.
    case new
    /// The library had the same bytes already.
    case known
    /// The library had the same bytes out of sight, and shows them again.
    case restored
}

/// Assets, as people see them. Those of the whole studio belong to `ProjectID.library`: everybody with a
/// role sees them, and whoever may edit every film edits them.
public protocol AssetStore: Sendable {
    /// A part of what a query finds. Throws ``StoreError``: ``StoreError/Code/notFound`` for a film that the principal
    /// may not see.
    func assets(
        _ query: AssetQuery, after place: AssetPlace?, limit: Int, as principal: Principal
    ) async throws -> AssetPage
    /// One asset, also one out of sight.
    func asset(_ id: AssetID, as principal: Principal) async throws -> Asset
    /// Adds an asset without a file.
    func addAsset(_ card: AssetCard, to project: ProjectID, as principal: Principal) async throws -> Asset
    /// Files a stored file in a library, unless it is there already; ends the upload it came by, and lets what the plan
    /// makes of a new file to look at be made in the background.
    func addAsset(
        _ card: AssetCard, of file: AssetFile, to project: ProjectID, ending upload: Identifier128?,
        preparing plan: RunPlan, as principal: Principal
    ) async throws -> (Asset, Arrival)
    /// Changes what people say of an asset, and every node that follows it, at once.
    func change(_ id: AssetID, _ change: AssetChange, as principal: Principal) async throws -> Asset
    /// The nodes that stand for an asset, in films that the principal may see; a node that is gone is none.
    func uses(of id: AssetID, as principal: Principal) async throws -> [AssetUse]
    /// The folders of these libraries, by name.
    func folders(of projects: [ProjectID], as principal: Principal) async throws -> [AssetFolder]
    /// Gives a search a name.
    func addFolder(
        called name: String, _ query: AssetQuery, in project: ProjectID, as principal: Principal
    ) async throws -> AssetFolder
    /// Removes a folder; what it found stays.
    func removeFolder(_ id: Identifier128, as principal: Principal) async throws
}
