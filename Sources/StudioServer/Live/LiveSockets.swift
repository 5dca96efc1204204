import Access
import Execution
import GraphCore
import HTTPTypes
import NIOCore
import Persistence
import StudioAPI
import WebSocketChannel

/// What the studio does with its sockets; Docs/live.md states the messages.
struct LiveSockets: SocketHandler {
    /// A client that has more than this to be done is not read from until it is done.
    private static let laneLimit = 256

    let live: LiveStudio
    let doorkeeper: Doorkeeper

    func admit(_ request: SocketRequest) -> Admission<LiveSession> {
        do {
            try doorkeeper.checkName(request.head)
            if case .network(let policy) = doorkeeper.door, let origin = request.head.headerFields[.origin],
                !policy.accepts(origin: origin, authority: request.head.authority)
            {
                throw Problem(.wrongOrigin)
            }
            let name = Access.RequestID(live.studio.mint())
            guard let principal = doorkeeper.principal(request.head, in: name) else { throw Problem(.notSignedIn) }
            return .accept(LiveSession(principal: principal))
        } catch {
            let problem = Problem(error)
            return .refuse(Refusal(problem))
        }
    }

    func opened(_ socket: Socket<LiveSession, LiveTopic>) {
        enqueue(socket) {
            let account = try await live.studio.store.account(as: socket.session.principal)
            socket.send(
                EncodedMessage(
                    .hello(user: UserBody(account), version: live.studio.version, instance: live.instance)))
        }
    }

    func received(text: String, from socket: Socket<LiveSession, LiveTopic>) {
        let message: ClientMessage
        do throws(MalformedBody) {
            message = try ClientMessage.schema.decode(Array(text.utf8))
        } catch {
            return socket.send(EncodedMessage(.error(error.problems.first?.detail ?? "The message is malformed.")))
        }
        switch message {
        case .open(let project, let revision, let since):
            enqueue(socket) { try await open(project, socket, revision: revision, since: since) }
        case .studio: enqueue(socket) { try await live.openStudio(for: socket) }
        case .watchQueue: enqueue(socket) { try await live.openQueue(for: socket) }
        }
    }

    func received(binary: ByteBuffer, from socket: Socket<LiveSession, LiveTopic>) {
        guard binary.readableBytesView.first == LiveFrame.propose.rawValue else {
            return socket.send(EncodedMessage(.error("A binary message begins with 01 and holds a change.")))
        }
        do throws(CodecError) {
            let change = try Change(decoding: Array(binary.readableBytesView.dropFirst()))
            enqueue(socket) { try await append(change, from: socket) }
        } catch {
            socket.send(EncodedMessage(.error("The change cannot be read: \(error.message)")))
        }
    }

    func overflowed(_ socket: Socket<LiveSession, LiveTopic>) {
        enqueue(socket) {
            switch socket.session.topic {
            case .project(let project)?: try await open(project, socket, revision: nil, since: nil)
            case .studio?: try await live.openStudio(for: socket)
            case .queue?: try await live.openQueue(for: socket)
            case nil: return
            }
        }
    }

    func closed(_ socket: Socket<LiveSession, LiveTopic>, code: CloseCode) {
        // Behind whatever is still to be done, so that nothing follows after it.
        socket.session.lane.add { live.leave(socket.session.follow(nil), socket) }
    }

    // MARK: Work off the event loop

    private func enqueue(
        _ socket: Socket<LiveSession, LiveTopic>, _ work: @escaping @Sendable () async throws -> Void
    ) {
        let waiting = socket.session.lane.add {
            do {
                try await work()
            } catch {
                socket.send(EncodedMessage(.error(Problem(error).detail)))
            }
        }
        guard waiting >= LiveSockets.laneLimit else { return }
        socket.pauseReading()
        socket.session.lane.add { socket.resumeReading() }
    }

    private func open(
        _ project: ProjectID, _ socket: Socket<LiveSession, LiveTopic>, revision: Revision?, since: UInt64?
    ) async throws {
        do {
            try await live.open(project, for: socket, revision: revision, since: since)
        } catch let error as StoreError where error.code == .notFound {
            socket.send(EncodedMessage(.closed(project, reason: "The project is not there, or not for you to see.")))
        }
    }

    private func append(_ change: Change, from socket: Socket<LiveSession, LiveTopic>) async throws {
        guard let project = socket.session.project else {
            throw Problem(.conflict, "Open a project before you change it.")
        }
        let principal = socket.session.principal
        let own = Change(
            id: change.id, author: principal.user, base: change.base, label: change.label,
            operations: change.operations, inverses: [])
        do {
            let told = await live.toldRevision(of: project)
            let logged = try await live.studio.store.append(own, to: project, expecting: nil, as: principal)
            // A change that was sent again was told long ago, and perhaps not to this socket.
            if let told, logged.revision <= told { socket.send(EncodedMessage(logged)) }
        } catch let error as StoreError {
            let code = error.rule?.code.rawValue ?? 0
            socket.send(EncodedMessage(.refused(change.id, code: code, reason: error.message)))
        }
    }
}
