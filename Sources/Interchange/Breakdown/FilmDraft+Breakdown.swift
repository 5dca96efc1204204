public import NodeCatalog
internal import ProductionModel

extension FilmDraft {
    /// Breaks a screenplay down into shots by the rules of `Docs/breakdown.md`. Pure and deterministic: the same
    /// screenplay and settings give the same draft, on any machine.
    ///
    /// A screenplay with nothing to film gives a draft without shots.
    public init(breakingDown screenplay: Screenplay, film: FilmView) {
        var breakdown = ShotBreakdown(screenplay, film: film)
        breakdown.run()
        self.init(
            film: film, cast: breakdown.casting.characters, scenes: breakdown.scenes, fadeOut: breakdown.fadeOut,
            remarks: breakdown.remarks)
    }

    /// Breaks a screenplay down with the settings of its title page.
    public init(breakingDown screenplay: Screenplay) {
        self.init(breakingDown: screenplay, film: FilmView(titlePage: screenplay))
    }
}

/// The walk from scene to scene.
struct ShotBreakdown {
    let casting: Casting
    private(set) var scenes: [SceneDraft] = []
    private(set) var remarks: [Diagnostic] = []
    private(set) var fadeOut: Int64 = 0
    private let screenplay: Screenplay
    private let film: FilmView
    private let look: Grade?
    private let byFirstWord: [String: [Int]]
    private var previousMovement: CameraMovement?
    private var seenPlaces: Set<Int64> = []

    init(_ screenplay: Screenplay, film: FilmView) {
        self.screenplay = screenplay
        self.film = film
        casting = Casting(screenplay)
        byFirstWord = casting.byFirstWord
        look = LightingRules.look(screenplay)
    }

    mutating func run() {
        let planned = plannedScenes()
        let lastScene = planned.lastIndex { !$0.shots.isEmpty }
        for (index, scene) in planned.enumerated() {
            guard !scene.shots.isEmpty else { continue }
            remarks += scene.setting.remarks.map { Diagnostic(.note, at: scene.position, $0) }
            var drafts: [ShotDraft] = []
            for (number, shot) in scene.shots.enumerated() {
                let isLast = number == scene.shots.count - 1
                let place = MovementRules.Place(
                    sceneIndex: scenes.count, isFirstOfFilm: scenes.isEmpty && number == 0,
                    isLastOfFilm: isLast && index == lastScene, isLastOfScene: isLast)
                drafts.append(draft(shot, scene, place, number: number))
            }
            if let first = drafts.indices.first, !scenes.isEmpty {
                drafts[first].transition = transition(scene.transition, into: drafts[first])
            }
            scenes.append(SceneDraft(view: scene.setting.view, position: scene.position, shots: drafts))
        }
        endFilm()
    }

    // MARK: Scenes

    private struct PlannedScene {
        var setting: SceneSetting
        var position: SourcePosition
        var number: String
        var transition: String
        var shots: [PlannedShot]
    }

    private mutating func plannedScenes() -> [PlannedScene] {
        var result: [PlannedScene] = []
        let elements = screenplay.elements
        var starts = elements.indices.filter { if case .sceneHeading = elements[$0].kind { true } else { false } }
        if starts.first != 0, !elements.isEmpty { starts.insert(0, at: 0) }
        var previous: SceneView?
        for (index, start) in starts.enumerated() {
            let end = index + 1 < starts.count ? starts[index + 1] : elements.count
            var heading: SceneHeading?
            if case .sceneHeading(let stated) = elements[start].kind { heading = stated }
            let beats = Beat.beats(of: elements[start..<end], casting: casting)
            // A heading alone still shows its place; text before the first heading must hold something to show.
            if beats.isEmpty, heading == nil { continue }
            let setting = SceneSetting(
                heading: heading, action: Self.actionText(elements[start..<end]), after: previous)
            previous = setting.view
            var planner = ScenePlanner(
                setting: setting, casting: casting, byFirstWord: byFirstWord,
                isReturn: !seenPlaces.insert(setting.view.seed).inserted)
            planner.plan(beats)
            if beats.isEmpty { planner.showPlace(at: elements[start].position) }
            result.append(
                PlannedScene(
                    setting: setting, position: elements[start].position,
                    number: heading?.number ?? String(result.count + 1),
                    transition: Self.transition(before: start, elements),
                    shots: planner.shots))
        }
        return result
    }

    private static func actionText(_ elements: ArraySlice<ScreenplayElement>) -> String {
        elements.compactMap { if case .action(let text) = $0.kind { text.plain } else { nil } }.joined(separator: " ")
    }

    private static func transition(before start: Int, _ elements: [ScreenplayElement]) -> String {
        guard start > 0, case .transition(let text) = elements[start - 1].kind else { return "" }
        return text.plain.uppercased()
    }

    // MARK: Shots

    private mutating func draft(
        _ shot: PlannedShot, _ scene: PlannedScene, _ place: MovementRules.Place, number: Int
    ) -> ShotDraft {
        let setting = scene.setting.view
        let asked = MovementRules.movement(shot, setting.environment, place)
        let movement =
            place.isLastOfFilm ? asked : MovementRules.varied(asked, after: previousMovement, rule: shot.rule)
        previousMovement = movement
        let members = Array(shot.people.prefix(GridLayout.castLimit))
        let view = ShotView(
            title: scene.number + Self.letters(number), framing: shot.framing,
            angle: MovementRules.angle(shot, setting.environment, place), movement: movement,
            lens: Lens(
                focalLength: FramingRules.focalLength(shot.framing, inside: setting.environment.set == .room)),
            sensor: film.sensor, duration: max(1, frames(shot.seconds)),
            lighting: LightingRules.lighting(shot, scene.setting),
            grade: LightingRules.grade(scene.setting, film: look), action: shot.action.joined(separator: " "),
            dialogue: dialogue(shot), cast: members.map { placement($0, in: shot) }, scene: setting, film: film)
        return ShotDraft(
            view: view.withinLimits, members: members, position: shot.position, transition: .cut, rule: shot.rule)
    }

    private func placement(_ who: Int, in shot: PlannedShot) -> CastPlacement {
        let action: StageAction = shot.walking.contains(who) ? .walk : shot.seated.contains(who) ? .sit : .stand
        return CastPlacement(
            character: casting.characters[who], action: action, mark: shot.marks.firstIndex(of: who).map { $0 + 1 })
    }

    private func dialogue(_ shot: PlannedShot) -> [DialogueLine] {
        zip(shot.lines, shot.schedule).map { line, time in
            let start = frames(time.start)
            return DialogueLine(
                speaker: line.name, text: line.text, start: start, length: max(1, frames(time.end) - start))
        }
    }

    /// The nearest whole frame.
    private func frames(_ seconds: Double) -> Int64 { Int64((seconds * film.rate.framesPerSecond).rounded()) }

    /// A…Z, then AA, AB, as slates count.
    static func letters(_ number: Int) -> String {
        let letter = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(number % 26)))
        return number < 26 ? letter : letters(number / 26 - 1) + letter
    }

    // MARK: Transitions

    private func transition(_ text: String, into draft: ShotDraft) -> CutTransition {
        guard let last = scenes.last?.shots.last else { return .cut }
        let room = min(draft.view.duration, last.view.duration) / 3
        if text.contains("DISSOLVE") { return CutTransition(.dissolve, length: min(frames(1), room)) }
        if text.contains("FADE") { return CutTransition(.fade, length: min(frames(1), room)) }
        return .cut
    }

    /// `FADE OUT.` and `FADE TO BLACK.` at the end let the picture go.
    private mutating func endFilm() {
        let end = screenplay.elements.suffix(3).contains { element in
            switch element.kind {
            case .transition(let text), .action(let text): text.plain.uppercased().hasPrefix("FADE")
            default: false
            }
        }
        if end, let last = scenes.last?.shots.last { fadeOut = min(frames(1.5), last.view.duration / 2) }
    }
}
