internal import NodeCatalog
internal import ProductionModel

/// Who is in the film: everyone with a cue, and everyone whom the action introduces in capitals with an age.
struct Casting {
    /// The cast in the order of appearance.
    private(set) var characters: [CharacterView] = []
    private var indices: [String: Int] = [:]
    /// The words of each name in lower case, for finding it in prose.
    private var names: [[String]] = []

    init(_ screenplay: Screenplay) {
        var found: [Introduction] = []
        let cues = Set(screenplay.elements.compactMap { Self.cueName(of: $0) })
        for element in screenplay.elements {
            if case .action(let text) = element.kind { found += Introduction.all(in: text.plain) }
            if let name = Self.cueName(of: element) { found.append(Introduction(name: name)) }
        }
        var ages: [String: Introduction] = [:]
        var order: [String] = []
        for var introduction in found {
            // JONAS BRANDT (70s) who then speaks as JONAS is one person.
            if !cues.contains(introduction.name) {
                let part = introduction.name.split(separator: " ").first { cues.contains(String($0)) }
                introduction.name = part.map(String.init) ?? introduction.name
            }
            if indices[introduction.name] == nil {
                indices[introduction.name] = order.count
                order.append(introduction.name)
            }
            if introduction.age != nil, ages[introduction.name] == nil { ages[introduction.name] = introduction }
        }
        let dressed = CharacterView.cast(named: order)
        characters = zip(order, dressed).map { name, dressed in
            guard let introduction = ages[name], let age = introduction.age else { return dressed }
            var character = CharacterView.seeded(name: name, age: age)
            character.wardrobe = dressed.wardrobe
            introduction.shape(&character)
            return character
        }
        names = order.map { Prose($0).words }
    }

    /// The index of the character a cue names.
    func index(ofCue name: String) -> Int? { indices[Self.normalized(name)] }

    /// Whoever the prose names, in the order of the first mention.
    func mentioned(in prose: Prose, by known: [String: [Int]]) -> [Int] {
        var places: [(at: Int, who: Int)] = []
        for word in Set(prose.words) {
            for who in known[word] ?? [] {
                if let at = prose.firstIndex(ofPhrase: names[who]) { places.append((at, who)) }
            }
        }
        return places.sorted { $0.at < $1.at }.map(\.who)
    }

    /// The characters by the first word of their names, so that finding them costs one look a word.
    var byFirstWord: [String: [Int]] {
        names.indices.reduce(into: [:]) { table, who in
            if let first = names[who].first { table[first, default: []].append(who) }
        }
    }

    private static func cueName(of element: ScreenplayElement) -> String? {
        guard case .dialogue(let block) = element.kind else { return nil }
        let name = normalized(block.cue.name)
        return name.isEmpty ? nil : name
    }

    private static func normalized(_ name: String) -> String {
        name.split(whereSeparator: \.isWhitespace).joined(separator: " ").uppercased().clipped(to: DraftLimits.name)
    }
}

/// A character's first description: the name in capitals, an age, and words about the body.
struct Introduction {
    /// The name in capitals.
    var name: String
    /// The age in years; nil where none is stated.
    var age: Int?
    /// The words behind the name, up to the end of the sentence.
    private var description = Prose("")

    init(name: String) { self.name = name }

    /// Every introduction in an action paragraph: `MARA (40s)`, `MARA, 40, tall`, `OLD MAN (mid-70s)`.
    static func all(in text: String) -> [Introduction] {
        text.sentences.flatMap { sentence -> [Introduction] in
            let words = sentence.split(separator: " ")
            var found: [Introduction] = []
            var start = 0
            while start < words.count {
                var end = start
                while end < words.count, isName(words[end]), end - start < 5 {
                    end += 1
                    if words[end - 1].last == "," { break }
                }
                if end > start, end < words.count, let age = age(in: words[end...].prefix(2)) {
                    var introduction = Introduction(
                        name: words[start..<end].map(bare).joined(separator: " ").clipped(to: DraftLimits.name))
                    introduction.age = age
                    introduction.description = Prose(words[end...].joined(separator: " "))
                    found.append(introduction)
                }
                start = max(end, start + 1)
            }
            return found
        }
    }

    private static func bare(_ word: Substring) -> String {
        String(word.last == "," ? word.dropLast() : word)
    }

    private static func isName(_ word: Substring) -> Bool {
        let name = word.last == "," ? word.dropLast() : word
        return name.isShouted && name.unicodeScalars.count > 1 && !name.contains("(")
    }

    /// `(40s)`, `(40)`, `(early 40s)`, `(mid-40s)`, `40s,` and `40,` state an age; decades mean their middle.
    private static func age(in words: some Collection<Substring>) -> Int? {
        guard let first = words.first else { return nil }
        let isBracketed = first.first == "("
        let text = (isBracketed ? words.joined(separator: " ") : String(first)).lowercased()
        if isBracketed, text.hasPrefix("(teen") { return 15 }
        guard let digit = text.firstIndex(where: \.isNumber), isBracketed || digit == text.startIndex else {
            return nil
        }
        let digits = text[digit...].prefix { $0.isASCII && $0.isNumber }
        guard let number = Int(digits), number <= 120 else { return nil }
        let rest = text[digit...].dropFirst(digits.count)
        guard isBracketed || rest.isEmpty || rest.hasPrefix("s") || rest.hasPrefix(",") else { return nil }
        if isBracketed, let close = text.firstIndex(of: ")"), close < digit { return nil }
        guard rest.hasPrefix("s") || rest.hasPrefix("'s") || rest.hasPrefix("’s") else { return number }
        if text.contains("early") { return number + 2 }
        return min(120, text.contains("late") ? number + 8 : number + 5)
    }

    /// Lets the describing words move the seeded body.
    func shape(_ character: inout CharacterView) {
        if description.mentions(["tall", "towering", "lanky"]) { character.height = min(250, character.height + 12) }
        if description.mentions(["short", "small", "tiny", "petite"]) {
            character.height = max(40, character.height - 10)
        }
        if description.mentions(["heavy", "fat", "stout", "burly", "broad"]) { character.build = .heavy }
        if description.mentions(["thin", "slight", "frail", "slim", "gaunt", "lanky", "lean"]) {
            character.build = .slight
        }
        if description.mentions(["athletic", "muscular", "strong"]) { character.build = .athletic }
    }
}
