extension Schema {
    /// What the server adds: one-time links, named accounts, requests that are not done twice, how long jobs took, and
    /// what the document said when a job was planned. Fingerprints are 8 bytes, big-endian.
    static let migration2 = """
        CREATE TABLE sign_in_link (
            secret BLOB PRIMARY KEY CHECK (length(secret) = 32),
            user BLOB NOT NULL REFERENCES user,
            created INTEGER NOT NULL,
            expires INTEGER NOT NULL,
            used INTEGER
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE user ADD COLUMN named INTEGER NOT NULL DEFAULT 0 CHECK (named IN (0, 1));

        CREATE TABLE request_key (
            user BLOB NOT NULL REFERENCES user,
            key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
            body BLOB NOT NULL CHECK (length(body) = 32),
            run BLOB NOT NULL REFERENCES run,
            created INTEGER NOT NULL,
            PRIMARY KEY (user, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX request_key_created ON request_key (created);

        ALTER TABLE job ADD COLUMN fingerprint BLOB CHECK (length(fingerprint) = 8);
        ALTER TABLE job ADD COLUMN started INTEGER;
        ALTER TABLE job ADD COLUMN finished INTEGER;
        CREATE INDEX job_subject ON job (project, subject, id);
        CREATE INDEX job_order ON job (order_key) WHERE state IN ('waiting', 'ready');
        CREATE INDEX job_pace ON job (function, version, tier, finished) WHERE finished IS NOT NULL;

        CREATE INDEX run_newest ON run (project, id);
        CREATE INDEX take_newest ON take (project, id);
        CREATE INDEX job_media ON job (media, project) WHERE media IS NOT NULL;
        """
}
