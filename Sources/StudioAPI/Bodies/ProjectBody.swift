public import GraphCore
public import ProductionModel

/// A picture that stands for a film or a take.
public struct PosterBody: Hashable, Sendable {
    /// The file.
    public let media: ContentHash
    /// Its length in frames.
    public let frames: Int64

    /// A poster from its parts.
    public init(media: ContentHash, frames: Int64) {
        self.media = media
        self.frames = frames
    }

    /// `{media, frames}`.
    public static let schema = Schema.object(
        "Poster", "What a project’s card shows.", .member("media", \.media, .spelled(.hash)),
        .member("frames", \.frames, .count, "The file’s length."), make: PosterBody.init)
}

/// A project as its card shows it.
public struct ProjectBody: Hashable, Sendable {
    /// The project.
    public let id: ProjectID
    /// The title of its film.
    public let title: String
    /// When it was made.
    public let created: Moment
    /// When its document last changed.
    public let changed: Moment
    /// The newest revision of its document.
    public let head: Revision
    /// How many shots the film has.
    public let shots: Int
    /// How many of them have a take.
    public let finishedShots: Int
    /// The film's length in frames.
    public let frames: Int64
    /// Frames in a second.
    public let rate: FrameRate
    /// The picture's shape.
    public let aspect: AspectRatio
    /// The newest film, else the newest take.
    public let poster: PosterBody?
    /// Who works on it.
    public let people: [PersonBody]

    /// A project from its parts.
    public init(
        id: ProjectID, title: String, created: Moment, changed: Moment, head: Revision, shots: Int,
        finishedShots: Int, frames: Int64, rate: FrameRate, aspect: AspectRatio, poster: PosterBody?,
        people: [PersonBody]
    ) {
        self.id = id
        self.title = title
        self.created = created
        self.changed = changed
        self.head = head
        self.shots = shots
        self.finishedShots = finishedShots
        self.frames = frames
        self.rate = rate
        self.aspect = aspect
        self.poster = poster
        self.people = people
    }

    /// See `Project` in Docs/live.md.
    public static let schema = Schema.object(
        "Project", "A project as its card shows it.", .member("id", \.id, .spelled(.project)),
        .member("title", \.title, .text(0...GraphLimits.titleBytes)), .member("created", \.created, .spelled(.moment)),
        .member("changed", \.changed, .spelled(.moment), "When its document last changed."),
        .member("head", \.head, .revision, "The newest revision of its document."), .member("shots", \.shots, .count),
        .member("finishedShots", \.finishedShots, .count, "How many shots have a take."),
        .member("frames", \.frames, .count, "The film’s length."),
        .member("rate", \.rate, rate), .member("aspect", \.aspect, aspect),
        .member("poster", \.poster, PosterBody.schema.orNull, "The newest film, else the newest take."),
        .member("people", \.people, .list(PersonBody.schema, limit: 10_000), "Who works on it."),
        make: ProjectBody.init)

    static let rate = Schema<Ratio>.ratio(
        "Rate", "Frames in a second, as an exact fraction.", "numerator", "denominator"
    ).mapped(
        expecting: "a rate from 1 to 240 frames a second, in lowest terms",
        into: { ratio in
            FrameRate(ratio.first, ratio.second).flatMap { $0.numerator == ratio.first ? $0 : nil }
        }, from: { Ratio(first: $0.numerator, second: $0.denominator) })

    private static let aspect = Schema<Ratio>.ratio(
        "Aspect", "Width over height of the picture.", "width", "height"
    ).mapped(
        expecting: "an aspect from 1:4 to 4:1", into: { AspectRatio($0.first, $0.second) },
        from: { Ratio(first: $0.width, second: $0.height) })
}

/// Two numbers that stand for a fraction.
private struct Ratio: Sendable {
    let first: Int32
    let second: Int32
}

extension Schema where Content == Ratio {
    fileprivate static func ratio(_ name: String, _ help: String, _ first: String, _ second: String) -> Schema {
        .object(
            name, help, .member(first, \.first, Schema<Int32>.integer(1...Int32.max)),
            .member(second, \.second, Schema<Int32>.integer(1...Int32.max)), make: { Ratio(first: $0, second: $1) })
    }
}

/// A project that is asked for.
public struct ProjectDraftBody: Hashable, Sendable {
    /// A film to begin with.
    public enum Template: String, CaseIterable, Sendable {
        case dialogueScene = "dialogue_scene"
        case chase
        case threeAct = "three_act"
        case sevenPoint = "seven_point"
        case fifteenBeat = "fifteen_beat"
    }

    /// The film's title.
    public let title: String
    /// What it begins with; nil for an empty canvas.
    public let template: Template?

    /// A draft from its parts.
    public init(title: String, template: Template? = nil) {
        self.title = title
        self.template = template
    }

    /// `{title, template?}`.
    public static let schema = Schema.object(
        "ProjectDraft", "A project that is asked for.", .member("title", \.title, .name(limit: GraphLimits.titleBytes)),
        .optional(
            "template", \.template, .choice("FilmTemplate", "A film to begin with."), "Nothing for an empty canvas."),
        make: ProjectDraftBody.init)
}

/// A screenplay's film, which is kept nowhere.
public struct BreakdownBody: Hashable, Sendable {
    /// The film as a document of its own.
    public let document: DocumentBody
    /// What could not be understood, a sentence each, with its line.
    public let problems: [String]

    /// An answer from its parts.
    public init(document: DocumentBody, problems: [String]) {
        self.document = document
        self.problems = problems
    }

    /// `{document, problems}`.
    public static let schema = Schema.object(
        "Breakdown", "A screenplay’s film, which is kept nowhere.",
        .member("document", \.document, DocumentBody.schema),
        .member(
            "problems", \.problems, .list(.text(0...4096), limit: 10_000),
            "What could not be understood, a sentence each."), make: BreakdownBody.init)
}

/// What became of a screenplay.
public struct ImportBody: Hashable, Sendable {
    /// The project it became.
    public let project: ProjectBody
    /// What could not be understood, a sentence each, with its line.
    public let problems: [String]

    /// An answer from its parts.
    public init(project: ProjectBody, problems: [String]) {
        self.project = project
        self.problems = problems
    }

    /// `{project, problems}`.
    public static let schema = Schema.object(
        "Import", "What became of a screenplay.", .member("project", \.project, ProjectBody.schema),
        .member(
            "problems", \.problems, .list(.text(0...4096), limit: 10_000),
            "What could not be understood, a sentence each."), make: ImportBody.init)
}
