import Access
public import GraphCore

extension StudioEndpoints {
    /// The studio's projects, newest first.
    public static let projects = Endpoint<Requests.Projects, ListBody<ProjectBody>>(
        "projects", .get, "/api/v1/projects", "The studio’s projects, newest first.",
        answer: .json(
            ListBody.schema("Project", of: ProjectBody.schema), example: ListBody(items: [Example.project])),
        .optional(.query, "search", .search, "Words that the title contains."), .limit, .cursor,
        make: { Requests.Projects(search: $0, page: Page(count: $1, cursor: $2)) })

    /// Makes a project, empty or of a template.
    public static let createProject = Endpoint<ProjectDraftBody, ProjectBody>(
        "createProject", .post, "/api/v1/projects", "Makes a project, empty or of a template.", needs: .createProject,
        answer: .json(ProjectBody.schema, example: Example.project, status: 201),
        .json(ProjectDraftBody.schema, example: ProjectDraftBody(title: "The Night Train")), make: { $0 })

    /// Makes a project of a screenplay.
    public static let importScreenplay = Endpoint<Requests.Screenplay, ImportBody>(
        "importScreenplay", .post, "/api/v1/screenplays", "Makes a project of a screenplay in Fountain.",
        needs: .createProject,
        answer: .json(
            ImportBody.schema, example: ImportBody(project: Example.project, problems: []), status: 201),
        problems: [.badRequest], bodyLimit: 8 << 20,
        .optional(.query, "name", .fileName, "The file’s name."), .bytes(["text/plain"]),
        make: Requests.Screenplay.init)

    /// Breaks a screenplay down and keeps nothing.
    public static let breakDown = Endpoint<Requests.Screenplay, BreakdownBody>(
        "breakDown", .post, "/api/v1/breakdowns", "The film of a screenplay in Fountain; nothing is kept.",
        needs: .viewStudio,
        answer: .json(BreakdownBody.schema, example: BreakdownBody(document: Example.document, problems: [])),
        problems: [.badRequest], bodyLimit: 8 << 20,
        .optional(.query, "name", .fileName, "The file’s name."), .bytes(["text/plain"]),
        make: Requests.Screenplay.init)

    /// One project.
    public static let project = Endpoint<ProjectID, ProjectBody>(
        "project", .get, "/api/v1/projects/{project}", "One project.", needs: .viewProject,
        answer: .json(ProjectBody.schema, example: Example.project), .path("project", .project), make: { $0 })

    /// A project's document.
    public static let document = Endpoint<Requests.Document, DocumentBody>(
        "document", .get, "/api/v1/projects/{project}/document",
        "A project’s document.",
        needs: .viewProject, answer: .json(DocumentBody.schema, example: Example.document),
        .path("project", .project),
        .optional(.query, "revision", .revision, "As of that revision; the newest if nothing is said."),
        make: Requests.Document.init)

    /// Appends a change to a document.
    public static let appendChange = Endpoint<Requests.Append, LoggedChangeBody>(
        "appendChange", .post, "/api/v1/projects/{project}/changes",
        "Appends a change at the head, whatever its base; the same id again answers what was stored.",
        needs: .editProject, answer: .json(LoggedChangeBody.schema, example: Example.loggedChange),
        problems: [.ruleRefused, .revisionMismatch, .conflict], bodyLimit: ChangeDraftBody.byteLimit,
        .path("project", .project),
        .optional(.header, "If-Match", .entityTag, "The revision that must be the head."),
        .json(ChangeDraftBody.schema, example: Example.changeDraft), make: Requests.Append.init)

    /// A document's log.
    public static let changes = Endpoint<Requests.Changes, ListBody<LoggedChangeBody>>(
        "changes", .get, "/api/v1/projects/{project}/changes", "A document’s changes, oldest first.",
        needs: .viewProject,
        answer: .json(
            ListBody.schema("LoggedChange", of: LoggedChangeBody.schema),
            example: ListBody(items: [Example.loggedChange])), .path("project", .project),
        .optional(.query, "after", .revision, "Only changes that make later revisions."), .limit, .cursor,
        make: { Requests.Changes(project: $0, after: $1, page: Page(count: $2, cursor: $3)) })

    /// What happened in a project.
    public static let events = Endpoint<Requests.Events, EventsBody>(
        "events", .get, "/api/v1/projects/{project}/events", "What happened in a project, in order.",
        needs: .viewProject, answer: .json(EventsBody.schema, example: Example.events), .path("project", .project),
        .optional(.query, "since", .position, "Only events with greater numbers; 0 if nothing is said."), .limit,
        make: { Requests.Events(project: $0, since: $1 ?? 0, limit: $2) })
}
