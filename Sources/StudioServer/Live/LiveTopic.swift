import GraphCore

/// What sockets follow.
enum LiveTopic: Hashable, Sendable {
    /// One project.
    case project(ProjectID)
    /// The list of projects.
    case studio
    /// The queue of all projects.
    case queue
}
