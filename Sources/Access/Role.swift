/// What a user is in the studio or in one project. Each role may do all that the ones before it may.
public enum Role: String, CaseIterable, Hashable, Comparable, Sendable {
    /// Looks at everything and changes nothing.
    case viewer
    /// Changes documents, runs them, and judges takes.
    case editor
    /// Also creates and removes projects, invites people, and runs the machine.
    case owner

    private var rank: Int {
        switch self {
        case .viewer: 0
        case .editor: 1
        case .owner: 2
        }
    }

    /// Orders by what the role may do.
    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

/// What a transaction asks to be allowed.
public enum Permission: String, CaseIterable, Hashable, Sendable {
    /// Read a project: document, runs, takes, media, events.
    case viewProject
    /// Append changes to a project's document.
    case editProject
    /// Submit, cancel and retry runs of a project.
    case runProject
    /// Create projects and list those of the studio.
    case createProject
    /// Take part in the queue as a worker: claim, renew, complete.
    case executeJobs
    /// See the queue of all projects, and the workers.
    case viewStudio
    /// Steer the studio: users, keys, workers, the queue's order.
    case operateStudio
}
