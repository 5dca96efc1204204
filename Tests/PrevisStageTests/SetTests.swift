import NodeCatalog
import ProductionModel
import Testing

@testable import PrevisStage

@Suite struct SetTests {
    static let seeds: [Int64] = [1, 2, 3, 7, 42, -9]

    @Test(arguments: SetKind.allCases, seeds)
    func `a set is within its budget and soundly built`(_ kind: SetKind, _ seed: Int64) {
        let stage = StagedShot(staging: shot([], in: kind, seed: seed))
        let mesh = stage.set
        #expect(mesh.indices.count / 3 <= 165_000)
        #expect(mesh.triangleMaterials.count * 3 == mesh.indices.count)
        #expect(mesh.positions.count == mesh.normals.count)
        #expect(mesh.indices.allSatisfy { Int($0) < mesh.positions.count })
        #expect(mesh.triangleMaterials.allSatisfy { Int($0) < stage.materials.count })
        #expect(mesh.normals.allSatisfy { abs(length($0) - 1) < 1e-3 })
        #expect(agreement(mesh.positions, mesh.normals, mesh.indices) > 0.985)
        #expect(stage.materials.allSatisfy { $0.albedo.min() > 0.005 && $0.albedo.max() < 0.7 && $0.roughness >= 0.05 })
        #expect(stage.obstacles.allSatisfy { all($0.minimum .< $0.maximum) })
    }

    @Test(arguments: SetKind.allCases, seeds)
    func `marks and lanes have free space, and cameras may stand before them`(_ kind: SetKind, _ seed: Int64) {
        let plan = kind.plan(seed: seed)
        func isFree(_ p: StagePoint, _ margin: Float) -> Bool {
            [Float(0.3), 0.9, 1.5].allSatisfy { height in
                !plan.builder.obstacles.contains { $0.holds([p.x, height, p.z], margin: margin) }
            }
        }
        for mark in plan.marks {
            #expect(isFree(mark.spot, 0.22), "mark at \(mark.spot)")
            #expect(plan.cameraBounds.holds(mark.spot + [0, 1.6, 0]))
        }
        let blocking = Blocking(of: [], in: plan)
        for number in 0..<2 {
            let lane = blocking.lane(number)
            for step in 0..<200 {
                let p = lane.place(at: lane.total * Float(step) / 200).point
                #expect(isFree(p, 0.25), "lane at \(p)")
            }
        }
    }

    @Test(arguments: SetKind.allCases, seeds)
    func `what stands at eye height stands in an obstacle`(_ kind: SetKind, _ seed: Int64) {
        let stage = StagedShot(staging: shot([], in: kind, seed: seed))
        let bounds = stage.cameraBounds
        let soft: Set<SurfacePattern> = [.foliage, .cloth]
        var (all, bare) = (0, 0)
        for (triangle, material) in stage.set.triangleMaterials.enumerated() {
            guard !soft.contains(stage.materials[Int(material)].pattern) else { continue }
            let corners = (0..<3).map { stage.set.positions[Int(stage.set.indices[triangle * 3 + $0])] }
            let p = (corners[0] + corners[1] + corners[2]) / 3
            guard p.y > 0.5, p.y < 1.9, bounds.holds(p) else { continue }
            all += 1
            if !stage.obstacles.contains(where: { $0.holds(p, margin: 0.08) }) { bare += 1 }
        }
        #expect(Double(bare) <= 0.03 * Double(max(all, 1)), "\(bare) of \(all)")
    }

    @Test(arguments: seeds)
    func `grass grows in the wood, and not where people walk`(_ seed: Int64) {
        let stage = StagedShot(staging: shot([], in: .forest, seed: seed))
        var (beside, trodden) = (0, 0)
        for (triangle, material) in stage.set.triangleMaterials.enumerated() {
            guard stage.materials[Int(material)].pattern == .foliage else { continue }
            let p = stage.set.positions[Int(stage.set.indices[triangle * 3 + 2])]
            guard p.y < 0.4, abs(p.x) < 12 else { continue }
            if abs(p.z - 1.8) < 0.8 { trodden += 1 } else if abs(p.z) < 10 { beside += 1 }
        }
        #expect(beside > 5_000 && trodden == 0, "\(beside) beside, \(trodden) on the path")
    }

    @Test func `a seed changes the set and nothing else does`() {
        for kind in [SetKind.room, .street, .forest] {
            let one = kind.plan(seed: 1).builder.mesh.positions
            #expect(one == kind.plan(seed: 1).builder.mesh.positions)
            #expect(one != kind.plan(seed: 2).builder.mesh.positions)
        }
    }

    @Test func `rooms let the sky in, and each set but the forest has a lamp`() {
        #expect(SetKind.room.plan(seed: 1).builder.openings.count >= 2)
        for opening in SetKind.room.plan(seed: 1).builder.openings {
            #expect(abs(length(opening.inward) - 1) < 1e-5)
            #expect(abs(dot(opening.inward, opening.halfWidth)) < 1e-5)
        }
        for kind in [SetKind.room, .street, .stage] { #expect(!kind.plan(seed: 1).builder.practicals.isEmpty) }
    }
}
