internal import GraphCore
internal import ProductionModel

// Looks that follow from a name until someone sets them.

extension CharacterView {
    /// The looks of a character of whom nothing but name and age is known.
    ///
    /// The same name gives the same looks for ever: an FNV-1a hash (64 bits, Fowler, Noll and Vo) of the name's UTF-8
    /// with ASCII letters as capitals, so that `Anna` and the cue `ANNA` are one person, seeds a SplitMix64 generator
    /// (Steele, Lea and Flood 2014) whose draws pick from hand-chosen palettes. A grown-up's stature is 156–190 cm,
    /// most near 173; a child's is the share of it that fits the age; hair greys from sixty on. Two names may share a
    /// wardrobe; ``cast(named:)`` keeps a whole cast apart.
    public static func seeded(name: String, age: Int = 35) -> CharacterView {
        var draws = SeededDraws(name: name)
        let wardrobe = draws.index(below: Looks.wardrobe.count)
        let stature = 156 + draws.index(below: 18) + draws.index(below: 18)
        let build = Looks.builds[draws.index(below: Looks.builds.count)]
        let skin = Looks.skin[draws.index(below: Looks.skin.count)]
        let isGrey = age >= 60 && draws.index(below: 20) < min(age - 60, 20)
        let hair = isGrey ? Looks.greyHair : Looks.hair[draws.index(below: Looks.hair.count)]
        return CharacterView(
            name: name, age: age, height: (Double(stature) * Looks.shareOfStature(atAge: age)).rounded(), build: build,
            skin: skin, hair: hair, wardrobe: Looks.wardrobe[wardrobe])
    }

    /// The looks of a film's cast, in the order of appearance: as ``seeded(name:age:)``, except that a wardrobe too
    /// near to an earlier one moves on around the hues. Any three lie at least a quarter of the hue circle apart; up
    /// to twelve all differ. A new name at the end changes nobody before it.
    public static func cast(named names: [String]) -> [CharacterView] {
        var taken: [Int] = []
        return names.map { name in
            var character = seeded(name: name)
            let wanted = Looks.wardrobe.firstIndex(of: character.wardrobe) ?? 0
            let place = Looks.freePlace(near: wanted, awayFrom: taken)
            taken.append(place)
            character.wardrobe = Looks.wardrobe[place]
            return character
        }
    }
}

/// The palettes that seeded looks are picked from.
enum Looks {
    /// Around the hue circle in twelve steps, muted as cloth is.
    static let wardrobe: [Colour] = [
        Colour(red: 158, green: 54, blue: 46),
        Colour(red: 186, green: 94, blue: 42),
        Colour(red: 196, green: 146, blue: 48),
        Colour(red: 158, green: 156, blue: 58),
        Colour(red: 98, green: 132, blue: 62),
        Colour(red: 48, green: 112, blue: 74),
        Colour(red: 40, green: 118, blue: 118),
        Colour(red: 56, green: 112, blue: 154),
        Colour(red: 46, green: 66, blue: 132),
        Colour(red: 92, green: 72, blue: 142),
        Colour(red: 128, green: 56, blue: 112),
        Colour(red: 180, green: 84, blue: 112),
    ]

    static let skin: [Colour] = [
        Colour(red: 241, green: 208, blue: 184),
        Colour(red: 226, green: 184, blue: 150),
        Colour(red: 204, green: 155, blue: 118),
        Colour(red: 172, green: 122, blue: 86),
        Colour(red: 128, green: 84, blue: 58),
        Colour(red: 88, green: 58, blue: 44),
    ]

    static let hair: [Colour] = [
        Colour(red: 28, green: 24, blue: 24),
        Colour(red: 52, green: 36, blue: 28),
        Colour(red: 84, green: 56, blue: 36),
        Colour(red: 126, green: 86, blue: 50),
        Colour(red: 190, green: 150, blue: 90),
        Colour(red: 140, green: 62, blue: 34),
    ]

    static let greyHair = Colour(red: 186, green: 184, blue: 180)

    /// Half the people are of average build.
    static let builds: [Build] = [
        .average, .average, .average, .average, .average, .slight, .slight, .athletic, .athletic, .heavy,
    ]

    /// Stature at each full year as a share of the grown-up's, in percent: rounded from the medians of the WHO growth
    /// standards and reference (2006, 2007), girls and boys taken together.
    private static let growth: [Double] = [
        29, 44, 51, 56, 60, 64, 68, 71, 75, 78, 81, 84, 88, 92, 95, 98, 99, 100,
    ]

    static func shareOfStature(atAge age: Int) -> Double {
        age < 0 || age >= growth.count ? 1 : growth[age] / 100
    }

    /// The first place from `wanted` on that keeps the greatest distance that is still to be had, from three steps
    /// (a quarter of the circle) down to none.
    static func freePlace(near wanted: Int, awayFrom taken: [Int]) -> Int {
        let count = wardrobe.count
        for distance in stride(from: 3, to: 0, by: -1) {
            for step in 0..<count {
                let place = (wanted + step) % count
                let isFree = taken.allSatisfy { other in
                    let apart = abs(place - other)
                    return min(apart, count - apart) >= distance
                }
                if isFree { return place }
            }
        }
        return wanted
    }
}

/// A stream of draws that a name determines.
private struct SeededDraws {
    private var state: UInt64

    init(name: String) {
        state = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 {
            let folded = (97...122).contains(byte) ? byte - 32 : byte
            state = (state ^ UInt64(folded)) &* 0x0000_0100_0000_01b3
        }
    }

    /// The next of SplitMix64.
    private mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `count` − 1, as good as even for the small counts asked here.
    mutating func index(below count: Int) -> Int { Int(next() % UInt64(count)) }
}
