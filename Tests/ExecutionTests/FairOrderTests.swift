import Execution
import GraphCore
import Testing

struct FairOrderTests {
    private let project = ProjectID(Identifier128(high: 9, low: 9))

    private func flow(_ user: UInt64, _ priority: PriorityClass) -> FairFlow {
        FairFlow(user: UserID(Identifier128(high: 0, low: user)), project: project, priority: priority)
    }

    private struct Queue {
        var order = FairOrder()
        var waiting: [(key: OrderKey, flow: FairFlow)] = []

        mutating func submit(_ count: Int, _ flow: FairFlow) {
            for _ in 0..<count { waiting.append((order.admit(flow), flow)) }
        }

        mutating func serve() -> FairFlow? {
            guard let index = waiting.indices.min(by: { waiting[$0].key < waiting[$1].key }) else { return nil }
            let job = waiting.remove(at: index)
            order.serve(job.key)
            return job.flow
        }
    }

    @Test func `busy flows of equal urgency share equally, whoever came first and with how much`() {
        var queue = Queue()
        queue.submit(500, flow(1, .normal))
        queue.submit(100, flow(2, .normal))
        var served: [FairFlow: Int] = [:]
        for _ in 0..<100 { if let flow = queue.serve() { served[flow, default: 0] += 1 } }
        #expect(abs(served[flow(1, .normal), default: 0] - served[flow(2, .normal), default: 0]) <= 1)
    }

    @Test func `the classes share as 100 to 10 to 1`() {
        var queue = Queue()
        for priority in PriorityClass.allCases { queue.submit(1_200, flow(1, priority)) }
        var served: [PriorityClass: Int] = [:]
        for _ in 0..<1_110 { if let flow = queue.serve() { served[flow.priority, default: 0] += 1 } }
        #expect(abs(served[.interactive, default: 0] - 1_000) <= 2)
        #expect(abs(served[.normal, default: 0] - 100) <= 2)
        #expect(abs(served[.background, default: 0] - 10) <= 2)
    }

    @Test func `a background job is served however many interactive ones keep coming`() {
        var queue = Queue()
        queue.submit(1, flow(1, .background))
        var waited = 0
        while true {
            queue.submit(1, flow(2, .interactive))
            guard let next = queue.serve(), next.priority == .interactive else { break }
            waited += 1
            if waited > 200 { break }
        }
        #expect(waited <= 101)
    }

    @Test func `a flow that was idle has nothing saved up and waits for nobody's past`() {
        var queue = Queue()
        queue.submit(1_000, flow(1, .normal))
        for _ in 0..<400 { _ = queue.serve() }
        queue.submit(10, flow(2, .normal))
        let next = (0..<20).compactMap { _ in queue.serve() }
        #expect((9...11).contains(next.count { $0 == flow(2, .normal) }))
    }

    @Test func `keys of one flow ascend and all keys differ`() {
        var order = FairOrder()
        var keys: [OrderKey] = []
        for index in 0..<3_000 { keys.append(order.admit(flow(UInt64(index % 7), .normal))) }
        #expect(Set(keys).count == keys.count)
        for user in 0..<7 {
            let own = stride(from: user, to: keys.count, by: 7).map { keys[$0] }
            #expect(own == own.sorted())
        }
    }

    @Test func `between two neighbours there is room, and virtual time does not jump`() {
        var order = FairOrder()
        let first = order.admit(flow(1, .normal))
        let second = order.admit(flow(1, .normal))
        let moved = OrderKey.between(first, second)
        #expect(first < moved && moved < second)
        #expect(FairOrder.finishTime(of: moved) <= FairOrder.finishTime(of: second))
        #expect(FairOrder.finishTime(of: moved) >= FairOrder.finishTime(of: first))
    }

    @Test func `no random trace lets a job be overtaken without bound`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            var queue = Queue()
            let victim = flow(99, .background)
            queue.submit(3, victim)
            var servedBefore = 0
            // Two users at the two greater urgencies can be served 2 × (100 + 10) × 3 jobs before the third is due.
            while queue.waiting.contains(where: { $0.flow == victim }) {
                let burst = flow(
                    UInt64.random(in: 1...2, using: &generator), Bool.random(using: &generator) ? .interactive : .normal
                )
                queue.submit(Int.random(in: 1...4, using: &generator), burst)
                _ = queue.serve()
                servedBefore += 1
                #expect(servedBefore <= 700)
                if servedBefore > 700 { break }
            }
        }
    }

    @Test func `a back-off doubles, is capped, and draws from its whole range`() {
        let backoff = Backoff(first: .seconds(1), limit: .seconds(60))
        #expect(
            (1...8).map { backoff.longestDelay(afterFailures: $0) }
                == [1, 2, 4, 8, 16, 32, 60, 60].map(Duration.seconds))
        #expect(backoff.longestDelay(afterFailures: .max) == .seconds(60))
        var generator = SystemRandomNumberGenerator()
        let draws = (0..<200).map { _ in backoff.delay(afterFailures: 3, using: &generator) }
        #expect(draws.allSatisfy { $0 >= .zero && $0 <= .seconds(4) })
        #expect(Set(draws).count > 50)
    }
}
