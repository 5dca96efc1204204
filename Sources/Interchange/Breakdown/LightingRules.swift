internal import NodeCatalog
internal import ProductionModel

/// The light and the look: from the time, the weather and the words of the scene. A scene keeps its light.
enum LightingRules {
    /// The light of a shot.
    static func lighting(_ shot: PlannedShot, _ setting: SceneSetting) -> Lighting {
        let scene = setting.view.environment
        let isWide = [.wide, .extremeWide, .full].contains(shot.framing)
        if setting.mood.mentions(Lexicon.backlit) {
            // Faces need light: the silhouette belongs to the figure in the distance.
            return isWide
                ? Lighting(setup: .silhouette, keyToFill: 8, backToKey: 4, temperature: 4_300)
                : Lighting(setup: .rim, keyToFill: 5, backToKey: 2, temperature: 4_000)
        }
        if scene.side == .interior { return interior(scene, setting.mood) }
        return exterior(scene)
    }

    private static func interior(_ scene: Environment, _ mood: Prose) -> Lighting {
        let isDark = scene.timeOfDay == .night || scene.timeOfDay == .dusk
        if mood.mentions(Lexicon.spotlit) {
            return Lighting(setup: .top, keyToFill: 8, backToKey: 0.6, temperature: 4_300)
        }
        if isDark, mood.mentions(Lexicon.fromBelow) {
            return Lighting(setup: .under, keyToFill: 8, backToKey: 0.2, temperature: 3_200)
        }
        if isDark, mood.mentions(Lexicon.lamps) {
            return Lighting(setup: .practical, keyToFill: 4, backToKey: 0.4, temperature: 2_800)
        }
        if scene.set == .stage { return Lighting(setup: .rim, keyToFill: 4, backToKey: 1.5, temperature: 4_000) }
        if mood.mentions(Lexicon.interviewed) { return Lighting(setup: .threePoint, keyToFill: 2, temperature: 4_300) }
        if isDark { return Lighting(setup: .lowKey, keyToFill: 8, backToKey: 0.6, temperature: 3_200) }
        if mood.mentions(Lexicon.bright) {
            return Lighting(setup: .highKey, keyToFill: 1.3, backToKey: 0.5, temperature: 5_000)
        }
        if mood.mentions(Lexicon.tense) {
            return Lighting(setup: .side, keyToFill: 6, backToKey: 0.4, temperature: 4_800)
        }
        return Lighting(setup: .natural, keyToFill: 2.5, backToKey: 0.4, temperature: 5_200)
    }

    private static func exterior(_ scene: Environment) -> Lighting {
        switch scene.timeOfDay {
        case .night: Lighting(setup: .lowKey, keyToFill: 5, backToKey: 1.2, temperature: 4_200)
        case .goldenHour: Lighting(setup: .back, keyToFill: 3, backToKey: 1.5, temperature: 3_600)
        case .dawn: Lighting(setup: .back, keyToFill: 2.5, backToKey: 1.2, temperature: 4_400)
        case .dusk: Lighting(setup: .side, keyToFill: 4, backToKey: 0.8, temperature: 4_800)
        default: Lighting(setup: .natural, keyToFill: 2, backToKey: 0.5, temperature: 5_600)
        }
    }

    /// The look of a scene's shots; most stay natural.
    static func grade(_ setting: SceneSetting, film: Grade?) -> Grade {
        let scene = setting.view.environment
        if let film { return film }
        if setting.mood.mentions(Lexicon.neon) { return .neon }
        if setting.mood.mentions(Lexicon.memories) { return .vintage }
        if setting.mood.mentions(Lexicon.dreams) { return .lowContrast }
        if scene.side == .exterior {
            if scene.timeOfDay == .night { return [.rain, .storm].contains(scene.weather) ? .tealOrange : .cool }
            if [.dawn, .goldenHour].contains(scene.timeOfDay) { return .warm }
            if [.snow, .fog, .overcast, .storm].contains(scene.weather) { return .desaturated }
        }
        if setting.mood.mentions(Lexicon.backlit) { return .highContrast }
        return .natural
    }

    /// The whole film's look where the title page states one (`Look: noir`).
    static func look(_ screenplay: Screenplay) -> Grade? {
        guard let look = screenplay.titlePageValue("Look") else { return nil }
        let words = Prose(look).words
        if words.contains("black") || words == ["bw"] { return .monochrome }
        return Grade(rawValue: words.joined(separator: "_").replacingHyphens)
    }
}

extension String {
    fileprivate var replacingHyphens: String { String(map { $0 == "-" ? "_" : $0 }) }
}
