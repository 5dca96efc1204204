import NIOCore

/// Tells from what was heard, and when, whether a silent client must be pinged or is gone. Holds no clock.
struct Heartbeat {
    /// What to do about a client now.
    enum Action: Equatable {
        case nothing
        case ping
        case giveUp
    }

    private var heard: NIODeadline
    private var pinged: NIODeadline?

    init(now: NIODeadline) {
        heard = now
    }

    /// The client gave a sign of life: a frame arrived, or it went on reading.
    mutating func hear(now: NIODeadline) {
        heard = now
        pinged = nil
    }

    /// A moment to look has come.
    mutating func check(now: NIODeadline, interval: TimeAmount) -> Action {
        if let pinged {
            return now - pinged >= interval ? .giveUp : .nothing
        }
        guard now - heard >= interval else { return .nothing }
        pinged = now
        return .ping
    }
}
