import JSONText

/// What trainers write into a safetensors file's `__metadata__`: Stability's ModelSpec (`modelspec.…`) and kohya's
/// records (`ss_…`).
struct ModelMetadata {
    private var values: [String: String] = [:]

    /// Ranks that are believed.
    static let ranks: ClosedRange<Int64> = 1...65_536

    init() {}

    /// The metadata must be texts.
    init(_ value: JSONValue) throws(FormatRefusal) {
        guard case .object(let members) = value else {
            throw .damaged(.safetensors, "its metadata are no list of names and texts")
        }
        for member in members {
            guard case .string(let text) = member.value else {
                throw .damaged(
                    .safetensors,
                    "its metadata “\(DisplayText.line(member.name, byteLimit: 120))” is no text")
            }
            values[member.name] = text
        }
    }

    /// The text behind the first of some names that has one worth showing.
    private func line(_ names: String..., byteLimit: Int = 200) -> String? {
        for name in names {
            guard let text = values[name] else { continue }
            let line = DisplayText.line(text, byteLimit: byteLimit)
            if !line.isEmpty, line != "None", line != "null" { return line }
        }
        return nil
    }

    /// The text behind a name, as it was written.
    func text(_ name: String) -> String? { values[name] }

    /// The title.
    var title: String? { line("modelspec.title", "ss_output_name") }

    /// The model that it is, or that it was trained on.
    var baseModel: String? { line("modelspec.architecture", "ss_base_model_version", "ss_sd_model_name") }

    /// Written by a trainer of LoRAs.
    var isOfLoRA: Bool { values["ss_network_module"] != nil }

    /// The rank that the trainer was told.
    var rank: Int? {
        values["ss_network_dim"].flatMap { Int64($0) }.flatMap { ModelMetadata.ranks.contains($0) ? Int($0) : nil }
    }
}
