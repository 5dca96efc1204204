import Foundation

/// The progress of a run as one line: redrawn in place on a terminal, printed at each tenth elsewhere.
struct ProgressLine {
    /// What is counted.
    struct Count: Equatable {
        /// Shots finished.
        var shotsDone = 0
        /// Shots in all.
        var shots = 0
        /// Frames finished, of shots done and in work.
        var framesDone: Int64 = 0
        /// Frames in all.
        var frames: Int64 = 0
    }

    private let isTerminal: Bool
    private var lastTenth = -1
    private var started: ContinuousClock.Instant?
    private var framesAtStart: Int64 = 0

    /// A line for a stream that is a terminal or not.
    init(isTerminal: Bool) { self.isTerminal = isTerminal }

    /// What to write for this count, or nil when there is nothing new to say.
    mutating func text(for count: Count, at now: ContinuousClock.Instant) -> String? {
        if started == nil {
            started = now
            framesAtStart = count.framesDone
        }
        let fraction = count.frames > 0 ? Double(count.framesDone) / Double(count.frames) : 0
        if !isTerminal {
            let tenth = Int(fraction * 10)
            guard tenth > lastTenth else { return nil }
            lastTenth = tenth
        }
        let line = ProgressLine.describe(count, fraction: fraction, rate: rate(count, at: now))
        return isTerminal ? "\r\u{1B}[2K\(line)" : line + "\n"
    }

    private func rate(_ count: Count, at now: ContinuousClock.Instant) -> Double? {
        guard let started else { return nil }
        let seconds = (now - started) / .seconds(1)
        let frames = count.framesDone - framesAtStart
        return seconds > 0.5 && frames > 0 ? Double(frames) / seconds : nil
    }

    /// The line's words: a bar, shots done, frames a second, time left.
    static func describe(_ count: Count, fraction: Double, rate: Double?) -> String {
        let width = 28
        let filled = min(width, max(0, Int(fraction * Double(width) + 0.5)))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        var parts = ["\(count.shotsDone) of \(count.shots) shots"]
        if let rate {
            parts.append(String(format: "%.1f frames/s", rate))
            let left = Double(count.frames - count.framesDone) / rate
            if left >= 1 { parts.append("\(ProgressLine.duration(seconds: left)) left") }
        }
        return "\(bar)  \(parts.joined(separator: " · "))"
    }

    /// A length of time as a person says it: `45 s`, `1 min 40 s`, `2 h 5 min`.
    static func duration(seconds: Double) -> String {
        let whole = Int(seconds.rounded())
        if whole < 60 { return "\(whole) s" }
        if whole < 3600 { return whole % 60 == 0 ? "\(whole / 60) min" : "\(whole / 60) min \(whole % 60) s" }
        return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
}
