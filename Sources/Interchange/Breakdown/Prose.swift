/// A stretch of prose as lower-case words, for rules that look for words and not for spellings.
struct Prose: Hashable, Sendable {
    /// The words in order, in lower case; apostrophes and hyphens inside a word stay.
    let words: [String]

    /// Takes a text apart at everything that is neither letter, digit, apostrophe nor hyphen.
    init(_ text: some StringProtocol) {
        var words: [String] = []
        var word = ""
        for scalar in text.unicodeScalars {
            if scalar.isWordPart {
                word.unicodeScalars.append(scalar == "’" ? "'" : scalar)
            } else if !word.isEmpty {
                words.append(word.lowercased())
                word = ""
            }
        }
        if !word.isEmpty { words.append(word.lowercased()) }
        self.words = words.map { $0.hasSuffix("'s") ? String($0.dropLast(2)) : $0 }
    }

    /// One of the words is in the list.
    func mentions(_ list: Set<String>) -> Bool { words.contains(where: list.contains) }

    /// The place of the first word that is in the list.
    func firstIndex(of list: Set<String>) -> Int? { words.firstIndex(where: list.contains) }

    /// These words stand one after the other.
    func contains(phrase: [String]) -> Bool { firstIndex(ofPhrase: phrase) != nil }

    /// The place of the first word of the phrase.
    func firstIndex(ofPhrase phrase: [String]) -> Int? {
        guard !phrase.isEmpty, words.count >= phrase.count else { return nil }
        return (0...words.count - phrase.count).first { start in
            phrase.indices.allSatisfy { words[start + $0] == phrase[$0] }
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isWordPart: Bool {
        if isASCII {
            return (self >= "a" && self <= "z") || (self >= "A" && self <= "Z") || (self >= "0" && self <= "9")
                || self == "'" || self == "-"
        }
        return self == "’" || properties.isAlphabetic
    }
}

extension StringProtocol {
    /// The sentences, each with its closing mark; a full stop inside a word or after one capital closes nothing.
    var sentences: [String] {
        var result: [String] = []
        var current = ""
        var previous: Character = " "
        for character in self {
            let ends =
                (character == " " || character == "\n" || character == "\t")
                && (previous == "." || previous == "!" || previous == "?" || previous == "…" || previous == "”")
            if ends {
                if !current.isEmpty { result.append(current) }
                current = ""
            } else if character == "\n" || character == "\t" {
                if !current.isEmpty { current.append(" ") }
            } else if !(current.isEmpty && character == " ") {
                current.append(character)
            }
            previous = character
        }
        if !current.isEmpty { result.append(current) }
        return result
    }
}
