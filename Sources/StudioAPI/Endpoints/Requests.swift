public import GraphCore

/// Requests that consist of more than one thing; the others are the thing itself.
public enum Requests {
    /// A page of the studio's projects.
    public struct Projects: Hashable, Sendable {
        /// Words that the title contains.
        public let search: String?
        /// Which part of the list.
        public let page: Page
    }

    /// A screenplay to make a project of.
    public struct Screenplay: Hashable, Sendable {
        /// The file's name, from which the title is taken if the screenplay has none.
        public let name: String?
        /// The file, as it was read.
        public let bytes: [UInt8]
    }

    /// A document as of a revision.
    public struct Document: Hashable, Sendable {
        /// The project.
        public let project: ProjectID
        /// The revision; nil for the newest.
        public let revision: Revision?
    }

    /// A change to append.
    public struct Append: Hashable, Sendable {
        /// The project.
        public let project: ProjectID
        /// The revision that must be the head, from If-Match.
        public let expected: Revision?
        /// The change.
        public let change: ChangeDraftBody
    }

    /// A page of a document's log.
    public struct Changes: Hashable, Sendable {
        /// The project.
        public let project: ProjectID
        /// Only changes that make later revisions.
        public let after: Revision?
        /// Which part of the list.
        public let page: Page
    }

    /// Events after a number.
    public struct Events: Hashable, Sendable {
        /// The project.
        public let project: ProjectID
        /// Only events with greater numbers.
        public let since: UInt64
        /// At most so many.
        public let limit: Int
    }

    /// A question what a run would do.
    public struct Plan: Hashable, Sendable {
        /// The project.
        public let project: ProjectID
        /// The question.
        public let plan: PlanRequestBody
    }

    /// A run to start.
    public struct Run: Hashable, Sendable {
        /// The project.
        public let project: ProjectID
        /// The revision that must be the head, from If-Match.
        public let expected: Revision?
        /// The client's name for the request, from Idempotency-Key: the same again starts nothing new. Whether the
        /// request is the same tells ``RunRequestBody/schema``'s encoding of ``run``, which is canonical.
        public let key: String?
        /// What to run.
        public let run: RunRequestBody
    }

    /// A page of a project's runs.
    public struct Runs: Hashable, Sendable {
        /// The project.
        public let project: ProjectID
        /// Which part of the list.
        public let page: Page
    }

    /// A page of a project's runs of variations.
    public struct Variations: Hashable, Sendable {
        /// The project.
        public let project: ProjectID
        /// Only variations of that node.
        public let node: NodeID?
        /// Which part of the list.
        public let page: Page
    }

    /// A page of a project's takes.
    public struct Takes: Hashable, Sendable {
        /// The project.
        public let project: ProjectID
        /// Only takes of that node.
        public let node: NodeID?
        /// Those out of sight, and no others.
        public let deleted: Bool
        /// Which part of the list.
        public let page: Page
    }

    /// What somebody says about a take.
    public struct Review: Hashable, Sendable {
        /// The take.
        public let take: Identifier128
        /// What is said.
        public let body: TakeReviewBody
    }

    /// A part of the waiting jobs.
    public struct QueueJobs: Hashable, Sendable {
        /// The place of the first, counted from 0.
        public let from: Int
        /// At most so many.
        public let limit: Int
        /// Only jobs of that project.
        public let project: ProjectID?

        /// A request from its parts.
        public init(from: Int, limit: Int, project: ProjectID?) {
            self.from = from
            self.limit = limit
            self.project = project
        }
    }

    /// A page of the jobs that are done.
    public struct QueueHistory: Hashable, Sendable {
        /// Only jobs of that project.
        public let project: ProjectID?
        /// Which part of the list.
        public let page: Page

        /// A request from its parts.
        public init(project: ProjectID?, page: Page) {
            self.project = project
            self.page = page
        }
    }

    /// A job to move.
    public struct MoveJob: Hashable, Sendable {
        /// The job.
        public let job: Identifier128
        /// Where to.
        public let place: QueuePlaceBody

        /// A request from its parts.
        public init(job: Identifier128, place: QueuePlaceBody) {
            self.job = job
            self.place = place
        }
    }

    /// A take's file, with its recipe in it.
    public struct TakeFile: Hashable, Sendable {
        /// The take.
        public let take: Identifier128
        /// The name under which it is to be downloaded; nil to look at it.
        public let name: String?
    }

    /// A file.
    public struct Media: Hashable, Sendable {
        /// Its hash.
        public let hash: ContentHash
        /// The name under which it is to be downloaded; nil to look at it.
        public let name: String?
    }
}
