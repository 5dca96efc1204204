import Execution
import GraphCore
import ProductionModel
import Testing

/// Variations: the matrix and the plan of its cells.
struct VariationTests {
    private let shot = SampleFilm.shot(1)

    private func actions(_ texts: String...) -> VariationTrack {
        .field(shot, "action", values: texts.map { .text($0) })
    }

    private func places(_ texts: String...) -> VariationTrack {
        .field(SampleFilm.scene, "place", values: texts.map { .text($0) })
    }

    private func plan(
        _ axes: [[VariationTrack]], of node: NodeID? = nil, in document: GraphDocument,
        shown: [NodeID: ShownTake] = [:]
    ) throws(VariationError) -> RunPlan {
        let matrix = try VariationMatrix(node: node ?? shot, axes: axes.map { VariationAxis($0) })
        return try SampleFilm.planner.plan(matrix, of: document, at: Revision(3), tier: .draft, shown: shown)
    }

    private func sentence(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "nothing was wrong"
        } catch {
            return (error as? VariationError)?.message ?? "\(error)"
        }
    }

    // MARK: The matrix

    @Test func `the last axis moves fastest, and tracks of an axis move together`() throws {
        let document = try SampleFilm.document(shots: 2)
        let plan = try self.plan(
            [[actions("a", "b")], [places("x", "y", "z"), .tier([.draft, .standard, .high])]], in: document)
        #expect(plan.variations?.count == 6)
        #expect(
            (0..<6).map { plan.variations?.steps(of: $0) } == [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]])
        #expect(plan.jobs.map { plan.tier(of: $0) } == [.draft, .standard, .high, .draft, .standard, .high])
        #expect(plan.jobs.allSatisfy { $0.subject == .node(shot) })
        #expect(Set(plan.jobs.map(\.encodedPayload)).count == 6)
    }

    @Test func `every cell is the very job that the document would have with the cell's fields set`() throws {
        let document = try SampleFilm.document(shots: 2)
        let variations = try plan([[actions("a", "b")], [places("x", "y")]], in: document)
        for cell in 0..<4 {
            let edited = try SampleFilm.document(
                shots: 2,
                [
                    .setField(.node(shot), key: "action", value: .text(["a", "b"][cell / 2])),
                    .setField(.node(SampleFilm.scene), key: "place", value: .text(["x", "y"][cell % 2])),
                ])
            let alone = SampleFilm.planner.plan(edited, at: Revision(3), targets: .only([shot]), tier: .draft)
            #expect(variations.jobs[cell].encodedPayload == alone.jobs.first?.encodedPayload)
            #expect(variations.jobs[cell].fingerprint == alone.jobs.first?.fingerprint)
            #expect(alone.jobs.first?.fingerprint != nil)
        }
    }

    @Test func `a matrix survives being kept`() throws {
        let matrix = try VariationMatrix(
            node: shot,
            axes: [VariationAxis([actions("a", "b"), .tier([.draft, .high])]), VariationAxis([places("x")])])
        let bytes = matrix.value.encoded
        #expect(VariationMatrix(try Value(decoding: bytes)) == matrix)
        #expect(VariationMatrix(.text("something else")) == nil)
    }

    @Test func `what varies leaves the document as it is`() throws {
        let document = try SampleFilm.document(shots: 1)
        _ = try plan([[actions("a", "b")]], in: document)
        #expect(try document == SampleFilm.document(shots: 1))
    }

    // MARK: Refusals

    @Test func `a matrix of a million is refused with its size`() throws {
        let document = try SampleFilm.document(shots: 1)
        let thousand = VariationTrack.field(shot, "action", values: (0..<1_000).map { .text("\($0)") })
        let other = VariationTrack.field(SampleFilm.scene, "place", values: (0..<1_000).map { .text("\($0)") })
        #expect(
            sentence { _ = try plan([[thousand], [other]], in: document) }
                == "That makes 1,000,000 variations; at most 500 are made at once: take values away.")
        let huge = (0..<4).map { axis in
            [VariationTrack.field(NodeID(UInt64(axis)), "x", values: Array(repeating: .bool(true), count: 1 << 17))]
        }
        #expect(
            sentence { _ = try plan(huge, in: document) }
                == "That makes more variations than can be counted; at most 500 are made at once: take values away.")
    }

    @Test func `what cannot vary is refused in one sentence`() throws {
        let document = try SampleFilm.document(shots: 2)
        let other = SampleFilm.shot(2)
        let cases: [([[VariationTrack]], String)] = [
            ([], "Nothing varies yet: choose a field and its values."),
            ([[]], "There are no values along axis 1: add one, or remove it."),
            (
                [[actions("a", "b"), places("x")]],
                "What varies together needs as many values: along axis 1 one has 2, another 1."
            ),
            ([[actions("a")], [actions("b")]], "The field “action” varies twice: remove one of them."),
            ([[.tier([.draft])], [.tier([.high])]], "The tier varies twice: remove one of them."),
            (
                [[.field(other, "action", values: [.text("a")])]],
                "What varies does not feed “1”: choose a field of it or of its inputs."
            ),
            ([[.field(shot, "colour", values: [.text("a")])]], "“1” has no field “colour”."),
            (
                [[.field(shot, "mood", values: [.text("a")])]],
                "“mood” of “1” is not read by what renders “1”: every take would be the same."
            ),
            ([[.field(shot, "action", values: [.bool(true)])]], "“action” of “1” must be a text."),
            (
                [[actions("a", "b", "a")]],
                "Variations 1 and 3 are the same: a value stands twice, or nothing reads what differs."
            ),
            (
                Array(repeating: [actions("a")], count: 5),
                "At most 4 axes fit: let two fields vary together instead."
            ),
        ]
        for (axes, expected) in cases { #expect(sentence { _ = try plan(axes, in: document) } == expected) }
    }

    @Test func `a node that cannot run is not varied`() throws {
        let document = try SampleFilm.document(shots: 1)
        #expect(
            sentence { _ = try plan([[places("x")]], of: SampleFilm.scene, in: document) }
                == "“Kitchen” is used by others and has nothing to run: vary what it is wired into.")
        #expect(
            sentence { _ = try plan([[actions("x")]], of: NodeID(7), in: document) }
                == "The node to vary is no longer on the canvas.")
        let muted = try SampleFilm.document(shots: 1, [.setSwitch(shot, .muted, isOn: true)])
        #expect(
            sentence { _ = try plan([[actions("x")]], in: muted) } == "“1” is muted: switch that off to vary it.")
        let loose = try SampleFilm.document(shots: 1, [.disconnect(WireID(1_001))])
        #expect(
            sentence { _ = try plan([[actions("x")]], in: loose) }
                == "“1” needs its input Scene: wire something into it.")
    }

    @Test func `a cut is varied over the takes of its shots, once they have any`() throws {
        let document = try SampleFilm.document(shots: 2)
        let tiers: [[VariationTrack]] = [[.tier([.draft, .high])]]
        #expect(
            sentence { _ = try plan(tiers, of: SampleFilm.sequence, in: document) }
                == "“1” has no take yet: run “Cut” once, then make variations over what its inputs show.")
        var shown: [NodeID: ShownTake] = [:]
        for number in 1...2 {
            let take = ChosenTake(
                take: TakeID(Identifier128(high: 1, low: UInt64(number))),
                media: ContentHash(words: (UInt64(number), 2, 3, 4)), frames: 24)
            shown[SampleFilm.shot(number)] = ShownTake(take: take, fingerprint: nil)
        }
        let both = try plan(tiers, of: SampleFilm.sequence, in: document, shown: shown)
        #expect(both.jobs.map(\.inputs.count) == [2, 2])
        let inside: [[VariationTrack]] = [[actions("a")]]
        #expect(
            sentence { _ = try plan(inside, of: SampleFilm.sequence, in: document, shown: shown) }
                == "“1” is rendered by itself: make variations of it instead.")
    }
}
