import Testing

@testable import StudioCommands

struct ProgressLineTests {
    private let start = ContinuousClock.now

    @Test func `a terminal sees bar, shots, rate and time left`() {
        var line = ProgressLine(isTerminal: true)
        var count = ProgressLine.Count(shotsDone: 0, shots: 4, framesDone: 0, frames: 240)
        _ = line.text(for: count, at: start)
        count.framesDone = 60
        count.shotsDone = 1
        let text = line.text(for: count, at: start + .seconds(5)) ?? ""
        #expect(text.contains("1 of 4 shots"))
        #expect(text.contains("12.0 frames/s"))
        #expect(text.contains("15 s left"))
        #expect(text.contains(String(repeating: "█", count: 7) + "░"))
    }

    @Test func `frames that were there before do not count as speed`() {
        var line = ProgressLine(isTerminal: true)
        _ = line.text(for: .init(shotsDone: 2, shots: 4, framesDone: 120, frames: 240), at: start)
        let text = line.text(for: .init(shotsDone: 2, shots: 4, framesDone: 144, frames: 240), at: start + .seconds(2))
        #expect(text?.contains("12.0 frames/s") == true)
    }

    @Test func `a log gets a line at each tenth and no more`() {
        var line = ProgressLine(isTerminal: false)
        var lines = 0
        for frames in 0...240
        where line.text(
            for: .init(shotsDone: 0, shots: 1, framesDone: Int64(frames), frames: 240), at: start) != nil
        {
            lines += 1
        }
        #expect(lines == 11)
    }

    @Test func `lengths of time read as a person says them`() {
        #expect(ProgressLine.duration(seconds: 45.2) == "45 s")
        #expect(ProgressLine.duration(seconds: 60) == "1 min")
        #expect(ProgressLine.duration(seconds: 100) == "1 min 40 s")
        #expect(ProgressLine.duration(seconds: 7_500) == "2 h 5 min")
    }
}
