import JSONText

/// The words that call a LoRA's look in a prompt.
struct TriggerWords {
    /// At most so many as are kept, none twice.
    private(set) var words: [String] = []

    /// The names under which trainers and people write them down, the most explicit first.
    private static let names = [
        "modelspec.trigger_phrase", "trigger_phrase", "trigger_words", "trigger_word", "trigger_text", "trigger",
        "trained_words", "trainedWords", "activation_text", "activation text", "ss_trigger_words", "instance_prompt",
    ]
    /// The longest word, or phrase, that is kept.
    private static let byteLimit = 100
    /// The longest list of words that is read, in bytes.
    private static let listLimit = 64 << 10
    /// The longest record of tags that is read, in bytes.
    private static let tagTextLimit = 2 << 20
    /// The most tags of one folder that are read.
    private static let tagLimit = 200_000

    /// What is written down; else the tags that nearly all pictures had in training.
    init(_ metadata: ModelMetadata) {
        for name in TriggerWords.names {
            guard let text = metadata.text(name) else { continue }
            for word in TriggerWords.list(text) { add(word) }
            if !words.isEmpty { return }
        }
        guard let text = metadata.text("ss_tag_frequency"), text.utf8.count <= TriggerWords.tagTextLimit,
            let counts = try? TriggerWords.counts(Array(text.utf8)), let most = counts.values.max(), most > 0
        else { return }
        let frequent = counts.filter { Double($0.value) >= 0.8 * Double(most) }
        for (tag, _) in frequent.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) { add(tag) }
    }

    private mutating func add(_ word: String) {
        let line = DisplayText.line(word, byteLimit: TriggerWords.byteLimit)
        guard words.count < SafetensorsFacts.triggerWordLimit, !line.isEmpty, !words.contains(line) else { return }
        words.append(line)
    }

    /// A list in JSON, or one with commas.
    private static func list(_ text: String) -> [String] {
        guard text.utf8.count <= listLimit else { return [] }
        if text.hasPrefix("["), case .array(let elements)? = try? JSONValue(reading: Array(text.utf8)) {
            return elements.compactMap { if case .string(let word) = $0 { word } else { nil } }
        }
        return text.split(separator: ",").map(String.init)
    }

    /// Adds up the folders of `{"10_folder": {"tag": 12, …}, …}`.
    private static func counts(_ bytes: [UInt8]) throws(JSONError) -> [String: Int64] {
        var counts: [String: Int64] = [:]
        var folders = try JSONMemberReader(bytes, valueLimit: tagLimit)
        while let folder = try folders.next() {
            guard case .object(let tags) = folder.value else { continue }
            for tag in tags {
                guard case .integer(let count) = tag.value, count > 0 else { continue }
                let sum = counts[tag.name, default: 0].addingReportingOverflow(count)
                counts[tag.name] = sum.overflow ? .max : sum.partialValue
            }
        }
        return counts
    }
}
