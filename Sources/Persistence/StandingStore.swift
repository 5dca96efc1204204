public import Access
public import Execution
public import GraphCore
public import ProductionModel

/// How a node stands: its newest job, and what it shows without a pin.
public struct NodeStanding: Hashable, Sendable {
    /// The node.
    public let node: NodeID
    /// Its newest job, if it ever had one.
    public let job: JobSummary?
    /// What its last succeeded or cached job made.
    public let take: Take?
    /// How many takes it has in sight.
    public let takeCount: Int
    /// How often people said something about one of its takes.
    public let reviewCount: Int
    /// The fingerprint of the work behind ``take``, as the document said it then.
    public let fingerprint: Fingerprint?

    /// A standing from its parts.
    public init(
        node: NodeID, job: JobSummary?, take: Take?, takeCount: Int, reviewCount: Int, fingerprint: Fingerprint?
    ) {
        self.node = node
        self.job = job
        self.take = take
        self.takeCount = takeCount
        self.reviewCount = reviewCount
        self.fingerprint = fingerprint
    }
}

/// How a project's nodes and runs stand as of one event of its stream.
public struct ProjectStanding: Hashable, Sendable {
    /// The newest event that is accounted for.
    public let event: UInt64
    /// The nodes that were asked for and ever had a job, by id.
    public let nodes: [NodeStanding]
    /// The runs that were asked for.
    public let runs: [RunSummary]

    /// A standing from its parts.
    public init(event: UInt64, nodes: [NodeStanding], runs: [RunSummary]) {
        self.event = event
        self.nodes = nodes
        self.runs = runs
    }
}

/// Of what a standing tells.
public enum StandingScope: Hashable, Sendable {
    /// Every node, and the runs that are not settled.
    case everything
    /// These nodes and these runs.
    case only(nodes: Set<NodeID>, runs: Set<RunID>)
}

/// How fast a function worked lately.
public struct FunctionPace: Hashable, Sendable {
    /// The function.
    public let function: FunctionName
    /// How finely.
    public let tier: QualityTier
    /// Seconds of work for one frame of the result, of which three in four of the measured jobs needed no more.
    public let secondsPerFrame: Double
    /// The same for one in four: the lower end of its error bar.
    public let low: Double
    /// The same for nineteen in twenty: the upper end of its error bar.
    public let high: Double
    /// How many jobs were measured.
    public let samples: Int

    /// A pace from measured seconds for one frame, in any order; nil when there are none.
    public init?(function: FunctionName, tier: QualityTier, measured: [Double]) {
        guard !measured.isEmpty else { return nil }
        let sorted = measured.sorted()
        // The nearest rank: the smallest sample of which at least that share of all is no greater.
        func rank(_ share: Double) -> Double {
            sorted[min(sorted.count, max(1, Int((share * Double(sorted.count)).rounded(.up)))) - 1]
        }
        self.function = function
        self.tier = tier
        secondsPerFrame = rank(0.75)
        low = rank(0.25)
        high = rank(0.95)
        samples = sorted.count
    }
}

/// What a plan's job would find.
public struct JobForecast: Hashable, Sendable {
    /// Whether its result is known, so that it would be cached.
    public let isKnown: Bool
    /// The take of its node that has the result already, and its number.
    public let take: TakeID?
    /// That take's number.
    public let takeNumber: Int?

    /// A forecast from its parts.
    public init(isKnown: Bool, take: TakeID? = nil, takeNumber: Int? = nil) {
        self.isKnown = isKnown
        self.take = take
        self.takeNumber = takeNumber
    }
}

/// What screens show of work that is asked for, in hand and done.
public protocol StandingStore: Sendable {
    /// How nodes and runs stand, with the number of the event up to which that is so: one moment for all of it.
    func standing(
        of project: ProjectID, _ scope: StandingScope, as principal: Principal
    ) async throws -> ProjectStanding
    /// The places in the queue of a project's jobs that wait for a worker, 1 being next. Jobs behind the first 10,000
    /// of the studio have none.
    func queuePositions(of project: ProjectID, as principal: Principal) async throws -> [JobID: Int]
    /// How fast each function worked, from its last twenty finished jobs at each tier.
    func paces(as principal: Principal) async throws -> [FunctionPace]
    /// Which of a plan's jobs would be cached, in plan order: their results are known already. Only a forecast: the
    /// signature that counts is the one of the moment a job becomes ready.
    func forecast(
        _ plan: RunPlan, of project: ProjectID, as principal: Principal
    ) async throws -> [JobForecast]
    /// What a file is, if it belongs to a take, a result or an asset of a project that the principal may see.
    func media(_ hash: ContentHash, as principal: Principal) async throws -> StoredMedia
}

/// A file that a row names.
public struct StoredMedia: Hashable, Sendable {
    /// The SHA-256 of its bytes.
    public let hash: ContentHash
    /// What kind of file it is.
    public let kind: MediaKind
    /// Its size in bytes.
    public let byteCount: Int64
    /// The media type (RFC 6838) it is served as, where its kind does not say it.
    public let mediaType: String?

    /// A file from its parts.
    public init(hash: ContentHash, kind: MediaKind, byteCount: Int64, mediaType: String? = nil) {
        self.hash = hash
        self.kind = kind
        self.byteCount = byteCount
        self.mediaType = mediaType
    }
}
