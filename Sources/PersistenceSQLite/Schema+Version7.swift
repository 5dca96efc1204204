extension Schema {
    /// Runs of variations, and that their jobs are none of the document as it stands: what a node shows and how it stands
    /// comes of those only while it has no other. The two indices give its other jobs first, newest first, when they are
    /// read backwards.
    static let migration7 = """
        CREATE TABLE variation (
            run BLOB PRIMARY KEY REFERENCES run,
            project BLOB NOT NULL REFERENCES project,
            node BLOB NOT NULL CHECK (length(node) = 8),
            matrix BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX variation_node ON variation (project, node, run);
        CREATE INDEX variation_project ON variation (project, run);

        ALTER TABLE job ADD COLUMN varies INTEGER NOT NULL DEFAULT 0 CHECK (varies IN (0, 1));
        DROP INDEX job_subject;
        CREATE INDEX job_subject ON job (project, subject, varies DESC, id);
        DROP INDEX job_shown;
        CREATE INDEX job_shown ON job (project, subject, varies DESC, changed, id) WHERE take IS NOT NULL;
        """
}
