import GraphCore
import StudioAPI

/// What one look at the queue shows.
struct QueueLook: Sendable {
    /// The queue as a whole.
    var queue: QueueBody
    /// The first waiting jobs, of one project or of all.
    var jobs: QueueJobsBody
    /// The project whose jobs are looked at; nil for all.
    var project: ProjectID?
    /// Titles of projects that are paused and have no job to say them.
    var titles: [ProjectID: String] = [:]

    /// Looks at the queue through a door; the queue itself is given when the studio has just told it.
    init(through door: QueueDoor, told queue: QueueBody? = nil, of project: ProjectID?, limit: Int) async throws {
        if let queue {
            self.queue = queue
        } else {
            self.queue = try await door.queue()
        }
        jobs = try await door.jobs(limit: limit, of: project)
        self.project = project
        let known = Set((jobs.items + self.queue.workers.flatMap(\.jobs)).map(\.project))
        if !known.isSuperset(of: self.queue.pausedProjects) {
            titles = Dictionary(try await door.titles().map { ($0.id, $0.title) }) { first, _ in first }
        }
    }

    /// A look from its parts.
    init(queue: QueueBody, jobs: QueueJobsBody, project: ProjectID? = nil, titles: [ProjectID: String] = [:]) {
        self.queue = queue
        self.jobs = jobs
        self.project = project
        self.titles = titles
    }

    /// The jobs in work, of the project that is looked at, with the worker that has each.
    var inWork: [(job: QueueJobBody, worker: WorkerBody)] {
        queue.workers.flatMap { worker in worker.jobs.filter(shows).map { ($0, worker) } }
    }

    /// Whether a job is among those that are looked at.
    func shows(_ job: QueueJobBody) -> Bool { project == nil || job.project == project }

    /// What a project is called.
    func title(_ project: ProjectID) -> String {
        let jobs = jobs.items + queue.workers.flatMap(\.jobs)
        return jobs.first { $0.project == project }?.projectTitle ?? titles[project] ?? project.bits.text
    }

    /// How many jobs were done in the last hour.
    var doneInHour: Int { queue.perMinute.reduce(0, +) }
}
