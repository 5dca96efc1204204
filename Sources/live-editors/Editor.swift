import GraphCore
import LiveClient
import NIOCore
import NodeCatalog
import StudioAPI

/// Somebody who edits a film at random, as the page does it: changes are made at once and sent, what the studio does not
/// take is withdrawn, and what it has not confirmed is sent again after a cut.
actor Editor {
    /// What became of the editing so far.
    struct Tally: Codable, Sendable {
        /// Changes made, undos and redos among them.
        var edits = 0
        var undos = 0
        var redos = 0
        /// Edits that the document itself refused, such as an undo of what is gone.
        var declined = 0
        /// How often the connection was cut.
        var cuts = 0
        /// Changes that the studio refused.
        var refusals = 0
        /// Own changes that no longer fitted once others’ had come.
        var lost = 0
        /// How often the studio sent the document.
        var snapshots = 0
        /// Changes that did not follow upon what was held, or did not fit it, so that the document was asked for anew.
        var gaps = 0
        /// The most changes that were unconfirmed at once, and while the connection was cut.
        var mostPending = 0
        var mostPendingWhileCut = 0
    }

    /// What an editor holds, in the page’s own form.
    struct Holding: Codable, Sendable {
        let revision: UInt64
        /// The encoded document in hexadecimal digits.
        let snapshot: String
    }

    /// How long anything may take before it counts as a fault.
    private static let patience = Duration.seconds(60)

    private let name: String
    private let place: StudioPlace
    private let project: ProjectID
    private var numbers: SeededNumbers
    private var tally = Tally()

    private var client: ClientDocument?
    private var author: UserID?
    private var connection: LiveConnection?
    /// The studio has greeted on the connection.
    private var isLive = false
    private var wantsConnection = true
    private var wantsSnapshot = true
    private var wantsEdits = true
    private var isEditing = true
    /// Edits until the connection is cut again.
    private var untilCut: Int

    init(name: String, place: StudioPlace, project: ProjectID, seed: UInt64) {
        self.name = name
        self.place = place
        self.project = project
        numbers = SeededNumbers(seed: seed)
        untilCut = Int.random(in: 5..<30, using: &numbers)
    }

    /// Edits until ``settle()``, and stays connected until cancelled. Throws a sentence when something is not as it
    /// must be.
    func run() async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await self.stayConnected() }
            tasks.addTask { try await self.work() }
            // Unlike waiting for all, this ends both with the first fault.
            while try await tasks.next() != nil {}
        }
    }

    /// Stops editing; answers once the studio has answered everything.
    func settle() async throws -> Tally {
        wantsEdits = false
        try await wait("has changes that the studio did not answer") { !isEditing && isLive && isInStep }
        return tally
    }

    /// Answers with what is held once it is that revision. Throws when the document is not sound.
    func hold(_ revision: Revision) async throws -> Holding {
        try await wait("does not come to revision \(revision.number)") {
            isInStep && client.map { $0.revision >= revision } == true
        }
        guard let client else { throw failure("has no document.") }
        if let violation = client.invariantViolations().first { throw failure("holds a broken document: \(violation)") }
        let snapshot = client.document.encoded.map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        return Holding(revision: client.revision.number, snapshot: snapshot.joined())
    }

    private var isInStep: Bool { !wantsSnapshot && client?.pending.isEmpty == true }

    private func wait(_ fault: String, until isTrue: () -> Bool) async throws {
        let end = ContinuousClock.now + Editor.patience
        while !isTrue() {
            guard ContinuousClock.now < end else {
                let state = "\(isLive ? "connected" : "not connected"), \(client?.pending.count ?? 0) unconfirmed"
                let held = client?.revision.number ?? 0
                throw failure("\(fault) within \(Editor.patience): \(state), at revision \(held).")
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private func failure(_ sentence: String) -> EditorFailure { EditorFailure("Editor \(name) \(sentence)") }

    // MARK: Editing

    private func work() async throws {
        try await wait("gets no document") { client != nil }
        while wantsEdits {
            try await edit()
            untilCut -= 1
            if untilCut <= 0 { try await editAlone() }
        }
        isEditing = false
    }

    /// Cuts the connection, goes on for a while, and connects again in the middle of it.
    private func editAlone() async throws {
        try await wait("is not greeted") { isLive }
        tally.cuts += 1
        wantsConnection = false
        isLive = false
        connection?.cut(losingData: numbers.isOnce(in: 2))
        connection = nil
        for _ in 0..<Int.random(in: 2...12, using: &numbers) { try await edit() }
        tally.mostPendingWhileCut = max(tally.mostPendingWhileCut, client?.pending.count ?? 0)
        wantsConnection = true
        untilCut = Int.random(in: 5..<40, using: &numbers)
    }

    private func edit() async throws {
        try await Task.sleep(for: .milliseconds(Int.random(in: 30...250, using: &numbers)))
        if numbers.isOnce(in: 8) {
            if make({ client throws(GraphError) in try client.undo(id: NewBits.change()) }) { tally.undos += 1 }
        } else if client?.redoLabel != nil, numbers.isOnce(in: 4) {
            if make({ client throws(GraphError) in try client.redo(id: NewBits.change()) }) { tally.redos += 1 }
        } else if let document = client?.document, let edit = RandomEdits.next(in: document, using: &numbers) {
            let gesture = edit.parts.count > 1 ? NewBits.change().bits.text : ""
            for operations in edit.parts where !operations.isEmpty {
                make { client throws(GraphError) in
                    try client.perform(id: NewBits.change(), label: edit.label, operations, gesture: gesture)
                }
            }
        }
    }

    /// Makes a change and sends it; answers whether the document took it.
    @discardableResult
    private func make(_ change: (inout ClientDocument) throws(GraphError) -> Change) -> Bool {
        guard var client = client.take() else { return false }
        defer { self.client = client }
        do throws(GraphError) {
            let made = try change(&client)
            tally.edits += 1
            tally.mostPending = max(tally.mostPending, client.pending.count)
            if isLive { connection?.send(.propose, made.encoded) }
            return true
        } catch {
            tally.declined += 1
            return false
        }
    }

    // MARK: The connection

    private func stayConnected() async throws {
        while true {
            while !wantsConnection { try await Task.sleep(for: .milliseconds(10)) }
            let opened = try await LiveConnection.open(place)
            connection = opened
            do {
                let code = try await opened.receive { message in try hear(message) }
                throw failure("was left by the studio (\(code.map { "\($0)" } ?? "no code")).")
            } catch {
                // Whoever cuts it forgets it, and then its end is no fault.
                if connection != nil { throw error }
            }
        }
    }

    private func hear(_ message: LiveConnection.Message) throws {
        // Where a closure runs is not always checked; two at once would tear the document.
        preconditionIsolated()
        guard connection != nil else { return }
        switch message {
        case .text(let text): try hear(try StudioMessage.schema.decode(text))
        case .binary(var bytes):
            guard let kind = bytes.readInteger(as: UInt8.self).flatMap(LiveFrame.init), kind != .picture else { return }
            guard let number = bytes.readInteger(as: UInt64.self) else { throw failure("got half a message.") }
            if kind == .document {
                try take(try GraphDocument(decoding: Array(bytes.readableBytesView)), Revision(number))
            } else {
                bytes.moveReaderIndex(forwardBy: MemoryLayout<UInt64>.size)
                take(try Change(decoding: Array(bytes.readableBytesView)), Revision(number))
            }
        }
    }

    private func hear(_ message: StudioMessage) throws {
        switch message {
        case .hello(let user, _, _):
            author = user.id
            isLive = true
            follow()
        case .refused(let change, _, _):
            tally.refusals += 1
            tally.lost += client?.withdraw(change).count ?? 0
        case .closed(_, let reason): throw failure("may not follow the film: \(reason)")
        case .error(let detail): throw failure("was not understood: \(detail)")
        case .state, .events, .progress, .queue, .projects, .studioQueue, .library: break
        }
    }

    /// Says what is followed, and sends again what was not confirmed.
    private func follow() {
        connection?.send(.open(project, revision: wantsSnapshot ? nil : client?.revision, since: nil))
        if !wantsSnapshot { sendPending() }
    }

    private func sendPending() {
        for change in client?.pending ?? [] { connection?.send(.propose, change.encoded) }
    }

    private func take(_ document: GraphDocument, _ revision: Revision) throws {
        tally.snapshots += 1
        wantsSnapshot = false
        guard client == nil else {
            tally.lost += client?.reset(to: document, revision: revision).count ?? 0
            return sendPending()
        }
        guard let author else { throw failure("got a document before a greeting.") }
        client = ClientDocument(
            document: document, revision: revision, author: author, catalogue: FilmCatalogue.catalogue)
    }

    private func take(_ change: Change, _ revision: Revision) {
        guard !wantsSnapshot, let reception = client?.receive(change, revision: revision) else { return }
        switch reception {
        case .merged(let refused): tally.lost += refused.count
        case .known: break
        case .outOfStep:
            tally.gaps += 1
            wantsSnapshot = true
            follow()
        }
    }
}

/// Why the editors cannot go on, in a sentence.
struct EditorFailure: Error, CustomStringConvertible {
    let description: String

    init(_ sentence: String) { description = sentence }
}
