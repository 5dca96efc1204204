public import NodeCatalog
public import PrevisStage
import ProductionModel

/// What a shot's camera does over the shot: solved once, then asked for any frame in any order.
///
/// Pure: the same shot on the same stage gives the same move.
public struct CameraMove: Sendable {
    /// Sentences for the take about what the space did not allow.
    public let remarks: [String]
    private let still: CameraPose

    /// Solves the shot's framing, angle and movement on its stage.
    public init(solving shot: ShotView, on stage: StagedShot) {
        let time = Double(shot.duration) / shot.film.rate.framesPerSecond / 2
        let subject = stage.rigs(at: time).first
        let head = subject?.headCentre ?? [0, 1.63, 0]
        let halfHeight = Float(7 / shot.lens.focalLength)
        let distance = 4 * (subject?.headHeight ?? 0.233) / (2 * halfHeight)
        remarks = []
        still = CameraPose(
            position: head + [0, 0, distance], right: [1, 0, 0], up: [0, 1, 0], forward: [0, 0, -1],
            halfHeight: halfHeight, halfWidth: halfHeight * Float(shot.film.aspect.quotient))
    }

    /// The camera at a time in seconds from the shot's first frame.
    public func pose(at time: Double) -> CameraPose { still }
}
