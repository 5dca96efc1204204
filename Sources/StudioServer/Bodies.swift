import Access
import Execution
import GraphCore
import Persistence
import ProductionModel
import StudioAPI

// The store's values as the bodies of the API.

extension Moment {
    init(_ moment: Timestamp) { self.init(milliseconds: moment.milliseconds) }
}

extension UserBody {
    init(_ account: Account) {
        self.init(id: account.id, name: account.isNamed ? account.name : "", role: account.role ?? .viewer)
    }
}

extension JobBody.State {
    init(_ state: JobState) {
        self =
            switch state {
            case .waiting: .waiting
            case .ready: .ready
            case .held: .held
            case .leased: .leased
            case .succeeded: .succeeded
            case .cached: .cached
            case .failed: .failed
            case .cancelled: .cancelled
            case .blocked: .blocked
            }
    }
}

extension JobSubject {
    /// The node a job is about, if it is about one.
    var node: NodeID? {
        guard case .node(let node) = self else { return nil }
        return node
    }
}

extension JobBody {
    init(_ job: JobSummary) {
        self.init(
            id: job.id.bits, run: job.run.bits, node: job.subject.node, function: job.function.name, tier: job.tier,
            state: State(job.state), attempts: job.attempts, cause: job.cause?.bits, message: job.message,
            media: job.media, take: job.take?.bits)
    }
}

extension RunBody {
    init(_ run: RunSummary) {
        self.init(
            id: run.id.bits, project: run.project, revision: run.revision, tier: run.tier,
            submitted: Moment(run.submitted),
            counts: Dictionary(uniqueKeysWithValues: run.counts.map { (JobBody.State($0), $1) }),
            settled: run.isSettled, varies: run.varies)
    }
}

extension TakeBody {
    init(_ take: Take) {
        self.init(
            id: take.id.bits, node: take.node, number: take.number, job: take.job.bits, media: take.media,
            kind: Kind(take.kind), byteCount: take.byteCount, frames: take.frames, tier: take.tier,
            created: Moment(take.created),
            fingerprint: take.fingerprint?.rawValue, remarks: take.remarks, recipe: take.recipe,
            starred: take.review.isStarred, verdict: TakeReviewBody.Verdict(take.review.verdict),
            note: take.review.note, deleted: take.review.isDeleted)
    }
}

extension TakeReviewBody.Verdict {
    init(_ verdict: TakeVerdict?) {
        switch verdict {
        case nil: self = .open
        case .approved: self = .approved
        case .rejected: self = .rejected
        }
    }

    var stored: TakeVerdict? {
        switch self {
        case .open: nil
        case .approved: .approved
        case .rejected: .rejected
        }
    }
}

extension TakeReviewChange {
    init(_ body: TakeReviewBody) {
        self.init(
            isStarred: body.starred, verdict: body.verdict.map { $0.stored }, note: body.note,
            isDeleted: body.deleted)
    }
}

extension NodeStateBody {
    init(_ standing: NodeStanding, position: Int?, progress: ProgressBody?) {
        let job = standing.job
        self.init(
            node: standing.node, job: job?.id.bits, run: job?.run.bits, state: job.map { JobBody.State($0.state) },
            attempts: job?.attempts ?? 0, cause: job?.cause?.bits, message: job?.message, position: position,
            progress: progress, take: standing.take.map(TakeBody.init), takes: standing.takeCount,
            reviews: standing.reviewCount,
            fingerprint: standing.fingerprint?.rawValue)
    }
}

extension EventBody {
    init(_ numbered: NumberedEvent) {
        let happening: Happening =
            switch numbered.event {
            case .projectCreated: .project
            case .changeAppended(_, let revision): .change(revision)
            case .runSubmitted(let run): .run(run.bits)
            case .jobMoved(let job, let run, let subject, let state):
                .job(job.bits, run: run.bits, node: subject.node, state: JobBody.State(state))
            case .takeCommitted(let take, let node, let number, let job):
                .take(take.bits, node: node, number: number, job: job.bits)
            case .takeReviewed(let take, let node): .review(take.bits, node: node)
            case .queueChanged: .queue
            case .assetsChanged: .assets
            }
        self.init(number: numbered.number, moment: Moment(numbered.moment), happening)
    }
}

extension LoggedChangeBody {
    init(_ logged: LoggedChange) {
        self.init(revision: logged.revision, appended: Moment(logged.appended), change: logged.change)
    }
}

extension DiagnosticBody {
    init(_ diagnostic: PlanDiagnostic) {
        self.init(
            severity: diagnostic.severity == .error ? .error : .note, node: diagnostic.node,
            message: diagnostic.message)
    }
}
