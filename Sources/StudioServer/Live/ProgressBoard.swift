import Execution
import GraphCore
import StudioAPI
import Synchronization

/// How far the jobs in work are. Only the newest of each is kept: it is for the moment, not for the log.
final class ProgressBoard: Sendable {
    private struct Entry {
        let subject: JobSubject
        let run: RunID
        let started: ContinuousClock.Instant
        var progress: JobProgress
        var isNew = true
    }

    private let entries = Mutex<[ProjectID: [JobID: Entry]]>([:])

    /// Notes what a runner tells.
    func note(_ event: RunnerEvent) {
        switch event {
        case .started(let job): set(JobProgress(stage: "Starting", framesDone: 0, framesTotal: 0), of: job)
        case .progressed(let job, let progress): set(progress, of: job)
        case .previewed: return
        case .succeeded(let job, _), .failed(let job, _), .revoked(let job), .handedBack(let job):
            entries.withLock { entries in
                entries[job.project]?[job.key.job] = nil
                if entries[job.project]?.isEmpty == true { entries[job.project] = nil }
            }
        }
    }

    private func set(_ progress: JobProgress, of job: LeasedJob) {
        entries.withLock { entries in
            let started = entries[job.project]?[job.key.job]?.started ?? .now
            entries[job.project, default: [:]][job.key.job] = Entry(
                subject: job.subject, run: job.run, started: started, progress: progress)
        }
    }

    /// How far a project's jobs are, by job.
    func progress(of project: ProjectID) -> [JobID: ProgressBody] {
        let now = ContinuousClock.now
        return entries.withLock { $0[project, default: [:]].mapValues { ProgressBody($0.progress, now - $0.started) } }
    }

    /// The shares that are done of the jobs in work, by run.
    func shares(of project: ProjectID) -> [RunID: Double] {
        entries.withLock { entries in
            entries[project, default: [:]].values.reduce(into: [:]) { shares, entry in
                let progress = entry.progress
                let share = progress.framesTotal > 0 ? Double(progress.framesDone) / Double(progress.framesTotal) : 0
                shares[entry.run, default: 0] += min(1, max(0, share))
            }
        }
    }

    /// What has moved in a project since this was asked last.
    func takeNews(of project: ProjectID) -> [JobProgressBody] {
        let now = ContinuousClock.now
        return entries.withLock { entries in
            var news: [JobProgressBody] = []
            for (job, entry) in entries[project, default: [:]] where entry.isNew {
                entries[project]?[job]?.isNew = false
                news.append(
                    JobProgressBody(
                        job: job.bits, node: entry.subject.node,
                        progress: ProgressBody(entry.progress, now - entry.started)))
            }
            return news
        }
    }
}

extension ProgressBody {
    /// How far a job is, and how long it still takes at the pace it had so far.
    init(_ progress: JobProgress, _ elapsed: Duration) {
        let done = Double(progress.framesDone)
        let total = Double(progress.framesTotal)
        let seconds = elapsed / .seconds(1)
        let left = done > 0 && seconds > 0.5 && total > 0 ? Int(((total - done) * seconds / done).rounded(.up)) : nil
        self.init(
            stage: progress.stage, fraction: total > 0 ? done / total : 0, framesDone: progress.framesDone,
            framesTotal: progress.framesTotal, secondsLeft: left)
    }
}
