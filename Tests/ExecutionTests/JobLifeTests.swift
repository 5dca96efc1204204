import Execution
import GraphCore
import Testing

private let worker = WorkerID(Identifier128(high: 1, low: 1))
private let stranger = WorkerID(Identifier128(high: 1, low: 2))
private let other = JobID(Identifier128(high: 2, low: 1))

private func moment(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

private func life(after events: JobLifeEvent..., inputs: Int = 0) throws -> JobLife {
    var life = JobLife(unfinishedInputs: inputs)
    for event in events { try life.handle(event) }
    return life
}

private func leased() throws -> JobLife {
    try life(
        after: .resolve(isCached: false), .lease(Lease(worker: worker, expires: moment(100)), now: moment(0)))
}

struct JobLifeTests {
    @Test func `a job waits for its last input and then is ready or cached`() throws {
        var job = try life(after: .inputFinished, inputs: 2)
        #expect(throws: JobLifeRefusal.outOfPlace(.waiting)) { try job.handle(.resolve(isCached: false)) }
        try job.handle(.inputFinished)
        var twin = job
        try job.handle(.resolve(isCached: false))
        try twin.handle(.resolve(isCached: true))
        #expect(job.state == .ready)
        #expect(twin.state == .cached)
    }

    @Test func `a job that is ready takes over what another has made; one in work or held does not`() throws {
        var job = try life(after: .resolve(isCached: false))
        try job.handle(.takeOver)
        #expect(job.state == .cached)
        for events in [[.resolve(isCached: false), .hold], [.inputFinished]] as [[JobLifeEvent]] {
            var other = JobLife(unfinishedInputs: events.contains(.inputFinished) ? 2 : 0)
            for event in events { try other.handle(event) }
            let before = other
            #expect(throws: JobLifeRefusal.outOfPlace(before.state)) { try other.handle(.takeOver) }
            #expect(other == before)
        }
        var worked = try leased()
        #expect(throws: JobLifeRefusal.outOfPlace(.leased)) { try worked.handle(.takeOver) }
    }

    @Test func `every lease counts the token up, and an older one is refused`() throws {
        var job = try leased()
        let old = job.token
        try job.handle(.expire(now: moment(100)))
        try job.handle(.lease(Lease(worker: worker, expires: moment(300)), now: moment(200)))
        #expect(job.token > old)
        #expect(throws: JobLifeRefusal.leaseLost) { try job.handle(.complete(worker, old)) }
        #expect(throws: JobLifeRefusal.leaseLost) { try job.handle(.complete(stranger, job.token)) }
        try job.handle(.complete(worker, job.token))
        #expect(job.state == .succeeded)
        #expect(job.lease == nil)
    }

    @Test func `a transient error postpones the job until its attempts are used up`() throws {
        var job = try leased()
        for attempt in 1..<JobLife.attemptLimit {
            try job.handle(.fail(worker, job.token, .transient, again: moment(500)))
            #expect(job.state == .ready)
            #expect(job.attempts == attempt)
            let lease = Lease(worker: worker, expires: moment(900))
            #expect(throws: JobLifeRefusal.outOfPlace(.ready)) { try job.handle(.lease(lease, now: moment(499))) }
            try job.handle(.fallDue(now: moment(500)))
            try job.handle(.lease(lease, now: moment(500)))
        }
        try job.handle(.fail(worker, job.token, .transient, again: moment(500)))
        #expect(job.state == .failed)
    }

    @Test func `an invalid input and a permanent error fail at once, a missing resource never counts`() throws {
        for kind in [EngineError.Class.invalid, .permanent] {
            var job = try leased()
            try job.handle(.fail(worker, job.token, kind, again: moment(1)))
            #expect(job.state == .failed)
        }
        var job = try leased()
        try job.handle(.fail(worker, job.token, .resource, again: moment(700)))
        #expect(job.state == .ready)
        #expect(job.attempts == 0)
        #expect(job.notBefore == moment(700))
    }

    @Test func `a lease ends no sooner than promised`() throws {
        var job = try leased()
        #expect(throws: JobLifeRefusal.outOfPlace(.leased)) { try job.handle(.expire(now: moment(99))) }
        try job.handle(.renew(worker, job.token, until: moment(200)))
        #expect(throws: JobLifeRefusal.outOfPlace(.leased)) { try job.handle(.expire(now: moment(199))) }
        try job.handle(.expire(now: moment(200)))
        #expect(job.state == .ready)
        #expect(job.attempts == 1)
    }

    @Test func `the death of the process is no fault of the job`() throws {
        var job = try leased()
        try job.handle(.recover)
        #expect(job.state == .ready)
        #expect(job.attempts == 0)
    }

    @Test func `a blocked job waits again when its cause is retried, and keeps counting inputs meanwhile`() throws {
        var job = try life(after: .block(cause: other), inputs: 2)
        #expect(job.cause == other)
        try job.handle(.inputFinished)
        try job.handle(.unblock)
        #expect(job.state == .waiting)
        #expect(job.cause == nil)
        #expect(job.unfinishedInputs == 1)
    }

    @Test func `a job that fails on three workers stops before its attempts are used up`() throws {
        var job = try leased()
        try job.handle(.fail(worker, job.token, .transient, again: moment(0), onWorkers: 2))
        #expect(job.state == .ready)
        try job.handle(.lease(Lease(worker: stranger, expires: moment(100)), now: moment(0)))
        var twin = job
        try job.handle(.fail(stranger, job.token, .transient, again: moment(0), onWorkers: 3))
        #expect(job.state == .failed)
        #expect(job.attempts < JobLife.attemptLimit)
        try twin.handle(.expire(now: moment(100), onWorkers: 3))
        #expect(twin.state == .failed)
        try job.handle(.retry)
        #expect(job.state == .ready)
        #expect(job.attempts == 0)
    }

    @Test func `a missing resource stops nothing, on however many workers`() throws {
        var job = try leased()
        try job.handle(.fail(worker, job.token, .resource, again: moment(700), onWorkers: 9))
        #expect(job.state == .ready)
    }

    @Test func `a pause does not shorten a back-off`() throws {
        var job = try leased()
        try job.handle(.fail(worker, job.token, .transient, again: moment(500)))
        try job.handle(.hold)
        #expect(job.state == .held)
        #expect(job.notBefore == moment(500))
        #expect(throws: JobLifeRefusal.outOfPlace(.held)) {
            try job.handle(.lease(Lease(worker: worker, expires: moment(999)), now: moment(900)))
        }
        try job.handle(.resume)
        #expect(throws: JobLifeRefusal.outOfPlace(.ready)) {
            try job.handle(.lease(Lease(worker: worker, expires: moment(999)), now: moment(499)))
        }
        try job.handle(.hold)
        try job.handle(.fallDue(now: moment(500)))
        #expect(job.state == .held)
        try job.handle(.resume)
        try job.handle(.lease(Lease(worker: worker, expires: moment(999)), now: moment(500)))
    }

    @Test func `a job that becomes ready in a paused project is held at once, and a held one can be cancelled`() throws
    {
        var fresh = try life(after: .resolve(isCached: false), .hold)
        #expect(fresh.state == .held)
        try fresh.handle(.cancel)
        #expect(fresh.state == .cancelled)
        var failed = try leased()
        try failed.handle(.fail(worker, failed.token, .permanent, again: moment(0)))
        try failed.handle(.retry)
        try failed.handle(.hold)
        #expect(failed.state == .held)
        var waiting = try leased()
        try waiting.handle(.fail(worker, waiting.token, .transient, again: moment(500)))
        try waiting.handle(.hold)
        try waiting.handle(.cancel)
        #expect(waiting.notBefore == nil)
    }

    @Test func `only what is ready or held has a moment to wait for`() {
        for state in [JobState.waiting, .succeeded, .failed] {
            let stored = JobLife(
                stored: state, unfinishedInputs: 0, attempts: 0, token: FencingToken(1), lease: nil,
                notBefore: moment(5), cause: nil)
            #expect(stored == nil)
        }
    }

    @Test func `what is settled is neither cancelled nor leased`() throws {
        var job = try leased()
        try job.handle(.complete(worker, job.token))
        #expect(throws: JobLifeRefusal.outOfPlace(.succeeded)) { try job.handle(.cancel) }
        #expect(throws: JobLifeRefusal.outOfPlace(.succeeded)) { try job.handle(.retry) }
    }

    @Test func `random events keep lease, cause and state in agreement`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<500 {
            var job = JobLife(unfinishedInputs: Int.random(in: 0...2, using: &generator))
            var lastToken = job.token
            for step in 0..<60 {
                let before = job
                let event = randomEvent(for: job, at: Int64(step), using: &generator)
                do {
                    try job.handle(event)
                } catch {
                    #expect(job == before)
                }
                #expect((job.state == .leased) == (job.lease != nil))
                #expect((job.state == .blocked) == (job.cause != nil))
                #expect(job.token >= lastToken)
                let stored = JobLife(
                    stored: job.state, unfinishedInputs: job.unfinishedInputs, attempts: job.attempts, token: job.token,
                    lease: job.lease, notBefore: job.notBefore, cause: job.cause)
                #expect(stored == job)
                if before.state.hasOutput { #expect(job == before) }
                lastToken = job.token
            }
        }
    }

    private func randomEvent(
        for job: JobLife, at time: Int64, using generator: inout some RandomNumberGenerator
    ) -> JobLifeEvent {
        let holder = Bool.random(using: &generator) ? worker : stranger
        let token = FencingToken(job.token.number - (Bool.random(using: &generator) && job.token.number > 0 ? 1 : 0))
        let events: [JobLifeEvent] = [
            .inputFinished, .resolve(isCached: false), .resolve(isCached: true), .takeOver, .hold, .resume,
            .lease(Lease(worker: holder, expires: moment(time + 3)), now: moment(time)),
            .renew(holder, token, until: moment(time + 5)), .complete(holder, token),
            .fail(holder, token, .transient, again: moment(time + 2)),
            .fail(holder, token, .transient, again: moment(time + 2), onWorkers: 3),
            .fail(holder, token, .invalid, again: moment(time)),
            .release(holder, token), .expire(now: moment(time)), .recover, .fallDue(now: moment(time)), .cancel,
            .block(cause: other), .unblock, .retry,
        ]
        return events.randomElement(using: &generator) ?? .recover
    }
}
