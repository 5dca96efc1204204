import Execution
import GraphCore
import Testing

private func flow(_ user: UInt64, _ priority: PriorityClass, project: UInt64 = 1) -> FairFlow {
    FairFlow(
        user: UserID(Identifier128(high: 0, low: user)), project: ProjectID(Identifier128(high: 9, low: project)),
        priority: priority)
}

/// Days in a studio, as traces of arrivals; a tick is a second.
private enum Trace {
    /// One person tries single shots, again and again; another has handed in a batch of 1,000.
    static func batchAndSingles(_ random: inout Seeded) -> [Arrival] {
        var trace = [Arrival(tick: 0, flow: flow(1, .background), count: 1_000)]
        var tick = 5
        for _ in 0..<120 {
            trace.append(Arrival(tick: tick, flow: flow(2, .interactive), count: 1))
            tick += Int.random(in: 4...40, using: &random)
        }
        return trace
    }

    /// Three projects of four people whose runs come in bursts.
    static func bursts(_ random: inout Seeded) -> [Arrival] {
        (0..<80).map { _ in
            Arrival(
                tick: Int.random(in: 0...2_000, using: &random),
                flow: flow(
                    UInt64.random(in: 1...4, using: &random), .normal, project: UInt64.random(in: 1...3, using: &random)
                ),
                count: Int.random(in: 1...40, using: &random))
        }
    }

    /// Somebody's script submits one tiny interactive run after another, without end, beside people at work.
    static func flood(_ random: inout Seeded) -> [Arrival] {
        var trace = (0..<3_000).map { Arrival(tick: $0, flow: flow(66, .interactive), count: 2) }
        for user in 1...3 {
            for _ in 0..<25 {
                let priority = PriorityClass.allCases[Int.random(in: 0...2, using: &random)]
                trace.append(
                    Arrival(
                        tick: Int.random(in: 0...3_000, using: &random), flow: flow(UInt64(user), priority),
                        count: Int.random(in: 1...6, using: &random)))
            }
        }
        return trace
    }

    /// A person leaves for hours while the other keeps the machines busy, and comes back with a batch.
    static func returning(_ random: inout Seeded) -> [Arrival] {
        var trace = [
            Arrival(tick: 0, flow: flow(1, .normal), count: 10), Arrival(tick: 0, flow: flow(2, .normal), count: 2_500),
        ]
        let back = Int.random(in: 800...1_200, using: &random)
        for round in 0..<10 { trace.append(Arrival(tick: back + round, flow: flow(1, .normal), count: 30)) }
        return trace
    }

    /// Everything at once and anything next: arrivals that were made to hurt.
    static func adversarial(_ random: inout Seeded) -> [Arrival] {
        var tick = 0
        return (0..<400).map { _ in
            if Int.random(in: 0...5, using: &random) == 0 { tick += Int.random(in: 0...200, using: &random) }
            return Arrival(
                tick: tick,
                flow: flow(
                    UInt64.random(in: 1...3, using: &random),
                    PriorityClass.allCases[Int.random(in: 0...2, using: &random)],
                    project: UInt64.random(in: 1...2, using: &random)),
                count: Bool.random(using: &random) ? 1 : Int.random(in: 1...60, using: &random))
        }
    }

    /// A Tuesday, written down by hand: seconds after ten in the morning, who, how urgently, in which project, how many
    /// shots. User 1 blocks scenes in project 1, user 2 re-renders reels of project 2 for a screening, user 3 has left
    /// the night's renders of both projects running and looks in at noon.
    static let tuesday: [(tick: Int, user: UInt64, priority: PriorityClass, project: UInt64, count: Int)] = [
        (0, 3, .background, 1, 240), (0, 3, .background, 2, 180), (35, 1, .interactive, 1, 1),
        (62, 1, .interactive, 1, 1), (118, 1, .interactive, 1, 1), (140, 2, .normal, 2, 46),
        (171, 1, .interactive, 1, 2), (205, 1, .interactive, 1, 1), (260, 1, .normal, 1, 12), (266, 2, .normal, 2, 38),
        (301, 1, .interactive, 1, 1), (303, 1, .interactive, 1, 1), (304, 1, .interactive, 1, 1),
        (420, 2, .normal, 2, 51), (455, 1, .normal, 1, 12), (518, 1, .interactive, 1, 1), (590, 2, .interactive, 2, 1),
        (601, 2, .interactive, 2, 1), (640, 1, .normal, 1, 14), (700, 2, .normal, 2, 46), (733, 1, .interactive, 1, 3),
        (900, 1, .background, 1, 60), (902, 2, .normal, 2, 38), (1_020, 2, .interactive, 2, 1),
        (1_200, 3, .interactive, 1, 1), (1_215, 3, .interactive, 2, 1), (1_230, 3, .interactive, 1, 1),
        (1_231, 3, .normal, 2, 20), (1_400, 1, .interactive, 1, 1), (1_460, 1, .interactive, 1, 1),
        (1_500, 2, .normal, 2, 51), (1_501, 2, .background, 2, 135),
    ]

    static func recorded() -> [Arrival] {
        tuesday.map { Arrival(tick: $0.tick, flow: flow($0.user, $0.priority, project: $0.project), count: $0.count) }
    }
}

struct FairOrderSimulationTests {
    private static let workers = [1, 2, 3, 8]

    private func expectPromisesKept(_ trace: [Arrival], workers: Int, seed: Int) {
        let report = QueueSimulation.run(trace, workers: workers, seed: seed)
        #expect(report.latePlaces == 0)
        #expect(report.lateMoments == 0)
        #expect(report.unfairStretches == 0)
        #expect(report.swaps == 0)
        #expect(report.unserved == 0)
        #expect(report.order.count == trace.reduce(0) { $0 + $1.count })
    }

    @Test(arguments: workers, 1...3)
    func `a recorded day keeps what the order promises`(workers: Int, seed: Int) {
        expectPromisesKept(Trace.recorded(), workers: workers, seed: seed)
    }

    @Test(arguments: workers, 1...4)
    func `a thousand background jobs and single interactive ones keep what the order promises`(
        workers: Int, seed: Int
    ) {
        var random = Seeded(seed)
        let trace = Trace.batchAndSingles(&random)
        expectPromisesKept(trace, workers: workers, seed: seed)
        let report = QueueSimulation.run(trace, workers: workers, seed: seed)
        // Beside earlier shots of the same person, one background job may be about to be served.
        #expect(report.mostOthers[flow(2, .interactive), default: .max] <= 1)
    }

    @Test(arguments: workers, 1...4)
    func `bursts in three projects keep what the order promises`(workers: Int, seed: Int) {
        var random = Seeded(seed)
        expectPromisesKept(Trace.bursts(&random), workers: workers, seed: seed)
    }

    @Test(arguments: workers, 1...4)
    func `a flood of tiny interactive runs starves nobody`(workers: Int, seed: Int) {
        var random = Seeded(seed)
        expectPromisesKept(Trace.flood(&random), workers: workers, seed: seed)
    }

    @Test(arguments: workers, 1...5)
    func `arrivals that are made to hurt keep what the order promises`(workers: Int, seed: Int) {
        var random = Seeded(seed)
        expectPromisesKept(Trace.adversarial(&random), workers: workers, seed: seed)
    }

    @Test(arguments: 1...4)
    func `who was away has nothing saved up and nothing to make up for`(seed: Int) throws {
        var random = Seeded(seed)
        let trace = Trace.returning(&random)
        expectPromisesKept(trace, workers: 2, seed: seed)
        let order = QueueSimulation.run(trace, workers: 2, seed: seed).order
        // The tenth is the last of the early ones; from the eleventh on, the two share equally.
        let back = try #require(order.indices.filter { order[$0] == flow(1, .normal) }.dropFirst(10).first)
        for count in [10, 40, 100, 200] {
            let own = order[back..<back + count].count { $0 == flow(1, .normal) }
            #expect(abs(2 * own - count) <= 2)
        }
    }

    @Test func `the shares of flows that are always busy are those of their weights`() {
        let trace = PriorityClass.allCases.flatMap { priority in
            (1...2).map { Arrival(tick: 0, flow: flow($0, priority), count: 5_000) }
        }
        let report = QueueSimulation.run(trace, workers: 4, seed: 1, limit: 2_220)
        let expected: [PriorityClass: Int] = [.interactive: 1_000, .normal: 100, .background: 10]
        for user in UInt64(1)...2 {
            for (priority, count) in expected {
                #expect(abs(report.served[flow(user, priority), default: 0] - count) <= 1)
            }
        }
    }

    @Test(arguments: workers)
    func `an interactive job waits for one other at most while ten thousand background ones wait`(workers: Int) {
        var trace = [Arrival(tick: 0, flow: flow(1, .background), count: 10_000)]
        for number in 1...40 { trace.append(Arrival(tick: 400 * number, flow: flow(2, .interactive), count: 1)) }
        let report = QueueSimulation.run(trace, workers: workers, seed: 7, longestService: 8)
        #expect(report.keepsItsPromises)
        #expect(report.mostOthers[flow(2, .interactive), default: .max] <= 1)
        #expect(report.order.count == 10_040)
    }

    @Test func `the same checks notice a queue that serves in the order of arrival`() {
        var random = Seeded(1)
        for trace in [Trace.batchAndSingles(&random), Trace.flood(&random), Trace.recorded()] {
            let report = QueueSimulation.run(trace, workers: 1, seed: 1, policy: .byArrival)
            #expect(report.latePlaces > 0)
            #expect(report.unfairStretches > 0)
        }
    }
}
