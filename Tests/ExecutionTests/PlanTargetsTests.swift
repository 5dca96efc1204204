import Execution
import GraphCore
import ProductionModel
import Testing

/// The kinds of run: up to here, this alone, what is stale.
struct PlanTargetsTests {
    private func plan(
        _ document: GraphDocument, _ targets: RunTargets, using takes: [NodeID: ChosenTake] = [:],
        shown: [NodeID: ShownTake] = [:]
    ) -> RunPlan {
        SampleFilm.planner.plan(
            document, at: Revision(1), targets: targets, tier: .draft, using: takes, shown: shown)
    }

    private func take(_ number: UInt64) -> ChosenTake {
        ChosenTake(
            take: TakeID(Identifier128(high: 1, low: number)), media: ContentHash(words: (number, 2, 3, 4)), frames: 24)
    }

    /// What every node shows that has been rendered as the document says.
    private func allShown(_ document: GraphDocument) -> [NodeID: ShownTake] {
        let jobs = plan(document, .everything).jobs
        var shown: [NodeID: ShownTake] = [:]
        for (number, job) in jobs.enumerated() {
            guard case .node(let node) = job.subject else { continue }
            shown[node] = ShownTake(take: take(UInt64(number) + 1), fingerprint: job.fingerprint)
        }
        return shown
    }

    private func subjects(_ plan: RunPlan) -> [JobSubject] { plan.jobs.map(\.subject) }

    // MARK: This alone

    @Test func `only this node is rendered, from the takes that its inputs show, also stale ones`() throws {
        let before = try SampleFilm.document(shots: 2)
        let shown = allShown(before)
        let document = try SampleFilm.document(
            shots: 2, [.setField(.node(SampleFilm.shot(1)), key: "action", value: .text("Another"))])
        let plan = plan(document, .only([SampleFilm.sequence]), shown: shown)
        #expect(subjects(plan) == [.node(SampleFilm.sequence)])
        let first = try #require(shown[SampleFilm.shot(1)]?.take)
        let second = try #require(shown[SampleFilm.shot(2)]?.take)
        #expect(plan.jobs.first?.inputs.map(\.source) == [.take(first), .take(second)])
    }

    @Test func `an input without a take is rendered, because it must be`() throws {
        let document = try SampleFilm.document(shots: 2)
        var shown = allShown(document)
        shown[SampleFilm.shot(2)] = nil
        let plan = plan(document, .only([SampleFilm.sequence]), shown: shown)
        #expect(subjects(plan) == [.node(SampleFilm.shot(2)), .node(SampleFilm.sequence)])
        #expect(plan.jobs.last?.inputs.last?.source == .job(0))
    }

    @Test func `of nodes that are asked for alone, one reads what another makes`() throws {
        let document = try SampleFilm.document(shots: 2)
        let plan = plan(
            document, .only([SampleFilm.sequence, SampleFilm.shot(1)]), shown: allShown(document))
        #expect(subjects(plan) == [.node(SampleFilm.shot(1)), .node(SampleFilm.sequence)])
        #expect(plan.jobs.last?.inputs.first?.source == .job(0))
    }

    @Test func `a pinned take stands in before the shown one`() throws {
        let document = try SampleFilm.document(shots: 1)
        let plan = plan(
            document, .only([SampleFilm.sequence]), using: [SampleFilm.shot(1): take(77)], shown: allShown(document))
        #expect(plan.jobs.first?.inputs.map(\.source) == [.take(take(77))])
    }

    @Test func `up to here and everything look at no shown take`() throws {
        let document = try SampleFilm.document(shots: 2)
        let shown = allShown(document)
        #expect(plan(document, .nodes([SampleFilm.sequence]), shown: shown).jobs.count == 3)
        #expect(plan(document, .everything, shown: shown).jobs.count == 3)
    }

    // MARK: What is stale

    @Test func `with nothing stale there is nothing to do, and it is said`() throws {
        let document = try SampleFilm.document(shots: 3)
        let plan = plan(document, .stale, shown: allShown(document))
        #expect(plan.jobs.isEmpty)
        #expect(plan.isComplete)
        #expect(
            plan.diagnostics == [
                PlanDiagnostic(
                    .note, node: NodeID(1), "Nothing is stale: every take is of what the canvas says now.")
            ])
    }

    @Test func `an edit makes its node and what it feeds stale, the fresh takes of the others stand in`() throws {
        let shown = allShown(try SampleFilm.document(shots: 3))
        let document = try SampleFilm.document(
            shots: 3, [.setField(.node(SampleFilm.shot(2)), key: "action", value: .text("Another"))])
        let plan = plan(document, .stale, shown: shown)
        #expect(subjects(plan) == [.node(SampleFilm.shot(2)), .node(SampleFilm.sequence)])
        let first = try #require(shown[SampleFilm.shot(1)]?.take)
        let third = try #require(shown[SampleFilm.shot(3)]?.take)
        #expect(plan.jobs.last?.inputs.map(\.source) == [.take(first), .job(0), .take(third)])
        #expect(plan.diagnostics.isEmpty)
    }

    @Test func `a missing take and one of unknown origin are stale, a renamed or moved node is not`() throws {
        let document = try SampleFilm.document(
            shots: 3, [.rename(SampleFilm.shot(1), to: "New"), .move(SampleFilm.shot(1), to: CanvasPoint(x: 9, y: 9))])
        var shown = allShown(try SampleFilm.document(shots: 3))
        shown[SampleFilm.shot(2)] = nil
        shown[SampleFilm.shot(3)] = shown[SampleFilm.shot(3)].map { ShownTake(take: $0.take, fingerprint: nil) }
        let plan = plan(document, .stale, shown: shown)
        #expect(subjects(plan) == [.node(SampleFilm.shot(3)), .node(SampleFilm.shot(2))])
    }

    @Test func `a pinned node is never stale, and its take stands in for what it feeds`() throws {
        let shown = allShown(try SampleFilm.document(shots: 2))
        let document = try SampleFilm.document(
            shots: 2, [.setField(.node(SampleFilm.shot(2)), key: "action", value: .text("Another"))])
        let plan = plan(document, .stale, using: [SampleFilm.shot(2): take(77)], shown: shown)
        #expect(subjects(plan) == [.node(SampleFilm.sequence)])
        #expect(plan.jobs.first?.inputs.last?.source == .take(take(77)))
    }

    @Test func `muted nodes are not stale, and what is stale but cannot run is said`() throws {
        let shown = allShown(try SampleFilm.document(shots: 2))
        let muted = try SampleFilm.document(shots: 2, [.setSwitch(SampleFilm.sequence, .muted, isOn: true)])
        #expect(plan(muted, .stale, shown: shown).jobs.isEmpty)
        let broken = try SampleFilm.document(shots: 2, [.disconnect(WireID(1_002))])
        let plan = plan(broken, .stale, shown: shown)
        #expect(plan.jobs.isEmpty)
        #expect(plan.diagnostics.map(\.severity) == [.error, .error])
    }

    // MARK: What is asked for in vain

    @Test(arguments: [RunTargets.nodes, RunTargets.only])
    func `targets that are gone are named, up to a hundred, and the others run`(
        _ targets: @Sendable ([NodeID]) -> RunTargets
    ) throws {
        let gone = (0..<100_000).map { NodeID(1_000_000 + UInt64($0)) }
        let plan = plan(try SampleFilm.document(shots: 1), targets(gone + gone + [SampleFilm.shot(1)]))
        #expect(subjects(plan) == [.node(SampleFilm.shot(1))])
        #expect(plan.diagnostics.count == 101)
        #expect(plan.diagnostics.first?.message == "The node to run is no longer on the canvas.")
        #expect(plan.diagnostics.last?.message == "99900 more nodes to run are gone as well.")
        #expect(!plan.isComplete)
    }

    @Test func `a bypassed node has nothing to run, and hands on what was rendered although it has a take`() throws {
        let grade = NodeID(77)
        let document = try SampleFilm.document(
            shots: 1,
            [
                .addNode(SampleFilm.node(grade, "grade", "Warm")),
                .connect(
                    Wire(
                        id: WireID(1), source: PortReference(node: SampleFilm.shot(1), port: "video"),
                        target: PortReference(node: grade, port: "source"))),
                .disconnect(WireID(2_001)),
                .connect(
                    Wire(
                        id: WireID(2), source: PortReference(node: grade, port: "video"),
                        target: PortReference(node: SampleFilm.sequence, port: "video"))),
                .setSwitch(grade, .bypassed, isOn: true),
            ])
        let asked = plan(document, .nodes([grade]))
        #expect(asked.jobs.isEmpty)
        #expect(asked.diagnostics.map(\.message) == ["“Warm” is bypassed and has nothing to run."])
        let shown = [grade: ShownTake(take: take(5), fingerprint: nil)]
        let cut = plan(document, .only([SampleFilm.sequence]), shown: shown)
        #expect(cut.jobs.last?.inputs.map(\.source) == [.job(0)])
    }

    @Test func `a payload is encoded as its value is, through bypassed nodes, several ports and long cuts`() throws {
        let document = try SampleFilm.document(
            shots: 150,
            [
                .setField(.node(NodeID(1)), key: "title", value: .text("Film")),
                .setField(.wire(WireID(2_003)), key: "transition", value: .text("dissolve")),
                .setSwitch(SampleFilm.shot(9), .muted, isOn: true),
            ])
        let plan = plan(document, .everything)
        #expect(plan.jobs.count == 150)
        for job in plan.jobs { #expect(job.encodedPayload == EncodedPayload(job.payload)) }
        #expect(plan.jobs.last.map { $0.encodedPayload.bytes.count > 10_000 } == true)
    }

    @Test func `a row of nodes longer than a payload can hold is refused, and what fits can be read back`() throws {
        var operations: [GraphOperation] = []
        var last = SampleFilm.shot(1)
        for number in UInt64(0)..<60 {
            let grade = NodeID(5_000 + number)
            operations.append(.addNode(SampleFilm.node(grade, "grade", "Grade \(number)")))
            operations.append(
                .connect(
                    Wire(
                        id: WireID(5_000 + number), source: PortReference(node: last, port: "video"),
                        target: PortReference(node: grade, port: "source"))))
            last = grade
        }
        let plan = plan(try SampleFilm.document(shots: 1, operations), .everything)
        // The scene, the shot and 26 grades; beside them the sequence, which reads the shot.
        #expect(plan.jobs.count == 1 + 26 + 1)
        for job in plan.jobs { #expect(try Value(decoding: job.encodedPayload.bytes) == job.payload) }
        #expect(plan.diagnostics.count == 34)
        #expect(plan.diagnostics.first?.message == "“Grade 26” stands behind 28 others in a row; at most 27 can.")
        #expect(plan.diagnostics.last?.message == "“Grade 59” cannot run because “Grade 58” cannot.")
    }

    @Test func `every input of a plan comes before its reader, however many nodes are asked for`() throws {
        let document = try SampleFilm.document(shots: 150)
        let targets = document.nodes.map(\.id)
        let plan = plan(document, .nodes(targets + targets.reversed()))
        #expect(plan.jobs.count == 151)
        for (index, job) in plan.jobs.enumerated() {
            for case .job(let source) in job.inputs.map(\.source) { #expect(source < index) }
        }
        #expect(plan.jobs == self.plan(document, .everything).jobs)
    }
}
