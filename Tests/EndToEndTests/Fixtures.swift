/// Short screenplays, so that a whole film takes a second or two.
enum Fixtures {
    /// One scene, one character.
    static let oneRoom = """
        Title: One Room

        INT. ROOM - DAY

        MARA sits by the window.
        """

    /// Two scenes, two characters who talk.
    static let twoHanders = """
        Title: Two Handers

        INT. KITCHEN - NIGHT

        MARA stands at the table. JONAS enters.

        MARA
        You came.

        JONAS
        I said I would.

        EXT. STREET - DAY

        Rain. Mara walks.
        """
}
