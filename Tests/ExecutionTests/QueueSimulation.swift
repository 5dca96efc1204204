import Execution
import GraphCore

/// Jobs that arrive together.
struct Arrival {
    let tick: Int
    let flow: FairFlow
    let count: Int
}

/// Workers that serve a trace of arrivals in the order that ``FairOrder`` gives, as the store uses it: parts are read,
/// one flow's jobs admitted, parts written back. It holds the order to what self-clocked fair queueing promises.
///
/// Let c be what a job adds to its flow's finish time (100,000 over the weight), and v the virtual time.
/// - Every unserved job's finish time is at least v, and those of one flow lie at least c apart.
/// - A job that finds q of its own flow unserved when it arrives at v gets a finish time of at most v + (q + 1)·c: the
///   first of those q was admitted at or before v, hence stands at most c behind it, and the others follow by c each.
/// - So of another flow, with c′, at most 1 + (q + 1)·c / c′ jobs can be served before it, whenever they arrive, and
///   of its own flow q. The sum is the most jobs that are served before it (``Report/latePlaces`` counts violations).
/// - While two flows both have jobs waiting at every choice, the service they got, in finish time, differs by at most
///   c + c′ over any stretch (Golestani's theorem 1; ``Report/unfairStretches``).
struct QueueSimulation {
    /// How jobs are picked; by arrival only to see that the checks notice.
    enum Policy { case fair, byArrival }

    /// What was seen.
    struct Report {
        var served: [FairFlow: Int] = [:]
        /// Jobs before which more others were served than promised.
        var latePlaces = 0
        /// Jobs that waited longer in ticks than those others and the longest service allow.
        var lateMoments = 0
        var unfairStretches = 0
        /// Jobs that were served before an earlier one of their flow.
        var swaps = 0
        var unserved = 0
        /// The most jobs of other flows that were served between a job's arrival and its start, by its flow.
        var mostOthers: [FairFlow: Int] = [:]
        /// Which flow each served job was of.
        var order: [FairFlow] = []

        var keepsItsPromises: Bool {
            latePlaces == 0 && lateMoments == 0 && unfairStretches == 0 && swaps == 0 && unserved == 0
        }
    }

    private struct Job {
        let key: OrderKey
        let flow: FairFlow
        let number: Int
        let tick: Int
        /// How many jobs had been served when it arrived, and how many of its flow were unserved.
        let servedBefore: Int
        let ownBefore: Int
    }

    private let policy: Policy
    private var virtualTime: UInt64 = 0
    private var admitted: UInt64 = 0
    private var finishTimes: [FairFlow: UInt64] = [:]
    private var waiting: Heap<Job>
    private var waitingOf: [FairFlow: Int] = [:]
    private var allOf: [FairFlow: Int] = [:]
    private var lastServed: [FairFlow: Int] = [:]
    private var flows: [FairFlow] = []
    private var balances: [Pair: Balance] = [:]
    private var servedCount = 0
    private(set) var report = Report()

    private struct Pair: Hashable {
        let first: Int
        let second: Int
    }

    /// How far apart two flows' services drifted since both began to wait.
    private struct Balance {
        var now: Int64 = 0
        var least: Int64 = 0
        var most: Int64 = 0
    }

    private init(_ policy: Policy) {
        self.policy = policy
        waiting = Heap { policy == .fair ? $0.key < $1.key : $0.number < $1.number }
    }

    /// Serves a trace with that many workers; a job takes 1…`longestService` ticks, half of them one, a quarter two, an
    /// eighth four and so on: a heavy tail. `limit` ends it after so many services.
    static func run(
        _ trace: [Arrival], workers: Int, seed: Int, longestService: Int = 256, policy: Policy = .fair,
        limit: Int = .max
    ) -> Report {
        var random = Seeded(seed)
        var simulation = QueueSimulation(policy)
        let arrivals = trace.sorted { $0.tick < $1.tick }
        var next = 0
        var busyUntil = Array(repeating: 0, count: workers)
        var tick = 0
        while next < arrivals.count || !simulation.waiting.isEmpty, simulation.servedCount < limit {
            while next < arrivals.count, arrivals[next].tick <= tick {
                simulation.submit(arrivals[next])
                next += 1
            }
            for worker in busyUntil.indices where busyUntil[worker] <= tick {
                guard simulation.serve(at: tick, workers: workers, longestService) else { break }
                var length = 1
                while length < longestService, Bool.random(using: &random) { length *= 2 }
                busyUntil[worker] = tick + length
            }
            // On to the next arrival or the next free worker.
            var moments = busyUntil.filter { $0 > tick }
            if next < arrivals.count { moments.append(arrivals[next].tick) }
            tick = moments.min() ?? tick + 1
        }
        simulation.report.unserved = limit == .max ? simulation.waiting.count : 0
        return simulation.report
    }

    private static func cost(_ flow: FairFlow) -> Int { Int(FairOrder.unit / flow.priority.weight) }

    private mutating func submit(_ arrival: Arrival) {
        if allOf[arrival.flow] == nil { flows.append(arrival.flow) }
        var order = FairOrder(virtualTime: virtualTime, admitted: admitted)
        if let finish = finishTimes[arrival.flow] {
            order = FairOrder(virtualTime: virtualTime, admitted: admitted, finishTimes: [arrival.flow: finish])
        }
        for _ in 0..<arrival.count {
            let number = allOf[arrival.flow, default: 0]
            waiting.insert(
                Job(
                    key: order.admit(arrival.flow), flow: arrival.flow, number: Int(order.admitted), tick: arrival.tick,
                    servedBefore: servedCount, ownBefore: waitingOf[arrival.flow, default: 0]))
            allOf[arrival.flow] = number + 1
            waitingOf[arrival.flow, default: 0] += 1
        }
        (virtualTime, admitted) = (order.virtualTime, order.admitted)
        finishTimes[arrival.flow] = order.finishTimes[arrival.flow]
    }

    private mutating func serve(at tick: Int, workers: Int, _ longestService: Int) -> Bool {
        let isWaiting = flows.map { waitingOf[$0, default: 0] > 0 }
        guard let job = waiting.removeFirst() else { return false }
        var order = FairOrder(virtualTime: virtualTime, admitted: admitted)
        order.serve(job.key)
        virtualTime = order.virtualTime
        let places = servedCount - job.servedBefore
        let promised = promise(to: job)
        if places > promised { report.latePlaces += 1 }
        if (tick - job.tick) * workers > (promised + workers) * longestService { report.lateMoments += 1 }
        report.mostOthers[job.flow] = max(places - job.ownBefore, report.mostOthers[job.flow, default: 0])
        if let last = lastServed[job.flow], last > job.number { report.swaps += 1 }
        lastServed[job.flow] = job.number
        waitingOf[job.flow, default: 0] -= 1
        servedCount += 1
        report.served[job.flow, default: 0] += 1
        report.order.append(job.flow)
        weigh(job.flow, isWaiting)
        return true
    }

    /// The most jobs that may be served between a job's arrival and its start.
    private func promise(to job: Job) -> Int {
        let own = (job.ownBefore + 1) * QueueSimulation.cost(job.flow)
        return flows.reduce(job.ownBefore) { sum, flow in
            flow == job.flow ? sum : sum + 1 + own / QueueSimulation.cost(flow)
        }
    }

    private mutating func weigh(_ served: FairFlow, _ isWaiting: [Bool]) {
        for first in flows.indices {
            for second in flows.indices where second > first {
                let pair = Pair(first: first, second: second)
                guard isWaiting[first], isWaiting[second] else {
                    balances[pair] = nil
                    continue
                }
                var balance = balances[pair] ?? Balance()
                if flows[first] == served { balance.now += Int64(QueueSimulation.cost(served)) }
                if flows[second] == served { balance.now -= Int64(QueueSimulation.cost(served)) }
                balance.least = min(balance.least, balance.now)
                balance.most = max(balance.most, balance.now)
                balances[pair] = balance
                let bound = QueueSimulation.cost(flows[first]) + QueueSimulation.cost(flows[second])
                if balance.most - balance.least > Int64(bound) { report.unfairStretches += 1 }
            }
        }
    }
}

/// A binary heap: the smallest element first (J. W. J. Williams, Algorithm 232, 1964).
private struct Heap<Element> {
    private var elements: [Element] = []
    private let precedes: (Element, Element) -> Bool

    init(_ precedes: @escaping (Element, Element) -> Bool) { self.precedes = precedes }

    var isEmpty: Bool { elements.isEmpty }
    var count: Int { elements.count }

    mutating func insert(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0, precedes(elements[child], elements[(child - 1) / 2]) {
            elements.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func removeFirst() -> Element? {
        guard let first = elements.first, let last = elements.popLast() else { return nil }
        guard !elements.isEmpty else { return first }
        elements[0] = last
        var parent = 0
        while true {
            let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < elements.count }
            guard let least = children.min(by: { precedes(elements[$0], elements[$1]) }),
                precedes(elements[least], elements[parent])
            else { return first }
            elements.swapAt(least, parent)
            parent = least
        }
    }
}
