import NIOCore

/// What waits for a client that does not read: bounded, in order, and thrown away whole when the bound is reached.
struct OutboundQueue {
    /// What becomes of a message that is offered.
    enum Verdict: Equatable {
        /// It goes to the connection now.
        case write
        /// It waits, or is not needed.
        case keep
        /// It was too much: everything that waited is gone, and nothing is taken until ``restart()``.
        case overflow
    }

    private let maximumBytes: Int
    private let maximumMessages: Int
    private var waiting: [ByteBuffer] = []
    private var first = 0
    private var bytes = 0
    private(set) var hasOverflowed = false

    init(maximumBytes: Int, maximumMessages: Int) {
        self.maximumBytes = maximumBytes
        self.maximumMessages = maximumMessages
    }

    /// How many messages wait.
    var count: Int { waiting.count - first }

    /// Decides about a message.
    /// - Parameter isWritable: whether the connection takes more bytes now.
    mutating func offer(_ message: EncodedMessage, isWritable: Bool) -> Verdict {
        if hasOverflowed { return .keep }
        if isWritable, count == 0 { return .write }
        if message.urgency == .droppable { return .keep }
        let fits = count < maximumMessages && (bytes + message.byteCount <= maximumBytes || count == 0)
        guard fits else {
            clear()
            hasOverflowed = true
            return .overflow
        }
        waiting.append(message.frame)
        bytes += message.byteCount
        return .keep
    }

    /// Takes out what has waited longest.
    mutating func next() -> ByteBuffer? {
        guard first < waiting.count else { return nil }
        let frame = waiting[first]
        first += 1
        bytes -= frame.readableBytes
        if first == waiting.count {
            clear()
        } else if first >= 64, first * 2 >= waiting.count {
            waiting.removeFirst(first)
            first = 0
        }
        return frame
    }

    /// Throws away what waits.
    mutating func clear() {
        waiting = []
        first = 0
        bytes = 0
    }

    /// Takes messages again after an overflow.
    mutating func restart() {
        hasOverflowed = false
    }
}
