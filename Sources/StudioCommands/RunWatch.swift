import Execution
import GraphCore
import NodeCatalog
import Persistence

/// Follows a run and draws its progress line.
actor RunWatch {
    private let framesOfJob: [JobSubject: Int64]
    private var line: ProgressLine
    private var isDone: Set<JobSubject> = []
    private var framesInWork: [JobSubject: Int64] = [:]
    private let clock = ContinuousClock()

    /// A watch over the shots of a plan.
    init(plan: RunPlan, line: ProgressLine) {
        var frames: [JobSubject: Int64] = [:]
        for job in plan.jobs {
            if let shot = try? ShotView(payload: job.payload) { frames[job.subject] = shot.duration }
        }
        framesOfJob = frames
        self.line = line
    }

    /// Takes note of what is there already, and says so.
    func begin(with jobs: [JobSummary]) {
        for job in jobs where job.state == .succeeded || job.state == .cached { isDone.insert(job.subject) }
        let ready = framesOfJob.keys.count { isDone.contains($0) }
        if jobs.allSatisfy({ isDone.contains($0.subject) }) {
            Terminal.print("Nothing to render: all \(framesOfJob.count) shots are there.")
            return
        }
        if ready > 0 {
            Terminal.error("\(ready) of \(framesOfJob.count) shots are there already.")
        }
        draw()
    }

    /// Takes note of what happened.
    func take(_ event: RunnerEvent) {
        switch event {
        case .started, .previewed: return
        case .progressed(let job, let progress):
            guard framesOfJob[job.subject] != nil else { return }
            framesInWork[job.subject] = progress.framesDone
        case .succeeded(let job, let output):
            isDone.insert(job.subject)
            framesInWork[job.subject] = nil
            for remark in output.remarks { note(remark) }
        case .failed(let job, let error):
            framesInWork[job.subject] = nil
            note(error.message)
        case .revoked(let job), .handedBack(let job): framesInWork[job.subject] = nil
        }
        draw()
    }

    /// Ends the line.
    func end() {
        if hasDrawn, Terminal.redrawsErrors { Terminal.progress("\n") }
    }

    private var remarks: Set<String> = []
    private var hasDrawn = false

    /// Each sentence once, above the line.
    private func note(_ sentence: String) {
        guard remarks.insert(sentence).inserted else { return }
        if Terminal.redrawsErrors { Terminal.progress("\r\u{1B}[2K") }
        Terminal.error(sentence)
    }

    private func draw() {
        var count = ProgressLine.Count()
        count.shots = framesOfJob.count
        for (subject, frames) in framesOfJob {
            count.frames += frames
            if isDone.contains(subject) {
                count.shotsDone += 1
                count.framesDone += frames
            } else {
                count.framesDone += min(frames, framesInWork[subject] ?? 0)
            }
        }
        guard let text = line.text(for: count, at: clock.now) else { return }
        hasDrawn = true
        Terminal.progress(text)
    }
}
