public import Access
public import Execution
public import GraphCore
public import MediaStorage
public import Persistence
public import StudioAPI

/// Makes takes again and says how the result compares with them.
///
/// Every method throws `StoreError` for what is not there or not allowed, as the store does, and `Problem` with a
/// sentence for what cannot be made again.
public struct VerificationDesk: Sendable {
    private let store: any StudioStore
    private let media: MediaStore
    private let offered: Set<FunctionName>?
    private let mint: @Sendable () -> Identifier128

    /// A desk over a studio. `offered` is what can be executed; nil stands for what the workers of the queue offer at
    /// the time.
    public init(
        store: any StudioStore, media: MediaStore, offered: Set<FunctionName>? = nil,
        mint: @escaping @Sendable () -> Identifier128
    ) {
        self.store = store
        self.media = media
        self.offered = offered
        self.mint = mint
    }

    /// Asks for a take to be made again: the same function, payload and files, never taken over.
    public func start(_ take: TakeID, as principal: Principal) async throws -> VerificationBody {
        let origin = try await store.origin(of: take, as: principal)
        try await check(origin, as: principal)
        let job = PlannedJob(
            subject: .media(origin.take.media),
            function: FunctionSpec(
                name: origin.function, determinism: .none, needs: origin.needs, output: origin.take.kind),
            payload: origin.payload, inputs: try origin.inputs.map(planned))
        let request = RunRequest(
            id: RunID(mint()), project: origin.take.project,
            plan: RunPlan(revision: origin.revision, tier: origin.take.tier, jobs: [job]), priority: .interactive,
            verifies: take)
        let run = try await store.submit(request, as: principal)
        guard let submitted = try await store.jobs(of: run.id, as: principal).first else { throw Problem(.fault) }
        return try await verification(submitted.id, as: principal)
    }

    /// What came of it.
    public func verification(_ job: JobID, as principal: Principal) async throws -> VerificationBody {
        let stored = try await store.verification(job, as: principal)
        let origin = try await store.origin(of: stored.take, as: principal)
        return VerificationBody(stored, of: origin)
    }

    /// Throws a sentence when something that the work needs is no longer here.
    private func check(_ origin: TakeOrigin, as principal: Principal) async throws {
        let offered = try await offered(as: principal)
        guard offered.contains(origin.function) else {
            throw Problem(.conflict, VerificationDesk.absence(of: origin.function, offered))
        }
        guard EncodedPayload(origin.payload).hash == origin.payloadHash else {
            throw Problem(
                .conflict,
                "What the take was made from is written in a form that this version no longer writes: render it again.")
        }
        guard media.contains(origin.take.media) else {
            throw Problem(.conflict, "The take’s file is missing from the media folder: restore it, then verify again.")
        }
        if let missing = origin.inputs.first(where: { !media.contains($0.hash) }) {
            throw Problem(
                .conflict,
                "The file of \(VerificationDesk.name(missing)) is missing from the media folder: restore it, then verify again."
            )
        }
    }

    private func offered(as principal: Principal) async throws -> Set<FunctionName> {
        if let offered { return offered }
        let workers = try await store.queue(
            as: Principal(
                user: principal.user, credential: .local, request: principal.request)
        ).workers
        return workers.reduce(into: []) { $0.formUnion($1.offer.functions) }
    }

    private static func absence(of function: FunctionName, _ offered: Set<FunctionName>) -> String {
        let name = "\(function.name) \(function.version)"
        let others = offered.filter { $0.name == function.name }.map { "\($0.version)" }.sorted()
        guard !others.isEmpty else {
            return "No worker here offers \(name), which made the take: start one that does, then verify again."
        }
        return "The take was made by \(name), and here is only version \(others.joined(separator: ", ")): start the "
            + "Backlot that made it, or render it again."
    }

    private func planned(_ input: TakeInput) throws(Problem) -> PlannedInput {
        guard let take = input.take else {
            throw Problem(.conflict, "A file that the take was made from belongs to no take any more: render it again.")
        }
        return PlannedInput(
            port: input.port, node: input.node,
            source: .take(ChosenTake(take: take, media: input.hash, frames: input.frames)),
            wireFields: input.wireFields)
    }

    /// An input, as the object of a sentence.
    static func name(_ input: TakeInput) -> String {
        input.takeNumber.map { "take \($0) of node \(input.node.text)" } ?? "an input"
    }
}

extension VerificationBody {
    init(_ stored: StoredVerification, of origin: TakeOrigin) {
        let comparison = stored.recipe.flatMap { TakeComparison($0[RecipeKey.comparison]) }
        let likeness = comparison?.likeness
        var reasons: [String] = []
        if let recipe = stored.recipe {
            reasons = RecipeDifferences.sentences(then: origin.take.recipe, now: recipe)
            reasons += origin.inputs.filter(\.isDeleted).map { input in
                "The take was made from \(VerificationDesk.name(input)), which is deleted."
            }
        }
        self.init(
            job: stored.job.id.bits, run: stored.job.run.bits, take: origin.take.id.bits, number: origin.take.number,
            node: origin.take.node, state: JobBody.State(stored.job.state), message: stored.job.message,
            outcome: comparison.map { Outcome($0.outcome) }, media: origin.take.media, rendered: comparison?.rendered,
            ssim: likeness.map {
                LikenessBody(
                    mean: $0.meanSimilarity, worst: $0.worstSimilarity, tolerance: TakeComparison.leastSimilarity)
            },
            psnr: likeness.map {
                LikenessBody(mean: $0.meanRatio, worst: $0.worstRatio, tolerance: TakeComparison.leastRatio)
            }, reasons: reasons)
    }
}

extension VerificationBody.Outcome {
    fileprivate init(_ outcome: TakeComparison.Outcome) {
        switch outcome {
        case .equal: self = .equal
        case .alike: self = .alike
        case .different: self = .different
        }
    }
}
