extension Schema {
    /// Who looks for a job asks whether the same work is in hand already. People say something about takes; the kinds of
    /// events are no longer listed in their table, which has to be made anew for that. A node's takes are counted, and
    /// the one of a signature is found, in one index without reading a take.
    static let migration4 = """
        CREATE INDEX job_work_in_hand ON job (signature, determinism) WHERE worker IS NOT NULL;

        ALTER TABLE take ADD COLUMN starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1));
        ALTER TABLE take ADD COLUMN verdict TEXT CHECK (verdict IN ('approved', 'rejected'));
        ALTER TABLE take ADD COLUMN note TEXT NOT NULL DEFAULT '';
        ALTER TABLE take ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1));
        ALTER TABLE take ADD COLUMN reviews INTEGER NOT NULL DEFAULT 0 CHECK (reviews >= 0);
        ALTER TABLE take ADD COLUMN reviewer BLOB REFERENCES user;
        ALTER TABLE take ADD COLUMN reviewed INTEGER;
        DROP INDEX take_signature;
        CREATE INDEX take_signature ON take (project, node, signature, number, deleted, reviews);

        CREATE TABLE event_new (
            stream BLOB NOT NULL,
            number INTEGER NOT NULL CHECK (number >= 1),
            moment INTEGER NOT NULL,
            kind TEXT NOT NULL,
            project BLOB,
            revision INTEGER,
            run BLOB,
            job BLOB,
            subject_kind TEXT,
            subject BLOB,
            state TEXT,
            take BLOB,
            take_number INTEGER,
            PRIMARY KEY (stream, number)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO event_new SELECT * FROM event;
        DROP TABLE event;
        ALTER TABLE event_new RENAME TO event;
        """
}
