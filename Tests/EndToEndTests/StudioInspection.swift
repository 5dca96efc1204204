import Foundation
import GRDB
import Testing

/// A data folder looked at from outside, with nothing of the program's own code.
struct StudioInspection {
    /// A take as its row says.
    struct TakeRow: Equatable {
        let node: Data
        let number: Int
        let media: String
        let job: Data
    }

    private let folder: URL

    init(folder: ScratchFolder, data: String) throws {
        self.folder = folder.url.appending(path: data)
    }

    private func read<Answer>(_ query: (Database) throws -> Answer) throws -> Answer {
        var configuration = Configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(
            path: folder.appending(path: "backlot.sqlite").path, configuration: configuration)
        return try queue.read(query)
    }

    /// Every take.
    func takes() throws -> [TakeRow] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT node, number, hex(media) AS media, job FROM take ORDER BY node, number"
            )
            .map { TakeRow(node: $0["node"], number: $0["number"], media: $0["media"], job: $0["job"]) }
        }
    }

    /// How many shots were rendered, not taken from the cache.
    func renderedShots() throws -> Int {
        try read { database in
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM job WHERE state = 'succeeded' AND function LIKE 'previs.shot%'")
                ?? 0
        }
    }

    /// The frames of the newest film.
    func framesOfLastFilm() throws -> Int {
        try read { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT media.frames FROM take JOIN job ON job.id = take.job JOIN media ON media.hash = take.media
                    WHERE job.function = 'sequence.assemble' ORDER BY take.id DESC LIMIT 1
                    """) ?? -1
        }
    }

    /// What must hold after any crash: every take has its file, whole; numbers have no gap; no job has two takes; no
    /// signature was rendered twice; no temporary file is left behind a finished render.
    func expectSound() throws {
        let rows = try takes()
        #expect(Set(rows.map(\.job)).count == rows.count, "a job has two takes")
        for (_, ofNode) in Dictionary(grouping: rows, by: \.node) {
            #expect(ofNode.map(\.number).sorted() == Array(1...ofNode.count), "take numbers have a gap")
        }
        for row in rows { try expectWhole(media: row.media.lowercased()) }
        let twice = try read { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM
                    (SELECT signature FROM job WHERE state = 'succeeded' AND determinism <> 'none' GROUP BY signature HAVING count(*) > 1)
                    """) ?? -1
        }
        #expect(twice == 0, "the same work was done twice")
        let check = try read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
        #expect(check == "ok")
    }

    private func expectWhole(media: String) throws {
        let file = folder.appending(path: "media/\(media.prefix(2))/\(media.dropFirst(2).prefix(2))/\(media)")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/sha256sum")
        process.arguments = [file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(String(decoding: said, as: UTF8.self).hasPrefix(media), "\(media) is missing or damaged")
    }
}

/// What ffprobe says of a video.
struct VideoInspection {
    /// The exact rate, such as `24/1`.
    let rate: String
    /// Frames, counted by decoding.
    let frames: Int
    /// Primaries, transfer, matrix, range.
    let colour: [String]

    init(_ path: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "ffprobe", "-v", "error", "-select_streams", "v:0", "-count_frames", "-of", "json", "-show_entries",
            "stream=avg_frame_rate,nb_read_frames,color_primaries,color_transfer,color_space,color_range", path,
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try #require(try pipe.fileHandleForReading.readToEnd())
        process.waitUntilExit()
        let stream = try #require(try JSONDecoder().decode(Answer.self, from: data).streams.first)
        rate = stream.rate
        frames = Int(stream.frames) ?? -1
        colour = [stream.primaries, stream.transfer, stream.matrix, stream.range]
    }

    private struct Answer: Decodable {
        var streams: [Stream]

        struct Stream: Decodable {
            var rate: String
            var frames: String
            var primaries: String
            var transfer: String
            var matrix: String
            var range: String

            private enum CodingKeys: String, CodingKey {
                case rate = "avg_frame_rate"
                case frames = "nb_read_frames"
                case primaries = "color_primaries"
                case transfer = "color_transfer"
                case matrix = "color_space"
                case range = "color_range"
            }
        }
    }
}

extension StudioInspection {
    /// Makes the database look as if a later Backlot had written it.
    func pretendNewerSchema() throws {
        let queue = try DatabaseQueue(path: folder.appending(path: "backlot.sqlite").path)
        try queue.write { try $0.execute(sql: "UPDATE meta SET schema_version = schema_version + 1000") }
        try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }
}
