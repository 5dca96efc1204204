import GraphCore
import StudioAPI

/// What has changed from one look at the queue to the next, a line each.
struct QueueChanges {
    /// A job that was done; when it is tried again and done again, it is another.
    private struct Done: Hashable {
        let job: Identifier128
        let moment: Moment
    }

    private var before: QueueLook?
    private var done: Set<Done> = []

    /// The changes since the last look; the first one is told as a whole. `done` are the newest jobs that are done, the
    /// newest first.
    mutating func lines(_ look: QueueLook, done history: [QueueJobBody], _ text: QueueText) -> [String] {
        let fresh = history.filter { !done.contains(Done(job: $0.job, moment: $0.since)) }
        done = Set(history.map { Done(job: $0.job, moment: $0.since) })
        defer { before = look }
        guard let before else {
            return [text.totals(look)] + text.pauses(look)
                + look.inWork.map { "\(QueueText.name($0.job)) is in work on \($0.worker.name)." }
        }
        // Causes before what comes of them: a failure, then the rest that it brings on.
        let lines =
            pauses(before, look) + ended(fresh.reversed()) + workers(before, look, text) + begun(before, look)
            + queued(before, look, Set(fresh.map(\.job))) + moved(before, look)
        if lines.isEmpty, before.queue.counts != look.queue.counts || before.jobs.total != look.jobs.total {
            return [text.totals(look)]
        }
        return lines
    }

    private func pauses(_ before: QueueLook, _ now: QueueLook) -> [String] {
        var lines: [String] = []
        if before.queue.paused != now.queue.paused {
            lines.append(now.queue.paused ? "The queue is paused." : "The queue goes on.")
        }
        let (old, new) = (Set(before.queue.pausedProjects), Set(now.queue.pausedProjects))
        lines += new.subtracting(old).map { "“\(now.title($0))” is paused." }
        lines += old.subtracting(new).map { "“\(before.title($0))” goes on." }
        return lines
    }

    private func workers(_ before: QueueLook, _ now: QueueLook, _ text: QueueText) -> [String] {
        let old = Dictionary(before.queue.workers.map { ($0.id, $0) }) { first, _ in first }
        let new = Set(now.queue.workers.map(\.id))
        var lines = before.queue.workers.filter { !new.contains($0.id) }.map { "\($0.name) has left." }
        for worker in now.queue.workers {
            guard let known = old[worker.id] else {
                let slots = worker.slots == 1 ? "one slot" : "\(worker.slots) slots"
                lines.append("\(worker.name) has come, with \(slots)\(worker.paused ? ", paused" : "").")
                continue
            }
            if known.paused != worker.paused {
                lines.append(worker.paused ? "\(worker.name) is paused." : "\(worker.name) goes on.")
            }
            for function in worker.functions {
                let last = known.functions.first { $0.function == function.function && $0.version == function.version }
                guard last?.standing != function.standing else { continue }
                lines.append(
                    "\(worker.name): "
                        + (text.standing(function, worker) ?? "\(function.function) is given jobs again."))
            }
        }
        return lines
    }

    private func ended(_ jobs: [QueueJobBody]) -> [String] {
        jobs.map { job in
            let took = job.seconds.map { " in \(QueueText.duration($0))" } ?? ""
            switch job.state {
            case .succeeded: return "\(QueueText.name(job)) is done\(took)."
            case .cached: return "\(QueueText.name(job)) was there already."
            case .failed: return "\(QueueText.name(job)) has failed: \(job.message ?? "no reason is known.")"
            default: return "\(QueueText.name(job)) was cancelled."
            }
        }
    }

    private func begun(_ before: QueueLook, _ now: QueueLook) -> [String] {
        let known = Set(before.inWork.map { Done(job: $0.job.job, moment: $0.job.since) })
        return now.inWork.filter { !known.contains(Done(job: $0.job.job, moment: $0.job.since)) }
            .map { "\(QueueText.name($0.job)) is begun on \($0.worker.name)." }
    }

    /// Jobs that wait and did not before, by project.
    private func queued(_ before: QueueLook, _ now: QueueLook, _ ended: Set<Identifier128>) -> [String] {
        let known = Set(before.jobs.items.map(\.job)).union(before.inWork.map(\.job.job)).union(ended)
        // A list that was cut short says nothing of those behind it, which have only moved up.
        guard before.jobs.items.count == before.jobs.total || now.jobs.total > before.jobs.total else { return [] }
        var counts: [(project: ProjectID, title: String, count: Int)] = []
        for job in now.jobs.items where !known.contains(job.job) {
            if let place = counts.firstIndex(where: { $0.project == job.project }) {
                counts[place].count += 1
            } else {
                counts.append((job.project, job.projectTitle, 1))
            }
        }
        return counts.map { entry in
            let jobs =
                entry.count == 1 ? "One job of “\(entry.title)” waits" : "\(entry.count) jobs of “\(entry.title)” wait"
            return "\(jobs) now; \(now.jobs.total) in all."
        }
    }

    /// A hand has moved a job: those that waited before and still do stand in another order.
    private func moved(_ before: QueueLook, _ now: QueueLook) -> [String] {
        let old = before.jobs.items.map(\.job)
        let new = now.jobs.items.map(\.job)
        let both = Set(old).intersection(new)
        guard old.filter(both.contains) != new.filter(both.contains), let next = now.jobs.items.first else { return [] }
        return ["The order has changed; the first is \(QueueText.name(next))."]
    }
}
