public import NodeCatalog
public import PrevisCamera
public import PrevisStage

extension LightRig {
    /// Lights a staged shot for the camera that sees it.
    public init(lighting shot: ShotView, on stage: StagedShot, seenBy camera: CameraMove) {
        let sun = StageLight(
            shape: .distant(direction: StagePoint(0.4, 0.8, 0.45).unit(), angularRadius: 0.005),
            colour: [1, 0.95, 0.88])
        self.init(
            lights: [sun], sky: Sky(zenith: [0.2, 0.32, 0.6], horizon: [0.6, 0.7, 0.8], ground: [0.2, 0.18, 0.16]),
            fog: Fog(density: 0, colour: [0.5, 0.5, 0.5]), exposure: 1)
    }
}
