extension Schema {
    /// Who looks for a job asks whether the same work is in hand already.
    static let migration4 = """
        CREATE INDEX job_work_in_hand ON job (signature, determinism) WHERE worker IS NOT NULL;
        """
}
