/// The queries that run for every job or every claim. Each is an index range; a test asks SQLite for their plans.
enum HotQuery {
    /// The first jobs of a function in the order, by name, version and number.
    static let claim = """
        SELECT \(JobRow.columns) FROM job WHERE state = 'ready' AND not_before IS NULL AND function = ? AND version = ?
        ORDER BY order_key LIMIT ?
        """

    /// A job's files in wire order.
    static let files = """
        SELECT input.port, input.node, input.fields, media.hash, media.frames FROM job_input AS input
        LEFT JOIN job AS source ON source.id = input.source LEFT JOIN take ON take.id = input.take
        JOIN media ON media.hash = coalesce(source.media, take.media) WHERE input.job = ? ORDER BY input.position
        """
}
