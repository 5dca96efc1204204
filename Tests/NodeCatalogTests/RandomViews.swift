import GraphCore
import ProductionModel

@testable import NodeCatalog

/// Random views within the catalogue's ranges. What no function reads keeps its default, because a payload has none
/// of it.
struct RandomViews {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func sequence() -> SequenceView {
        let film = film()
        let events = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            let source: CutSource = flip() ? .shot(shot(in: film)) : .clip(clip())
            let start = Int64.random(in: 0..<source.length, using: &random)
            let end: Int64? = flip() ? nil : Int64.random(in: start + 1...source.length, using: &random)
            return SequenceEvent(
                source: source, sourceIn: start, sourceOut: end,
                transition: CutTransition(term(), length: Int64.random(in: 1...48, using: &random)))
        }
        return SequenceView(events: events, fadeOut: Int64.random(in: 0...48, using: &random), film: film)
    }

    private mutating func clip() -> ClipView {
        ClipView(
            isStill: flip(), file: ContentHash(words: (random.next(), 1, 2, 3)),
            length: Int64.random(in: 1...400, using: &random), fit: term())
    }

    mutating func shot(in film: FilmView) -> ShotView {
        ShotView(
            framing: term(), angle: term(),
            movement: CameraMovement(
                kind: term(), direction: term(), speed: term(), easing: term(), curve: flip() ? curve() : nil),
            lens: Lens(focalLength: number(8...600)), sensor: term(),
            duration: Int64.random(in: 1...400, using: &random),
            lighting: Lighting(
                setup: term(), keyToFill: number(1...16), backToKey: number(0...4), temperature: number(1_800...12_000)),
            grade: term(), action: text(), dialogue: (0..<Int.random(in: 0...3, using: &random)).map { _ in line() },
            cast: cast(), scene: scene(), film: film)
    }

    /// Handles as a hand draws them, in thousandths.
    private mutating func curve() -> EaseCurve? {
        func thousandths(_ range: ClosedRange<Int>) -> Double { Double(Int.random(in: range, using: &random)) / 1_000 }
        return EaseCurve(
            x1: thousandths(0...1_000), y1: thousandths(-1_000...2_000), x2: thousandths(0...1_000),
            y2: thousandths(-1_000...2_000))
    }

    private mutating func film() -> FilmView {
        FilmView(
            rate: FrameRate.standards.randomElement(using: &random) ?? .fps24, aspect: flip() ? .wide16by9 : .scope239,
            sensor: term())
    }

    private mutating func cast() -> [CastPlacement] {
        let count = Int.random(in: 0...3, using: &random)
        return (0..<count).map { index in
            let looks: LookTarget = flip() ? .automatic : flip() ? .camera : .member((index + 1) % count)
            return CastPlacement(
                character: character(), action: term(), mark: flip() ? nil : Int.random(in: 1...64, using: &random),
                looksAt: looks == .member(index) ? .automatic : looks)
        }
    }

    private mutating func character() -> CharacterView {
        var character = CharacterView.seeded(name: text(), age: Int.random(in: 0...120, using: &random))
        if flip() { character.height = number(40...250) }
        if flip() { character.build = term() }
        if flip() { character.skin = colour() }
        if flip() { character.hair = colour() }
        if flip() { character.wardrobe = colour() }
        return character
    }

    private mutating func scene() -> SceneView {
        SceneView(
            heading: text(), environment: Environment(side: term(), set: term(), timeOfDay: term(), weather: term()),
            place: text(), seed: Int64(truncatingIfNeeded: random.next()))
    }

    private mutating func line() -> DialogueLine {
        DialogueLine(
            speaker: text(), text: text(), start: Int64.random(in: 0...99, using: &random),
            length: Int64.random(in: 1...99, using: &random))
    }

    private mutating func flip() -> Bool { Bool.random(using: &random) }

    private mutating func term<Terms: Vocabulary>() -> Terms {
        let terms = Array(Terms.allCases)
        return terms[Int.random(in: 0..<terms.count, using: &random)]
    }

    /// Any binary number of the range, with all its digits.
    private mutating func number(_ range: ClosedRange<Double>) -> Double {
        flip() ? Double.random(in: range, using: &random).rounded() : Double.random(in: range, using: &random)
    }

    private mutating func colour() -> Colour {
        let bits = random.next()
        return Colour(
            red: UInt8(truncatingIfNeeded: bits), green: UInt8(truncatingIfNeeded: bits >> 8),
            blue: UInt8(truncatingIfNeeded: bits >> 16))
    }

    private mutating func text() -> String {
        let letters = Array("ABC déæ漢🎬\n’")
        return String(
            (0..<Int.random(in: 0...9, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
    }
}
