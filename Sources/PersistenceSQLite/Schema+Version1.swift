extension Schema {
    /// Ids are UUIDv7 as 16 bytes, hashes 32, nodes 8 (big-endian); moments are milliseconds since 1970.
    static let migration1 = """
        CREATE TABLE meta (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            schema_version INTEGER NOT NULL,
            owner_epoch INTEGER NOT NULL,
            virtual_time INTEGER NOT NULL,
            admitted INTEGER NOT NULL
        ) STRICT;
        INSERT INTO meta VALUES (1, 0, 0, 0, 0);

        CREATE TABLE user (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            name TEXT NOT NULL,
            role TEXT CHECK (role IN ('viewer', 'editor', 'owner')),
            created INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE credential (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            user BLOB NOT NULL REFERENCES user,
            kind TEXT NOT NULL CHECK (kind IN ('local', 'session', 'key')),
            secret BLOB UNIQUE CHECK (length(secret) = 32),
            label TEXT NOT NULL,
            created INTEGER NOT NULL,
            expires INTEGER,
            revoked INTEGER,
            CHECK ((kind = 'local') = (secret IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX credential_user ON credential (user);

        CREATE TABLE project (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            title TEXT NOT NULL,
            head INTEGER NOT NULL CHECK (head >= 0),
            imported_from BLOB CHECK (length(imported_from) = 32),
            creator BLOB NOT NULL REFERENCES user,
            created INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX project_import ON project (imported_from) WHERE imported_from IS NOT NULL;

        CREATE TABLE member (
            user BLOB NOT NULL REFERENCES user,
            project BLOB NOT NULL REFERENCES project,
            role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'owner')),
            PRIMARY KEY (user, project)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE change (
            project BLOB NOT NULL REFERENCES project,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            id BLOB NOT NULL CHECK (length(id) = 16),
            author BLOB NOT NULL REFERENCES user,
            appended INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (project, revision),
            UNIQUE (project, id)
        ) STRICT;

        CREATE TABLE snapshot (
            project BLOB NOT NULL REFERENCES project,
            revision INTEGER NOT NULL CHECK (revision >= 0),
            body BLOB NOT NULL,
            PRIMARY KEY (project, revision)
        ) STRICT;

        CREATE TABLE stream (
            id BLOB PRIMARY KEY CHECK (length(id) IN (0, 16)),
            head INTEGER NOT NULL CHECK (head >= 0)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO stream VALUES (x'', 0);

        CREATE TABLE event (
            stream BLOB NOT NULL,
            number INTEGER NOT NULL CHECK (number >= 1),
            moment INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('project', 'change', 'run', 'job', 'take')),
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

        CREATE TABLE media (
            hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
            kind TEXT NOT NULL CHECK (kind IN ('video', 'image', 'audio', 'text')),
            byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
            frames INTEGER NOT NULL CHECK (frames >= 0),
            created INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE flow (
            user BLOB NOT NULL REFERENCES user,
            project BLOB NOT NULL REFERENCES project,
            priority TEXT NOT NULL CHECK (priority IN ('interactive', 'normal', 'background')),
            finish INTEGER NOT NULL,
            PRIMARY KEY (user, project, priority)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE run (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            project BLOB NOT NULL REFERENCES project,
            user BLOB NOT NULL REFERENCES user,
            revision INTEGER NOT NULL CHECK (revision >= 0),
            tier TEXT NOT NULL,
            priority TEXT NOT NULL CHECK (priority IN ('interactive', 'normal', 'background')),
            submitted INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX run_project ON run (project, submitted);

        """ + migration1Jobs

    private static let migration1Jobs = """
        CREATE TABLE worker (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            name TEXT NOT NULL,
            slots INTEGER NOT NULL CHECK (slots >= 1),
            joined INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE worker_function (
            worker BLOB NOT NULL REFERENCES worker ON DELETE CASCADE,
            function TEXT NOT NULL,
            version INTEGER NOT NULL,
            PRIMARY KEY (worker, function, version)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE job (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            run BLOB NOT NULL REFERENCES run,
            position INTEGER NOT NULL CHECK (position >= 0),
            project BLOB NOT NULL REFERENCES project,
            subject_kind TEXT NOT NULL CHECK (subject_kind IN ('node', 'media', 'export')),
            subject BLOB NOT NULL,
            function TEXT NOT NULL,
            version INTEGER NOT NULL,
            determinism TEXT NOT NULL CHECK (determinism IN ('exact', 'seeded', 'none')),
            tier TEXT NOT NULL,
            payload_hash BLOB NOT NULL CHECK (length(payload_hash) = 32),
            order_key BLOB,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'held', 'leased', 'succeeded', 'cached', 'failed',
                'cancelled', 'blocked')),
            unfinished INTEGER NOT NULL CHECK (unfinished >= 0),
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            token INTEGER NOT NULL CHECK (token >= 0),
            worker BLOB,
            expires INTEGER,
            not_before INTEGER,
            cause BLOB REFERENCES job,
            error_class TEXT,
            error_message TEXT,
            error_detail TEXT,
            resume_token BLOB,
            signature BLOB CHECK (length(signature) = 32),
            media BLOB REFERENCES media,
            take BLOB CHECK (length(take) = 16),
            changed INTEGER NOT NULL,
            UNIQUE (run, position),
            CHECK ((state = 'leased') = (worker IS NOT NULL)),
            CHECK ((state = 'leased') = (expires IS NOT NULL)),
            CHECK ((state = 'blocked') = (cause IS NOT NULL)),
            CHECK ((state IN ('succeeded', 'cached')) = (media IS NOT NULL)),
            CHECK (state NOT IN ('ready', 'held', 'leased') OR (order_key IS NOT NULL AND unfinished = 0))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX job_claim ON job (function, version, order_key) WHERE state = 'ready' AND not_before IS NULL;
        CREATE INDEX job_due ON job (not_before) WHERE not_before IS NOT NULL;
        CREATE INDEX job_lease ON job (expires) WHERE expires IS NOT NULL;
        CREATE INDEX job_cause ON job (cause) WHERE cause IS NOT NULL;
        CREATE INDEX job_shown ON job (project, subject, changed) WHERE take IS NOT NULL;

        CREATE TABLE job_payload (
            job BLOB PRIMARY KEY REFERENCES job,
            body BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE job_input (
            job BLOB NOT NULL REFERENCES job,
            position INTEGER NOT NULL CHECK (position >= 0),
            port TEXT NOT NULL,
            node BLOB NOT NULL CHECK (length(node) = 8),
            source BLOB REFERENCES job,
            take BLOB REFERENCES take,
            fields BLOB NOT NULL,
            PRIMARY KEY (job, position),
            CHECK ((source IS NULL) <> (take IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX job_input_source ON job_input (source) WHERE source IS NOT NULL;

        CREATE TABLE cache (
            signature BLOB PRIMARY KEY CHECK (length(signature) = 32),
            job BLOB NOT NULL REFERENCES job,
            media BLOB NOT NULL REFERENCES media,
            output BLOB NOT NULL,
            created INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE take (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            project BLOB NOT NULL REFERENCES project,
            node BLOB NOT NULL CHECK (length(node) = 8),
            number INTEGER NOT NULL CHECK (number >= 1),
            job BLOB NOT NULL UNIQUE REFERENCES job,
            signature BLOB NOT NULL CHECK (length(signature) = 32),
            media BLOB NOT NULL REFERENCES media,
            output BLOB NOT NULL,
            created INTEGER NOT NULL,
            UNIQUE (project, node, number)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX take_signature ON take (project, node, signature);
        CREATE INDEX take_media ON take (media);
        """
}
