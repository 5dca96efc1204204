import PrevisCamera

/// Light of a correlated colour temperature in linear Rec. 709.
enum ColourTemperature {
    /// The colour of a black body at a temperature in kelvin, held to 1,667…25,000, with luminance 1.
    ///
    /// Chromaticity after Kim, Moon, Lee et al., "Design of advanced color temperature control system for HDTV
    /// applications" (J. Korean Phys. Soc. 41(6), 2002), the cubic fit of the Planckian locus; XYZ to RGB by the Rec.
    /// ITU-R BT.709 primaries and D65. Channels below zero (deep red light lies outside the gamut) are cut off.
    static func rgb(_ kelvin: Float) -> SIMD3<Float> {
        let (x, y) = chromaticity(kelvin)
        let tristimulus = SIMD3<Float>(x / y, 1, (1 - x - y) / y)
        let rgb = SIMD3<Float>(
            tristimulus.dot([3.2406, -1.5372, -0.4986]), tristimulus.dot([-0.9689, 1.8758, 0.0415]),
            tristimulus.dot([0.0557, -0.2040, 1.0570]))
        let inside = rgb.clamped(lowerBound: .zero, upperBound: [20, 20, 20])
        return inside / inside.luminance
    }

    /// CIE 1931 x, y of the Planckian locus.
    static func chromaticity(_ kelvin: Float) -> (x: Float, y: Float) {
        let m = 1_000 / kelvin.held(1_667, 25_000)
        let x: Float =
            m > 0.25
            ? ((-0.2661239 * m - 0.2343589) * m + 0.8776956) * m + 0.179910
            : ((-3.0258469 * m + 2.1070379) * m + 0.2226347) * m + 0.240390
        let y: Float
        if m > 1_000 / 2_222 {
            y = ((-1.1063814 * x - 1.34811020) * x + 2.18555832) * x - 0.20219683
        } else if m > 0.25 {
            y = ((-0.9549476 * x - 1.37418593) * x + 2.09137015) * x - 0.16748867
        } else {
            y = ((3.0817580 * x - 5.87338670) * x + 3.75112997) * x - 0.37001483
        }
        return (x, y)
    }

    /// What a camera balanced for one temperature makes of light of another, with luminance 1: gains per channel that
    /// turn the one white, as a camera's white balance does.
    static func balanced(_ kelvin: Float, for camera: Float) -> SIMD3<Float> {
        let light = rgb(kelvin)
        let white = rgb(camera).clamped(lowerBound: [0.05, 0.05, 0.05], upperBound: [20, 20, 20])
        let adapted = light / white
        return adapted / adapted.luminance
    }
}

extension SIMD3<Float> {
    /// Relative luminance of linear Rec. 709 (Rec. ITU-R BT.709, item 3.2).
    var luminance: Float { dot([0.2126, 0.7152, 0.0722]) }
}
