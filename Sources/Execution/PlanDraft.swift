import GraphCore

/// A plan in the making: what each node contributes, found from the inputs on.
struct PlanDraft {
    /// A node as its readers see it.
    struct Contribution {
        let node: NodeID
        let content: PayloadContent
        /// The file that goes with it, if its kind makes one.
        let source: PlannedSource?
    }

    /// What comes of a node.
    enum Standing {
        /// Muted, or bypassed with nothing to hand on.
        case leftOut
        /// It cannot run; a diagnostic has said why.
        case unusable
        case contributes(Contribution)
        /// Bypassed: what it hands on, by port type.
        case handsOn([FieldKey: [Contribution]])
    }

    /// A node's inputs, gathered.
    struct Gathered {
        var ports: [PayloadPort] = []
        var files: [PlannedInput] = []
        var missing: [PortSpec] = []
        var brokenSource: NodeID?
    }

    private(set) var jobs: [PlannedJob] = []
    private(set) var diagnostics: [PlanDiagnostic]
    /// What nodes give to payloads, as far as it was made before or has been made here.
    var contents: [NodeID: PayloadContent] = [:]
    private let survey: PlanSurvey
    private let document: GraphDocument
    private let planner: Planner
    private let fingerprints: FingerprintTable
    private let takes: [NodeID: ChosenTake]
    private let film: PayloadFilm
    /// What comes of each stop of the survey; nil until it is placed.
    private var standings: [Standing?]

    init(
        _ survey: PlanSurvey, of document: GraphDocument, _ planner: Planner, _ fingerprints: FingerprintTable,
        takes: [NodeID: ChosenTake], diagnostics: [PlanDiagnostic]
    ) {
        self.survey = survey
        self.document = document
        self.planner = planner
        self.fingerprints = fingerprints
        self.takes = takes
        self.diagnostics = diagnostics
        standings = Array(repeating: nil, count: survey.stops.count)
        let root = document.root
        film = PayloadFilm(fields: planner.reading(of: root)?.fields.choose(from: root.fields) ?? [:])
    }

    /// Decides what comes of the surveyed nodes, of which those are asked for.
    mutating func place(_ asked: [NodeID]) {
        let mayRun = stopsToRender(for: asked.compactMap { survey.place(of: $0) })
        for place in survey.inputsFirst { standings[place] = standing(of: place, mayRun: mayRun[place]) }
    }

    /// Adds the job of an export beside the one of its node.
    mutating func attach(_ export: ExportRequest) {
        guard let place = survey.place(of: export.node), let reading = survey.stops[place].reading,
            case .contributes(let contribution)? = standings[place]
        else { return }
        jobs.append(
            PlannedJob(
                subject: .export(export.id), function: export.function,
                payload: contribution.content.payload(film, export.extras), inputs: gather(place, reading).files))
    }

    /// Of each stop, whether a target is reached from it without passing one whose take stands in.
    private func stopsToRender(for targets: [Int]) -> [Bool] {
        var isNeeded = Array(repeating: false, count: survey.stops.count)
        var pending = targets
        while let place = pending.popLast() {
            let node = survey.stops[place].node
            // A bypassed node's own take is not what it hands on.
            let isTaken = takes[node.id] != nil && !node.isBypassed
            guard !isNeeded[place], !node.isMuted, !isTaken else { continue }
            isNeeded[place] = true
            pending.append(contentsOf: survey.stops[place].sources)
        }
        return isNeeded
    }

    // MARK: One node

    private mutating func standing(of place: Int, mayRun: Bool) -> Standing {
        let node = survey.stops[place].node
        if node.isMuted {
            if planner.function(of: node) != nil {
                say(.note, of: node, "\(planner.name(node)) is muted and left out.")
            }
            return .leftOut
        }
        guard let reading = survey.stops[place].reading else {
            let unknown = "is of a kind that this version does not know; update Backlot or remove the node."
            say(.error, of: node, "\(planner.name(node)) \(unknown)")
            return .unusable
        }
        if node.isBypassed { return handOn(place, reading) }
        let gathered = gather(place, reading)
        if let take = takes[node.id] {
            return .contributes(
                Contribution(node: node.id, content: content(of: node, reading, gathered), source: .take(take)))
        }
        if let broken = gathered.brokenSource {
            let cause = document.node(broken).map(planner.name) ?? "one of its inputs"
            say(.error, of: node, "\(planner.name(node)) cannot run because \(cause) cannot.")
            return .unusable
        }
        for port in gathered.missing {
            say(.error, of: node, "\(planner.name(node)) needs its input \(port.title): wire something into it.")
        }
        let steps = PayloadContent.steps(behind: gathered.ports)
        if steps > PayloadContent.stepLimit {
            say(
                .error, of: node,
                "\(planner.name(node)) stands behind \(steps - 1) others in a row; at most \(PayloadContent.stepLimit - 1) can."
            )
        }
        guard gathered.missing.isEmpty, steps <= PayloadContent.stepLimit else { return .unusable }
        return .contributes(contribution(of: node, reading, gathered, mayRun: mayRun))
    }

    private mutating func contribution(
        of node: Node, _ reading: KindReading, _ gathered: Gathered, mayRun: Bool
    ) -> Contribution {
        let content = content(of: node, reading, gathered)
        guard mayRun, let function = reading.function else {
            return Contribution(node: node.id, content: content, source: nil)
        }
        jobs.append(
            PlannedJob(
                node: node.id, function: function, content: content, film: film, inputs: gathered.files,
                fingerprint: fingerprints.fingerprint(of: node.id)))
        return Contribution(node: node.id, content: content, source: .job(jobs.count - 1))
    }

    private mutating func content(of node: Node, _ reading: KindReading, _ gathered: Gathered) -> PayloadContent {
        let fields = reading.fields.choose(from: node.fields)
        if let known = contents[node.id], known.isMade(of: reading.kind.key, fields, gathered.ports) { return known }
        let content = PayloadContent(kind: reading.kind.key, fields: fields, gathered.ports)
        contents[node.id] = content
        return content
    }

    private func handOn(_ place: Int, _ reading: KindReading) -> Standing {
        var byType: [FieldKey: [Contribution]] = [:]
        let outputs = Set(reading.kind.ports.filter { $0.direction == .output }.map(\.type))
        let stop = survey.stops[place]
        for input in reading.inputs where outputs.contains(input.port.type) {
            for (wire, source) in zip(stop.wires, stop.sources) where wire.target.port == input.port.key {
                // Bypassed nodes that feed each other twice would double what is handed on with every step.
                let room = max(0, GraphLimits.elements - byType[input.port.type, default: []].count)
                byType[input.port.type, default: []] += (contributions(over: wire, from: source) ?? []).prefix(room)
            }
        }
        return byType.isEmpty ? .leftOut : .handsOn(byType)
    }

    private func gather(_ place: Int, _ reading: KindReading) -> Gathered {
        var gathered = Gathered()
        let stop = survey.stops[place]
        for input in reading.inputs {
            var entries = PayloadPort(key: input.port.key)
            for (wire, source) in zip(stop.wires, stop.sources) where wire.target.port == input.port.key {
                guard let found = contributions(over: wire, from: source) else {
                    gathered.brokenSource = gathered.brokenSource ?? wire.source.node
                    continue
                }
                let fields = input.wireFields.choose(from: wire.fields)
                for contribution in input.port.isRepeating ? found[...] : found.prefix(1) {
                    entries.entries.append((contribution.content, fields))
                    guard let source = contribution.source else { continue }
                    gathered.files.append(
                        PlannedInput(port: input.port.key, node: contribution.node, source: source, wireFields: fields))
                }
            }
            if !entries.entries.isEmpty { gathered.ports.append(entries) }
            if entries.entries.isEmpty, input.port.isRequired { gathered.missing.append(input.port) }
        }
        return gathered
    }

    /// What arrives over a wire; nil when what stands at its other end cannot run.
    private func contributions(over wire: Wire, from source: Int) -> [Contribution]? {
        switch standings[source] {
        case .contributes(let contribution): return [contribution]
        case .handsOn(let byType):
            guard let kind = survey.stops[source].reading?.kind else { return nil }
            let port = kind.ports.first { $0.direction == .output && $0.key == wire.source.port }
            return port.flatMap { byType[$0.type] } ?? []
        case .leftOut: return []
        case .unusable, nil: return nil
        }
    }

    private mutating func say(_ severity: PlanDiagnostic.Severity, of node: Node, _ message: String) {
        diagnostics.append(PlanDiagnostic(severity, node: node.id, message))
    }
}
