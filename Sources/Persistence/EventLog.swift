public import Access
public import Execution
public import GraphCore

/// A numbered series of events.
public enum EventStream: Hashable, Sendable {
    /// What happens in one project.
    case project(ProjectID)
    /// What happens in the studio: the queue of all projects, in short lines.
    case studio
}

/// What happened.
public enum StudioEvent: Hashable, Sendable {
    /// A project came to be.
    case projectCreated(ProjectID)
    /// A change was appended to a document.
    case changeAppended(ProjectID, Revision)
    /// A run was submitted.
    case runSubmitted(RunID)
    /// A job came into a state.
    case jobMoved(JobID, run: RunID, subject: JobSubject, to: JobState)
    /// A take was committed.
    case takeCommitted(TakeID, node: NodeID, number: Int, job: JobID)
    /// People said something else about a take, or put it out of sight.
    case takeReviewed(TakeID, node: NodeID)
    /// The queue changed by hand or by who works on it: pauses, order, workers.
    case queueChanged
    /// Something of a library has changed: an asset, a folder, or what is made of files to look at.
    case assetsChanged
}

/// An event in its stream.
public struct NumberedEvent: Hashable, Sendable {
    /// Counts the stream's events from 1, without gaps.
    public let number: UInt64
    /// When it was committed.
    public let moment: Timestamp
    /// What happened.
    public let event: StudioEvent

    /// An event in its place.
    public init(number: UInt64, moment: Timestamp, event: StudioEvent) {
        self.number = number
        self.moment = moment
        self.event = event
    }
}

/// The events of committed transactions, numbered inside them, so that nobody who asks from a number on misses one.
public protocol EventLog: Sendable {
    /// At most `limit` events after a number, in order.
    func events(
        of stream: EventStream, after number: UInt64, limit: Int, as principal: Principal
    ) async throws -> [NumberedEvent]
    /// The number of the newest event, 0 when there is none.
    func newestEvent(of stream: EventStream, as principal: Principal) async throws -> UInt64
    /// The same without waiting, when the store has number and roles in memory, which it does for what was asked before.
    /// Nil says nothing: neither that there is no event nor that the principal may not know.
    func newestEventAtHand(of stream: EventStream, as principal: Principal) -> UInt64?
    /// The newest number, each time it has grown, published after the commit. Only the newest is kept for a slow reader, who then
    /// asks ``events(of:after:limit:as:)`` for what it missed: nothing is lost and nothing piles up.
    func newestEvents(of stream: EventStream, as principal: Principal) async throws -> AsyncStream<UInt64>
}
