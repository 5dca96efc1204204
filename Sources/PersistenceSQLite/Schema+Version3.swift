extension Schema {
    /// What the queue of a studio with many people and machines needs: pauses, tries that did not succeed, how workers
    /// and their engines fare, what jobs take of a machine. Workers are remembered by name, since a restarted one is the
    /// same to whoever looks after it. Events get the kind `queue`, for which their table has to be made anew.
    static let migration3 = """
        ALTER TABLE meta ADD COLUMN paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1));

        CREATE TABLE project_pause (
            project BLOB PRIMARY KEY REFERENCES project,
            paused INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE worker_pause (
            name TEXT PRIMARY KEY,
            paused INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE worker ADD COLUMN memory INTEGER NOT NULL DEFAULT 9223372036854775807 CHECK (memory >= 0);
        ALTER TABLE worker ADD COLUMN graphics_memory INTEGER NOT NULL DEFAULT 9223372036854775807
            CHECK (graphics_memory >= 0);

        CREATE TABLE worker_trust (
            name TEXT NOT NULL,
            function TEXT NOT NULL,
            version INTEGER NOT NULL,
            jobs BLOB NOT NULL CHECK (length(jobs) % 16 = 0),
            PRIMARY KEY (name, function, version)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE worker_engine (
            name TEXT NOT NULL,
            engine TEXT NOT NULL,
            failures INTEGER NOT NULL CHECK (failures >= 0),
            openings INTEGER NOT NULL CHECK (openings >= 0),
            rests_until INTEGER,
            trial BLOB CHECK (length(trial) = 16),
            PRIMARY KEY (name, engine)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE attempt (
            job BLOB NOT NULL REFERENCES job,
            number INTEGER NOT NULL CHECK (number >= 1),
            worker TEXT NOT NULL,
            class TEXT NOT NULL,
            message TEXT NOT NULL,
            detail TEXT NOT NULL,
            moment INTEGER NOT NULL,
            counts INTEGER NOT NULL CHECK (counts IN (0, 1)),
            PRIMARY KEY (job, number)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE job ADD COLUMN memory INTEGER NOT NULL DEFAULT 0 CHECK (memory >= 0);
        ALTER TABLE job ADD COLUMN graphics_memory INTEGER NOT NULL DEFAULT 0 CHECK (graphics_memory >= 0);
        CREATE INDEX job_holder ON job (worker, memory, graphics_memory) WHERE worker IS NOT NULL;
        CREATE INDEX job_finished ON job (finished, id, project, state) WHERE finished IS NOT NULL;
        DROP INDEX job_order;
        CREATE INDEX job_order ON job (order_key, state, project) WHERE state IN ('waiting', 'ready', 'held');

        CREATE TABLE event_new (
            stream BLOB NOT NULL,
            number INTEGER NOT NULL CHECK (number >= 1),
            moment INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('project', 'change', 'run', 'job', 'take', 'queue')),
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
