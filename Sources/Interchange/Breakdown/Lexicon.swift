/// The words the breakdown listens for, in lower case and in every form they are written in.
enum Lexicon {
    static let walking: Set<String> = [
        "walk", "walks", "walking", "stroll", "strolls", "wander", "wanders", "march", "marches", "step", "steps",
        "cross", "crosses", "crossing", "approach", "approaches", "enter", "enters", "leave", "leaves", "follow",
        "follows", "pace", "paces", "hurry", "hurries", "limps", "trudge", "trudges", "strides", "climbs", "passes",
    ]
    static let chasing: Set<String> = [
        "run", "runs", "running", "chase", "chases", "flee", "flees", "sprint", "sprints", "dash", "dashes", "race",
        "races", "fight", "fights", "attack", "attacks", "panic", "panics",
    ]
    static let sitting: Set<String> = [
        "sit", "sits", "sitting", "seated", "kneel", "kneels", "crouches", "slumps", "settles",
    ]
    static let standing: Set<String> = ["stand", "stands", "standing", "rise", "rises", "gets", "jumps"]
    static let looking: Set<String> = [
        "look", "looks", "see", "sees", "watch", "watches", "notice", "notices", "spot", "spots", "stare", "stares",
        "gaze", "gazes", "glimpses", "sights",
    ]
    static let reacting: Set<String> = [
        "nods", "smiles", "hesitates", "freezes", "blinks", "swallows", "sighs", "frowns", "cries", "laughs",
        "flinches",
        "breathes", "waits", "listens", "shrugs", "tears", "grins", "trembles", "closes", "realises", "realizes",
    ]
    static let smallObjects: Set<String> = [
        "letter", "phone", "hand", "hands", "key", "keys", "photo", "photograph", "ring", "watch", "knife", "gun",
        "coin", "note", "ticket", "map", "lighter", "match", "book", "page", "switch", "button", "card", "envelope",
        "locket", "necklace", "glass", "cup", "pencil", "pen", "bottle", "notebook", "script", "fingers", "lever",
    ]
    /// Verbs of having something in one's hands, without which an object is only named.
    static let handling: Set<String> = [
        "hold", "holds", "take", "takes", "put", "puts", "lay", "lays", "lies", "open", "opens", "turn", "turns",
        "press", "presses", "pick", "picks", "drop", "drops", "give", "gives", "unfolds", "folds", "reads", "tears",
        "lights", "pulls", "reaches", "touches", "shakes", "trembles", "tremble", "grips", "closes", "close", "slides",
        "rests", "finds", "writes", "strikes", "clutches", "pours", "shake", "hangs", "glints",
    ]
    static let together: Set<String> = ["embrace", "embraces", "hug", "hugs", "kiss", "kisses", "dance", "dances"]
    static let alone: Set<String> = ["alone", "lonely", "collapses", "falls", "lost"]
    static let towering: Set<String> = ["looms", "towers", "towering", "looming", "mighty", "giant"]
    static let turningAway: [[String]] = [
        ["walks", "away"], ["walk", "away"], ["turns", "away"], ["back", "to", "us"], ["leaves"], ["walks", "off"],
        ["walks", "into"], ["walk", "into"],
    ]
    static let silence: Set<String> = ["silence", "beat", "pause", "quiet", "stillness"]
    static let tense: Set<String> = [
        "knife", "gun", "blood", "scream", "screams", "threat", "danger", "afraid", "fear", "dark", "dead", "kill",
        "panic", "terror", "trembles", "shadow",
    ]

    static let lamps: Set<String> = [
        "lamp", "lamps", "candle", "candles", "lantern", "fire", "fireplace", "bulb", "firelight", "lamplight",
        "candlelight",
    ]
    static let backlit: Set<String> = ["silhouette", "silhouettes", "silhouetted", "backlit", "outline"]
    static let spotlit: Set<String> = ["spotlight", "spot", "follow-spot"]
    static let bright: Set<String> = ["bright", "party", "wedding", "laughter", "cheerful", "sunny", "office"]
    static let fromBelow: Set<String> = ["flashlight", "torch", "campfire", "footlights"]
    static let interviewed: Set<String> = ["interview", "studio", "newsroom"]
    static let dreams: Set<String> = ["dream", "dreams", "vision"]
    static let memories: Set<String> = ["flashback", "memory", "ago", "remembers"]
    static let neon: Set<String> = ["neon"]
}
