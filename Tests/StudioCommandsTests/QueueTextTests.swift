import Foundation
import GraphCore
import StudioAPI
import Testing

@testable import StudioCommands

struct QueueTextTests {
    private let text = QueueText(
        clock: ClockText(now: QueueFixtures.noon, zone: TimeZone(secondsFromGMT: 0) ?? .current))

    @Test func `workers come with what they do, and waiting jobs with place and reason`() {
        let rendering = QueueFixtures.job(
            3, .leased,
            progress: ProgressBody(
                stage: "Rendering", fraction: 0.456, framesDone: 5, framesTotal: 11, secondsLeft: 100))
        let look = QueueFixtures.look(
            waiting: [QueueFixtures.job(4, position: 1), QueueFixtures.job(5, of: QueueFixtures.other, position: 2)],
            total: 7, inWork: [rendering])
        #expect(
            text.lines(look) == [
                "1 in work · 7 ready · 3 done in the last hour", "", "desk: 1 of 2 slots in use, here since 12:00:00",
                "  Shot 3 · Film  Rendering 45 %, 1 min 40 s left  since 12:00:00  \(rendering.job.text)", "",
                "#  Job     Project  For  Priority  Why it waits", "1  Shot 4  Film     Ada  normal    It is next.",
                "2  Shot 5  Other    Ada  normal    Others come first.", "… and 5 more",
            ])
    }

    @Test func `pauses, rests and withheld functions are said`() {
        let look = QueueFixtures.look(
            workers: [
                QueueFixtures.worker(standing: .withheld, paused: true),
                QueueFixtures.worker(name: "render farm", standing: .resting),
            ], paused: true, pausedProjects: [QueueFixtures.other])
        let lines = text.lines(look)
        #expect(
            lines.prefix(3) == [
                "Nothing to do · 3 done in the last hour", "The queue is paused.", "“Other” is paused.",
            ])
        #expect(lines.contains("desk: 0 of 2 slots in use, paused, here since 12:00:00"))
        #expect(lines.contains { $0.contains("withheld") && $0.hasSuffix("backlot queue reset desk") })
        #expect(lines.contains("  previs.shot rests until 12:00:00: its engine failed again and again."))
        #expect(
            text.standing(QueueFixtures.worker(standing: .withheld).functions[0], look.queue.workers[1])?
                .hasSuffix("reset \"render farm\"") == true)
    }

    @Test func `with a project, the jobs of others are left out`() {
        let look = QueueFixtures.look(
            inWork: [
                QueueFixtures.job(1, .leased), QueueFixtures.job(2, .leased, title: "Secret", of: QueueFixtures.other),
            ], project: QueueFixtures.film)
        #expect(text.lines(look).contains { $0.contains("Shot 1") })
        #expect(!text.lines(look).contains { $0.contains("Secret") })
    }

    @Test func `history has outcome, time taken, id and reason`() {
        let failed = QueueFixtures.job(2, .failed, message: "The disk is full.")
        let lines = text.history([QueueFixtures.job(1, .succeeded), failed])
        #expect(lines[1] == "12:00:00  done    Shot 1  Film     2.0 s  \(QueueFixtures.id(1).text)")
        #expect(lines[2] == "12:00:00  failed  Shot 2  Film     –      \(failed.job.text)  The disk is full.")
    }

    @Test func `a title cannot command the terminal`() {
        let look = QueueFixtures.look(waiting: [QueueFixtures.job(1, title: "A\u{1B}[2J\u{202E}B\nC", position: 1)])
        let lines = text.lines(look)
        #expect(lines.contains { $0.contains("A\u{FFFD}[2J\u{FFFD}B\u{FFFD}C") })
        #expect(!lines.joined().unicodeScalars.contains("\u{1B}"))
    }

    @Test func `another day is named`() {
        let clock = ClockText(now: QueueFixtures.noon, zone: TimeZone(secondsFromGMT: -3600) ?? .current)
        #expect(clock.text(QueueFixtures.noon) == "11:00:00")
        #expect(clock.text(Moment(milliseconds: QueueFixtures.noon.milliseconds - 86_400_000)) == "2026-11-23 11:00")
    }

    @Test func `cells are counted as a terminal does`() {
        #expect(TextCells.width("Küche") == 5 && TextCells.width("映画") == 4)
        #expect(TextCells.fit("映画の夜", in: 5) == "映画…" && TextCells.fit("Film", in: 4) == "Film")
        #expect(TextCells.table([["映", "b"], ["aaa", "c"]], limits: [9]) == ["映   b", "aaa  c"])
    }

    @Test func `a drawing fits the terminal and clears what was there`() {
        let lines = (1...9).map { "line \($0) of nine" }
        let frame = QueueScreen.frame(lines, rows: 4, columns: 8)
        #expect(
            frame
                == "\u{1B}[Hline 1 …\u{1B}[K\r\nline 2 …\u{1B}[K\r\nline 3 …\u{1B}[K\r\n… and 6…\u{1B}[K\u{1B}[J")
        #expect(QueueScreen.frame(["a"], rows: 4, columns: 8) == "\u{1B}[Ha\u{1B}[K\u{1B}[J")
    }
}
