import Execution
import GraphCore
import Testing

private func job(_ number: UInt64) -> JobID { JobID(Identifier128(high: 7, low: number)) }
private func moment(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: seconds * 1000) }

/// A breaker that has just been opened at second 0.
private func opened() -> CircuitBreaker {
    var breaker = CircuitBreaker()
    for number in 1...5 { breaker.failed(.transient, job: job(UInt64(number)), at: moment(0)) }
    return breaker
}

struct CircuitBreakerTests {
    @Test func `five transient failures in a row open it, four do not`() {
        var breaker = CircuitBreaker()
        for number in 1...4 { breaker.failed(.transient, job: job(UInt64(number)), at: moment(0)) }
        #expect(breaker.admits(at: moment(0)) == .freely)
        breaker.failed(.transient, job: job(5), at: moment(0))
        #expect(breaker.admits(at: moment(0)) == .no(until: moment(5)))
        #expect(breaker.admits(at: Timestamp(milliseconds: 4_999)) == .no(until: moment(5)))
        #expect(breaker.admits(at: moment(5)) == .oneTrial)
    }

    @Test func `a success in between starts the count again, and other errors neither count nor excuse`() {
        var breaker = CircuitBreaker()
        for number in 1...4 { breaker.failed(.transient, job: job(UInt64(number)), at: moment(0)) }
        breaker.succeeded(job(9))
        for number in 1...4 { breaker.failed(.transient, job: job(UInt64(number)), at: moment(0)) }
        for kind in [EngineError.Class.invalid, .permanent, .resource] {
            for number in 1...9 { breaker.failed(kind, job: job(UInt64(number)), at: moment(0)) }
        }
        #expect(breaker.admits(at: moment(0)) == .freely)
        breaker.failed(.transient, job: job(5), at: moment(0))
        #expect(breaker.admits(at: moment(0)) == .no(until: moment(5)))
    }

    @Test func `exactly one trial is let through, and its success closes`() {
        var breaker = opened()
        let tooSoon = breaker.tookTrial(job(6), at: moment(4))
        let inTime = breaker.tookTrial(job(6), at: moment(5))
        #expect(breaker.admits(at: moment(9_999)) == .no(until: nil))
        let second = breaker.tookTrial(job(7), at: moment(9_999))
        #expect([tooSoon, inTime, second] == [false, true, false])
        #expect(breaker.trial == job(6))
        breaker.succeeded(job(6))
        #expect(breaker == CircuitBreaker())
    }

    @Test func `each rest without a success between is twice as long, up to five minutes`() {
        var breaker = opened()
        var now = moment(0)
        for (opening, rest) in [5, 10, 20, 40, 80, 160, 300, 300, 300].enumerated() {
            #expect(breaker.admits(at: now) == .no(until: now + .seconds(rest)))
            now = now + .seconds(rest)
            breaker.tookTrial(job(100 + UInt64(opening)), at: now)
            breaker.failed(.transient, job: job(100 + UInt64(opening)), at: now)
        }
        breaker.succeeded(job(1))
        for number in 1...5 { breaker.failed(.transient, job: job(UInt64(number)), at: now) }
        #expect(breaker.admits(at: now) == .no(until: now + .seconds(5)))
        #expect(CircuitBreaker.rest(afterOpening: .max) == .seconds(300))
    }

    @Test func `a trial without a verdict lets another through, a stranger's end does not`() {
        var breaker = opened()
        breaker.tookTrial(job(6), at: moment(5))
        breaker.released(job(1))
        breaker.failed(.transient, job: job(2), at: moment(6))
        #expect(breaker.admits(at: moment(6)) == .no(until: nil))
        breaker.released(job(6))
        #expect(breaker.admits(at: moment(6)) == .oneTrial)
        breaker.tookTrial(job(7), at: moment(6))
        breaker.failed(.invalid, job: job(7), at: moment(7))
        #expect(breaker.admits(at: moment(7)) == .oneTrial)
        #expect(breaker.openings == 1)
    }

    @Test func `jobs that were under way when it opened neither prolong the rest nor hide that the engine works`() {
        var breaker = opened()
        breaker.failed(.transient, job: job(8), at: moment(3))
        #expect(breaker.admits(at: moment(3)) == .no(until: moment(5)))
        breaker.succeeded(job(9))
        #expect(breaker.admits(at: moment(3)) == .freely)
    }

    @Test func `parts that do not agree are no breaker`() {
        let good = CircuitBreaker(stored: 5, openings: 1, restsUntil: moment(5), trial: job(1))
        #expect(good != nil)
        #expect(CircuitBreaker(stored: 5, openings: 0, restsUntil: nil, trial: nil) == nil)
        #expect(CircuitBreaker(stored: 4, openings: 1, restsUntil: moment(5), trial: nil) == nil)
        #expect(CircuitBreaker(stored: 6, openings: 1, restsUntil: nil, trial: nil) == nil)
        #expect(CircuitBreaker(stored: 0, openings: 0, restsUntil: nil, trial: job(1)) == nil)
        #expect(CircuitBreaker(stored: -1, openings: 0, restsUntil: nil, trial: nil) == nil)
    }

    @Test(arguments: 1...40)
    func `random histories survive storing and never let two trials through`(seed: Int) {
        var random = Seeded(seed)
        var breaker = CircuitBreaker()
        var now = moment(0)
        var underWay: JobID?
        for step in 0..<400 {
            now = now + .milliseconds(Int64.random(in: 0...9_000, using: &random))
            let candidate = job(1_000 + UInt64(step))
            if breaker.admits(at: now) == .oneTrial, breaker.tookTrial(candidate, at: now) {
                #expect(underWay == nil)
                underWay = candidate
            }
            let subject =
                Bool.random(using: &random) ? underWay ?? job(1) : job(UInt64.random(in: 1...9, using: &random))
            switch Int.random(in: 0..<12, using: &random) {
            case 0: breaker.succeeded(subject)
            case 1: breaker.released(subject)
            case 2: breaker.failed(.invalid, job: subject, at: now)
            case 3...8: breaker.failed(.transient, job: subject, at: now)
            default: break
            }
            if breaker.trial == nil { underWay = nil }
            #expect(breaker.trial == underWay)
            let stored = CircuitBreaker(
                stored: breaker.failures, openings: breaker.openings, restsUntil: breaker.restsUntil,
                trial: breaker.trial)
            #expect(stored == breaker)
        }
    }
}

struct WorkerTrustTests {
    @Test func `three different failed jobs withhold the function until it is reset`() {
        var trust = WorkerTrust()
        trust.failed(.transient, job: job(1))
        trust.failed(.permanent, job: job(2))
        #expect(!trust.isWithheld)
        trust.lostLease(of: job(3))
        #expect(trust.isWithheld)
        trust.succeeded()
        #expect(trust.isWithheld)
        trust.reset()
        #expect(trust == WorkerTrust())
    }

    @Test func `one bad job that fails again and again counts once`() {
        var trust = WorkerTrust()
        for _ in 0..<9 { trust.failed(.transient, job: job(1)) }
        #expect(trust.failures == [job(1)])
    }

    @Test func `a success clears what was held against it, wrong inputs and missing resources are not held against it`()
    {
        var trust = WorkerTrust()
        trust.failed(.transient, job: job(1))
        trust.failed(.transient, job: job(2))
        for number in 3...9 {
            trust.failed(.invalid, job: job(UInt64(number)))
            trust.failed(.resource, job: job(UInt64(number)))
        }
        #expect(trust.failures == [job(1), job(2)])
        trust.succeeded()
        trust.failed(.transient, job: job(3))
        #expect(trust.failures == [job(3)])
    }

    @Test func `a stored trust is read back, an impossible one is not`() {
        #expect(WorkerTrust(stored: [job(1), job(2), job(3)])?.isWithheld == true)
        #expect(WorkerTrust(stored: [job(1)])?.failures == [job(1)])
        #expect(WorkerTrust(stored: [job(1), job(1)]) == nil)
        #expect(WorkerTrust(stored: (1...4).map { job($0) }) == nil)
    }

    @Test func `a function's engine is its name up to the first dot`() {
        #expect(FunctionName(name: "previs.shot", version: 1).engine == "previs")
        #expect(FunctionName(name: "comfy.video.long", version: 1).engine == "comfy")
        #expect(FunctionName(name: "assemble", version: 1).engine == "assemble")
    }
}
