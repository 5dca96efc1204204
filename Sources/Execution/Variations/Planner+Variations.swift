public import GraphCore
public import ProductionModel

extension Planner {
    /// Plans variations of a node: one job for each cell, in their order, all over the takes that the node's inputs show.
    /// The document stays as it is.
    ///
    /// - Parameters:
    ///   - tier: how finely the node is rendered where the tier does not vary.
    ///   - pinned: takes that were chosen for nodes; shown: those that nodes show without.
    /// - Throws: a sentence when the node cannot run, when something that varies is not there, is not read by what
    ///   renders the node, or may not have one of the values, when an input has no take yet, and when two cells come to
    ///   the same.
    public func plan(
        _ matrix: VariationMatrix, of document: GraphDocument, at revision: Revision, tier: QualityTier,
        using pinned: [NodeID: ChosenTake] = [:], shown: [NodeID: ShownTake] = [:]
    ) throws(VariationError) -> RunPlan {
        guard let node = document.node(matrix.node) else {
            throw VariationError("The node to vary is no longer on the canvas.")
        }
        guard function(of: node) != nil else {
            throw VariationError("\(name(node)) is used by others and has nothing to run: vary what it is wired into.")
        }
        guard !node.isMuted, !node.isBypassed else {
            throw VariationError("\(name(node)) is \(node.isMuted ? "muted" : "bypassed"): switch that off to vary it.")
        }
        var supposed = document.feeding(node.id)
        try check(matrix, of: node, in: supposed)
        var takes = pinned
        takes[node.id] = nil
        var memory = PlanMemory()
        var jobs: [PlannedJob] = []
        var diagnostics: [PlanDiagnostic] = []
        for cell in 0..<matrix.count {
            var cellTier = tier
            for track in matrix.tracks(of: cell) {
                switch track {
                case .field(let owner, let key, let values):
                    for value in values { supposed.suppose(value, for: key, of: owner) }
                case .tier(let tiers): cellTier = tiers.first ?? tier
                }
            }
            let plan = plan(
                supposed, at: revision, targets: .only([node.id]), tier: cellTier, using: takes, shown: shown,
                remembering: &memory)
            if cell == 0 { diagnostics = plan.diagnostics }
            jobs.append(try onlyJob(of: plan, of: node, in: document).at(cellTier))
        }
        try checkThatCellsDiffer(jobs)
        return RunPlan(revision: revision, tier: tier, jobs: jobs, diagnostics: diagnostics, variations: matrix)
    }

    private func check(
        _ matrix: VariationMatrix, of node: Node, in document: GraphDocument
    ) throws(VariationError) {
        for case .field(let owner, let key, let values) in matrix.axes.flatMap(\.tracks) {
            guard owner != document.rootID, let varied = document.node(owner) else {
                throw VariationError("What varies does not feed \(name(node)): choose a field of it or of its inputs.")
            }
            if varied.id != node.id, function(of: varied) != nil {
                throw VariationError("\(name(varied)) is rendered by itself: make variations of it instead.")
            }
            guard let field = reading(of: varied)?.kind.fields.first(where: { $0.key == key }) else {
                throw VariationError("\(name(varied)) has no field “\(key.name)”.")
            }
            guard field.reader == .connected else {
                throw VariationError(
                    "“\(field.title)” of \(name(varied)) is not read by what renders \(name(node)): every take would be the same."
                )
            }
            for value in values {
                if let reason = document.objection(to: value, for: key, of: owner, catalogue: catalogue) {
                    throw VariationError(reason)
                }
            }
        }
    }

    private func onlyJob(
        of plan: RunPlan, of node: Node, in document: GraphDocument
    ) throws(VariationError) -> PlannedJob {
        if let problem = plan.diagnostics.first(where: { $0.severity == .error }) {
            throw VariationError(problem.message)
        }
        guard plan.jobs.count < 2 else {
            var input = "An input"
            if case .node(let id)? = plan.jobs.first?.subject, let missing = document.node(id) { input = name(missing) }
            throw VariationError(
                "\(input) has no take yet: run \(name(node)) once, then make variations over what its inputs show.")
        }
        guard let job = plan.jobs.first, job.subject == .node(node.id) else {
            throw VariationError("\(name(node)) has nothing to run.")
        }
        return job
    }

    private func checkThatCellsDiffer(_ jobs: [PlannedJob]) throws(VariationError) {
        struct Work: Hashable {
            let payload: ContentHash
            let tier: QualityTier?
        }
        var cells: [Work: Int] = [:]
        for (cell, job) in jobs.enumerated() {
            let work = Work(payload: job.encodedPayload.hash, tier: job.tier)
            if let earlier = cells.updateValue(cell, forKey: work) {
                throw VariationError(
                    "Variations \(earlier + 1) and \(cell + 1) are the same: a value stands twice, or nothing reads what differs."
                )
            }
        }
    }
}
