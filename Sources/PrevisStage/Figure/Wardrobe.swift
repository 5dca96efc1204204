import Foundation
import GraphCore
import NodeCatalog

/// A character's colours as materials, in the order of ``FigureBody/Substance``.
enum Wardrobe {
    static func materials(of character: CharacterView) -> [SurfaceMaterial] {
        let skin = skin(of: character)
        let hair = reflectance(character.hair, from: 0.02, to: 0.55)
        let cloth = reflectance(character.wardrobe, from: 0.03, to: 0.6)
        let grey = SIMD3<Float>(repeating: (cloth.x + cloth.y + cloth.z) / 3)
        let lower = (cloth * 0.35 + grey * 0.65) * 0.42 + SIMD3(repeating: 0.016)
        let shirt = grey * 0.25 + SIMD3(0.5, 0.49, 0.46)
        let lips = skin * SIMD3(0.78, 0.55, 0.53)
        return FigureBody.Substance.allCases.map { substance in
            switch substance {
            case .skin: SurfaceMaterial(albedo: skin, roughness: 0.62, specular: 0.026)
            case .hair: SurfaceMaterial(albedo: hair, roughness: 0.48, specular: 0.04)
            case .upper:
                SurfaceMaterial(
                    albedo: cloth, roughness: 0.9, specular: 0.03, pattern: .cloth, patternColour: cloth * 0.86,
                    patternScale: 0.012)
            case .lower:
                SurfaceMaterial(
                    albedo: lower, roughness: 0.92, specular: 0.03, pattern: .cloth, patternColour: lower * 0.86,
                    patternScale: 0.012)
            case .shoe:
                SurfaceMaterial(albedo: lower * 0.4 + SIMD3(0.02, 0.014, 0.01), roughness: 0.42, specular: 0.045)
            case .eyeball: SurfaceMaterial(albedo: [0.44, 0.42, 0.4], roughness: 0.4, specular: 0.03)
            case .iris: SurfaceMaterial(albedo: [0.07, 0.05, 0.035], roughness: 0.2, specular: 0.05)
            case .pupil: SurfaceMaterial(albedo: [0.012, 0.011, 0.01], roughness: 0.15, specular: 0.05)
            case .lips: SurfaceMaterial(albedo: lips, roughness: 0.55, specular: 0.03)
            case .shirt: SurfaceMaterial(albedo: shirt, roughness: 0.9, specular: 0.03)
            }
        }
    }

    /// Reflectance of a character's skin.
    static func skin(of character: CharacterView) -> SIMD3<Float> {
        reflectance(character.skin, from: 0.06, to: 0.62)
    }

    /// An sRGB colour (IEC 61966-2-1) as linear reflectance, kept within what real surfaces have.
    static func reflectance(_ colour: Colour, from low: Float, to high: Float) -> SIMD3<Float> {
        func linear(_ byte: UInt8) -> Float {
            let value = Float(byte) / 255
            let light = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
            return low + (high - low) * light
        }
        return SIMD3(linear(colour.red), linear(colour.green), linear(colour.blue))
    }
}
