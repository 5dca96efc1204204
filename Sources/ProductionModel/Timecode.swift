/// A frame's label in hours, minutes, seconds and frames (SMPTE ST 12-1, section 5), for display and for interchange
/// only: positions are frame counts.
///
/// The day has 24 hours: a position behind its end starts again at zero, and one before zero counts back from
/// midnight. Above 30 frames a second the frames' field counts on to the rate (as ST 12-3 labels them).
public struct Timecode: Hashable, Sendable {
    /// Hours, 0…23.
    public let hours: Int
    /// Minutes, 0…59.
    public let minutes: Int
    /// Seconds, 0…59.
    public let seconds: Int
    /// Frames, from 0 to the nominal rate less one.
    public let frames: Int
    /// The rate whose frames it labels.
    public let rate: FrameRate
    /// Labels are dropped so that the clock keeps up with 29.97 or 59.94: the first two (four) frame labels of every
    /// minute, but not of minutes 0, 10, 20, 30, 40 and 50. No picture is dropped.
    public let isDropFrame: Bool

    /// The label of a position; nil when drop-frame is asked of a rate that has none (all but 29.97 and 59.94).
    public init?(position: Int64, rate: FrameRate, isDropFrame: Bool = false) {
        let count = Counting(rate: rate, isDropFrame: isDropFrame)
        guard !isDropFrame || rate.allowsDropFrame else { return nil }
        let rest = position % count.day
        let label = count.label(ofPosition: rest < 0 ? rest + count.day : rest)
        frames = Int(label % count.base)
        seconds = Int(label / count.base % 60)
        minutes = Int(label / (count.base * 60) % 60)
        hours = Int(label / (count.base * 3_600))
        self.rate = rate
        self.isDropFrame = isDropFrame
    }

    /// Reads `01:02:03:04`, or `01:02:03;04` for drop-frame. Nil for another shape, for numbers out of range, for
    /// drop-frame at a rate that has none, and for a label that drop-frame leaves out.
    public init?(text: some StringProtocol, rate: FrameRate) {
        let isDropFrame = text.contains(";")
        guard !isDropFrame || rate.allowsDropFrame else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let last = isDropFrame ? parts.last?.split(separator: ";", omittingEmptySubsequences: false) ?? [] : []
        let fields = isDropFrame ? parts.dropLast() + last : parts
        guard parts.count == (isDropFrame ? 3 : 4), fields.count == 4 else { return nil }
        var numbers: [Int] = []
        for field in fields {
            guard (2...3).contains(field.utf8.count), field.utf8.allSatisfy({ (48...57).contains($0) }),
                let number = Int(field)
            else { return nil }
            numbers.append(number)
        }
        guard numbers[0] < 24, numbers[1] < 60, numbers[2] < 60, numbers[3] < rate.nominal else { return nil }
        let count = Counting(rate: rate, isDropFrame: isDropFrame)
        if isDropFrame, numbers[2] == 0, numbers[3] < count.dropped, numbers[1] % 10 != 0 { return nil }
        (hours, minutes, seconds, frames) = (numbers[0], numbers[1], numbers[2], numbers[3])
        self.rate = rate
        self.isDropFrame = isDropFrame
    }

    /// The position that the label names, within the first 24 hours.
    public var position: Int64 {
        let count = Counting(rate: rate, isDropFrame: isDropFrame)
        let minute = Int64(hours * 60 + minutes)
        return (minute * 60 + Int64(seconds)) * count.base + Int64(frames) - count.dropped * (minute - minute / 10)
    }

    /// `01:02:03:04`, with `;` before the frames for drop-frame.
    public var text: String {
        let fields = [hours, minutes, seconds].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return fields.joined(separator: ":") + (isDropFrame ? ";" : ":") + (frames < 10 ? "0\(frames)" : "\(frames)")
    }

    /// How many labels and frames there are at a rate.
    private struct Counting {
        let base: Int64
        let dropped: Int64

        init(rate: FrameRate, isDropFrame: Bool) {
            base = rate.nominal
            dropped = isDropFrame ? rate.nominal / 15 : 0
        }

        private var minute: Int64 { base * 60 - dropped }
        private var tenMinutes: Int64 { base * 600 - dropped * 9 }
        var day: Int64 { tenMinutes * 144 }

        /// The label counted as if none were dropped.
        func label(ofPosition position: Int64) -> Int64 {
            guard dropped > 0 else { return position }
            let (tens, rest) = position.quotientAndRemainder(dividingBy: tenMinutes)
            // The first minute of ten keeps all its labels.
            let minutes = rest < base * 60 ? 0 : (rest - base * 60) / minute + 1
            return position + dropped * (9 * tens + minutes)
        }
    }
}

extension FrameRate {
    /// Whether drop-frame timecode is defined: for 29.97 and 59.94 only.
    public var allowsDropFrame: Bool { self == .fps2997 || self == .fps5994 }
}
