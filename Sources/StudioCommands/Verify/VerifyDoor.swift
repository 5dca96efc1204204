import Execution
import Foundation
import GraphCore
import LiveClient
import NodeCatalog
import Persistence
import PersistenceSQLite
import StudioAPI
import StudioServer
import SystemPackage

/// The way to the takes of a data folder: through the studio that owns the folder, else in the folder itself, where this
/// process then does the work.
struct VerifyDoor: Sendable {
    /// The way to its queue.
    let queue: QueueDoor
    /// The folder's contents, when nobody else serves them.
    private let studio: OpenStudio?
    private let desk: VerificationDesk?

    /// Opens the way for as long as the work takes. Throws a sentence when there is no studio's data in the folder.
    static func open(in folder: FilePath, lines: Int?, _ work: (VerifyDoor) async throws -> Void) async throws {
        if QueueDoor.isServed(folder) {
            return try await work(VerifyDoor(queue: .running(folder), studio: nil, desk: nil))
        }
        try QueueDoor.expectStudio(in: folder)
        let owned = try DataFolder(owning: folder)
        do {
            let studio = try await OpenStudio(in: owned.path, workers: EngineTable.processorCount, lines: lines)
            let queue = QueueDesk(store: studio.store, catalogue: FilmCatalogue.catalogue)
            let desk = VerificationDesk(
                store: studio.store, media: studio.media, offered: studio.functions.engines.functions,
                mint: studio.nextID)
            try await work(VerifyDoor(queue: .stopped(queue, studio.store), studio: studio, desk: desk))
        } catch {
            owned.close()
            throw error
        }
        owned.close()
    }

    // MARK: Finding

    /// The nodes of a project's document.
    func nodes(of project: ProjectID) async throws -> [Node] {
        guard let studio else { return try queue.ask(StudioEndpoints.document, project.bits.text).nodes }
        return try await studio.store.document(of: project, at: nil, as: studio.store.localPrincipal()).document.nodes
    }

    /// A node's take of that number, also one that was deleted.
    func take(_ number: Int, of node: NodeID, in project: ProjectID) async throws -> Identifier128? {
        for deleted in [false, true] {
            var next: Cursor?
            repeat {
                let page = try await takes(of: node, in: project, deleted: deleted, next)
                if let found = page.takes.first(where: { $0.number == number }) { return found.id }
                next = page.next
            } while next != nil
        }
        return nil
    }

    private func takes(
        of node: NodeID, in project: ProjectID, deleted: Bool, _ cursor: Cursor?
    ) async throws -> (takes: [(id: Identifier128, number: Int)], next: Cursor?) {
        guard let studio else {
            let page = try queue.ask(
                StudioEndpoints.takes, project.bits.text,
                query: [
                    "node=\(node.text)", "deleted=\(deleted)", "limit=\(Page.limit)",
                    cursor.map { "cursor=\($0.text)" },
                ])
            return (page.items.map { ($0.id, $0.number) }, page.next)
        }
        let all = try await studio.store.takes(
            in: project, of: node, deleted: deleted, before: nil, limit: .max, as: studio.store.localPrincipal())
        return (all.map { ($0.id.bits, $0.number) }, nil)
    }

    // MARK: Verifying

    /// Makes a take again and waits for what comes of it, telling how far it is. When nobody waits any more, for whatever
    /// reason, the job is called off.
    func verify(_ take: Identifier128) async throws -> VerificationBody {
        let started = try await start(take)
        let line = VerifyLine()
        if let reason = try await reasonToWait(for: started) { line.say(reason) }
        do {
            let result = try await follow(started, line)
            line.end()
            return result
        } catch {
            line.end()
            let isStopped = error is CancellationError || Task.isCancelled
            // What is cancelled waits for nothing any more, so the job is called off by somebody who is not.
            _ = try? await Task { try await queue.cancel(.job(started.job)) }.value
            throw isStopped ? CancellationError() : error
        }
    }

    private func start(_ take: Identifier128) async throws -> VerificationBody {
        guard let studio, let desk else { return try queue.ask(StudioEndpoints.verifyTake, take.text) }
        return try await desk.start(TakeID(take), as: studio.store.localPrincipal())
    }

    /// Why nothing will happen for now.
    private func reasonToWait(for started: VerificationBody) async throws -> String? {
        guard started.state == .held || started.state == .ready else { return nil }
        let standing = try await queue.queue()
        if standing.paused { return "The queue is paused: let it go on with backlot queue resume." }
        return started.state == .held ? "The project is paused: let it go on with backlot queue resume." : nil
    }

    private func follow(_ started: VerificationBody, _ line: VerifyLine) async throws -> VerificationBody {
        if started.isSettled { return started }
        guard let studio, let desk else { return try await followRunning(started, line) }
        return try await VerifyWork(studio: studio, desk: desk, job: JobID(started.job), line: line).run()
    }

    /// Follows the queue of the studio that does the work, which tells when anything in it has changed.
    private func followRunning(_ started: VerificationBody, _ line: VerifyLine) async throws -> VerificationBody {
        guard case .running(let folder) = queue else { return started }
        let connection = try await LiveConnection.open(.socket(LocalStudioSocket.path(in: folder).string))
        connection.send(.watchQueue)
        do {
            _ = try await connection.receive { message in
                guard case .text(let text) = message,
                    case .studioQueue(let told) = try StudioMessage.schema.decode(text)
                else { return }
                let progress = told.workers.flatMap(\.jobs).first { $0.job == started.job }?.progress
                if let progress { line.show(progress.stage, progress.framesDone, of: progress.framesTotal) }
                let now = try queue.ask(StudioEndpoints.verification, started.job.text)
                if now.isSettled { throw Settled(result: now) }
            }
        } catch let settled as Settled {
            return settled.result
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            // A connection that breaks says what one that ends does.
        }
        try Task.checkCancellation()
        throw CommandFailure("The studio was stopped before the take was made again: start it, then verify once more.")
    }

    /// Ends the connection with the result.
    private struct Settled: Error {
        let result: VerificationBody
    }
}

extension VerificationBody {
    /// Whether nothing more will happen.
    var isSettled: Bool {
        switch state {
        case .succeeded, .cached, .failed, .cancelled, .blocked: true
        case .waiting, .ready, .held, .leased: false
        }
    }
}
