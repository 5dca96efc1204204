import Foundation
import StudioAPI
import SystemPackage
import Testing

@testable import StudioCommands

struct QueueChangesTests {
    private let text = QueueText(clock: ClockText(now: QueueFixtures.noon))
    private let one = QueueFixtures.job(1, position: 1)
    private let two = QueueFixtures.job(2, position: 2)

    /// The lines of the second look, after a first one.
    private func lines(
        _ first: QueueLook, _ second: QueueLook, done: [QueueJobBody] = [], before: [QueueJobBody] = []
    ) -> [String] {
        var changes = QueueChanges()
        _ = changes.lines(first, done: before, text)
        return changes.lines(second, done: done + before, text)
    }

    @Test func `the first look is told as a whole, and the same again is nothing`() {
        var changes = QueueChanges()
        let look = QueueFixtures.look(waiting: [one], inWork: [QueueFixtures.job(3, .leased)], paused: true)
        #expect(
            changes.lines(look, done: [], text) == [
                "1 in work · 1 ready · 3 done in the last hour", "The queue is paused.",
                "Shot 3 · Film is in work on desk.",
            ])
        #expect(changes.lines(look, done: [], text).isEmpty)
    }

    @Test func `a job that is begun, done and followed by the next`() {
        let begun = QueueFixtures.job(1, .leased)
        let old = QueueFixtures.job(9, .succeeded)
        #expect(
            lines(QueueFixtures.look(waiting: [one, two]), QueueFixtures.look(waiting: [two], inWork: [begun]))
                == ["Shot 1 · Film is begun on desk."])
        #expect(
            lines(
                QueueFixtures.look(waiting: [two], inWork: [begun]),
                QueueFixtures.look(inWork: [QueueFixtures.job(2, .leased)]), done: [QueueFixtures.job(1, .succeeded)],
                before: [old]) == ["Shot 1 · Film is done in 2.0 s.", "Shot 2 · Film is begun on desk."])
    }

    @Test func `a job that fails twice is told twice, with its reason`() {
        let later = Moment(milliseconds: QueueFixtures.noon.milliseconds + 1)
        let first = QueueFixtures.job(1, .failed, message: "It is dark.")
        let again = QueueFixtures.job(1, .failed, since: later, message: "It is dark.")
        #expect(
            lines(QueueFixtures.look(), QueueFixtures.look(), done: [again], before: [first])
                == ["Shot 1 · Film has failed: It is dark."])
    }

    @Test func `pauses, workers and trust`() {
        #expect(
            lines(QueueFixtures.look(pausedProjects: [QueueFixtures.other]), QueueFixtures.look(paused: true))
                == ["The queue is paused.", "“Other” goes on."])
        let desk = QueueFixtures.worker()
        #expect(lines(QueueFixtures.look(workers: [desk]), QueueFixtures.look(workers: [])) == ["desk has left."])
        #expect(
            lines(QueueFixtures.look(workers: []), QueueFixtures.look(workers: [desk]))
                == ["desk has come, with 2 slots."])
        let withheld = QueueFixtures.look(workers: [QueueFixtures.worker(standing: .withheld)])
        #expect(lines(QueueFixtures.look(workers: [desk]), withheld).first?.contains("is withheld") == true)
        #expect(
            lines(withheld, QueueFixtures.look(workers: [desk])) == ["desk: previs.shot is given jobs again."])
    }

    @Test func `jobs that are added, and one that is moved`() {
        let three = QueueFixtures.job(3, of: QueueFixtures.other, position: 2)
        #expect(
            lines(QueueFixtures.look(waiting: [one]), QueueFixtures.look(waiting: [one, two, three]))
                == ["One job of “Film” waits now; 3 in all.", "One job of “Other” waits now; 3 in all."])
        #expect(
            lines(QueueFixtures.look(waiting: [one, two]), QueueFixtures.look(waiting: [two, one]))
                == ["The order has changed; the first is Shot 2 · Film."])
    }

    @Test func `those behind the end of a list that move up are not new`() {
        #expect(
            lines(
                QueueFixtures.look(waiting: [one], total: 2),
                QueueFixtures.look(waiting: [two], total: 1, inWork: [QueueFixtures.job(1, .leased)]))
                == ["Shot 1 · Film is begun on desk."])
    }

    @Test func `a studio’s socket that is made in a folder is an arrival, and another file is none`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "arrivals-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let arrivals = try StudioArrivals(in: FilePath(folder.path))
        var news = arrivals.news.makeAsyncIterator()
        try Data().write(to: folder.appending(path: "socket"))
        #expect(await news.next() != nil)
        // Making it may have been told twice; whoever comes later hears of it no more.
        let later = try StudioArrivals(in: FilePath(folder.path))
        var silence = later.news.makeAsyncIterator()
        try Data().write(to: folder.appending(path: "lock"))
        try FileManager.default.removeItem(at: folder)
        #expect(await silence.next() == nil, "the folder is gone, and no studio came before that")
        #expect(throws: CommandFailure.self) { try StudioArrivals(in: FilePath(folder.path)) }
    }
}
