public import GraphCore

/// How urgent a run is: a weight in the fair order, never a rank that shuts others out.
public enum PriorityClass: String, CaseIterable, Hashable, Sendable {
    /// Somebody is looking at the screen.
    case interactive
    /// The usual.
    case normal
    /// Whenever there is room.
    case background

    /// The share it gets beside others that are busy.
    public var weight: UInt64 {
        switch self {
        case .interactive: 100
        case .normal: 10
        case .background: 1
        }
    }
}

/// Jobs that are served in the order they came: those of one user in one project at one urgency.
public struct FairFlow: Hashable, Sendable {
    /// Who asked.
    public let user: UserID
    /// Where.
    public let project: ProjectID
    /// How urgently.
    public let priority: PriorityClass

    /// A flow from its parts.
    public init(user: UserID, project: ProjectID, priority: PriorityClass) {
        self.user = user
        self.project = project
        self.priority = priority
    }
}

/// Weighted fair queueing as one stored key for each job.
///
/// A job's key is its virtual finish time: the later of the virtual time and its flow's last finish time, plus its cost
/// over its flow's weight. The virtual time is the greatest finish time served so far (self-clocked fair queueing, S. J.
/// Golestani, INFOCOM 1994), so it needs no clock. Among busy flows each gets its weight's share; a flow that was idle
/// starts at the virtual time and has nothing saved up; a waiting job is overtaken only by jobs with smaller finish
/// times, of which there are finitely many, so none starves. Keys are never recomputed: ageing follows from the
/// virtual time's growth.
public struct FairOrder: Hashable, Sendable {
    /// What a job of cost 1 adds to the finish time of a flow of weight 1.
    public static let unit: UInt64 = 100_000

    /// The greatest finish time that has been served.
    public private(set) var virtualTime: UInt64
    /// How many keys have been given out; makes keys of equal finish time differ, in the order of arrival.
    public private(set) var admitted: UInt64
    /// The last finish time of each flow that the caller knows of; an absent flow is idle.
    public private(set) var finishTimes: [FairFlow: UInt64]

    /// An order from its stored parts; those flows suffice that jobs are about to be admitted to.
    public init(virtualTime: UInt64 = 0, admitted: UInt64 = 0, finishTimes: [FairFlow: UInt64] = [:]) {
        self.virtualTime = virtualTime
        self.admitted = admitted
        self.finishTimes = finishTimes
    }

    /// The key of a new job of that flow; `effort` is in thousandths of a job of ordinary length, at least 1.
    public mutating func admit(_ flow: FairFlow, effort: Int = FunctionSpec.ordinaryEffort) -> OrderKey {
        let start = max(virtualTime, finishTimes[flow] ?? 0)
        let cost = UInt64(max(1, effort)) * FairOrder.unit / UInt64(FunctionSpec.ordinaryEffort)
        let finish = start + max(1, cost / flow.priority.weight)
        finishTimes[flow] = finish
        admitted += 1
        return FairOrder.key(finish: finish, arrival: admitted)
    }

    /// A job with that key is being served.
    public mutating func serve(_ key: OrderKey) { virtualTime = max(virtualTime, FairOrder.finishTime(of: key)) }

    /// The finish time in a key; of a key that a hand placed behind another, that one's.
    public static func finishTime(of key: OrderKey) -> UInt64 { Parts(key).finish }

    /// A key strictly between those of two neighbours in the queue, for a job that a person moves there; nil stands for
    /// the open end. When `lower` is not less than `upper`, the result is a place behind `lower`.
    ///
    /// Its finish time is that of `lower`, or else of `upper`, and not one in the middle: the neighbours may be far
    /// apart, and serving the job would carry the virtual time over the whole gap, into which others still arrive. Both
    /// open gives the smallest finish time there is. Nil when there is no room left: thousands of moves to one and the
    /// same spot use up the digits that a key may have.
    public static func key(between lower: OrderKey?, and upper: OrderKey?) -> OrderKey? {
        guard let lower else {
            guard let upper else { return key(finish: 0, arrival: 1) }
            return key(before: upper)
        }
        let below = Parts(lower)
        guard let upper, lower < upper, Parts(upper).finish == below.finish else {
            return Parts(finish: below.finish, tail: OrderKey.between(below.tail, nil)).key
        }
        return Parts(finish: below.finish, tail: OrderKey.between(below.tail, Parts(upper).tail)).key
    }

    private static func key(before upper: OrderKey) -> OrderKey? {
        let above = Parts(upper)
        // A key of a finish time alone has nothing below it but those of smaller finish times.
        guard let tail = above.tail else { return Parts(finish: max(above.finish, 1) - 1, tail: .middle).key }
        return Parts(finish: above.finish, tail: OrderKey.between(nil, tail)).key
    }

    /// A key between two others, by which a hand moves a job.
    public static func key(between lower: OrderKey?, and upper: OrderKey?) -> OrderKey { .between(lower, upper) }

    /// Eight bytes of finish time, six of arrival, and a last digit that is not zero, as ``OrderKey`` wants it.
    private static func key(finish: UInt64, arrival: UInt64) -> OrderKey {
        var tail: [UInt8] = []
        for shift in stride(from: 40, through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: arrival >> UInt64(shift)))
        }
        tail.append(128)
        return Parts(finish: finish, tail: OrderKey(digits: tail) ?? .middle).key ?? .middle
    }

    /// A key as eight bytes of finish time and a place among those of equal finish time.
    private struct Parts {
        let finish: UInt64
        let tail: OrderKey?

        init(finish: UInt64, tail: OrderKey) {
            self.finish = finish
            self.tail = tail
        }

        init(_ key: OrderKey) {
            var finish: UInt64 = 0
            for index in 0..<8 { finish = finish << 8 | UInt64(index < key.digits.count ? key.digits[index] : 0) }
            self.finish = finish
            tail = OrderKey(digits: Array(key.digits.dropFirst(8)))
        }

        /// Nil when that would be more digits than a key may have.
        var key: OrderKey? {
            var digits: [UInt8] = []
            digits.reserveCapacity(15)
            for shift in stride(from: 56, through: 0, by: -8) {
                digits.append(UInt8(truncatingIfNeeded: finish >> UInt64(shift)))
            }
            digits += (tail ?? .middle).digits
            return OrderKey(digits: digits)
        }
    }
}
