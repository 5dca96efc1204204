public import NodeCatalog

extension StagedShot {
    /// Builds the set, places the cast on its marks and gives each a body.
    public init(staging shot: ShotView) {
        let cast = shot.cast.enumerated().map { place, placement in
            StagedCastMember(
                placement: placement, indices: [], triangleMaterials: [], stand: [Float(place) * 1.35, 0, 0])
        }
        let floor = StageMesh(
            positions: [[-20, 0, -20], [-20, 0, 20], [20, 0, 20], [20, 0, -20]],
            normals: Array(repeating: [0, 1, 0], count: 4), indices: [0, 1, 2, 0, 2, 3], triangleMaterials: [0, 0])
        self.init(
            materials: [SurfaceMaterial(albedo: [0.4, 0.38, 0.36])], set: floor, isUnderRoof: false, cast: cast,
            obstacles: [], cameraBounds: StageObstacle(minimum: [-20, 0.05, -20], maximum: [20, 12, 20]),
            practicals: [], openings: [], remarks: [])
    }
}
