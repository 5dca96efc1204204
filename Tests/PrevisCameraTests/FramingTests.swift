import NodeCatalog
import PrevisStage
import ProductionModel
import Testing

@testable import PrevisCamera

@Suite struct FramingTests {
    static let framings: [Framing] = [
        .extremeCloseUp, .closeUp, .mediumCloseUp, .medium, .mediumLong, .full, .wide, .extremeWide,
    ]
    static let angles: [CameraAngle] = [.eyeLevel, .high, .low, .dutch, .profile, .back]

    /// The head's share of the picture's height by projection: chin to crown at level angles; for a camera above or
    /// below, where a head foreshortens, the same length held square to the axis.
    private func headShare(_ rig: CastRig, _ pose: CameraPose, _ angle: CameraAngle) throws -> Float {
        let steep = [.high, .low].contains(angle)
        let half = (steep ? pose.up : [0, 1, 0]) * (rig.headHeight / 2)
        let crown = try #require(pose.tangents(of: rig.headCentre + half))
        let chin = try #require(pose.tangents(of: rig.headCentre - half))
        let span = crown - chin
        return (span * span).sum().squareRoot() / (2 * pose.halfHeight)
    }

    @Test(arguments: framings, angles)
    func `the head is one Nth of the picture within two per cent`(framing: Framing, angle: CameraAngle) throws {
        let heads = try #require(FrameGoal.heads(framing))
        for (stature, proportion) in [(1.75, 7.5), (1.95, 7.5), (1.1, 6)] as [(Float, Float)] {
            for lens in [25, 35, 50, 85] as [Double] {
                let rig = CastRig.standing(stature, facing: 20, heads: proportion)
                let move = solve(shot(framing, angle, lens: lens), field([rig]))
                let share = try headShare(rig, move.pose(at: 35.5 / 24), angle)
                #expect(abs(share * heads - 1) < 0.02, "\(framing) \(angle) \(stature) m \(lens) mm: \(share * heads)")
            }
        }
    }

    @Test func `a two-shot holds both heads and shoulders`() throws {
        for apart in [0.8, 1.35, 2.5, 4] as [Float] {
            let a = CastRig.standing(1.8, facing: 90)
            let b = CastRig.standing(1.6, at: [apart, 0, 0], facing: -90)
            let pose = solve(shot(.twoShot, people: 2), field([a, b])).pose(at: 35.5 / 24)
            for rig in [a, b] {
                let crown = try #require(pose.place(of: rig.headCentre + [0, rig.headHeight / 2, 0]))
                #expect(abs(crown.x) < 1 && crown.y < 1)
                for side in [-1, 1] as [Float] {
                    let shoulder = try #require(pose.place(of: rig.chest + pose.right * (side * rig.shoulderHalfWidth)))
                    #expect(abs(shoulder.x) < 1)
                }
            }
            let depth = pose.depth(of: (a.headCentre + b.headCentre) / 2)
            #expect(2 * depth * pose.halfHeight > 3.95 * a.headHeight)
        }
    }

    @Test func `over the shoulder the near figure takes at most a third and the face is seen`() throws {
        for (apart, lens) in [(1.2, 35), (1.35, 50), (2, 35), (1.35, 85)] as [(Float, Double)] {
            let far = CastRig.standing(1.75, facing: 90)
            let near = CastRig.standing(1.75, at: [apart, 0, 0], facing: -90)
            let space = field([far, near])
            let move = solve(shot(.overTheShoulder, lens: lens, people: 2), space)
            let pose = move.pose(at: 35.5 / 24)
            let share = near.share(of: pose)
            #expect(share > 0.05 && share <= 1.0 / 3, "\(apart) m, \(lens) mm: \(share)")
            #expect(space.sees(far.headCentre, from: pose.position, ignoring: [0]))
            #expect((pose.position - far.headCentre).dot(far.facing) > 0)
            #expect(abs(try headShare(far, pose, .eyeLevel) * 2.8 - 1) < 0.02)
        }
    }

    @Test func `a point of view stands at the eyes and looks where they look`() {
        let rig = CastRig.standing(1.7, facing: 60)
        let pose = solve(shot(.pov), field([rig])).pose(at: 1)
        #expect((pose.position - rig.eyes).magnitude < 0.15)
        #expect(pose.forward.dot(rig.gaze) > 0.999)
    }

    @Test func `an insert is half a metre wide`() {
        for angle in CameraAngle.allCases {
            let rig = CastRig.standing(1.7, facing: 60)
            let move = solve(shot(.insert, angle), field([rig]))
            let pose = move.pose(at: 35.5 / 24)
            #expect(abs(2 * pose.depth(of: move.view.anchor) * pose.halfWidth - 0.5) < 0.01, "\(angle)")
        }
    }

    @Test func `a full shot has the feet in the picture and head room`() throws {
        for lens in [18, 25, 35, 85] as [Double] {
            let rig = CastRig.standing(1.75)
            let pose = solve(shot(.full, lens: lens), field([rig])).pose(at: 35.5 / 24)
            let feet = try #require(pose.place(of: rig.feet))
            let crown = try #require(pose.place(of: rig.headCentre + [0, rig.headHeight / 2, 0]))
            #expect(feet.y > -1 && feet.y < -0.7)
            #expect(crown.y > 0.7 && crown.y < 1)
        }
    }

    @Test func `each angle stands where its name says`() {
        let rig = CastRig.standing(1.75, facing: 0)
        func offset(_ angle: CameraAngle) -> (pose: CameraPose, from: StagePoint) {
            let pose = solve(shot(.closeUp, angle), field([rig])).pose(at: 35.5 / 24)
            return (pose, (pose.position - rig.headCentre).unit())
        }
        #expect(abs(offset(.eyeLevel).from.y) < 0.05)
        #expect(offset(.high).from.y > 0.5)
        #expect(offset(.low).from.y < -0.4)
        #expect(offset(.birdsEye).from.y > 0.98)
        #expect(offset(.wormsEye).from.y < -0.7)
        #expect(abs(offset(.dutch).pose.right.y) > 0.2)
        #expect(abs(offset(.profile).from.dot(rig.facing)) < 0.1)
        #expect(offset(.back).from.dot(rig.facing) < -0.9)
    }

    @Test func `shots of a conversation stay on one side of the line, whoever is named first`() {
        let a = CastRig.standing(1.8, facing: 90)
        let b = CastRig.standing(1.6, at: [1.4, 0, 0], facing: -90)
        for seed in [1, 99, 12_345] as [Int64] {
            var sides: Set<Bool> = []
            for framing in FramingTests.framings + [.twoShot, .overTheShoulder] {
                for pair in [[a, b], [b, a]] {
                    for angle in [.eyeLevel, .high, .profile, .back] as [CameraAngle] {
                        let pose = solve(shot(framing, angle, people: 2, seed: seed), field(pair)).pose(at: 1)
                        sides.insert(pose.position.z > 0)
                    }
                }
            }
            #expect(sides.count == 1)
        }
    }
}
