public import NodeCatalog
import ProductionModel

extension StagedShot {
    /// Builds the set, places the cast on its marks and gives each a body.
    public init(staging shot: ShotView) {
        let bodies = shot.cast.map { FigureBody(of: $0.character, seated: $0.action == .sit) }
        let performances = zip(shot.cast, bodies).enumerated().map { place, pair in
            let x = Float(place) * 1.35 - 0.67
            let m = pair.1.skeleton.measures
            let ground: Performance.Ground = switch pair.0.action {
            case .stand: .standing([x, 0, 0], heading: place == 0 ? .pi / 2 : -.pi / 2)
            case .sit: .sitting([x, 0.45, 0], heading: 0)
            case .walk: .walking(Gait(measures: m, path: WalkPath(from: [-3, 0, 1], to: [3, 0, 1], radius: 0.6), speed: Gait.easySpeed(m), start: 0))
            }
            return Performance(skeleton: pair.1.skeleton, ground: ground, looks: [LookCue(time: 0, target: shot.cast.count > 1 ? .member(1 - place) : .ahead)], lines: place == 0 ? [SpokenLine(start: 0, end: 3)] : [], habit: Float(place) * 0.6)
        }
        let cast = zip(shot.cast, bodies).enumerated().map { place, pair in
            StagedCastMember(pair.0, place: place, body: pair.1, performances: performances, firstMaterial: 1 + place * 10)
        }
        let floor = StageMesh(
            positions: [[-20, 0, -20], [-20, 0, 20], [20, 0, 20], [20, 0, -20]],
            normals: Array(repeating: [0, 1, 0], count: 4), indices: [0, 1, 2, 0, 2, 3], triangleMaterials: [0, 0])
        self.init(
            materials: [SurfaceMaterial(albedo: [0.4, 0.38, 0.36])] + shot.cast.flatMap { Wardrobe.materials(of: $0.character) }, set: floor, isUnderRoof: false, cast: cast,
            obstacles: [], cameraBounds: StageObstacle(minimum: [-20, 0.05, -20], maximum: [20, 12, 20]),
            practicals: [], openings: [], remarks: [])
    }
}
