import Foundation
import GRDB
import Testing

/// Kills a real process that submits and works off jobs without end, again and again at any moment, and looks each time at
/// what it leaves, with nothing of the program's own code.
struct RandomKillTests {
    /// How often: `BACKLOT_KILLS`, else 200.
    static let kills = ProcessInfo.processInfo.environment["BACKLOT_KILLS"].flatMap { Int($0) } ?? 200

    @Test func `killed at random moments, nothing is lost, nothing is doubled and no event is missed`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kills-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "backlot.sqlite").path
        var observer = KillObserver(path: path)
        var generator = SystemRandomNumberGenerator()
        for kill in 0..<Self.kills {
            let session = try KilledSession(over: path, mode: "endless")
            // Most are killed at work, some while they start: after a kill, that is when there is most to set right. A
            // database that is not there yet in its final form cannot be looked at from outside without being mended.
            if kill == 0 || kill % 5 != 0 { try #require(session.hasDoneSomething()) }
            usleep(UInt32.random(in: 0...30_000, using: &generator))
            try observer.look(behind: session.kill())
            try #require(observer.faults.isEmpty, "after kill \(kill + 1): \(observer.faults)")
        }
        try #require(try KilledSession(over: path, mode: "finish").end() == 0)
        try observer.lookAtEnd()
        #expect(observer.faults.isEmpty, "\(observer.faults)")
        #expect(observer.finished.count >= Self.kills * 4 / 5, "the kills met no work")
        print("\(Self.kills) kills, \(observer.finished.count) jobs")
    }
}

/// A process that is killed, and what it said until then.
private final class KilledSession {
    private let process = Process()
    private let pipe = Pipe()
    private var said: [UInt8] = []

    init(over path: String, mode: String) throws {
        process.executableURL = CrashPointTests.program
        process.arguments = [path, mode]
        process.standardOutput = pipe
        try process.run()
        // What is left open here would keep the pipe from ending.
        try pipe.fileHandleForWriting.close()
    }

    /// Waits until the process has done its first job; false when it ended before.
    func hasDoneSomething() -> Bool {
        while !String(decoding: said, as: UTF8.self).contains("\ndone ") {
            guard read() else { return false }
        }
        return true
    }

    /// Kills it and gives the lines it said.
    func kill() -> [Substring] {
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
        while read() {}
        process.waitUntilExit()
        return String(decoding: said, as: UTF8.self).split(separator: "\n")
    }

    /// Waits for its end and gives its status.
    func end() -> Int32 {
        while read() {}
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -1
    }

    private func read() -> Bool {
        var piece = [UInt8](repeating: 0, count: 65_536)
        let count = Foundation.read(pipe.fileHandleForReading.fileDescriptor, &piece, piece.count)
        said += piece.prefix(max(0, count))
        return count > 0
    }
}

/// Holds what a database shows against what was said and seen before.
private struct KillObserver {
    let path: String
    /// What does not hold.
    private(set) var faults: [String] = []
    /// Jobs whose end was seen in the events, in hexadecimal digits.
    private(set) var finished: Set<String> = []
    /// Of each stream, the events seen so far.
    private var seen: [Data: [Int]] = [:]

    init(path: String) { self.path = path }

    private func read<Answer>(_ query: (Database) throws -> Answer) throws -> Answer {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration).read(query)
    }

    /// After a kill: what was said is there, what was done is not begun again, and the streams go on where they were.
    mutating func look(behind lines: [Substring]) throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        let before = finished
        guard try read({ try $0.tableExists("event") }) else { return }
        let (rows, takes) = try read { [seen] database in
            var rows: [Data: [Row]] = [:]
            for stream in try Data.fetchAll(database, sql: "SELECT id FROM stream") {
                rows[stream] = try Row.fetchAll(
                    database,
                    sql: "SELECT *, lower(hex(job)) AS name FROM event WHERE stream = ? AND number > ? ORDER BY number",
                    arguments: [stream, seen[stream]?.count ?? 0])
            }
            return (rows, try Int.fetchOne(database, sql: "SELECT count(*) FROM take") ?? -1)
        }
        for (stream, rows) in rows { take(rows, of: stream) }
        if takes != finished.count { faults.append("\(takes) takes of \(finished.count) finished jobs") }
        try check(lines, before)
    }

    private mutating func take(_ rows: [Row], of stream: Data) {
        for row in rows {
            let number: Int = row["number"]
            let place = seen[stream]?.count ?? 0
            if number != place + 1 { faults.append("event \(number) follows \(place) in a stream") }
            seen[stream, default: []].append(row.description.hashValue)
            // The studio's stream alone, since each transition is in both.
            let state: String? = row["state"]
            guard stream.isEmpty, state == "succeeded", let job: String = row["name"] else { continue }
            if !finished.insert(job).inserted { faults.append("job \(job) was finished twice") }
        }
    }

    private mutating func check(_ lines: [Substring], _ before: Set<String>) throws {
        var done = before
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 2 else { continue }
            switch words[0] {
            case "begin" where done.contains(words[1]): faults.append("job \(words[1]) was begun again after its end")
            case "done":
                done.insert(words[1])
                if !finished.contains(words[1]) { faults.append("job \(words[1]) was said to be done and is not") }
            case "submitted":
                let jobs = try read {
                    try Int.fetchOne($0, sql: "SELECT count(*) FROM job WHERE run = x'\(words[1])'")
                }
                if jobs != 12 { faults.append("run \(words[1]) was taken and has \(jobs ?? 0) jobs") }
            default: continue
            }
        }
    }

    /// When everything is worked off: every job has one take, numbers have no gap, and the log says what it always said.
    mutating func lookAtEnd() throws {
        try look(behind: [])
        let early = seen
        seen = [:]
        finished = []
        try look(behind: [])
        if seen != early { faults.append("the events are not those that were read before") }
        func count(_ sql: String) throws -> Int { try read { try Int.fetchOne($0, sql: sql) ?? -1 } }
        for (fault, sql) in [
            ("jobs are not done", "SELECT count(*) FROM job WHERE state <> 'succeeded'"),
            ("jobs have no take", "SELECT count(*) FROM job WHERE id NOT IN (SELECT job FROM take)"),
            ("runs are not whole", "SELECT count(*) FROM (SELECT run FROM job GROUP BY run HAVING count(*) <> 12)"),
            (
                "nodes have a gap in their takes",
                "SELECT count(*) FROM (SELECT 1 FROM take GROUP BY project, node HAVING max(number) <> count(*))"
            ), ("rows refer to nothing", "SELECT count(*) FROM pragma_foreign_key_check"),
        ] {
            let found = try count(sql)
            if found != 0 { faults.append("\(found) \(fault)") }
        }
        let integrity = try read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
        if integrity != "ok" { faults.append("the database is damaged: \(integrity ?? "")") }
    }
}
