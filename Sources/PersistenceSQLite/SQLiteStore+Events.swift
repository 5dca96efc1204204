public import Access
import GRDB
import GraphCore
public import Persistence

extension SQLiteStore {
    /// See ``EventLog``.
    public func events(
        of stream: EventStream, after number: UInt64, limit: Int, as principal: Principal
    ) async throws -> [NumberedEvent] {
        try await read(in: "events") { database in
            try Self.authorise(principal, stream, database)
            let rows = try Row.fetchAll(
                database.cachedStatement(sql: HotQuery.events), arguments: [stream, Int64(clamping: number), limit])
            return try rows.map { row in
                NumberedEvent(
                    number: UInt64(clamping: try row.decode(Int64.self, atIndex: 0)),
                    moment: try row.decode(atIndex: 1), event: try EventColumns.event(row))
            }
        }
    }

    /// See ``EventLog``.
    public func newestEvent(of stream: EventStream, as principal: Principal) async throws -> UInt64 {
        let generation = remembered.generation
        return try await read(in: "events") { [remembered, announcer] database in
            try Self.authorise(principal, stream, database)
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT head FROM stream WHERE id = ?"), arguments: [stream])
            let head = UInt64(clamping: try row?.decode(Int64.self, atIndex: 0) ?? 0)
            remembered.keep(
                try StoreTransaction.grants(of: principal.user, database), of: principal.user, readIn: generation)
            announcer.learn(head, of: stream)
            return head
        }
    }

    /// See ``EventLog``.
    public func newestEventAtHand(of stream: EventStream, as principal: Principal) -> UInt64? {
        guard let grants = remembered.grants(of: principal.user) else { return nil }
        let (permission, project) = Self.demand(of: stream)
        guard AccessPolicy.permits(principal, holding: grants, permission, in: project) else { return nil }
        return announcer.head(of: stream)
    }

    /// See ``EventLog``.
    public func newestEvents(of stream: EventStream, as principal: Principal) async throws -> AsyncStream<UInt64> {
        try await read(in: "events") { try Self.authorise(principal, stream, $0) }
        return announcer.heads(of: stream)
    }

    private static func authorise(_ principal: Principal, _ stream: EventStream, _ database: Database) throws {
        let (permission, project) = demand(of: stream)
        try StoreTransaction.authorise(principal, permission, in: project, database)
    }

    /// What one must be allowed to read a stream.
    private static func demand(of stream: EventStream) -> (Permission, ProjectID?) {
        switch stream {
        case .project(let project): (.viewProject, project)
        case .studio: (.viewStudio, nil)
        }
    }
}
