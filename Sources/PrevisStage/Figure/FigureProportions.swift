import NodeCatalog
import ProductionModel

/// The measures of a body in metres, from stature, age and build.
///
/// Adults follow the drawing canon of seven and a half heads; children have larger heads and shorter legs (four heads
/// at birth, about six at seven years), after the growth series of artistic anatomy.
struct FigureProportions: Sendable {
    /// Standing height, shoes and hair included.
    let stature: Float
    /// Chin to crown.
    let head: Float
    /// Height of the chin's underside.
    let chin: Float
    /// Height of the pit of the neck.
    let neckBase: Float
    /// Height of the shoulder joints.
    let shoulder: Float
    /// Height of the hip joints.
    let hip: Float
    let knee: Float
    let ankle: Float
    let upperArm: Float
    let foreArm: Float
    let hand: Float
    /// Half the distance between the shoulder joints.
    let shoulderReach: Float
    /// Half the distance between the hip joints.
    let hipReach: Float
    /// How much wider than average the trunk is.
    let girth: Float
    /// How much thicker than average the limbs are.
    let limb: Float
    /// How far the belly stands out, 0…1.
    let belly: Float
    /// How broad the shoulders are.
    let breadth: Float

    init(of character: CharacterView) {
        stature = clamp(Float(character.height) / 100, 0.4, 2.5)
        let heads = Self.headCount(age: Float(character.age))
        let youth = (7.5 - heads) / 3.5
        head = stature / heads
        chin = stature - head
        neckBase = chin - head * mix(0.32, 0.16, youth)
        shoulder = neckBase - stature * 0.026
        hip = chin * (0.606 - 0.06 * youth)
        knee = hip * 0.54
        ankle = stature * 0.043
        let arm = 1 - 0.1 * youth
        upperArm = stature * 0.172 * arm
        foreArm = stature * 0.147 * arm
        hand = stature * 0.1 * (1 - 0.05 * youth)
        switch character.build {
        case .slight: (girth, limb, belly, breadth) = (0.92, 0.9, 0, 0.95)
        case .average: (girth, limb, belly, breadth) = (1, 1, 0.12, 1)
        case .athletic: (girth, limb, belly, breadth) = (1.02, 1.1, 0, 1.08)
        case .heavy: (girth, limb, belly, breadth) = (1.22, 1.2, 1, 1.06)
        }
        shoulderReach = stature * 0.094 * breadth * (1 - 0.06 * youth)
        hipReach = stature * 0.053 * mix(1, girth, 0.5)
    }

    /// Half the width of the shoulders with the muscle and the cloth on them.
    var shoulderHalfWidth: Float { shoulderReach + stature * 0.031 * limb }

    /// How many heads tall a person of that age is.
    static func headCount(age: Float) -> Float {
        let table: [(Float, Float)] = [(0, 4), (2, 4.9), (5, 5.7), (9, 6.4), (13, 7), (18, 7.5)]
        for (younger, older) in zip(table, table.dropFirst()) where age < older.0 {
            return mix(younger.1, older.1, (age - younger.0) / (older.0 - younger.0))
        }
        return 7.5
    }
}
