import Access
import Execution
import Foundation
import GRDB
import GraphCore
import Persistence

extension StoreTransaction {
    /// What a process does first when it owns the data folder. Nobody else runs on it, so whatever was leased was held
    /// by a process that is gone: the jobs are ready at once, and their old tokens refuse whoever may still present one.
    ///
    /// - Returns: the local user, minted when the folder is new.
    func takeOwnership() throws -> UserID {
        try execute("UPDATE meta SET owner_epoch = owner_epoch + 1", [])
        for row in try rows("SELECT \(JobRow.columns) FROM job WHERE expires IS NOT NULL", []) {
            var job = try JobRow(row)
            try job.life.handle(.recover)
            try update(job, was: .leased)
        }
        try execute("DELETE FROM worker", [])
        try execute("UPDATE worker_engine SET trial = NULL", [])
        let troubled = try rows("SELECT name FROM worker_trust UNION SELECT name FROM worker_engine", [])
        workers.noteTrouble(of: try troubled.map { try $0.decode(String.self, atIndex: 0) })
        let user = try localUser()
        try provideLibrary(for: user)
        return user
    }

    /// What belongs to no film stands in a project of its own, which has a stream and, for whoever reads documents, an
    /// empty one.
    private func provideLibrary(for user: UserID) throws {
        guard try row("SELECT 1 FROM project WHERE id = ?", [ProjectID.library]) == nil else { return }
        try execute(
            "INSERT INTO project (id, title, head, creator, created) VALUES (?, 'Library', 0, ?, ?)",
            [ProjectID.library, user, now])
        try execute("INSERT INTO stream (id, head) VALUES (?, 0)", [EventStream.project(.library)])
        let document = GraphDocument(root: Node(id: NodeID(1), kind: .builtIn("film"), title: "Library"))
        try execute(
            "INSERT INTO snapshot (project, revision, body) VALUES (?, 0, ?)",
            [ProjectID.library, Data(document.encoded)])
    }

    private func localUser() throws -> UserID {
        if let row = try row("SELECT user FROM credential WHERE kind = 'local' ORDER BY id LIMIT 1", []) {
            return try row.decode(atIndex: 0)
        }
        let user = UserID(mint())
        try execute(
            "INSERT INTO user (id, name, role, created) VALUES (?, 'Owner', ?, ?)", [user, Role.owner, now])
        try execute(
            "INSERT INTO credential (id, user, kind, label, created) VALUES (?, ?, 'local', 'Command line', ?)",
            [mint().bytes, user, now])
        return user
    }
}
