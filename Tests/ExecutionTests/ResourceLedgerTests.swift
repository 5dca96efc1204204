import Execution
import GraphCore
import Testing

private func job(_ number: Int) -> JobID { JobID(Identifier128(high: 7, low: UInt64(number))) }
private func needs(_ memory: Int64, _ graphics: Int64 = 0) -> ResourceNeeds {
    ResourceNeeds(memory: memory, graphicsMemory: graphics)
}

struct ResourceLedgerTests {
    private typealias Candidate = (job: JobID, needs: ResourceNeeds)

    @Test func `a job has room now, when room is free, or never`() {
        var ledger = ResourceLedger(slots: 2, offered: needs(100, 10))
        #expect(ledger.fits(needs(100, 10)) == .now)
        #expect(ledger.fits(needs(101)) == .never)
        #expect(ledger.fits(needs(0, 11)) == .never)
        ledger.take(job(1), needs(60))
        #expect(ledger.fits(needs(40)) == .now)
        #expect(ledger.fits(needs(41)) == .whenRoomIsFree)
        ledger.take(job(2), needs(0, 10))
        #expect(ledger.fits(needs(0)) == .whenRoomIsFree)
        #expect(ledger.fits(needs(101)) == .never)
        #expect(ResourceLedger(slots: 0).fits(needs(0)) == .never)
    }

    @Test func `a worker that does not count its memory is limited by its slots alone`() {
        var ledger = ResourceLedger(slots: 2)
        let answers = [
            ledger.take(job(1), .unlimited), ledger.take(job(2), .unlimited), ledger.take(job(3), needs(0)),
        ]
        #expect(answers == [true, true, false])
    }

    @Test func `nothing is taken twice and nothing unknown is given back`() {
        var ledger = ResourceLedger(slots: 4, offered: needs(100))
        ledger.take(job(1), needs(10))
        let before = ledger
        let refused = [ledger.take(job(1), needs(10)), ledger.giveBack(job(2))]
        #expect(refused == [false, false])
        #expect(ledger == before)
        let returned = [ledger.giveBack(job(1)), ledger.giveBack(job(1))]
        #expect(returned == [true, false])
        #expect(ledger == ResourceLedger(slots: 4, offered: needs(100)))
    }

    @Test func `what was leased under a greater offer keeps others out until it is given back`() {
        var ledger = ResourceLedger(
            slots: 9, offered: needs(100), taken: [job(1): needs(.max), job(2): needs(.max), job(3): needs(10)])
        #expect(ledger.fits(needs(1)) == .whenRoomIsFree)
        ledger.giveBack(job(1))
        #expect(ledger.fits(needs(1)) == .whenRoomIsFree)
        ledger.giveBack(job(2))
        #expect(ledger.fits(needs(90)) == .now)
        #expect(ledger.fits(needs(91)) == .whenRoomIsFree)
    }

    @Test func `a job that never fits is passed over, and nobody overtakes one that waits for room`() {
        var ledger = ResourceLedger(slots: 4, offered: needs(100), taken: [job(9): needs(50)])
        let candidates: [Candidate] = [
            (job(1), needs(200)), (job(9), needs(50)), (job(2), needs(30)), (job(3), needs(60)), (job(4), needs(1)),
        ]
        let choice = ledger.choose(from: candidates, limit: 4) { $0 }
        #expect(choice.taken.map(\.job) == [job(2)])
        #expect(choice.waitsForRoom?.job == job(3))
        ledger.giveBack(job(9))
        let second = ledger.choose(from: candidates.dropFirst(3), limit: 1) { $0 }
        #expect(second.taken.map(\.job) == [job(3)])
        #expect(second.waitsForRoom == nil)
        let none = ledger.choose(from: candidates, limit: 0) { $0 }
        #expect(none.taken.isEmpty)
    }

    @Test(arguments: 1...30)
    func `no sequence of taking and giving back gives out more than there is, and all of it returns`(seed: Int) {
        var random = Seeded(seed)
        let offered = needs(Int64.random(in: 0...100, using: &random), Int64.random(in: 0...20, using: &random))
        let empty = ResourceLedger(slots: Int.random(in: 0...6, using: &random), offered: offered)
        var ledger = empty
        var inHand: [JobID: ResourceNeeds] = [:]
        for _ in 0..<600 {
            let subject = job(Int.random(in: 1...12, using: &random))
            let wanted = needs(Int64.random(in: -5...60, using: &random), Int64.random(in: -2...12, using: &random))
            if Bool.random(using: &random) {
                let fit = ledger.fits(wanted)
                let isTaken = ledger.take(subject, wanted)
                #expect(isTaken == (fit == .now && inHand[subject] == nil))
                if isTaken { inHand[subject] = wanted }
            } else {
                let isReturned = ledger.giveBack(subject)
                #expect(isReturned == (inHand.removeValue(forKey: subject) != nil))
            }
            #expect(ledger.taken == inHand)
            #expect(inHand.count <= ledger.slots)
            #expect(inHand.values.reduce(0) { $0 + max(0, $1.memory) } <= offered.memory)
            #expect(inHand.values.reduce(0) { $0 + max(0, $1.graphicsMemory) } <= offered.graphicsMemory)
        }
        for subject in inHand.keys { ledger.giveBack(subject) }
        #expect(ledger == empty)
    }

    @Test(arguments: 1...30)
    func `a big job among a stream of small ones is served in its turn`(seed: Int) {
        var random = Seeded(seed)
        var ledger = ResourceLedger(slots: 4, offered: needs(100))
        var waiting: [Candidate] = (0..<20).map { (job($0), needs(Int64.random(in: 1...30, using: &random))) }
        waiting.insert((job(1_000), needs(100)), at: 10)
        var next = 20
        var served: [JobID] = []
        while !served.contains(job(1_000)), next < 200 {
            let choice = ledger.choose(from: waiting, limit: 4) { $0 }
            served += choice.taken.map(\.job)
            waiting.removeAll { candidate in choice.taken.contains { $0.job == candidate.job } }
            if let done = ledger.taken.keys.min() { ledger.giveBack(done) }
            waiting.append((job(next), needs(1)))
            next += 1
        }
        #expect(served.firstIndex(of: job(1_000)) == 10)
    }
}
