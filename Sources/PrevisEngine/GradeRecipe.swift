import CEmbreeTrace
import ProductionModel

/// What a grade does to the finished picture, in display-coded values 0…1: channel mixer, contrast around a pivot,
/// saturation, tints of darks and lights, black and white point, vignette; in this order.
///
/// Tints stay within a few hundredths and the mixers keep red over green over blue for skin, so that faces stay
/// believable in every grade that has colour.
struct GradeRecipe: Hashable {
    /// How much of each channel goes into red, green and blue; each row sums to about 1.
    var mixer: [SIMD3<Float>] = [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    /// Exponent of the S-curve; 1 is straight, below 1 flatter.
    var contrast: Float = 1
    /// The value that the curve leaves in place.
    var pivot: Float = 0.42
    /// 0 is grey, 1 as it was.
    var saturation: Float = 1
    /// Added to the darks.
    var shadowTint: SIMD3<Float> = .zero
    /// Added to the lights.
    var highlightTint: SIMD3<Float> = .zero
    /// What black becomes.
    var black: SIMD3<Float> = .zero
    /// What white becomes.
    var white: SIMD3<Float> = .one
    /// Darkening towards the corners, 0…1.
    var vignette: Float = 0

    /// The recipe of a grade.
    init(_ grade: Grade) {
        switch grade {
        case .natural: break
        case .warm: setWarm()
        case .cool: setCool()
        case .highContrast: contrast = 1.42
        case .lowContrast:
            contrast = 0.84
            black = [0.07, 0.07, 0.075]
            white = [0.95, 0.95, 0.94]
            saturation = 0.9
        case .desaturated: saturation = 0.45
        case .vibrant:
            saturation = 1.42
            contrast = 1.1
        case .tealOrange: setTealOrange()
        case .monochrome: setMonochrome()
        case .vintage: setVintage()
        case .noir: setNoir()
        case .neon: setNeon()
        }
    }

    private mutating func setWarm() {
        mixer = [[1.05, 0.01, 0], [0.01, 0.99, 0], [0, 0.04, 0.84]]
        shadowTint = [0.012, 0.002, -0.01]
        highlightTint = [0.02, 0.008, -0.035]
        saturation = 1.04
    }

    private mutating func setCool() {
        mixer = [[0.88, 0.03, 0.01], [0, 0.98, 0.02], [0, 0.02, 1.04]]
        shadowTint = [-0.012, 0.0, 0.024]
        highlightTint = [-0.012, 0.004, 0.008]
        saturation = 0.92
    }

    /// Teal darks against orange lights: skin lies on the orange side already.
    private mutating func setTealOrange() {
        mixer = [[1.07, 0, -0.04], [0, 1, 0], [-0.05, 0.07, 0.95]]
        contrast = 1.16
        saturation = 1.12
        shadowTint = [-0.045, 0.012, 0.042]
        highlightTint = [0.045, 0.01, -0.05]
    }

    /// Panchromatic film: a little more red than the eye, so that skin is light.
    private mutating func setMonochrome() {
        mixer = Array(repeating: [0.34, 0.54, 0.12], count: 3)
        contrast = 1.08
        saturation = 0
    }

    /// A faded print: lifted, brownish blacks, cream whites, little blue.
    private mutating func setVintage() {
        mixer = [[0.96, 0.05, 0], [0.03, 0.94, 0.01], [0.02, 0.10, 0.78]]
        contrast = 0.95
        saturation = 0.76
        black = [0.085, 0.06, 0.05]
        white = [0.985, 0.955, 0.87]
        vignette = 0.22
    }

    private mutating func setNoir() {
        mixer = Array(repeating: [0.42, 0.48, 0.10], count: 3)
        contrast = 1.75
        pivot = 0.45
        saturation = 0
        vignette = 0.42
    }

    /// Magenta lights over blue darks.
    private mutating func setNeon() {
        mixer = [[1.05, -0.06, 0.07], [-0.04, 0.98, 0.04], [0.04, 0, 1.08]]
        contrast = 1.22
        saturation = 1.38
        shadowTint = [0.012, -0.022, 0.062]
        highlightTint = [0.022, -0.025, 0.03]
    }

    /// The form that the developing kernel takes.
    var kernel: backlot_grade {
        backlot_grade(
            mix_red: .init(mixer[0]), mix_green: .init(mixer[1]), mix_blue: .init(mixer[2]), contrast: contrast,
            pivot: pivot, saturation: saturation, shadow_tint: .init(shadowTint), highlight_tint: .init(highlightTint),
            black: .init(black), white: .init(white), vignette: vignette)
    }
}
