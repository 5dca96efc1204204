internal import ProductionModel

/// Words that tell when a scene plays and what the sky does.
enum MomentWords {
    /// Words of time of day, in the order in which they are tried: the special ones before the plain ones.
    static let times: [(TimeOfDay, Set<String>)] = [
        (.goldenHour, ["golden", "sunset", "magic", "sundown"]),
        (.dawn, ["dawn", "sunrise", "daybreak"]),
        (.dusk, ["dusk", "twilight", "evening", "nightfall"]),
        (.night, ["night", "midnight", "moonlight", "moonlit"]),
        (.morning, ["morning", "breakfast"]),
        (.afternoon, ["afternoon"]),
        (.noon, ["noon", "midday", "day"]),
    ]

    /// Words of weather, the stronger ones first.
    static let weathers: [(Weather, Set<String>)] = [
        (.storm, ["storm", "thunder", "thunderstorm", "lightning", "hurricane"]),
        (.snow, ["snow", "snowing", "snowfall", "blizzard", "snowflakes", "snowy"]),
        (.rain, ["rain", "raining", "rainy", "drizzle", "downpour", "pouring"]),
        (.fog, ["fog", "foggy", "mist", "misty", "haze"]),
        (.overcast, ["overcast", "cloudy", "clouds", "grey"]),
        (.clear, ["sunny", "sunlight", "sunshine", "clear"]),
    ]

    /// Words that say the scene goes on from the one before.
    static let continuity: Set<String> = ["continuous", "later", "same", "moments", "meanwhile"]

    /// Everything a heading's trailing part may be made of.
    static let all: Set<String> = times.reduce(into: continuity) { $0.formUnion($1.1) }
        .union(weathers.reduce(into: Set<String>()) { $0.formUnion($1.1) })
}
