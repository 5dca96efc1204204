import Foundation
package import PrevisStage

extension CameraPose {
    /// A camera at `position` turned so that `anchor` stands at a place of the picture.
    ///
    /// `place` is in shares of half the picture: (−1, −1) the lower left corner, (1, 1) the upper right. `roll` turns the
    /// camera about its axis in radians, to the right of the picture upwards where positive. The solution is closed: the
    /// pitch follows from the anchor's elevation alone, then the azimuth.
    package static func aimed(
        from position: StagePoint, at anchor: StagePoint, place: SIMD2<Float>, roll: Float, halfHeight: Float,
        halfWidth: Float
    ) -> CameraPose {
        let u = place.x * halfWidth
        let v = place.y * halfHeight
        let across = u * roll.cosine - v * roll.sine
        let upwards = u * roll.sine + v * roll.cosine
        let sight = (anchor - position).unit(or: [0, 0, -1])
        let length = (1 + across * across + upwards * upwards).squareRoot()
        let reach = (1 + upwards * upwards).squareRoot()
        let pitch = ((sight.y * length / reach).arcSine - upwards.arcTangent).held(-1.5533, 1.5533)
        let azimuth = atan2(sight.x, sight.z) + atan2(across, pitch.cosine - upwards * pitch.sine)
        return CameraPose(
            position: position, azimuth: azimuth, pitch: pitch, roll: roll, halfHeight: halfHeight,
            halfWidth: halfWidth)
    }

    /// A camera by the angles of its axis in radians: azimuth from z towards x, pitch upwards, roll about the axis.
    package init(
        position: StagePoint, azimuth: Float, pitch: Float, roll: Float, halfHeight: Float, halfWidth: Float
    ) {
        let forward = StagePoint.direction(azimuth: azimuth, elevation: pitch)
        let level = StagePoint(-azimuth.cosine, 0, azimuth.sine)
        let upright = level.cross(forward)
        self.init(
            position: position, right: level * roll.cosine + upright * roll.sine,
            up: upright * roll.cosine - level * roll.sine, forward: forward, halfHeight: halfHeight,
            halfWidth: halfWidth)
    }

    /// The same camera turned to its right (pan), upwards (tilt) and about its axis (roll), in radians.
    package func turned(pan: Float, tilt: Float, roll: Float = 0) -> CameraPose {
        var pose = self
        func panned(_ v: StagePoint) -> StagePoint { v.turned(-pan) }
        let axis = panned(forward)
        let level = axis.cross([0, 1, 0]).unit(or: panned(right))
        let c = tilt.cosine
        let s = tilt.sine
        // Rodrigues' rotation about the level axis, then about the new forward axis.
        func tilted(_ v: StagePoint) -> StagePoint { v * c + level.cross(v) * s + level * (level.dot(v) * (1 - c)) }
        pose.forward = tilted(axis)
        let across = tilted(panned(right))
        let upwards = tilted(panned(up))
        pose.right = across * roll.cosine + upwards * roll.sine
        pose.up = upwards * roll.cosine - across * roll.sine
        return pose
    }

    /// Distance of a point along the axis in metres.
    package func depth(of point: StagePoint) -> Float { (point - position).dot(forward) }

    /// Where a point is seen, in tangents right and up of the axis; nil behind the camera.
    package func tangents(of point: StagePoint) -> SIMD2<Float>? {
        let depth = depth(of: point)
        guard depth > 1e-3 else { return nil }
        let offset = point - position
        return [offset.dot(right) / depth, offset.dot(up) / depth]
    }

    /// Where a point is seen, in shares of half the picture; nil behind the camera.
    package func place(of point: StagePoint) -> SIMD2<Float>? {
        tangents(of: point).map { $0 / [halfWidth, halfHeight] }
    }
}
