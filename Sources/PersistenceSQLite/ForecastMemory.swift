import Execution
import GraphCore
import Persistence
import ProductionModel
import Synchronization

/// What was forecast last of each project. A plan is told anew after every edit, and of its thousand jobs one or two are
/// others than before: the signatures of the rest are known, and what they lead to as well while nothing has happened.
final class ForecastMemory: Sendable {
    /// The numbers of the newest events, of the project and of the studio. What a signature leads to changes with a
    /// completion, which the studio's stream tells, or a review, which the project's does.
    struct Moment: Equatable, Sendable {
        let project: Int64
        let studio: Int64
    }

    /// What a signature is made of.
    struct Work: Equatable, Sendable {
        let function: FunctionName
        let tier: QualityTier
        let payload: ContentHash
        let ports: [FieldKey]
        let files: [ContentHash]
    }

    /// A job's work, its name, and what it led to.
    struct Answer: Sendable {
        let work: Work
        let signature: ContentHash
        let media: ContentHash?
        let forecast: JobForecast
    }

    /// Everything of one project.
    struct Project: Sendable {
        var moment: Moment
        var answers: [JobSubject: Answer]
    }

    /// One is about as large as a tenth of its document.
    private static let limit = 16

    private let projects = Mutex<[ProjectID: Project]>([:])

    func last(of project: ProjectID) -> Project? { projects.withLock { $0[project] } }

    func forget() { projects.withLock { $0 = [:] } }

    /// Of more projects than fit, those that were not just asked for are forgotten together.
    func keep(_ answers: Project, of project: ProjectID) {
        projects.withLock { projects in
            if projects[project] == nil, projects.count >= ForecastMemory.limit { projects = [:] }
            projects[project] = answers
        }
    }
}
