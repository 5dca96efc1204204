/// The queries that run for every job or every claim. Each is an index range; a test asks SQLite for their plans.
enum HotQuery {
    /// A job by id.
    static let job = "SELECT \(JobRow.columns) FROM job WHERE id = ?"

    /// Whether another job does the same work at this moment, whose result this one will be able to take over.
    private static let isInHand = """
        (job.determinism <> 'none' AND EXISTS (SELECT 1 FROM job AS other WHERE other.signature = job.signature
            AND other.worker IS NOT NULL AND other.determinism <> 'none' AND other.id <> job.id))
        """

    /// The first jobs of a function in the order, by name, version and number, without those whose work is in hand.
    static let claim = """
        SELECT \(JobRow.columns), determinism <> 'none' AND EXISTS (SELECT 1 FROM cache
            WHERE cache.signature = job.signature) FROM job WHERE state = 'ready' AND not_before IS NULL AND function = ?
            AND version = ? AND memory <= ? AND graphics_memory <= ? AND NOT \(isInHand) ORDER BY order_key LIMIT ?
        """

    /// What a worker's jobs take of it.
    static let holding = "SELECT id, memory, graphics_memory FROM job WHERE worker = ?"

    /// The jobs in a worker's hands.
    static let inHand = """
        SELECT \(JobRow.columns), error_message, changed, started, finished, 0 FROM job WHERE worker = ?
        """

    /// A job as the queue shows it.
    static let queued = """
        SELECT \(JobRow.columns), error_message, changed, started, finished, state = 'ready' AND \(isInHand) FROM job
        WHERE id = ?
        """

    /// Jobs that wait, in the order of the queue, from a place on.
    static let waiting = """
        SELECT id FROM job WHERE state IN ('waiting', 'ready', 'held') ORDER BY order_key LIMIT ? OFFSET ?
        """

    /// The key before and the key after a key, of jobs that wait; a job that is moved is no neighbour of its own.
    static let keyBefore = """
        SELECT order_key FROM job WHERE state IN ('waiting', 'ready', 'held') AND order_key < ? AND id <> ?
        ORDER BY order_key DESC LIMIT 1
        """
    static let keyAfter = """
        SELECT order_key FROM job WHERE state IN ('waiting', 'ready', 'held') AND order_key > ? AND id <> ?
        ORDER BY order_key LIMIT 1
        """

    /// Jobs that are done, newest first.
    static let finished = """
        SELECT id, finished FROM job WHERE finished IS NOT NULL AND (finished, id) < (?, ?)
            AND state IN ('succeeded', 'failed', 'cancelled') ORDER BY finished DESC, id DESC LIMIT ?
        """

    /// The same of one project, which is picked out of all while walking the index: sorting a project's jobs would take
    /// longer the older it is.
    static let finishedOfProject = """
        SELECT id, finished FROM job INDEXED BY job_finished WHERE finished IS NOT NULL AND (finished, id) < (?, ?) AND project = ?
            AND state IN ('succeeded', 'failed', 'cancelled') ORDER BY finished DESC, id DESC LIMIT ?
        """

    /// How many jobs succeeded since a moment, by how many minutes ago that was.
    static let finishedSince = """
        SELECT (? - finished) / 60000 AS ago, count(*) FROM job WHERE finished > ? AND state = 'succeeded' GROUP BY ago
        """

    /// How many jobs wait.
    static let waitingTotal = "SELECT count(*) FROM job WHERE state IN ('waiting', 'ready', 'held')"
    static let waitingCounts = """
        SELECT state, count(*) FROM job WHERE state IN ('waiting', 'ready', 'held') GROUP BY state
        """

    /// On how many different workers a job has failed since it was submitted or retried.
    static let failedWorkers = "SELECT count(DISTINCT worker) FROM attempt WHERE job = ? AND counts = 1"

    /// Whether a project is paused.
    static let pause = "SELECT 1 FROM project_pause WHERE project = ?"

    /// The jobs in whose row a worker's trust in a function stands.
    static let trust = "SELECT jobs FROM worker_trust WHERE name = ? AND function = ? AND version = ?"

    /// How the circuit of a worker's engine stands.
    static let circuit = """
        SELECT failures, openings, rests_until, trial FROM worker_engine WHERE name = ? AND engine = ?
        """

    /// Leased jobs whose leases have expired by a moment.
    static let expired = "SELECT \(JobRow.columns) FROM job WHERE expires <= ? ORDER BY expires, id"

    /// Postponed jobs that are due by a moment.
    static let due =
        "SELECT \(JobRow.columns) FROM job WHERE not_before <= ? AND state = 'ready' ORDER BY not_before, id"

    /// When the next lease expires.
    static let nextExpiry = "SELECT expires FROM job WHERE expires IS NOT NULL ORDER BY expires LIMIT 1"

    /// When the next postponed job falls due.
    static let nextPostponed =
        "SELECT not_before FROM job WHERE not_before IS NOT NULL AND state = 'ready' ORDER BY not_before LIMIT 1"

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

    /// A node's newest take of a signature. What somebody put out of sight does not come back by itself.
    static let takeOfSignature = """
        SELECT id, number FROM take WHERE project = ? AND node = ? AND signature = ? AND deleted = 0
        ORDER BY number DESC LIMIT 1
        """

    /// The result of a signature, and a node's newest take that shows it, if one does.
    static let forecast = """
        SELECT cache.media, take.id, take.number FROM cache LEFT JOIN take
            ON take.project = ? AND take.node = ? AND take.signature = cache.signature AND take.deleted = 0
        WHERE cache.signature = ? ORDER BY take.number DESC LIMIT 1
        """

    /// The file of the take that a job makes again.
    static let verified = """
        SELECT take.media FROM verification JOIN take ON take.id = verification.take WHERE verification.job = ?
        """

    /// The number of a node's newest take.
    static let lastTake = "SELECT number FROM take WHERE project = ? AND node = ? ORDER BY number DESC LIMIT 1"

    /// Events of a stream after a number.
    static let events = """
        SELECT number, moment, kind, project, revision, run, job, subject_kind, subject, state, take, take_number
        FROM event WHERE stream = ? AND number > ? ORDER BY number LIMIT ?
        """

    /// Jobs that wait for a worker or for inputs, in the order of the queue.
    static let order =
        "SELECT id, project FROM job WHERE state IN ('waiting', 'ready', 'held') ORDER BY order_key LIMIT ?"

    /// How long the newest finished jobs of a function took at a tier, and how many frames they made.
    static let pace = """
        SELECT job.finished - job.started, media.frames FROM job JOIN media ON media.hash = job.media
        WHERE job.function = ? AND job.version = ? AND job.tier = ? AND job.finished IS NOT NULL
        ORDER BY job.finished DESC LIMIT 20
        """

    /// The nodes of a project that ever had a job; nodes are the subjects of eight bytes.
    static let subjects = "SELECT DISTINCT subject FROM job WHERE project = ? AND length(subject) = 8"

    /// A node's newest job, with its last error's sentence. One of its variations is it while it has no other.
    static let newestJob = """
        SELECT \(JobRow.columns), error_message FROM job WHERE project = ? AND subject = ?
        ORDER BY varies, id DESC LIMIT 1
        """

    /// The take a node shows without a pin, and the fingerprint of the work that made it so. That of a variation is it
    /// while there is no other.
    static let shown = """
        SELECT job.take, job.fingerprint FROM job JOIN take ON take.id = job.take
        WHERE job.project = ? AND job.subject = ? AND job.take IS NOT NULL AND take.deleted = 0
        ORDER BY job.varies, job.changed DESC, job.id DESC LIMIT 1
        """

    /// How many takes a node has in sight, and how often people said something about one.
    static let takeCount = """
        SELECT count(*) FILTER (WHERE deleted = 0), total(reviews) FROM take WHERE project = ? AND node = ?
        """

    /// A project's newest runs.
    static let newestRuns = """
        SELECT id FROM run WHERE project = ? AND purpose = 'film' ORDER BY id DESC LIMIT ?
        """

    /// A project's newest runs of variations, of one node and of all.
    static let variationsOfNode = """
        SELECT run FROM variation WHERE project = ? AND node = ? AND run < ? ORDER BY run DESC LIMIT ?
        """
    static let variations = "SELECT run FROM variation WHERE project = ? AND run < ? ORDER BY run DESC LIMIT ?"

    /// The projects in which a file was made or taken over.
    static let projectsOfMedia = "SELECT DISTINCT project FROM job WHERE media = ?"

    /// The libraries that have an asset of a file.
    static let projectsOfAssetFile = "SELECT project FROM asset WHERE file = ?"

    /// How many assets an expression of words finds.
    static let assetCount = "SELECT count(*) FROM asset_text WHERE asset_text MATCH ?"

    /// What an expression of words finds, newest first.
    static let newestAssets = """
        SELECT \(AssetReader.columns) FROM asset_text CROSS JOIN \(AssetReader.tables)
        WHERE asset_text MATCH ? AND asset_text.rowid < ? AND asset.number = asset_text.rowid
        ORDER BY asset_text.rowid DESC LIMIT ?
        """

    /// What an expression of words finds, by name, behind the asset of a number.
    static let assetsByName = """
        SELECT \(AssetReader.columns) FROM \(AssetReader.tables)
        WHERE asset.number IN (SELECT rowid FROM asset_text WHERE asset_text MATCH ?)
            AND (asset.name COLLATE NOCASE, asset.number)
                > (coalesce((SELECT name FROM asset WHERE number = ?), ''), ?)
        ORDER BY asset.name COLLATE NOCASE, asset.number LIMIT ?
        """

    static let all = [
        job, claim, expired, due, nextExpiry, nextPostponed, files, signedFiles, readers, known, takeOfSignature,
        forecast, lastTake, events, order, pace, subjects, newestJob, shown, takeCount, newestRuns,
        variationsOfNode, variations, projectsOfMedia,
        projectsOfAssetFile,
        holding, inHand, queued, waiting, keyBefore, keyAfter, finished, finishedOfProject, pause, trust, circuit,
        verified,
    ]
}
