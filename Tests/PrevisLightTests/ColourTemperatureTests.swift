import Testing

@testable import PrevisLight

@Suite struct ColourTemperatureTests {
    /// Chromaticities of black bodies (Wyszecki and Stiles, Color Science, table 1(3.11)).
    @Test(
        arguments: [
            (2_000, 0.5267, 0.4133), (2_856, 0.4476, 0.4074), (4_000, 0.3805, 0.3768), (6_500, 0.3135, 0.3237),
            (10_000, 0.2807, 0.2884),
        ] as [(Float, Float, Float)])
    func `the fit follows the Planckian locus`(kelvin: Float, x: Float, y: Float) {
        let fit = ColourTemperature.chromaticity(kelvin)
        #expect(abs(fit.x - x) < 0.002 && abs(fit.y - y) < 0.002)
    }

    @Test func `warmer light is redder, every colour has luminance one, and a balanced camera sees white`() {
        var before: Float = .infinity
        for kelvin in stride(from: Float(1_800), through: 12_000, by: 200) {
            let rgb = ColourTemperature.rgb(kelvin)
            #expect(abs(rgb.luminance - 1) < 1e-4)
            #expect(rgb.x < before && rgb.z >= 0)
            before = rgb.x
            let white = ColourTemperature.balanced(kelvin, for: kelvin)
            if kelvin > 2_400 { #expect(abs(white.x - 1) < 1e-3 && abs(white.z - 1) < 1e-3) }
        }
    }
}
