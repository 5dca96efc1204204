import Execution
import GraphCore
import ProductionModel
import Testing

struct PlannerTests {
    private func plan(
        _ document: GraphDocument, _ targets: RunTargets = .everything, exports: [ExportRequest] = [],
        using takes: [NodeID: ChosenTake] = [:]
    ) -> RunPlan {
        SampleFilm.planner.plan(
            document, at: Revision(1), targets: targets, tier: .draft, exports: exports, using: takes)
    }

    @Test func `shots come in the order of the cut, and the cut reads them in that order`() throws {
        let plan = plan(try SampleFilm.document(shots: 3))
        #expect(plan.diagnostics.isEmpty)
        let expected: [JobSubject] = [
            .node(SampleFilm.shot(1)), .node(SampleFilm.shot(2)), .node(SampleFilm.shot(3)), .node(SampleFilm.sequence),
        ]
        #expect(plan.jobs.map(\.subject) == expected)
        #expect(plan.jobs.last?.inputs.map(\.source) == [.job(0), .job(1), .job(2)])
    }

    @Test func `the payload holds kind, changed fields, wired values and the film, in the agreed shape`() throws {
        let document = try SampleFilm.document(
            shots: 1, [.setField(.node(NodeID(1)), key: "title", value: .text("Film"))])
        let scene = Value.record(["kind": .choice("scene"), "fields": .record([:]), "inputs": .record([:])])
        let expected = Value.record([
            "kind": .choice("shot"), "fields": .record(["action": .text("Shot 1")]),
            "inputs": .record(["scene": .list([.record(["wire": .record([:]), "value": scene])])]),
            "film": .record(["title": .text("Film")]),
        ])
        #expect(plan(document).jobs.first?.payload == expected)
    }

    @Test func `moving, renaming and fields for generation change no payload`() throws {
        let node = SampleFilm.shot(1)
        let before = plan(try SampleFilm.document(shots: 2))
        let after = plan(
            try SampleFilm.document(
                shots: 2,
                [
                    .move(node, to: CanvasPoint(x: 8, y: 9)), .rename(node, to: "Another"),
                    .setField(.node(node), key: "mood", value: .text("tense")),
                    .setField(.node(SampleFilm.scene), key: "place", value: .text("")),
                ]))
        #expect(before.jobs == after.jobs)
    }

    @Test func `a muted shot is left out of the cut`() throws {
        let plan = plan(
            try SampleFilm.document(shots: 3, [.setSwitch(SampleFilm.shot(2), .muted, isOn: true)]))
        #expect(plan.jobs.count == 3)
        #expect(plan.isComplete)
        #expect(plan.jobs.last?.inputs.map(\.node) == [SampleFilm.shot(1), SampleFilm.shot(3)])
        #expect(plan.diagnostics.map(\.node) == [SampleFilm.shot(2)])
    }

    @Test func `a bypassed node hands on what enters it`() throws {
        let grade = NodeID(77)
        let document = try SampleFilm.document(
            shots: 1,
            [
                .addNode(SampleFilm.node(grade, "grade")),
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
        let plan = plan(document)
        #expect(plan.jobs.map(\.subject) == [.node(SampleFilm.shot(1)), .node(SampleFilm.sequence)])
        #expect(plan.jobs.last?.inputs.map(\.node) == [SampleFilm.shot(1)])
    }

    @Test func `a missing input stops its node and what needs it, and nothing else, with a sentence each`() throws {
        let plan = plan(try SampleFilm.document(shots: 2, [.disconnect(WireID(1_002))]))
        #expect(plan.jobs.map(\.subject) == [.node(SampleFilm.shot(1))])
        #expect(plan.diagnostics.map(\.node) == [SampleFilm.shot(2), SampleFilm.sequence])
        #expect(plan.diagnostics.first?.message == "“2” needs its input Scene: wire something into it.")
        #expect(plan.diagnostics.last?.message == "“Cut” cannot run because “2” cannot.")
    }

    @Test func `a target that is gone or a mere value is said`() throws {
        let plan = plan(try SampleFilm.document(shots: 1), .nodes([SampleFilm.scene, NodeID(999)]))
        #expect(plan.jobs.isEmpty)
        #expect(plan.diagnostics.map(\.severity) == [.note, .error])
    }

    @Test func `a chosen take stands in for rendering`() throws {
        let take = ChosenTake(
            take: TakeID(Identifier128(high: 1, low: 1)), media: ContentHash(words: (1, 2, 3, 4)), frames: 24)
        let plan = plan(
            try SampleFilm.document(shots: 2), .nodes([SampleFilm.sequence]), using: [SampleFilm.shot(1): take])
        #expect(plan.jobs.map(\.subject) == [.node(SampleFilm.shot(2)), .node(SampleFilm.sequence)])
        #expect(plan.jobs.last?.inputs.map(\.source) == [.take(take), .job(0)])
    }

    @Test func `an export is given what its node is given`() throws {
        let export = ExportRequest(
            id: Identifier128(high: 4, low: 4), function: SampleFilm.sheetFunction, node: SampleFilm.sequence)
        let plan = plan(try SampleFilm.document(shots: 2), exports: [export])
        let sheet = try #require(plan.jobs.last)
        #expect(sheet.subject == .export(export.id))
        #expect(sheet.payload == plan.jobs[2].payload)
        #expect(sheet.inputs == plan.jobs[2].inputs)
    }

    @Test func `the same document gives the same plan, however it came about`() throws {
        let once = plan(try SampleFilm.document(shots: 30))
        let again = plan(try GraphDocument(decoding: SampleFilm.document(shots: 30).encoded))
        #expect(once == again)
    }

    @Test func `a signature depends on everything it is made of, and on nothing else`() {
        let function = FunctionName(name: "previs.shot", version: 1)
        let payload = EncodedPayload(.record(["a": .integer(1)])).hash
        let file = ContentHash(words: (1, 2, 3, 4))
        let base = JobSignature.compute(function, tier: .draft, payload: payload, files: [("video", file)])
        #expect(base == JobSignature.compute(function, tier: .draft, payload: payload, files: [("video", file)]))
        let others = [
            JobSignature.compute(
                FunctionName(name: "previs.shot", version: 2), tier: .draft, payload: payload, files: [("video", file)]),
            JobSignature.compute(
                FunctionName(name: "previs.sho", version: 1), tier: .draft, payload: payload, files: [("video", file)]),
            JobSignature.compute(function, tier: .high, payload: payload, files: [("video", file)]),
            JobSignature.compute(function, tier: .draft, payload: file, files: [("video", file)]),
            JobSignature.compute(function, tier: .draft, payload: payload, files: [("audio", file)]),
            JobSignature.compute(function, tier: .draft, payload: payload, files: [("video", payload)]),
            JobSignature.compute(function, tier: .draft, payload: payload, files: []),
        ]
        #expect(Set(others + [base]).count == others.count + 1)
    }
}
