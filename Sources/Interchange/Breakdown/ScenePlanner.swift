internal import NodeCatalog
internal import ProductionModel

/// Goes through a scene's beats once and says which shots show them.
struct ScenePlanner {
    private let setting: SceneSetting
    private let casting: Casting
    private let byFirstWord: [String: [Int]]
    private let isReturn: Bool
    /// Who has appeared, in order; the order gives each a mark for the whole scene, which keeps the camera on one side.
    private var present: [Int] = []
    private var seated: Set<Int> = []
    private var lastPeople: [Int] = []
    private var insertedObjects: Set<String> = []
    private var isExchangeOpen = false
    private(set) var shots: [PlannedShot] = []

    init(setting: SceneSetting, casting: Casting, byFirstWord: [String: [Int]], isReturn: Bool) {
        self.setting = setting
        self.casting = casting
        self.byFirstWord = byFirstWord
        self.isReturn = isReturn
    }

    /// Plans the whole scene.
    mutating func plan(_ beats: [Beat]) {
        for (index, beat) in beats.enumerated() {
            switch beat {
            case .action(let text, let position): act(text, at: position, isAmidSpeech: Self.isAmidSpeech(beats, index))
            case .speech(let line): speak(line, Self.outlook(beats, index))
            }
        }
        for index in shots.indices { shots[index].marks = present }
    }

    // MARK: Action

    private mutating func act(_ text: String, at position: SourcePosition, isAmidSpeech: Bool) {
        var isNewParagraph = true
        for sentence in text.sentences {
            let prose = Prose(sentence)
            guard !prose.words.isEmpty else { continue }
            let isPause = prose.words.count <= 4 && prose.mentions(Lexicon.silence)
            if isPause, let last = shots.indices.last {
                shots[last].hold += prose.mentions(["long"]) ? 1.8 : 1.2
                continue
            }
            let people = peopleOf(prose)
            appear(people)
            let shot = actionShot(sentence, prose, people, position, isAmidSpeech)
            join(shot, isNewParagraph: isNewParagraph)
            isNewParagraph = false
        }
        isExchangeOpen = isExchangeOpen && isAmidSpeech
    }

    /// Whom a sentence is about: names, else what a pronoun stands for.
    private func peopleOf(_ prose: Prose) -> [Int] {
        let named = casting.mentioned(in: prose, by: byFirstWord)
        if !named.isEmpty { return named }
        if prose.mentions(["they", "both", "them"]) { return Array((lastPeople + present).uniqued.prefix(2)) }
        if prose.mentions(["he", "she", "his", "her", "him"]) { return Array(lastPeople.prefix(1)) }
        return []
    }

    private mutating func appear(_ people: [Int]) {
        for who in people where !present.contains(who) { present.append(who) }
        if !people.isEmpty { lastPeople = people }
    }

    private mutating func actionShot(
        _ sentence: String, _ prose: Prose, _ people: [Int], _ position: SourcePosition, _ isAmidSpeech: Bool
    ) -> PlannedShot {
        let object = FramingRules.insertObject(in: prose, seen: insertedObjects)
        var rule = FramingRules.actionRule(
            prose, people: people.count, hasInsert: object != nil && !shots.isEmpty, isAmidSpeech: isAmidSpeech)
        if shots.isEmpty { rule = .establishing }
        if rule == .insert, let object { insertedObjects.insert(object) }
        block(people, prose)
        var shot = PlannedShot(
            rule: rule,
            framing: framing(rule, people.count),
            people: people, action: [sentence], position: position)
        if rule == .insert, people.isEmpty { shot.people = Array(lastPeople.prefix(1)) }
        if rule == .reaction, people.count == 1, let partner = partner(of: people[0]) { shot.people.append(partner) }
        shot.seated = seated
        if rule != .insert, rule != .pointOfView, prose.mentions(Lexicon.walking.union(Lexicon.chasing)) {
            shot.walking = Set(people.prefix(prose.mentions(["they", "both", "together"]) ? 2 : 1))
        }
        return shot
    }

    /// Sitting lasts until someone stands up or walks.
    private mutating func block(_ people: [Int], _ prose: Prose) {
        guard let subject = people.first else { return }
        if prose.mentions(Lexicon.sitting) {
            seated.formUnion(prose.mentions(["they", "both"]) ? people : [subject])
        } else if prose.mentions(Lexicon.standing.union(Lexicon.walking).union(Lexicon.chasing)) {
            seated.remove(subject)
        }
    }

    /// A sentence goes on in the running shot when it shows the same people in the same way and the shot stays short.
    private mutating func join(_ shot: PlannedShot, isNewParagraph: Bool) {
        guard let last = shots.indices.last, FramingRules.canJoin(shots[last], shot, isNewParagraph: isNewParagraph)
        else { return shots.append(shot) }
        shots[last].action += shot.action
        shots[last].people = (shots[last].people + shot.people).uniqued
        shots[last].walking.formUnion(shot.walking)
        shots[last].seated = shot.seated
        if shots[last].rule == .action, shot.rule == .walk { shots[last].rule = .walk }
        shots[last].framing = framing(shots[last].rule, shots[last].people.count)
    }

    // MARK: Speech

    /// What surrounds a line.
    struct Outlook {
        /// The next different speaker of the scene.
        var nextSpeaker: Int?
        var isLast: Bool
    }

    private static func outlook(_ beats: [Beat], _ index: Int) -> Outlook {
        guard case .speech(let line) = beats[index] else { return Outlook(nextSpeaker: nil, isLast: false) }
        var isLast = true
        for beat in beats[(index + 1)...].prefix(8) {
            guard case .speech(let next) = beat else { continue }
            isLast = false
            if next.speaker != line.speaker, !next.isOffScreen {
                return Outlook(nextSpeaker: next.speaker, isLast: false)
            }
        }
        return Outlook(nextSpeaker: nil, isLast: isLast)
    }

    private static func isAmidSpeech(_ beats: [Beat], _ index: Int) -> Bool {
        guard index > 0, index + 1 < beats.count else { return false }
        if case .speech = beats[index - 1], case .speech = beats[index + 1] { return true }
        return false
    }

    private func partner(of who: Int) -> Int? {
        lastPeople.first { $0 != who } ?? present.last { $0 != who }
    }

    private mutating func speak(_ line: SpokenLine, _ outlook: Outlook) {
        if shots.isEmpty { establishWithoutAction(line.position) }
        if line.isOffScreen { return hear(line) }
        appear([line.speaker])
        if let other = outlook.nextSpeaker, !present.contains(other) { present.append(other) }
        let listener = partner(of: line.speaker) ?? outlook.nextSpeaker
        if line.isDual || FramingRules.canShare(shots.last, line, isLast: outlook.isLast, isOpen: isExchangeOpen) {
            if let last = shots.indices.last, shots[last].lines.last != nil {
                shots[last].lines.append(line)
                shots[last].people = (shots[last].people + [line.speaker]).uniqued
                if line.isDual { shots[last].framing = FramingRules.both(shots[last].people.count) }
                return remember(line, listener)
            }
        }
        let rule = FramingRules.speechRule(
            line, hasPartner: listener != nil, isOpen: isExchangeOpen, isLast: outlook.isLast,
            wasOverTheShoulder: shots.contains { $0.rule == .overTheShoulder })
        if FramingRules.canOpen(shots.last, with: line, listener, as: rule) {
            open(line, rule, listener)
        } else {
            addSpeech(line, rule, listener)
        }
        isExchangeOpen = listener != nil
        remember(line, listener)
    }

    /// Speaks the line in the shot that runs.
    private mutating func open(_ line: SpokenLine, _ rule: ShotRule, _ listener: Int?) {
        guard let last = shots.indices.last else { return }
        let people = [line.speaker] + (listener.map { [$0] } ?? [])
        shots[last].lines.append(line)
        shots[last].people = (people + shots[last].people).uniqued
        // A reaction has brought us close already: the line stays on the face.
        shots[last].rule = shots[last].rule == .reaction ? .closeUp : rule
        shots[last].seated = seated
        shots[last].framing = framing(shots[last].rule, people.count)
    }

    private func framing(_ rule: ShotRule, _ people: Int) -> Framing {
        FramingRules.framing(for: rule, people: people, setting: setting.view.environment, isReturn: isReturn)
    }

    private mutating func remember(_ line: SpokenLine, _ listener: Int?) {
        lastPeople = [line.speaker] + (listener.map { [$0] } ?? [])
    }

    /// A long speech goes on over the listener's face.
    private mutating func addSpeech(_ line: SpokenLine, _ rule: ShotRule, _ listener: Int?) {
        let people = [line.speaker] + (listener.map { [$0] } ?? [])
        let (first, rest) = FramingRules.splitSpeech(line, hasListener: listener != nil)
        shots.append(speechShot(rule, people, first))
        if let rest { shots.append(speechShot(.listener, people.reversed(), rest)) }
    }

    private func speechShot(_ rule: ShotRule, _ people: [Int], _ line: SpokenLine) -> PlannedShot {
        PlannedShot(
            rule: rule,
            framing: framing(rule, people.count),
            people: people, lines: [line], position: line.position, seated: seated)
    }

    /// A voice from outside the frame: whoever hears it is seen, or the place when nobody is there.
    private mutating func hear(_ line: SpokenLine) {
        let listeners = (lastPeople + present).filter { $0 != line.speaker }
        let people = Array(listeners.uniqued.prefix(1))
        if let last = shots.indices.last, shots[last].lines.isEmpty, shots[last].rule != .insert,
            shots[last].people.contains(line.speaker) == false, shots[last].seconds < 3.6
        {
            shots[last].lines.append(line)
            return
        }
        shots.append(speechShot(people.isEmpty ? .action : .listener, people, line))
    }

    /// A heading with nothing under it.
    mutating func showPlace(at position: SourcePosition) { establishWithoutAction(position) }

    private mutating func establishWithoutAction(_ position: SourcePosition) {
        shots.append(
            PlannedShot(
                rule: .establishing,
                framing: framing(.establishing, 0),
                people: [], position: position))
    }
}

extension Array where Element: Hashable {
    /// Each element once, at its first place.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
