// The vector arithmetic that cameras and lights share; the standard library's SIMD types have no geometry.
extension SIMD3<Float> {
    /// The inner product.
    package func dot(_ other: Self) -> Float { (self * other).sum() }

    /// The vector product, right-handed.
    package func cross(_ other: Self) -> Self {
        [y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x]
    }

    /// The Euclidean length.
    package var magnitude: Float { dot(self).squareRoot() }

    /// The same direction with length 1, or `fallback` where there is no direction.
    package func unit(or fallback: Self = [0, 0, 1]) -> Self {
        let length = magnitude
        return length > 1e-6 ? self / length : fallback
    }

    /// The same vector without its height.
    package var levelled: Self { [x, 0, z] }

    /// Turned about the vertical axis by an angle in radians, from z towards x.
    package func turned(_ angle: Float) -> Self {
        let c = angle.cosine
        let s = angle.sine
        return [x * c + z * s, y, z * c - x * s]
    }

    /// Towards an azimuth (from z towards x) and an elevation in radians, with length 1.
    package static func direction(azimuth: Float, elevation: Float) -> Self {
        [azimuth.sine * elevation.cosine, elevation.sine, azimuth.cosine * elevation.cosine]
    }
}
