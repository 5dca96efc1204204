import GraphCore
import ProductionModel
import StudioAPI

@testable import StudioCommands

/// Queues as a studio would tell them.
enum QueueFixtures {
    static let noon = Moment(text: "2026-11-24T12:00:00.000Z") ?? Moment(milliseconds: 0)
    static let film = ProjectID(id(900))
    static let other = ProjectID(id(901))

    static func id(_ number: UInt64) -> Identifier128 { Identifier128(high: 1, low: number) }

    static func job(
        _ number: UInt64, _ state: JobBody.State = .ready, title: String? = nil, of project: ProjectID = film,
        position: Int? = nil, since: Moment = noon, message: String? = nil, progress: ProgressBody? = nil
    ) -> QueueJobBody {
        QueueJobBody(
            job: id(number), run: id(500), project: project, projectTitle: project == film ? "Film" : "Other",
            node: nil, title: title ?? "Shot \(number)", function: "previs.shot", tier: .draft, state: state,
            priority: .normal, person: PersonBody(id: UserID(id(800)), name: "Ada"), submitted: noon, since: since,
            attempts: 0, position: position,
            wait: position.map { WaitBody(.turn, $0 == 1 ? "It is next." : "Others come first.") }, message: message,
            progress: progress, seconds: state == .succeeded ? 2.04 : nil)
    }

    static func worker(
        _ jobs: [QueueJobBody] = [], name: String = "desk", standing: WorkerFunctionBody.Standing = .working,
        paused: Bool = false
    ) -> WorkerBody {
        WorkerBody(
            id: id(700), name: name, slots: 2, joined: noon, paused: paused, memory: nil, memoryUsed: 0,
            graphicsMemory: nil, graphicsMemoryUsed: 0,
            functions: [
                WorkerFunctionBody(
                    function: "previs.shot", version: 2, standing: standing,
                    until: standing == .resting ? noon : nil, failures: standing == .working ? 0 : 3)
            ], jobs: jobs)
    }

    static func look(
        waiting: [QueueJobBody] = [], total: Int? = nil, inWork: [QueueJobBody] = [], workers: [WorkerBody]? = nil,
        paused: Bool = false, pausedProjects: [ProjectID] = [], project: ProjectID? = nil
    ) -> QueueLook {
        let counts: [JobBody.State: Int] = [.ready: total ?? waiting.count, .leased: inWork.count]
        return QueueLook(
            queue: QueueBody(
                event: 1, paused: paused, pausedProjects: pausedProjects, counts: counts.filter { $0.value > 0 },
                workers: workers ?? [worker(inWork)], perMinute: [1, 2]),
            jobs: QueueJobsBody(items: waiting, from: 0, total: total ?? waiting.count), project: project,
            titles: [other: "Other"])
    }
}
