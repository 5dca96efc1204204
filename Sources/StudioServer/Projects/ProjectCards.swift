import Access
import Execution
import GraphCore
import NIOCore
import NodeCatalog
import Persistence
import ProductionModel
import StudioAPI
import Synchronization

/// Projects as their cards show them. A card is made from document and takes, so it is kept, with its encoding, until the
/// project's event stream moves.
final class ProjectCards: Sendable {
    private struct Kept {
        let event: UInt64
        let card: ProjectBody
        let encoded: ByteBuffer
    }

    private let studio: Studio
    private let kept = Mutex<[ProjectID: Kept]>([:])

    init(studio: Studio) { self.studio = studio }

    /// The encoded card of a project that the principal may see. While the project stands still it is answered from
    /// memory: pages and programs ask for it far more often than anything in it changes.
    func encodedCard(of project: ProjectID, as principal: Principal) async throws -> ByteBuffer {
        if let event = studio.store.newestEventAtHand(of: .project(project), as: principal),
            let known = kept.withLock({ $0[project] }), known.event == event
        {
            return known.encoded
        }
        return try await current(studio.store.project(project, as: principal), as: principal).encoded
    }

    /// The card of a project whose summary is at hand.
    func card(of summary: ProjectSummary, as principal: Principal) async throws -> ProjectBody {
        try await current(summary, as: principal).card
    }

    /// Makes every card anew when it is next asked for.
    func forget() { kept.withLock { $0 = [:] } }

    private func current(_ summary: ProjectSummary, as principal: Principal) async throws -> Kept {
        let event = try await studio.store.newestEvent(of: .project(summary.id), as: principal)
        if let known = kept.withLock({ $0[summary.id] }), known.event == event { return known }
        let card = try await make(summary, as: principal)
        let made = Kept(
            event: event, card: card, encoded: ByteBuffer(bytes: StudioEndpoints.project.encode(card)))
        kept.withLock { $0[summary.id] = made }
        return made
    }

    private func make(_ summary: ProjectSummary, as principal: Principal) async throws -> ProjectBody {
        let stored = try await studio.store.document(of: summary.id, at: nil, as: principal)
        let standing = try await studio.store.standing(of: summary.id, .everything, as: principal)
        let changes = try await studio.store.changes(
            of: summary.id, after: Revision(max(1, stored.revision.number) - 1), limit: 1, as: principal)
        let document = stored.document
        let takes = Dictionary(uniqueKeysWithValues: standing.nodes.map { ($0.node, $0.take) })
        let film = (try? FilmView(document: document)) ?? FilmView()
        let shots = document.nodes.filter { $0.kind == .builtIn(FilmKind.shot.key) }
        let account = try await studio.store.account(as: principal)
        return ProjectBody(
            id: summary.id, title: summary.title, created: Moment(summary.created),
            changed: Moment(changes.last?.appended ?? summary.created), head: stored.revision, shots: shots.count,
            finishedShots: shots.count { takes[$0.id]??.media != nil },
            frames: ProjectCards.length(of: document, shots),
            rate: film.rate, aspect: film.aspect, poster: ProjectCards.poster(of: document, takes),
            people: [PersonBody(id: account.id, name: account.isNamed ? account.name : "")])
    }

    /// The length of the longest cut, or of all shots while nothing is cut.
    private static func length(of document: GraphDocument, _ shots: [Node]) -> Int64 {
        let cuts = document.nodes.filter { $0.kind == .builtIn(FilmKind.sequence.key) }.compactMap { node in
            (try? SequenceView(node.id, in: document)?.cutList)?.length
        }
        if let longest = cuts.max(), longest > 0 { return longest }
        return shots.reduce(0) { sum, node in sum + ((try? ShotView(node.id, in: document))?.duration ?? 0) }
    }

    /// The newest film, else the newest take of a shot.
    private static func poster(of document: GraphDocument, _ takes: [NodeID: Take?]) -> PosterBody? {
        let shown = takes.values.compactMap(\.self).filter { $0.kind == .video }
        let films = shown.filter { document.node($0.node)?.kind == .builtIn(FilmKind.sequence.key) }
        let newest = (films.isEmpty ? shown : films).max { $0.created < $1.created }
        return newest.map { PosterBody(media: $0.media, frames: $0.frames) }
    }
}
