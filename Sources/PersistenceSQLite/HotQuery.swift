/// The queries that run for every job or every claim. Each is an index range; a test asks SQLite for their plans.
enum HotQuery {
    /// A job by id.
    static let job = "SELECT \(JobRow.columns) FROM job WHERE id = ?"

    /// The first jobs of a function in the order, by name, version and number.
    static let claim = """
        SELECT \(JobRow.columns) FROM job WHERE state = 'ready' AND not_before IS NULL AND function = ? AND version = ?
        ORDER BY order_key LIMIT ?
        """

    /// Leased jobs whose leases have expired by a moment.
    static let expired = "SELECT \(JobRow.columns) FROM job WHERE expires <= ? ORDER BY expires, id"

    /// Postponed jobs that are due by a moment.
    static let due = "SELECT \(JobRow.columns) FROM job WHERE not_before <= ? ORDER BY not_before, id"

    /// When the next lease expires.
    static let nextExpiry = "SELECT expires FROM job WHERE expires IS NOT NULL ORDER BY expires LIMIT 1"

    /// When the next postponed job falls due.
    static let nextPostponed = "SELECT not_before FROM job WHERE not_before IS NOT NULL ORDER BY not_before LIMIT 1"

    /// A job's files in wire order.
    static let files = """
        SELECT input.port, input.node, input.fields, media.hash, media.frames FROM job_input AS input
        LEFT JOIN job AS source ON source.id = input.source LEFT JOIN take ON take.id = input.take
        JOIN media ON media.hash = coalesce(source.media, take.media) WHERE input.job = ? ORDER BY input.position
        """

    /// Ports and hashes of a job's files in wire order.
    static let signedFiles = """
        SELECT input.port, coalesce(source.media, take.media) FROM job_input AS input
        LEFT JOIN job AS source ON source.id = input.source LEFT JOIN take ON take.id = input.take
        WHERE input.job = ? ORDER BY input.position
        """

    /// The jobs that read a job's result, and over how many wires.
    static let readers = "SELECT job, count(*) FROM job_input WHERE source = ? GROUP BY job ORDER BY job"

    /// The result of a signature.
    static let known = "SELECT media, output FROM cache WHERE signature = ?"

    /// A node's newest take of a signature.
    static let takeOfSignature =
        "SELECT id FROM take WHERE project = ? AND node = ? AND signature = ? ORDER BY number DESC LIMIT 1"

    /// The number of a node's newest take.
    static let lastTake = "SELECT number FROM take WHERE project = ? AND node = ? ORDER BY number DESC LIMIT 1"

    /// Events of a stream after a number.
    static let events = """
        SELECT number, moment, kind, project, revision, run, job, subject_kind, subject, state, take, take_number
        FROM event WHERE stream = ? AND number > ? ORDER BY number LIMIT ?
        """

    static let all = [
        job, claim, expired, due, nextExpiry, nextPostponed, files, signedFiles, readers, known, takeOfSignature,
        lastTake, events,
    ]
}
