public import NodeCatalog
public import PrevisCamera
public import PrevisStage
import ProductionModel

/// Rain or snow in the air around the camera.
///
/// Each drop falls through an endless lattice of equal boxes; of its copies the one in the box around the camera is
/// shown. It stands in the world, not in the picture, and fades out towards the box's sides and the lens, so that the
/// step from one copy to the next is never seen. Pure: any frame can be asked for in any order.
public struct Precipitation: Sendable {
    private let isSnow: Bool
    private let count: Int
    private let wind: StagePoint
    private let shutter: Double
    private let floor: Float = 0

    /// The box's edges in metres.
    private static let box = SIMD3<Double>(14, 8, 14)

    /// Nil where nothing falls: other weather, or a roof above.
    public init?(for shot: ShotView, on stage: StagedShot) {
        guard !stage.isUnderRoof else { return nil }
        switch shot.scene.environment.weather {
        case .rain: (isSnow, count, wind) = (false, 1_500, [0.5, 0, 0.2])
        case .storm: (isSnow, count, wind) = (false, 2_200, [3.2, 0, 1.1])
        case .snow: (isSnow, count, wind) = (true, 1_700, [0.35, 0, 0.12])
        case .clear, .overcast, .fog: return nil
        }
        // A shutter of 180 degrees.
        shutter = 0.5 / shot.film.rate.framesPerSecond
    }

    /// What falls before the camera at a time in seconds from the shot's first frame.
    public func particles(at time: Double, before camera: CameraPose) -> [FallingParticle] {
        (0..<count).compactMap { particle($0, at: time, before: camera) }
    }

    /// One drop or flake; nil where it is behind the camera, under the floor or faded out.
    func particle(_ index: Int, at time: Double, before camera: CameraPose) -> FallingParticle? {
        let chance = Self.chances(index)
        let velocity = self.velocity(chance.w)
        let middle = SIMD3<Double>(camera.position + camera.forward * 5.5)
        var place = SIMD3<Double>(chance.x, chance.y, chance.z) * Self.box + SIMD3<Double>(velocity) * time
        if isSnow {
            // Flakes drift around their way, each at its own pace.
            let angle =
                Float((chance.w * 5 + time * (0.25 + chance.x * 0.2)).truncatingRemainder(dividingBy: 1)) * 2 * .pi
            place += SIMD3<Double>(Double(angle.sine) * 0.16, 0, Double(angle.cosine) * 0.12)
        }
        let cells = ((place - middle) / Self.box).rounded(.toNearestOrAwayFromZero)
        place -= cells * Self.box
        let share = (place - middle) / (Self.box * 0.5)
        let position = StagePoint(place)
        let depth = camera.depth(of: position)
        guard depth > 0.4, position.y > floor else { return nil }
        var opacity = Self.smooth(depth, from: 0.4, to: 1.3)
        for axis in 0..<3 { opacity *= Self.smooth(1 - Float(abs(share[axis])), from: 0, to: 0.25) }
        opacity *= Self.smooth(position.y, from: floor, to: floor + 0.25) * (isSnow ? 0.9 : 0.34)
        guard opacity > 0.004 else { return nil }
        return FallingParticle(
            position: position, streak: velocity * Float(shutter),
            radius: isSnow ? 0.006 + 0.006 * Float(chance.y) : 0.0022, opacity: opacity)
    }

    /// Rain of one to three millimetres falls at 4–8 m/s (Gunn and Kinzer, Journal of Meteorology 6, 1949); flakes at
    /// about one.
    private func velocity(_ chance: Double) -> StagePoint {
        let fall = isSnow ? 0.8 + 0.5 * Float(chance) : 5.8 + 2.2 * Float(chance)
        return wind * (0.8 + 0.4 * Float(chance)) + [0, -fall, 0]
    }

    private static func smooth(_ value: Float, from low: Float, to high: Float) -> Float {
        let t = ((value - low) / (high - low)).held(0, 1)
        return t * t * (3 - 2 * t)
    }

    /// Four numbers in 0…1 for a drop: the additive sequence of Roberts' generalised golden ratio, without clumps.
    private static func chances(_ index: Int) -> SIMD4<Double> {
        let root = 1.1673039782614187
        let steps = SIMD4(1 / root, 1 / (root * root), 1 / (root * root * root), 1 / (root * root * root * root))
        let value = steps * Double(index + 1) + 0.5
        return value - value.rounded(.down)
    }
}
