extension Schema {
    /// Templates of people's own, by title and by the time they were saved.
    static let migration8 = """
        CREATE TABLE template (
            id BLOB PRIMARY KEY,
            user BLOB NOT NULL REFERENCES user,
            title TEXT NOT NULL CHECK (length(CAST(title AS BLOB)) BETWEEN 1 AND 500),
            saved INTEGER NOT NULL,
            cards INTEGER NOT NULL CHECK (cards > 0),
            content BLOB NOT NULL,
            UNIQUE (user, title)
        ) STRICT;
        CREATE INDEX template_saved ON template (user, saved);
        """
}
