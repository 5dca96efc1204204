import Access
import Execution
import GRDB
import GraphCore
import Persistence

/// What the statements of one transaction share: the connection, the moment, and the events that will be written and
/// announced. It lives as long as the transaction, on the database's thread.
final class StoreTransaction {
    /// What is announced after the commit.
    struct Announcement: Sendable {
        var heads: [EventStream: UInt64] = [:]
        var hasArrivals = false
        var hasRevocations = false
        var hasRoleChanges = false
    }

    let database: Database
    /// When the transaction takes place; one moment for all of it.
    let now: Timestamp
    let ids: RowIDMint
    let workers: WorkerMemory
    private let heads: StreamHeads
    var announcement = Announcement()
    private var events: [(event: StudioEvent, streams: [EventStream])] = []

    init(database: Database, now: Timestamp, ids: RowIDMint, workers: WorkerMemory, heads: StreamHeads) {
        self.database = database
        self.now = now
        self.ids = ids
        self.workers = workers
        self.heads = heads
    }

    /// A new row's id.
    func mint() -> Identifier128 { ids.next(at: now) }

    func execute(_ sql: String, _ arguments: StatementArguments) throws {
        try database.cachedStatement(sql: sql).execute(arguments: arguments)
    }

    /// What the first row says, read where it stands: nothing of it outlives `decode`.
    func first<T>(_ sql: String, _ arguments: StatementArguments, _ decode: (Row) throws -> T) throws -> T? {
        let cursor = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        // The row is the cursor's: it is empty as soon as the cursor is gone.
        return try withExtendedLifetime(cursor) { try $0.next().map(decode) }
    }

    /// What each row says, read where it stands. `decode` must not run the same query.
    func each<T>(_ sql: String, _ arguments: StatementArguments, _ decode: (Row) throws -> T) throws -> [T] {
        let cursor = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        var results: [T] = []
        while let row = try cursor.next() { results.append(try decode(row)) }
        return results
    }

    func row(_ sql: String, _ arguments: StatementArguments) throws -> Row? {
        try Row.fetchOne(database.cachedStatement(sql: sql), arguments: arguments)
    }

    func rows(_ sql: String, _ arguments: StatementArguments) throws -> [Row] {
        try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments)
    }

    // MARK: Events

    /// Notes an event for the streams it belongs to.
    func record(_ event: StudioEvent, in streams: EventStream...) {
        events.append((event, streams))
    }

    /// Numbers and writes what was recorded; the transaction's last act.
    func writeEvents() throws {
        var newest: [EventStream: Int64] = [:]
        for (event, streams) in events {
            let places = try streams.map { stream in
                let number = try (newest[stream] ?? heads.head(of: stream, database)) + 1
                newest[stream] = number
                return EventPlace(stream: stream, number: number)
            }
            try write(event, at: places)
        }
        // Only now, since what fails on the way is undone and its numbers are the next one's.
        for (stream, number) in newest {
            heads.advance(stream, to: number)
            announcement.heads[stream] = UInt64(number)
        }
        events = []
    }

    private struct EventPlace {
        let stream: EventStream
        let number: Int64
    }

    private func write(_ event: StudioEvent, at places: [EventPlace]) throws {
        // Moves of jobs are by far the most frequent, stand in two streams, and leave most columns empty.
        if case .jobMoved(let job, let run, let subject, let state) = event, places.count == 2 {
            return try execute(
                """
                INSERT INTO event (stream, number, moment, kind, run, job, subject_kind, subject, state)
                VALUES (?1, ?2, ?5, 'job', ?6, ?7, ?8, ?9, ?10), (?3, ?4, ?5, 'job', ?6, ?7, ?8, ?9, ?10)
                """,
                [
                    places[0].stream, places[0].number, places[1].stream, places[1].number, now, run, job,
                    subject.kindColumn, subject.valueColumn, state,
                ])
        }
        for place in places { try write(event, number: place.number, in: place.stream) }
    }

    private func write(_ event: StudioEvent, number: Int64, in stream: EventStream) throws {
        var columns = EventColumns()
        columns.fill(from: event)
        try execute(
            """
            INSERT INTO event (stream, number, moment, kind, project, revision, run, job, subject_kind, subject, state, take,
                take_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                stream, number, now, columns.kind, columns.project, columns.revision, columns.run, columns.job,
                columns.subject?.kindColumn, columns.subject?.valueColumn, columns.state, columns.take,
                columns.takeNumber,
            ])
    }

    // MARK: Permission

    /// Throws unless the principal may do that.
    func authorise(_ principal: Principal, _ permission: Permission, in project: ProjectID? = nil) throws {
        try StoreTransaction.authorise(principal, permission, in: project, database)
    }

    /// Every role that a user holds.
    static func grants(of user: UserID, _ database: Database) throws -> RoleGrants {
        let studio = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT role FROM user WHERE id = ?"), arguments: [user])
        let members = try Row.fetchAll(
            database.cachedStatement(sql: "SELECT project, role FROM member WHERE user = ?"), arguments: [user])
        var projects: [ProjectID: Role] = [:]
        for member in members {
            let project: ProjectID = try member.decode(atIndex: 0)
            projects[project] = try member.decode(Role.self, atIndex: 1)
        }
        return RoleGrants(studio: try studio?.decode(Role?.self, atIndex: 0), projects: projects)
    }

    /// Throws unless the principal may do that. Whoever may not see a project is told that it does not exist.
    static func authorise(
        _ principal: Principal, _ permission: Permission, in project: ProjectID? = nil, _ database: Database
    ) throws {
        if principal.credential == .local { return }
        let studio = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT role FROM user WHERE id = ?"), arguments: [principal.user])
        var grants: [ProjectID: Role] = [:]
        if project == .library {
            grants = try StoreTransaction.grants(of: principal.user, database).projects
        } else if let project {
            let member = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT role FROM member WHERE user = ? AND project = ?"),
                arguments: [principal.user, project])
            grants[project] = try member?.decode(Role.self, atIndex: 0)
        }
        let held = RoleGrants(studio: try studio?.decode(Role?.self, atIndex: 0), projects: grants)
        if AccessPolicy.permits(principal, holding: held, permission, in: project) { return }
        if project != nil, !AccessPolicy.permits(principal, holding: held, .viewProject, in: project) {
            throw StoreError(.notFound, "There is no such project.", in: "access")
        }
        throw StoreError(.denied, "You are not allowed to do this; ask the studio's owner.", in: "access")
    }
}
