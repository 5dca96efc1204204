import Execution
import GraphCore
import ProductionModel
import Testing

/// Planning again with what an earlier plan left behind.
struct PlanMemoryTests {
    private func edit(_ random: inout Seeded, shots: Int) -> GraphOperation {
        let number = Int.random(in: 1...shots, using: &random)
        let shot = SampleFilm.shot(number)
        let text = Value.text("Take \(Int.random(in: 0...9, using: &random))")
        switch Int.random(in: 0...8, using: &random) {
        case 0: return .setField(.node(shot), key: "action", value: text)
        case 1: return .setField(.node(shot), key: "mood", value: text)
        case 2: return .setField(.node(SampleFilm.scene), key: "place", value: text)
        case 3: return .setField(.node(NodeID(1)), key: "title", value: text)
        case 4: return .setField(.wire(WireID(2_000 + UInt64(number))), key: "transition", value: text)
        case 5: return .setSwitch(shot, .muted, isOn: Bool.random(using: &random))
        case 6: return .removeNode(shot)
        case 7: return .disconnect(WireID(2_000 + UInt64(number)))
        default:
            let order = OrderKey.between(nil, Bool.random(using: &random) ? .middle : nil)
            return .reorder(WireID(2_000 + UInt64(number)), to: order)
        }
    }

    @Test(arguments: 1...20)
    func `after any edits a plan is the same with a memory and without`(seed: Int) throws {
        var random = Seeded(seed)
        var memory = PlanMemory()
        var document = try SampleFilm.document(shots: 12)
        for step in 0..<60 {
            // An edit of something that is gone is refused, and the same document is planned again.
            _ = try? document.apply([edit(&random, shots: 12)], catalogue: SampleFilm.catalogue)
            if step % 20 == 19 { document = try SampleFilm.document(shots: 12) }
            let targets: RunTargets = Bool.random(using: &random) ? .everything : .only([SampleFilm.sequence])
            let plain = SampleFilm.planner.plan(document, at: Revision(1), targets: targets, tier: .draft)
            let remembered = SampleFilm.planner.plan(
                document, at: Revision(1), targets: targets, tier: .draft, remembering: &memory)
            #expect(remembered == plain)
            for job in remembered.jobs { #expect(job.encodedPayload == EncodedPayload(job.payload)) }
        }
    }

    @Test func `a memory of one film or one catalogue does no harm to another`() throws {
        var memory = PlanMemory()
        let first = try SampleFilm.document(shots: 3)
        _ = SampleFilm.planner.plan(first, at: Revision(1), targets: .everything, tier: .draft, remembering: &memory)
        let second = try SampleFilm.document(
            shots: 5, [.setField(.node(SampleFilm.shot(2)), key: "action", value: .text("Another"))])
        let plain = SampleFilm.planner.plan(second, at: Revision(1), targets: .everything, tier: .draft)
        let remembered = SampleFilm.planner.plan(
            second, at: Revision(1), targets: .everything, tier: .draft, remembering: &memory)
        #expect(remembered == plain)
        let kinds = SampleFilm.catalogue.kinds
        let poorer = Planner(
            catalogue: Catalogue(
                portTypes: SampleFilm.catalogue.portTypes, conversions: [], kinds: kinds.filter { $0.key != "scene" }),
            functions: SampleFilm.planner.functions)
        let other = poorer.plan(second, at: Revision(1), targets: .everything, tier: .draft, remembering: &memory)
        #expect(other == poorer.plan(second, at: Revision(1), targets: .everything, tier: .draft))
        #expect(!other.isComplete)
    }
}
