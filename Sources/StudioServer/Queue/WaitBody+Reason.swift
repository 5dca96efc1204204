import Execution
import Persistence
import StudioAPI

extension WaitBody {
    /// Why a job waits; nil when it does not. What stands in its way longest is told.
    init?(of job: QueuedJob, in queue: QueueStanding, now: Timestamp) {
        switch job.job.state {
        case .waiting:
            let count = job.unfinishedInputs
            self.init(.inputs, count == 1 ? "Waits for one input." : "Waits for \(count) inputs.")
        case .held: self.init(.projectPaused, "The project is paused.")
        case .ready:
            if job.isInHand {
                self.init(.work, "Another run is doing the same work; its result is taken over.")
            } else if let obstacle = WaitBody(at: job, in: queue, now: now) {
                self = obstacle
            } else if queue.isPaused {
                self.init(.paused, "The queue is paused.")
            } else if let due = job.notBefore, due > now {
                self.init(
                    .postponed, "It failed \(job.job.attempts) times and is tried again later.", until: Moment(due))
            } else {
                self = .turn(job.position)
            }
        case .leased, .succeeded, .cached, .failed, .cancelled, .blocked: return nil
        }
    }

    private static func turn(_ position: Int?) -> WaitBody {
        switch position {
        case nil, 1: WaitBody(.turn, "It is next.")
        case 2: WaitBody(.turn, "One job comes first.")
        case let place?: WaitBody(.turn, "\(place - 1) jobs come first.")
        }
    }

    /// Why no worker that is here takes the job, if none does.
    private init?(at job: QueuedJob, in queue: QueueStanding, now: Timestamp) {
        let function = job.job.function
        let able = queue.workers.filter { $0.offer.functions.contains(function) }
        guard !able.isEmpty else {
            self.init(.worker, "No worker that is here does \(function.name) in version \(function.version).")
            return
        }
        let roomy = able.filter { worker in
            worker.offer.resources.memory >= job.needs.memory
                && worker.offer.resources.graphicsMemory >= job.needs.graphicsMemory
        }
        guard !roomy.isEmpty else {
            self.init(.memory, "No worker that is here has the memory it needs.")
            return
        }
        let trusted = roomy.filter { worker in
            !worker.functions.contains { $0.function == function && $0.isWithheld }
        }
        guard !trusted.isEmpty else {
            self.init(.worker, "Every worker that does \(function.name) has failed at it: reset one to try again.")
            return
        }
        let awake = trusted.filter { !$0.isPaused }
        guard !awake.isEmpty else {
            self.init(.paused, trusted.count == 1 ? "The worker is paused." : "The workers are paused.")
            return
        }
        let rests = awake.compactMap { worker in WaitBody.rest(of: function, at: worker, now: now) }
        guard rests.count == awake.count, let first = rests.min() else { return nil }
        self.init(.resting, "The engine rests after failures.", until: Moment(first))
    }

    private static func rest(of function: FunctionName, at worker: WorkerStanding, now: Timestamp) -> Timestamp? {
        let standing = worker.functions.first { $0.function == function }
        guard case .no(let until?)? = standing?.circuit.admits(at: now) else { return nil }
        return until
    }
}
