/// Wakes one sleeper; rung many times before it wakes, it wakes once.
struct Bell: Sendable {
    /// The sleeper's alarm.
    let rings: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

    func ring() { continuation.yield() }

    /// After this the sleeper sleeps no more.
    func finish() { continuation.finish() }
}
