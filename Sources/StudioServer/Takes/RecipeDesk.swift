public import Access
public import Execution
public import GraphCore
public import MediaEnvelope
public import MediaStorage
import NodeCatalog
public import Persistence
public import StudioAPI

/// Says how takes were made, and writes it into their files.
///
/// Every method throws `StoreError` for what is not there or not allowed, as the store does.
public struct RecipeDesk: Sendable {
    private let store: any StudioStore
    private let planner: Planner
    private let version: String

    /// A desk over a store, for a program of that version with those kinds and functions.
    public init(store: any StudioStore, planner: Planner, version: String) {
        self.store = store
        self.planner = planner
        self.version = version
    }

    /// How a take was made.
    public func recipe(of take: TakeID, as principal: Principal) async throws -> RecipeBody {
        let origin = try await store.origin(of: take, as: principal)
        let project = origin.take.project
        let document = try await store.document(of: project, at: origin.revision, as: principal).document
        let payload = origin.payload.encoded.count <= RecipeBody.payloadLimit ? origin.payload : nil
        let declared = planner.functions.functions.values.first { $0.name == origin.function }
        return RecipeBody(
            origin, film: document.root, node: document.node(origin.take.node),
            names: { name(of: $0, in: document) }, payload: payload,
            determinism: declared?.determinism ?? origin.determinism)
    }

    /// What a node is called in a document.
    private func name(of id: NodeID, in document: GraphDocument) -> String {
        guard let node = document.node(id) else { return "" }
        guard node.title.isEmpty, case .builtIn(let key) = node.kind else { return node.title }
        return planner.catalogue.kind(key)?.title ?? ""
    }

    /// What a take's file says about itself, as XMP.
    public func packet(_ recipe: RecipeBody) -> XMPPacket {
        let film = recipe.film
        let isFilm = recipe.kind == FilmKind.sequence.key.name
        return XMPPacket(
            title: isFilm ? film : "\(film) – \(recipe.title), take \(recipe.number)",
            creator: recipe.person.name.isEmpty ? nil : recipe.person.name, date: recipe.created.text,
            tool: "Backlot \(version)", recipe: String(decoding: RecipeBody.schema.encode(recipe), as: UTF8.self))
    }

    /// A take's file with its recipe in it, and the entity that it is: another one with every other recipe. A file that
    /// has no place for a recipe stays as it is.
    public func file(
        of recipe: RecipeBody, in media: MediaStore
    ) async throws -> (file: SplicedFile, entity: ContentHash) {
        let packet = packet(recipe).bytes
        let spliced = try await EnvelopeFormat(recipe.mediaKind)?.splicing(packet, into: recipe.byteCount) { range in
            try await media.read(recipe.media, range: range)
        }
        guard let file = spliced ?? SplicedFile(of: recipe.byteCount) else {
            throw StoreError(.unavailable, "The take’s file has no length.", in: "recipe")
        }
        return (file, ContentHasher.hash(recipe.media.bytes + (spliced == nil ? [] : packet)))
    }
}

extension EnvelopeFormat {
    /// The format that our engines write files of this kind in, if it has a place for recipes.
    init?(_ kind: TakeBody.Kind) {
        switch kind {
        case .video: self = .mp4
        case .image: self = .png
        case .audio: self = .wav
        case .text: return nil
        }
    }
}

extension RecipeBody {
    fileprivate init(
        _ origin: TakeOrigin, film: Node, node: Node?, names: (NodeID) -> String, payload: Value?,
        determinism: Execution.Determinism
    ) {
        let take = origin.take
        let body = TakeBody(take)
        self.init(
            take: body.id, number: take.number, project: take.project, film: film.filmTitle, node: take.node,
            title: names(take.node), kind: node.map { RecipeBody.name($0.kind) }, revision: origin.revision,
            run: origin.run.bits, job: take.job.bits, person: PersonBody(id: origin.user, name: origin.userName),
            asked: Moment(origin.submitted), created: body.created, cached: origin.isCached,
            function: origin.function.name, version: Int(origin.function.version),
            determinism: RecipeBody.Determinism(determinism), tier: take.tier, signature: take.signature,
            media: take.media, mediaKind: body.kind, byteCount: take.byteCount, frames: take.frames,
            fields: node?.fields.merging(origin.supposed) { $1 }, filmFields: film.fields, payload: payload,
            payloadHash: origin.payloadHash,
            seeds: origin.payload.seeds, inputs: origin.inputs.map { RecipeInputBody($0, title: names($0.node)) },
            worker: take.recipe[RecipeKey.worker]?.words, instructionSet: take.recipe[RecipeKey.instructionSet]?.words,
            engine: take.recipe.filter { $0.key != RecipeKey.worker && $0.key != RecipeKey.instructionSet },
            remarks: take.remarks, varied: origin.varied.isEmpty ? nil : origin.varied.map(VariationTrackBody.init))
    }

    private static func name(_ kind: NodeKind) -> String {
        switch kind {
        case .builtIn(let key): key.name
        case .local(let hash): "local:\(hash.text)"
        }
    }
}

extension TakeOrigin {
    /// What a variation supposed of the node's own fields.
    fileprivate var supposed: [FieldKey: Value] {
        var fields: [FieldKey: Value] = [:]
        for case .field(let node, let key, let values) in varied where node == take.node { fields[key] = values.first }
        return fields
    }
}

extension RecipeBody.Determinism {
    fileprivate init(_ determinism: Execution.Determinism) {
        switch determinism {
        case .exact: self = .exact
        case .seeded: self = .seeded
        case .none: self = .none
        }
    }
}

extension RecipeInputBody {
    fileprivate init(_ input: TakeInput, title: String) {
        self.init(
            port: input.port, node: input.node, title: title, take: input.take?.bits, number: input.takeNumber,
            deleted: input.isDeleted, media: input.hash, frames: input.frames, wireFields: input.wireFields)
    }
}

extension Node {
    /// The film's title, as lists of projects say it.
    fileprivate var filmTitle: String {
        if case .text(let title)? = fields["title"], !title.isEmpty { return title }
        return title.isEmpty ? "Untitled" : title
    }
}

extension Value {
    /// Every seed in it, in the order of the keys, each once.
    fileprivate var seeds: [Int64] {
        var found: [Int64] = []
        collectSeeds(into: &found)
        return found
    }

    private func collectSeeds(into found: inout [Int64]) {
        switch self {
        case .list(let values): for value in values { value.collectSeeds(into: &found) }
        case .record(let fields):
            for (key, value) in fields.sorted(by: { $0.key < $1.key }) {
                if key == "seed", case .integer(let seed) = value {
                    if !found.contains(seed) { found.append(seed) }
                } else {
                    value.collectSeeds(into: &found)
                }
            }
        default: return
        }
    }

    /// What a person reads of it; nil for what has no short form.
    var words: String? {
        switch self {
        case .text(let text): text
        case .integer(let number), .frames(let number): "\(number)"
        case .decimal(let number): number.text
        case .choice(let key): key.name
        case .bool(let isTrue): isTrue ? "yes" : "no"
        default: nil
        }
    }
}
