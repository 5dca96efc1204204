import GraphCore
import StudioAPI

/// The queue in lines of text.
struct QueueText {
    let clock: ClockText

    /// Everything: totals, what is paused, the workers, the first waiting jobs.
    func lines(_ look: QueueLook) -> [String] {
        var lines = [totals(look)] + pauses(look)
        for worker in look.queue.workers { lines += [""] + self.lines(worker, look) }
        if look.queue.workers.isEmpty { lines += ["", "No worker is here."] }
        guard look.jobs.total > 0 else { return lines.map(TextCells.plain) }
        lines.append("")
        lines += waiting(look.jobs.items)
        let rest = look.jobs.total - look.jobs.from - look.jobs.items.count
        if rest > 0 { lines.append("… and \(rest) more") }
        return lines.map(TextCells.plain)
    }

    /// How much there is to do, and was done.
    func totals(_ look: QueueLook) -> String {
        func count(_ state: JobBody.State, _ words: String) -> String? {
            look.queue.counts[state].flatMap { $0 > 0 ? "\($0) \(words)" : nil }
        }
        var parts = [
            count(.leased, "in work"), count(.ready, "ready"), count(.waiting, "waiting for inputs"),
            count(.held, "held"),
        ].compactMap(\.self)
        if parts.isEmpty { parts = ["Nothing to do"] }
        if look.project != nil { parts.append("\(look.jobs.total) of the project waiting") }
        return (parts + ["\(look.doneInHour) done in the last hour"]).joined(separator: " · ")
    }

    /// What is paused, a sentence each.
    func pauses(_ look: QueueLook) -> [String] {
        (look.queue.paused ? ["The queue is paused."] : [])
            + look.queue.pausedProjects.map { "“\(look.title($0))” is paused." }
    }

    /// A worker, what it does, and what it is not trusted with.
    private func lines(_ worker: WorkerBody, _ look: QueueLook) -> [String] {
        let used = worker.jobs.count
        var head = "\(worker.name): \(used) of \(worker.slots) \(worker.slots == 1 ? "slot" : "slots") in use"
        if worker.paused { head += ", paused" }
        head += ", here since \(clock.text(worker.joined))"
        let jobs = worker.jobs.filter(look.shows).map { job in
            [
                "  \(QueueText.name(job))", QueueText.progress(job), "since \(clock.text(job.since))", job.job.text,
            ]
        }
        return [head] + TextCells.table(jobs, limits: [60, 44, 24])
            + worker.functions.compactMap { standing($0, worker).map { "  \($0)" } }
    }

    /// How a function stands on a worker, when it is not simply given jobs.
    func standing(_ function: WorkerFunctionBody, _ worker: WorkerBody) -> String? {
        switch function.standing {
        case .working: return nil
        case .resting:
            let until = function.until.map { " until \(clock.text($0))" } ?? ""
            return "\(function.function) rests\(until): its engine failed again and again."
        case .trying: return "\(function.function) is tried with one job after a rest."
        case .withheld:
            return
                "\(function.function) is withheld: \(function.failures) jobs in a row failed with it. To give it jobs "
                + "again: backlot queue reset \(worker.name.contains(" ") ? "\"\(worker.name)\"" : worker.name)"
        }
    }

    /// Waiting jobs as a table.
    private func waiting(_ jobs: [QueueJobBody]) -> [String] {
        let rows = jobs.map { job in
            let until = job.wait?.until.map { " (until \(clock.text($0)))" } ?? ""
            return [
                job.position.map { "\($0)" } ?? "–", job.title, job.projectTitle, QueueText.person(job),
                job.priority.rawValue, (job.wait?.detail ?? job.state.rawValue) + until,
            ]
        }
        return TextCells.table(
            [["#", "Job", "Project", "For", "Priority", "Why it waits"]] + rows, limits: [8, 36, 28, 20, 12])
    }

    /// Jobs that are done, as a table.
    func history(_ jobs: [QueueJobBody]) -> [String] {
        let rows = jobs.map { job in
            [
                clock.text(job.since), QueueText.outcome(job), job.title, job.projectTitle,
                job.seconds.map(QueueText.duration) ?? "–", job.job.text,
                job.state == .failed ? job.message ?? "" : "",
            ]
        }
        return TextCells.table(
            [["When", "", "Job", "Project", "Took", "Id", ""]] + rows, limits: [17, 10, 36, 28, 12, 26]
        ).map { String($0.reversed().drop { $0 == " " }.reversed()) }
    }

    // MARK: Words

    /// A job as a person says it.
    static func name(_ job: QueueJobBody) -> String { "\(job.title) · \(job.projectTitle)" }

    /// Who asked for a job.
    static func person(_ job: QueueJobBody) -> String { job.person.name.isEmpty ? "–" : job.person.name }

    /// What became of a job.
    static func outcome(_ job: QueueJobBody) -> String {
        switch job.state {
        case .succeeded: "done"
        case .cached: "was there"
        default: job.state.rawValue
        }
    }

    /// How far a job in work is.
    static func progress(_ job: QueueJobBody) -> String {
        guard let progress = job.progress else { return "in work" }
        var words = progress.stage.isEmpty ? "in work" : progress.stage
        if progress.framesTotal > 0 { words += " \(Int(progress.fraction * 100)) %" }
        if let left = progress.secondsLeft { words += ", \(ProgressLine.duration(seconds: Double(left))) left" }
        return words
    }

    /// A length of time, exactly when it is short.
    static func duration(_ seconds: Double) -> String {
        seconds < 10 ? "\((seconds * 10).rounded() / 10) s" : ProgressLine.duration(seconds: seconds)
    }
}
