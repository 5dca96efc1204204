import Execution
import GraphCore
import Testing

/// Placing a job by hand before or behind another.
struct HandPlacementTests {
    private let project = ProjectID(Identifier128(high: 9, low: 9))

    private func flow(_ user: UInt64, _ priority: PriorityClass) -> FairFlow {
        FairFlow(user: UserID(Identifier128(high: 0, low: user)), project: project, priority: priority)
    }

    @Test func `between jobs far apart, the place is right behind the first, and virtual time does not jump`() throws {
        var order = FairOrder()
        let near = order.admit(flow(1, .interactive))
        for _ in 0..<99 { _ = order.admit(flow(2, .background)) }
        let far = order.admit(flow(2, .background))
        let key = try #require(FairOrder.key(between: near, and: far))
        #expect(near < key && key < far)
        order.serve(key)
        #expect(order.virtualTime == FairOrder.finishTime(of: near))
    }

    @Test func `the end and the beginning of the queue are not the ends of time`() throws {
        var order = FairOrder()
        let first = order.admit(flow(1, .normal))
        let last = order.admit(flow(1, .normal))
        let end = try #require(FairOrder.key(between: last, and: nil))
        let beginning = try #require(FairOrder.key(between: nil, and: first))
        #expect(beginning < first && last < end)
        #expect(FairOrder.finishTime(of: end) == FairOrder.finishTime(of: last))
        #expect(FairOrder.finishTime(of: beginning) == FairOrder.finishTime(of: first))
        let only = try #require(FairOrder.key(between: nil, and: nil))
        #expect(FairOrder.finishTime(of: only) == 0)
        // Whoever comes next stands behind the end.
        #expect(end < order.admit(flow(1, .normal)))
    }

    @Test func `neighbours that have changed places meanwhile put the job behind the one it was to follow`() throws {
        var order = FairOrder()
        let first = order.admit(flow(1, .normal))
        let second = order.admit(flow(1, .normal))
        #expect(try #require(FairOrder.key(between: second, and: first)) > second)
        #expect(try #require(FairOrder.key(between: first, and: first)) > first)
    }

    @Test(arguments: ["behind the first", "before the second", "to the end", "to the beginning"])
    func `seven hundred moves to one and the same spot find room, strictly between`(spot: String) throws {
        var order = FairOrder()
        // Two flows of equal urgency: keys of fifteen bytes and equal finish time.
        var lower = Optional(order.admit(flow(1, .normal)))
        var upper = Optional(order.admit(flow(2, .normal)))
        if spot == "to the end" { (lower, upper) = (upper, nil) }
        if spot == "to the beginning" { (lower, upper) = (nil, lower) }
        let finish = try #require((lower ?? upper).map(FairOrder.finishTime(of:)))
        for _ in 0..<700 {
            let key = try #require(FairOrder.key(between: lower, and: upper))
            #expect(lower.map { $0 < key } ?? true)
            #expect(upper.map { key < $0 } ?? true)
            #expect(FairOrder.finishTime(of: key) == finish)
            switch spot {
            case "behind the first", "to the beginning": upper = key
            default: lower = key
            }
        }
    }

    @Test func `a spot that is used up is said, and nothing takes a place it should not have`() {
        var order = FairOrder()
        let lower = order.admit(flow(1, .normal))
        var upper = order.admit(flow(2, .normal))
        var moves = 0
        while let key = FairOrder.key(between: lower, and: upper), moves < 20_000 {
            #expect(lower < key && key < upper)
            upper = key
            moves += 1
        }
        #expect((5_000..<20_000).contains(moves))
    }

    @Test(arguments: 1...20)
    func `random moves in a queue keep every key apart and virtual time within what was given out`(seed: Int) throws {
        var random = Seeded(seed)
        var order = FairOrder()
        var queue: [OrderKey] = []
        for _ in 0..<400 {
            switch Int.random(in: 0...3, using: &random) {
            case 0:
                let priority = PriorityClass.allCases[Int.random(in: 0...2, using: &random)]
                queue.append(order.admit(flow(UInt64.random(in: 1...3, using: &random), priority)))
                queue.sort()
            case 1 where !queue.isEmpty:
                let next = queue.removeFirst()
                let before = order.virtualTime
                order.serve(next)
                #expect(order.virtualTime == max(before, FairOrder.finishTime(of: next)))
            default:
                guard queue.count > 1 else { continue }
                queue.remove(at: Int.random(in: 0..<queue.count, using: &random))
                let place = Int.random(in: 0...queue.count, using: &random)
                let lower = place > 0 ? queue[place - 1] : nil
                let upper = place < queue.count ? queue[place] : nil
                let key = try #require(FairOrder.key(between: lower, and: upper))
                queue.insert(key, at: place)
            }
            #expect(zip(queue, queue.dropFirst()).allSatisfy(<))
            let greatest = order.finishTimes.values.max() ?? 0
            #expect(order.virtualTime <= greatest)
            #expect(queue.allSatisfy { FairOrder.finishTime(of: $0) <= greatest })
        }
    }
}
