import ArgumentParser
import Dispatch
import Foundation
import GraphCore
import LiveClient
import StudioAPI
import Synchronization
import SystemPackage

extension QueueCommand {
    /// `backlot queue watch`.
    struct Watch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Watch the queue live, until Ctrl-C; without a terminal, a line for each change.")

        @OptionGroup var scope: Scope
        @OptionGroup var place: Place

        func run() async throws {
            try await Interruption.cancelling {
                try await FailureSentences.told {
                    // Ctrl-C is how a watch ends, and nothing that failed.
                    do { try await watch() } catch is CancellationError {}
                }
            }
        }

        private func watch() async throws {
            guard QueueDoor.isServed(place.folder) else {
                throw CommandFailure("No studio is running in \(place.folder): start one with backlot serve.")
            }
            let project = try await scope.found(through: .running(place.folder))
            let watch = QueueWatch(folder: place.folder, project: project)
            guard Terminal.redrawsOutput else { return try await watch.run(on: QueueJournal()) }
            let screen = try QueueScreen()
            defer { screen.leave() }
            try await watch.run(on: screen)
        }
    }
}

/// Where a watch shows what it sees.
protocol QueueDisplay: AnyObject {
    /// How many waiting jobs are of interest now.
    var limit: Int { get }
    /// Shows a look at the queue. Throws when nobody can see it any more.
    func show(_ look: QueueLook, through door: QueueDoor) async throws
    /// Says that the studio is gone, and its return is waited for.
    func showAbsence() throws
}

/// Follows the queue of the studio in a folder, over its ends and returns.
struct QueueWatch {
    let folder: FilePath
    let project: ProjectID?

    /// Watches until it is cancelled, or throws why it cannot go on.
    func run(on display: some QueueDisplay) async throws {
        let arrivals = try StudioArrivals(in: folder)
        var news = arrivals.news.makeAsyncIterator()
        while true {
            let wasThere = try await follow(on: display)
            try Task.checkCancellation()
            // A connection that was cut is not yet a studio that is gone: it is tried once more.
            if wasThere { continue }
            try display.showAbsence()
            guard await news.next() != nil else {
                try Task.checkCancellation()
                throw CommandFailure("The data folder \(folder) is gone.")
            }
        }
    }

    /// The newest that the studio said; what was not shown in time is not worth showing.
    private final class Newest: Sendable {
        let queue = Mutex<QueueBody?>(nil)
        let rings: AsyncStream<Void>
        let bell: AsyncStream<Void>.Continuation

        init() { (rings, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }
    }

    /// Shows what one connection tells until it ends; whether it told anything.
    private func follow(on display: some QueueDisplay) async throws -> Bool {
        let newest = Newest()
        let resized = Resizing(ring: newest.bell)
        defer { resized.end() }
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { newest.bell.finish() }
                try? await listen(newest)
            }
            defer { tasks.cancelAll() }
            var wasThere = false
            for await _ in newest.rings {
                guard let queue = newest.queue.withLock({ $0 }) else { continue }
                let door = QueueDoor.running(folder)
                // A studio that is gone in the middle of it ends the connection, too.
                guard let look = try? await QueueLook(through: door, told: queue, of: project, limit: display.limit)
                else { continue }
                try await display.show(look, through: door)
                wasThere = true
            }
            return wasThere
        }
    }

    /// Connects and takes in what the studio says of its queue; ends with the connection.
    private func listen(_ newest: Newest) async throws {
        let connection = try await LiveConnection.open(.socket(LocalStudioSocket.path(in: folder).string))
        connection.send(.watchQueue)
        _ = try await connection.receive { message in
            guard case .text(let text) = message else { return }
            guard case .studioQueue(let queue) = try StudioMessage.schema.decode(text) else { return }
            newest.queue.withLock { $0 = queue }
            newest.bell.yield()
        }
    }
}

/// Rings when the terminal has another size.
private struct Resizing {
    private let source: any DispatchSourceSignal

    init(ring: AsyncStream<Void>.Continuation) {
        source = DispatchSource.makeSignalSource(signal: SIGWINCH, queue: .global())
        source.setEventHandler { ring.yield() }
        source.resume()
    }

    func end() { source.cancel() }
}
