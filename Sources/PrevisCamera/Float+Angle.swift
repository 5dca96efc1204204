import Foundation

extension Float {
    /// The sine of an angle in radians.
    package var sine: Float { sin(self) }

    /// The cosine of an angle in radians.
    package var cosine: Float { cos(self) }

    /// The tangent of an angle in radians.
    package var tangent: Float { tan(self) }

    /// The angle in radians whose sine this is, with the sine held to −1…1.
    package var arcSine: Float { asin(Swift.min(1, Swift.max(-1, self))) }

    /// The angle in radians whose tangent this is.
    package var arcTangent: Float { atan(self) }

    /// The same angle in radians where this is degrees.
    package var radians: Float { self * .pi / 180 }

    /// Held to a range.
    package func held(_ least: Float, _ greatest: Float) -> Float { Swift.min(greatest, Swift.max(least, self)) }
}

extension Float {
    /// e to this power.
    package var exponential: Float { exp(self) }

    /// The angle of the vector (`x`, this) from the x axis in radians.
    package func arcTangent(over x: Float) -> Float { atan2(self, x) }
}
