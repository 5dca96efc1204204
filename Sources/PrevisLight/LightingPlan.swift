import PrevisCamera
import ProductionModel

/// A setup as the gaffer reads it: which lamps stand where around the subject, and what is left of the surroundings.
///
/// Angles are in degrees: `around` from the camera's direction as the subject sees it, positive to the key's side;
/// `above` over the horizon. Strengths are illuminances relative to the key of a three-point setup.
struct LightingPlan: Sendable {
    struct Lamp: Sendable {
        var around: Float
        var above: Float
        var strength: Float
        var distance: Float = 3
        var radius: Float = 0.2
        var castsShadow = true
        /// Shines away from the camera, past the subject, at what is behind.
        var onBackground = false
    }

    var lamps: [Lamp]
    /// What is left of sun and sky, 0…1: lamps that outshine them let the camera stop down.
    var surround: Float
    /// Ambient light as a share of the surroundings', inside and outside.
    var ambient: (inside: Float, outside: Float)
    /// What the sun keeps of its strength besides `surround`, 0…1.
    var sun: Float
    /// Radiance of a face of albedo 0.4 after exposure, averaged over what the camera sees of it. 0.18 is mid grey.
    var face: Float
    /// Radiance of a white surface after exposure in the surroundings' light alone, at least: how far into the darks one
    /// can read.
    var shade: Float

    init(_ lighting: Lighting) {
        let fill = Float(1 / lighting.keyToFill)
        let back = Float(lighting.backToKey)
        func soft(_ around: Float, _ above: Float, _ strength: Float) -> Lamp {
            Lamp(around: around, above: above, strength: strength, radius: 0.6, castsShadow: false)
        }
        switch lighting.setup {
        case .natural:
            (lamps, surround, ambient, sun, face, shade) = ([], 1, (0.45, 1), 1, 0.2, 0.2)
        case .threePoint:
            lamps = [
                Lamp(around: 45, above: 35, strength: 1), soft(-50, 12, fill),
                Lamp(around: -152, above: 42, strength: back * 1.6, radius: 0.15),
            ]
            (surround, ambient, sun, face, shade) = (0.75, (0.3, 0.6), 0.3, 0.2, 0.2)
        case .highKey:
            let even = max(fill, 0.7)
            lamps = [
                Lamp(around: 25, above: 32, strength: 0.8, radius: 0.9), soft(-35, 20, even * 0.8),
                Lamp(around: -160, above: 50, strength: back * 1.2, radius: 0.5),
            ]
            (surround, ambient, sun, face, shade) = (1, (0.75, 1), 0.2, 0.32, 0.4)
        case .lowKey:
            lamps = [
                Lamp(around: 72, above: 34, strength: 1, radius: 0.12), soft(-40, 10, fill * 0.1),
                Lamp(around: -140, above: 38, strength: back * 0.9, radius: 0.12),
            ]
            (surround, ambient, sun, face, shade) = (0.25, (0.14, 0.4), 0, 0.12, 0.13)
        case .rim:
            lamps = [
                Lamp(around: 140, above: 18, strength: 1.4, radius: 0.12),
                Lamp(around: -140, above: 18, strength: 1.4, radius: 0.12), soft(10, 15, fill * 0.3),
            ]
            (surround, ambient, sun, face, shade) = (0.25, (0.12, 0.3), 0, 0.1, 0.13)
        case .back:
            lamps = [
                Lamp(around: 172, above: 34, strength: 1.4 + back, radius: 0.25), soft(-20, 10, fill * 0.4),
            ]
            (surround, ambient, sun, face, shade) = (0.7, (0.25, 0.5), 0, 0.12, 0.2)
        case .side:
            lamps = [Lamp(around: 90, above: 8, strength: 1.2, radius: 0.12), soft(-20, 10, fill * 0.08)]
            (surround, ambient, sun, face, shade) = (0.3, (0.16, 0.4), 0, 0.13, 0.13)
        case .top:
            lamps = [Lamp(around: 10, above: 80, strength: 1.4, radius: 0.2), soft(0, 10, fill * 0.08)]
            (surround, ambient, sun, face, shade) = (0.3, (0.16, 0.4), 0, 0.11, 0.13)
        case .under:
            lamps = [Lamp(around: 12, above: -48, strength: 1.2, distance: 1.7, radius: 0.12)]
            (surround, ambient, sun, face, shade) = (0.3, (0.16, 0.4), 0, 0.13, 0.12)
        case .practical:
            (lamps, surround, ambient, sun, face, shade) = ([], 0.16, (0.12, 0.4), 0, 0.16, 0.1)
        case .silhouette:
            lamps = [
                Lamp(around: 180, above: 8, strength: 2.4, distance: 0.7, radius: 0.3, onBackground: true)
            ]
            (surround, ambient, sun, face, shade) = (0.9, (0.03, 0.06), 0, 0.012, 0.11)
        }
    }
}
