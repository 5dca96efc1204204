extension Schema {
    /// The library: assets with their files, what is made of these to look at, which nodes stand for them, searches with
    /// a name, and files on their way. Files of takes may say what media type they are of.
    ///
    /// The index of words has a column `facets` besides what people wrote: words made of kind, library, rating and tags,
    /// so that any combination of these is found in the one index.
    static let migration5 = """
        ALTER TABLE media ADD COLUMN media_type TEXT;
        ALTER TABLE run ADD COLUMN purpose TEXT NOT NULL DEFAULT 'film' CHECK (purpose IN ('film', 'library'));

        CREATE TABLE asset_file (
            hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
            byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
            format TEXT NOT NULL,
            media_type TEXT NOT NULL,
            kind TEXT NOT NULL,
            facts BLOB NOT NULL,
            created INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE asset (
            number INTEGER PRIMARY KEY,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
            project BLOB NOT NULL REFERENCES project,
            kind TEXT NOT NULL,
            name TEXT NOT NULL CHECK (name <> ''),
            tags BLOB NOT NULL,
            notes TEXT NOT NULL,
            rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 5),
            licence TEXT NOT NULL,
            fields BLOB NOT NULL,
            file BLOB REFERENCES asset_file,
            owner BLOB NOT NULL REFERENCES user,
            revision INTEGER NOT NULL CHECK (revision >= 1),
            deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX asset_of_file ON asset (project, file) WHERE file IS NOT NULL;
        CREATE INDEX asset_file_of ON asset (file, project) WHERE file IS NOT NULL;
        CREATE INDEX asset_name ON asset (name COLLATE NOCASE, number);
        CREATE VIRTUAL TABLE asset_text USING fts5(
            name, tags, notes, facets, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');

        CREATE TABLE derived_file (
            source BLOB NOT NULL CHECK (length(source) = 32),
            function TEXT NOT NULL,
            version INTEGER NOT NULL,
            job BLOB NOT NULL REFERENCES job,
            media BLOB REFERENCES media,
            PRIMARY KEY (source, function)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE asset_use (
            asset BLOB NOT NULL CHECK (length(asset) = 16),
            project BLOB NOT NULL REFERENCES project,
            node BLOB NOT NULL CHECK (length(node) = 8),
            PRIMARY KEY (asset, project, node)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX asset_use_node ON asset_use (project, node);

        CREATE TABLE asset_folder (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            project BLOB NOT NULL REFERENCES project,
            name TEXT NOT NULL CHECK (name <> ''),
            query BLOB NOT NULL,
            creator BLOB NOT NULL REFERENCES user,
            created INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX asset_folder_project ON asset_folder (project, name);

        CREATE TABLE upload (
            id BLOB PRIMARY KEY CHECK (length(id) = 16),
            user BLOB NOT NULL REFERENCES user,
            project BLOB NOT NULL REFERENCES project,
            name TEXT NOT NULL,
            byte_count INTEGER NOT NULL CHECK (byte_count >= 0),
            asset BLOB,
            arrival TEXT CHECK (arrival IN ('new', 'known', 'restored')),
            refusal TEXT,
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            CHECK ((asset IS NULL) = (arrival IS NULL)),
            CHECK (asset IS NULL OR refusal IS NULL)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX upload_changed ON upload (changed);
        CREATE INDEX upload_open ON upload (user) WHERE asset IS NULL AND refusal IS NULL;
        """
}
