import Dispatch
import Foundation

/// Ctrl-C and a polite kill, as cancellation of the work.
enum Interruption {
    /// Runs the work, cancels it at the first SIGINT or SIGTERM, and waits until it has put everything in order. A second
    /// signal ends the process at once; nothing is lost by that either.
    static func cancelling(_ work: @escaping @Sendable () async throws -> Void) async throws {
        signal(SIGPIPE, SIG_IGN)
        let task = Task { try await work() }
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if task.isCancelled { _exit(128 + number) }
                task.cancel()
            }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        try await task.value
    }
}
