internal import NodeCatalog
internal import ProductionModel

/// Where and when a scene plays, by its heading first and the words of its action second.
struct SceneSetting {
    /// The scene.
    let view: SceneView
    /// The words of the whole scene, which light and grade listen to.
    let mood: Prose
    /// What a person should know, such as which set stands for the place.
    let remarks: [String]

    init(heading: SceneHeading?, action: String, after previous: SceneView?) {
        let place = heading?.place ?? ""
        let mood = Prose((heading?.text ?? "") + " " + action)
        let moments = Prose(heading?.moments.joined(separator: " ") ?? "")
        let side = Self.side(heading, placeWords: Prose(place))
        let (set, isExact) = Self.set(for: Prose(place), side: side)
        let goesOn = moments.mentions(MomentWords.continuity)
        let stated = Self.time(in: moments) ?? Self.time(in: Prose(place))
        let time = Self.refined(
            stated ?? (goesOn || heading?.moments.isEmpty != false ? previous?.environment.timeOfDay : nil)
                ?? Self.time(in: Prose(action)) ?? .noon,
            by: mood)
        let weather =
            Self.weather(in: Prose(heading?.text ?? "")) ?? Self.weather(in: Prose(action))
            ?? (goesOn ? previous?.environment.weather : nil) ?? .clear
        view = SceneView(
            heading: (heading?.text ?? "").clipped(to: DraftLimits.heading),
            environment: Environment(side: side, set: set, timeOfDay: time, weather: weather),
            place: place.clipped(to: DraftLimits.heading), seed: Self.seed(of: place))
        self.mood = mood
        remarks =
            isExact || place.isEmpty
            ? [] : ["\(place.clipped(to: 100)) is shown as a \(set.rawValue), the nearest set there is."]
    }

    /// The prefix decides; without one, the place does.
    private static func side(_ heading: SceneHeading?, placeWords: Prose) -> InteriorExterior {
        switch heading?.prefix {
        case .interior: .interior
        case .exterior, .establishing, .both: .exterior
        case nil: placeWords.mentions(streets.union(forests)) ? .exterior : .interior
        }
    }

    private static let stages: Set<String> = ["stage", "theatre", "theater", "auditorium", "opera"]
    private static let streets: Set<String> = [
        "street", "alley", "road", "square", "bridge", "pavement", "sidewalk", "avenue", "lane", "market",
    ]
    private static let forests: Set<String> = [
        "forest", "wood", "woods", "clearing", "park", "garden", "jungle", "trees",
    ]
    private static let wild: Set<String> = [
        "field", "meadow", "lake", "river", "beach", "mountain", "hill", "desert", "path", "trail", "cemetery", "sea",
    ]
    private static let rooms: Set<String> = [
        "room", "kitchen", "bedroom", "office", "apartment", "flat", "living", "study", "attic", "bathroom", "dining",
    ]

    /// The set for a place, and whether it is that place rather than the nearest thing to it.
    private static func set(for place: Prose, side: InteriorExterior) -> (SetKind, isExact: Bool) {
        if place.mentions(stages), side == .interior { return (.stage, true) }
        if side == .interior { return (.room, place.mentions(rooms)) }
        if place.mentions(streets) { return (.street, true) }
        if place.mentions(forests) { return (.forest, true) }
        return (place.mentions(wild) ? .forest : .street, false)
    }

    private static func time(in prose: Prose) -> TimeOfDay? {
        MomentWords.times.first { prose.mentions($0.1) }?.0
    }

    /// `DAY` in the heading becomes golden hour when the action speaks of the last or golden light.
    private static func refined(_ time: TimeOfDay, by mood: Prose) -> TimeOfDay {
        guard time == .noon || time == .afternoon else { return time }
        let isGolden = mood.contains(phrase: ["golden", "light"]) || mood.contains(phrase: ["golden", "hour"])
        return isGolden || mood.contains(phrase: ["low", "sun"]) ? .goldenHour : time
    }

    private static func weather(in prose: Prose) -> Weather? {
        MomentWords.weathers.first { prose.mentions($0.1) }?.0
    }

    /// FNV-1a (Fowler, Noll and Vo, 64 bits) of the place's words: the same place looks the same again.
    private static func seed(of place: String) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for word in Prose(place).words {
            for byte in Array(word.utf8) + [0x20] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        return Int64(bitPattern: hash >> 1)
    }
}
