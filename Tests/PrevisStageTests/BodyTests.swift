import NodeCatalog
import ProductionModel
import Testing

@testable import PrevisStage

@Suite struct BodyTests {
    static let people: [CharacterView] = [
        person("ANNA"), person("BEN", height: 190, build: .athletic), person("CLARA", height: 158, build: .slight),
        person("DORA", age: 60, height: 166, build: .heavy), person("EMIL", age: 7, height: 122),
        person("FRED", age: 2, height: 86), person("GINA", age: 13, height: 155), person("HANS", height: 203),
    ]

    @Test(arguments: people.filter { $0.age >= 18 })
    func `a standing adult is as tall as stated, and seven and a half heads`(_ character: CharacterView) throws {
        let stage = StagedShot(staging: shot([CastPlacement(character: character)]))
        let member = try #require(stage.cast.first)
        let stature = Float(character.height / 100)
        for time in [0.0, 0.7, 2.9] {
            let top = member.surface(at: time).positions.map(\.y).max() ?? 0
            #expect(abs(top - stature) <= 0.005 * stature)
        }
        #expect(abs(member.rig(at: 0).headHeight - stature / 7.5) < 1e-4)
        // The chin is the lowest point of the face's middle, on the body at rest.
        let rest = member.body
        let head = member.rig(at: 0).headHeight
        let chin = zip(rest.positions, rest.vertexSubstances).filter { p, substance in
            substance == .skin && abs(p.x) < 0.06 * head && p.z > 0.17 * head && p.y > stature - 1.2 * head
        }.map(\.0.y).min()
        let crown = rest.positions.map(\.y).max() ?? 0
        let drawn = crown - (try #require(chin))
        #expect(abs(drawn - stature / 7.5) < 0.03 * stature / 7.5, "\(drawn / head)")
    }

    @Test func `a child's head is a larger share of its height, less so every year`() {
        let shares = [1, 3, 6, 9, 12, 15, 18].map {
            FigureProportions(of: person("X", age: $0, height: 120)).head / 1.2
        }
        #expect(zip(shares, shares.dropFirst()).allSatisfy { $0 > $1 })
        #expect(abs(shares[6] - 1 / 7.5) < 1e-5)
    }

    @Test(arguments: people, [StageAction.stand, .walk, .sit])
    func `a body is closed, within its budget, and its normals have length 1`(
        _ character: CharacterView, _ action: StageAction
    ) throws {
        let body = FigureBody(of: character, seated: action == .sit)
        #expect(body.indices.count / 3 <= 14_000)
        #expect(body.clipped.isEmpty, "\(body.clipped)")
        var edges: [UInt64: Int] = [:]
        for corner in stride(from: 0, to: body.indices.count, by: 3) {
            for side in 0..<3 {
                let from = UInt64(body.indices[corner + side])
                let to = UInt64(body.indices[corner + (side + 1) % 3])
                edges[min(from, to) << 32 | max(from, to), default: 0] += from < to ? 1 : -1
            }
        }
        // Every edge is walked once each way by its two triangles.
        #expect(edges.values.allSatisfy { $0 == 0 })
        let stage = StagedShot(staging: shot([CastPlacement(character: character, action: action)]))
        let surface = try #require(stage.cast.first).surface(at: 1.3)
        #expect(surface.normals.allSatisfy { abs(length($0) - 1) < 1e-3 })
        #expect(surface.positions.allSatisfy { $0.x.isFinite && $0.y.isFinite && $0.z.isFinite })
        let lowest = surface.positions.map(\.y).min() ?? -1
        #expect(lowest > -0.012, "\(character.name) \(action)")
        #expect(agreement(surface.positions, surface.normals, body.indices) > 0.97)
    }

    @Test(arguments: people)
    func `fingers are whole: no face of a hand cuts through it or stands off it`(_ character: CharacterView) {
        let body = FigureBody(of: character, seated: false)
        let size = body.skeleton.measures.hand
        for side in BodySide.allCases {
            let hand = GarmentShape.hand(body.skeleton, side)
            let tips = body.skeleton.rest[side.hand.rawValue]([0.1, 0.75, 0] * size)
            var worst: Float = 0
            var faces = 0
            for (triangle, substance) in body.substances.enumerated() where substance == .skin {
                let corners = (0..<3).map { body.positions[Int(body.indices[triangle * 3 + $0])] }
                let middle = (corners[0] + corners[1] + corners[2]) / 3
                guard length(middle - tips) < 0.4 * size else { continue }
                faces += 1
                worst = max(worst, abs(hand.value(at: middle)))
            }
            #expect(faces > 200)
            #expect(worst < 0.04 * size, "\(worst / size) of a hand")
        }
    }

    @Test func `bodies of the same name, age and build are equal, whatever is asked first`() {
        let cast = [CastPlacement(character: person("ANNA")), CastPlacement(character: person("BEN"), action: .walk)]
        let one = StagedShot(staging: shot(cast))
        let other = StagedShot(staging: shot(cast))
        let times = [0.0, 3.1, 1.7, 0.4]
        for (a, b) in zip(one.cast, other.cast) {
            let forwards = times.map { a.surface(at: $0).positions }
            let backwards = times.reversed().map { b.surface(at: $0).positions }
            #expect(forwards == backwards.reversed())
            #expect(a.indices == b.indices && a.triangleMaterials == b.triangleMaterials)
        }
        #expect(one.set.positions == other.set.positions && one.materials == other.materials)
    }
}

/// The share of triangles, by area, whose own direction agrees with their vertices' normals.
func agreement(_ positions: [StagePoint], _ normals: [StagePoint], _ indices: [UInt32]) -> Float {
    var good: Float = 0
    var all: Float = 0
    for corner in stride(from: 0, to: indices.count, by: 3) {
        let (a, b, c) = (Int(indices[corner]), Int(indices[corner + 1]), Int(indices[corner + 2]))
        let own = cross(positions[b] - positions[a], positions[c] - positions[a])
        all += length(own)
        if dot(own, normals[a] + normals[b] + normals[c]) > 0 { good += length(own) }
    }
    return good / max(all, 1e-9)
}
