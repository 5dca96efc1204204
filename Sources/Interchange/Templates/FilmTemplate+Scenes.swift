/// What the templates say, a scene at a time, as a screenplay says it.
extension FilmTemplate {
    var scenes: [String] {
        switch self {
        case .dialogueScene: FilmTemplate.dialogue
        case .chase: FilmTemplate.pursuit
        case .threeAct: FilmTemplate.threeActs
        case .sevenPoint: FilmTemplate.sevenPoints
        case .fifteenBeat: FilmTemplate.fifteenBeats
        }
    }

    private static let dialogue = [
        """
        INT. KITCHEN - NIGHT

        ANNA (30s) and BEN (40s) sit at the table. Between them lies a letter.

        ANNA
        You have read it.

        BEN
        Twice.

        ANNA
        And you still lay the table for two.

        Ben looks at the letter. He does not touch it.

        BEN
        You are here, are you not?

        ANNA
        (softly)
        Until morning.
        """
    ]

    private static let pursuit = [
        """
        EXT. STREET - DUSK

        Rain. MARA (20s) runs along the houses. She looks back.

        The PURSUER (40s) walks around the corner. He does not hurry.
        """,
        """
        EXT. STREET - NIGHT

        Mara runs between parked cars. A light goes on above her.

        The Pursuer runs.

        MARA
        Not here.
        """,
        """
        EXT. FOREST - NIGHT

        Fog. Mara runs between the trees.

        The Pursuer stands still. He listens.
        """,
        """
        EXT. FOREST - DAWN

        Mara walks into the first light. Nobody follows.
        """,
    ]

    private static let threeActs = [
        """
        INT. ROOM - MORNING

        IDA (30s) sits at the window. What she knows of the world ends at the other side of the street.

        Something is pushed under the door.
        """,
        """
        EXT. STREET - NOON

        Ida walks through the crowd for the first time in years. TOM (30s) walks beside her.

        Every door she tries is shut. Tom stays behind.
        """,
        """
        EXT. FOREST - GOLDEN HOUR

        Ida stands before what she has looked for.

        She leaves it there, and walks home another way.
        """,
    ]

    private static let sevenPoints = [
        """
        INT. ROOM - NIGHT

        NOA (20s) sits alone in the dark. A telephone rings, and Noa lets it.
        """,
        """
        EXT. STREET - MORNING

        Noa stands in the street with a suitcase. RUTH (50s) waits at the corner.
        """,
        """
        EXT. STREET - RAIN

        The way is closed. Noa looks at the water.
        """,
        """
        INT. STAGE - AFTERNOON

        Noa stands on an empty stage. Now it is Noa who calls.
        """,
        """
        EXT. FOREST - NIGHT

        Ruth is gone. Noa walks alone between the trees.
        """,
        """
        EXT. FOREST - DAWN

        Noa finds what Ruth had left. The last thing that was missing.
        """,
        """
        INT. ROOM - MORNING

        The same room, light. The telephone rings, and Noa answers.
        """,
    ]

    private static let fifteenBeats = [
        "INT. ROOM - MORNING\n\nPAUL (40s) winds up a clock that does not go.",
        "EXT. STREET - MORNING\n\nPaul walks to work, as on every day. EDITH (60s) nods to him, as on every day.",
        "INT. ROOM - NOON\n\nEDITH\nYou repair everything but your own.",
        "EXT. STREET - AFTERNOON\n\nThe workshop is dark. Paul stands before a locked door.",
        "INT. ROOM - NIGHT\n\nPaul sits before the clock. He takes it apart, and cannot tell what he wants.",
        "EXT. STREET - DAWN\n\nPaul stands in the street with the clock under his arm, and walks the other way.",
        "EXT. FOREST - MORNING\n\nLEA (30s) stands between the trees. Paul stops.",
        "EXT. FOREST - NOON\n\nPaul and Lea walk. Nobody asks for the time. Lea laughs.",
        "EXT. FOREST - GOLDEN HOUR\n\nThe clock goes. Paul and Lea stand and listen.",
        "EXT. FOREST - DUSK\n\nFog. Lea walks ahead. Paul loses sight of her.",
        "EXT. FOREST - NIGHT\n\nThe clock lies in the leaves, broken. Paul stands over it.",
        "EXT. FOREST - NIGHT\n\nRain. Paul sits under a tree. He looks at his hands.",
        "EXT. FOREST - DAWN\n\nPaul walks. He has left the clock where it was.",
        "EXT. STREET - MORNING\n\nPaul opens the dark workshop. Lea stands at the door.\n\nLEA\nWhat do you repair?",
        "INT. ROOM - MORNING\n\nThe wall where the clock hung is empty. Paul looks out of the window.",
    ]
}
