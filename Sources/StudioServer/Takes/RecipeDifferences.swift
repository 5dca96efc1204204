import Execution
import GraphCore

/// What of a recipe is not as it was, in sentences.
enum RecipeDifferences {
    /// What a person calls the entries of recipes; others are called by their key.
    private static let names: [FieldKey: String] = [
        RecipeKey.engine: "engine", RecipeKey.engineVersion: "engine’s version", RecipeKey.worker: "worker",
        RecipeKey.instructionSet: "instruction set", "embree": "version of Embree", "encoder": "encoder",
        "width": "picture’s width", "height": "picture’s height", "tier": "tier",
    ]

    /// What was otherwise when a take was made than when it was made again.
    static func sentences(then: [FieldKey: Value], now: [FieldKey: Value]) -> [String] {
        let keys = Set(then.keys).union(now.keys).subtracting([RecipeKey.comparison]).sorted()
        return keys.filter { then[$0] != now[$0] }.map { key in
            let name = names[key] ?? "entry “\(key.name)” of the recipe"
            switch (then[key], now[key]) {
            case (nil, let new?): return "The \(name) was not noted then; it is \(words(new)) now."
            case (let old?, nil): return "The \(name) was \(words(old)); it is not known now."
            case (let old?, let new?): return "The \(name) was \(words(old)); it is \(words(new)) now."
            case (nil, nil): return ""
            }
        }
    }

    private static func words(_ value: Value) -> String { value.words.map { $0.isEmpty ? "nothing" : $0 } ?? "another" }
}
