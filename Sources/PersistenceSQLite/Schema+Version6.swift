extension Schema {
    /// Jobs that make a take again and compare. What came of one stands here, since it makes no take.
    static let migration6 = """
        CREATE TABLE verification (
            job BLOB PRIMARY KEY REFERENCES job,
            take BLOB NOT NULL REFERENCES take,
            output BLOB
        ) STRICT, WITHOUT ROWID;
        """
}
