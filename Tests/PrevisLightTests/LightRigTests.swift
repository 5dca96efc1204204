import GraphCore
import NodeCatalog
import PrevisCamera
import PrevisStage
import ProductionModel
import Testing

@testable import PrevisLight

@Suite struct LightRigTests {
    private func shot(
        _ setup: LightingSetup, _ set: SetKind = .stage, _ time: TimeOfDay = .noon, _ weather: Weather = .clear
    ) -> ShotView {
        let skin = Colour(red: 200, green: 160, blue: 130)
        let side: InteriorExterior = [.street, .forest].contains(set) ? .exterior : .interior
        return ShotView(
            framing: .mediumCloseUp, lighting: Lighting(setup: setup),
            cast: [CastPlacement(character: CharacterView(name: "ADA", skin: skin, hair: skin, wardrobe: skin))],
            scene: SceneView(
                heading: "A PLACE",
                environment: Environment(side: side, set: set, timeOfDay: time, weather: weather), place: "PLACE",
                seed: 11))
    }

    /// One stage a set: a figure alone under the sky, or in a box with a window and a lamp.
    private static let stages: [SetKind: StagedShot] = {
        var stage = StagedShot(staging: LightRigTests().shot(.natural))
        stage.practicals = []
        stage.openings = []
        stage.isUnderRoof = false
        stage.set = StageMesh()
        var stages: [SetKind: StagedShot] = [.street: stage, .forest: stage]
        stage.isUnderRoof = true
        stage.set = StageMesh(
            positions: [[-3, 2.6, -3], [3, 2.6, -3], [3, 2.6, 3], [-3, 2.6, 3], [-3, 0, -3], [3, 0, -3]],
            normals: Array(repeating: [0, -1, 0], count: 6), indices: [0, 1, 2, 0, 2, 3, 0, 4, 5, 0, 5, 1],
            triangleMaterials: [0, 0, 0, 0])
        stages[.stage] = stage
        stage.openings = [
            StageOpening(centre: [-3, 1.4, 0], halfWidth: [0, 0, 0.6], halfHeight: [0, 0.7, 0], inward: [1, 0, 0])
        ]
        stage.practicals = [PracticalLamp(position: [2, 1.2, -2], radius: 0.08, temperature: 2_700, strength: 1)]
        stages[.room] = stage
        return stages
    }()

    private func stage(_ set: SetKind) throws -> StagedShot { try #require(Self.stages[set]) }

    private func lit(_ shot: ShotView) throws -> (rig: LightRig, head: StagePoint, camera: CameraPose) {
        let stage = try stage(shot.scene.environment.set)
        let camera = CameraMove(solving: shot, on: stage)
        let rig = LightRig(lighting: shot, on: stage, seenBy: camera)
        return (rig, stage.rigs(at: 1.5).first?.headCentre ?? .zero, camera.pose(at: 1.5))
    }

    @Test(arguments: LightingSetup.allCases)
    func `every setup at every hour in every set is finite, positive and bounded`(setup: LightingSetup) throws {
        for set in SetKind.allCases {
            for time in TimeOfDay.allCases {
                for weather in time == .noon || time == .night ? Weather.allCases : [.clear] {
                    let rig = try lit(shot(setup, set, time, weather)).rig
                    #expect((1...4).contains(rig.lights.count))
                    for light in rig.lights {
                        #expect(light.colour.min() >= 0 && light.colour.max() < 1_000 && light.colour.luminance > 0)
                    }
                    for colour in [rig.sky.zenith, rig.sky.horizon, rig.sky.ground, rig.sky.glow, rig.fog.colour] {
                        #expect(colour.min() >= 0 && colour.max() < 5)
                    }
                    #expect(rig.exposure.isFinite && rig.exposure >= 0.02 && rig.exposure <= 120)
                    #expect(rig.fog.density >= 0 && rig.fog.density < 0.2)
                }
            }
        }
    }

    @Test(arguments: LightingSetup.allCases)
    func `darks can be read at every hour, and a face is never lost in them`(setup: LightingSetup) throws {
        for set in SetKind.allCases {
            for time in TimeOfDay.allCases {
                for weather in [Weather.clear, .rain] {
                    let (rig, head, camera) = try lit(shot(setup, set, time, weather))
                    let plan = LightingPlan(Lighting(setup: setup))
                    let shade = rig.sky.surroundings * rig.exposure
                    #expect(shade > 0.95 * plan.shade, "\(set) \(time) \(weather): \(shade)")
                    if setup == .silhouette {
                        #expect(shade < 1.05 * plan.shade)
                        continue
                    }
                    let face = try mean(of: rig, at: head, in: stage(set), towards: camera) * 0.4 * rig.exposure
                    #expect(face > 0.05 && face < 0.6, "\(set) \(time) \(weather): \(face)")
                    // The night sky stands out against what is before it.
                    if time == .night, [.street, .forest].contains(set) {
                        #expect(rig.sky.horizon.luminance * rig.exposure > 0.05)
                    }
                }
            }
        }
    }

    /// A white head's mean radiance as the camera sees it.
    private func mean(
        of rig: LightRig, at head: StagePoint, in stage: StagedShot, towards camera: CameraPose
    ) -> Float {
        let probe = SetProbe(mesh: stage.set)
        let lights = rig.lights.filter { probe.isLit(head, by: $0) }
        let towards = (camera.position - head).unit()
        var (sum, weights) = (Float(0), Float(0))
        for normal in SphereNormals.even(64) where normal.dot(towards) > 0 {
            var light = rig.sky.ambient(normal: normal)
            for lamp in lights { light += lamp.radiance(at: head + normal * 0.1, normal: normal) }
            sum += light.luminance * normal.dot(towards)
            weights += normal.dot(towards)
        }
        return sum / weights
    }

    @Test func `dark skin is exposed for, by less than it is darker`() throws {
        func exposure(_ skin: Colour) throws -> Float {
            var view = shot(.natural, .street)
            view.cast[0].character.skin = skin
            let stage = StagedShot(staging: view)
            return LightRig(lighting: view, on: stage, seenBy: CameraMove(solving: view, on: stage)).exposure
        }
        let fair = try exposure(Colour(red: 235, green: 200, blue: 180))
        let dark = try exposure(Colour(red: 90, green: 60, blue: 45))
        #expect(dark > 1.4 * fair && dark < 3 * fair, "\(fair), \(dark)")
    }

    @Test func `a point of view is lit for whoever is seen`() throws {
        var view = shot(.threePoint, .street)
        view.framing = .pov
        view.cast.append(view.cast[0])
        let stage = StagedShot(staging: view)
        let gaffer = Gaffer(shot: view, stage: stage, camera: CameraMove(solving: view, on: stage))
        let seen = stage.rigs(at: 1.5)[1].headCentre
        #expect((gaffer.subject - seen).magnitude < 0.05)
        let key = try #require(gaffer.lights().first)
        guard case .sphere(let centre, _, _) = key.shape else { throw Missing() }
        // In front of the face, not behind it.
        #expect((centre - seen).dot(stage.rigs(at: 1.5)[1].facing) > 0.5)
    }

    private struct Missing: Error {}

    @Test(arguments: [Framing.full, .wide, .extremeWide])
    func `a wide night outside is lit from afar, with no pool around the cast`(framing: Framing) throws {
        var view = shot(.lowKey, .street, .night)
        view.framing = framing
        for light in try lit(view).rig.lights {
            guard case .sphere(_, _, let cone) = light.shape else { continue }
            #expect(cone == nil)
        }
        view.framing = .mediumCloseUp
        #expect(
            try lit(view).rig.lights.contains {
                if case .sphere(_, _, .some) = $0.shape { true } else { false }
            })
    }

    @Test(arguments: TimeOfDay.allCases)
    func `what a silhouette stands before is bright and not burnt`(time: TimeOfDay) throws {
        for set in SetKind.allCases {
            let view = shot(.silhouette, set, time)
            let stage = try stage(set)
            let gaffer = Gaffer(shot: view, stage: stage, camera: CameraMove(solving: view, on: stage))
            let rig = try lit(view).rig
            let values = gaffer.backdrop(lights: rig.lights, sky: rig.sky).map { $0 * rig.exposure }.sorted()
            #expect((0.1...1).contains(values[values.count * 9 / 10]), "\(set): \(values)")
        }
    }

    /// A head of 64 normals as the camera sees it: luminance after exposure, without cast shadows.
    private func shading(_ setup: LightingSetup) throws -> [Float] {
        let (rig, head, camera) = try lit(shot(setup))
        let towards = (camera.position - head).unit()
        let normals = SphereNormals.even(64).filter { $0.dot(towards) > -0.2 }
        return normals.map { normal in
            var light = rig.sky.ambient(normal: normal)
            for lamp in rig.lights { light += lamp.radiance(at: head + normal * 0.1, normal: normal) }
            return (light.luminance * 0.4 * rig.exposure).squareRoot()
        }
    }

    @Test func `the eleven setups model a head differently, two by two`() throws {
        let all = try LightingSetup.allCases.map { ($0, try shading($0)) }
        for (index, first) in all.enumerated() {
            for second in all[(index + 1)...] {
                let differences = zip(first.1, second.1).map { ($0 - $1) * ($0 - $1) }
                let distance = (differences.reduce(0, +) / Float(differences.count)).squareRoot()
                #expect(distance > 0.05, "\(first.0) and \(second.0): \(distance)")
            }
        }
    }

    @Test func `high key is even, low key is contrasty, a silhouette is nearly black`() throws {
        func contrast(_ setup: LightingSetup) throws -> Float {
            let values = try shading(setup).sorted()
            return values[values.count * 9 / 10] / max(values[values.count / 10], 1e-4)
        }
        #expect(try contrast(.highKey) < contrast(.threePoint))
        #expect(try contrast(.threePoint) < contrast(.lowKey))
        #expect((try shading(.silhouette).max() ?? 1) < 0.3)
    }

    @Test func `weather shows in the air and on the ground`() throws {
        #expect(
            try lit(shot(.natural, .street, .noon, .fog)).rig.fog.density > 10
                * lit(shot(.natural, .street)).rig.fog.density)
        #expect(try lit(shot(.natural, .street, .noon, .rain)).rig.wetness > 0.5)
        #expect(try lit(shot(.natural, .forest, .noon, .snow)).rig.snowCover > 0.5)
        #expect(try lit(shot(.natural, .room, .noon, .snow)).rig.snowCover == 0)
        #expect(try lit(shot(.natural, .forest, .night)).rig.sky.stars > 0)
    }

    @Test(arguments: [Weather.rain, .storm, .snow])
    func `what falls moves continuously and never pops`(weather: Weather) throws {
        let shot = shot(.natural, .street, .noon, weather)
        let falling = try #require(Precipitation(for: shot, on: stage(.street)))
        func camera(_ time: Double) -> CameraPose {
            CameraPose(
                position: [Float(time) * 0.8, 1.6, 5], right: [1, 0, 0], up: [0, 1, 0], forward: [0, 0, -1],
                halfHeight: 0.2, halfWidth: 0.35)
        }
        let step = 1.0 / 480
        var seen = 0
        for index in 0..<300 {
            for start in [0, 1.3, 5, 71] as [Double] {
                let first = falling.particle(index, at: start, before: camera(start))
                let second = falling.particle(index, at: start + step, before: camera(start + step))
                #expect(abs((first?.opacity ?? 0) - (second?.opacity ?? 0)) < 0.08)
                guard let first, let second, first.opacity > 0.1 else { continue }
                seen += 1
                #expect((second.position - first.position).magnitude < 0.04)
            }
        }
        #expect(seen > 40)
        #expect(falling.particles(at: 2, before: camera(2)) == falling.particles(at: 2, before: camera(2)))
    }

    @Test func `nothing falls under a roof or from a clear sky`() throws {
        for view in [shot(.natural, .room, .noon, .rain), shot(.natural, .street)] {
            #expect(try Precipitation(for: view, on: stage(view.scene.environment.set)) == nil)
        }
    }
}
