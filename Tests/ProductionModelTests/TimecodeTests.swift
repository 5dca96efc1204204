import ProductionModel
import Testing

struct TimecodeTests {
    @Test(arguments: FrameRate.standards)
    func `positions and labels match over 24 hours`(rate: FrameRate) throws {
        let day = rate.nominal * 86_400
        for position in stride(from: Int64(0), to: day, by: 241) {
            let code = try #require(Timecode(position: position, rate: rate))
            #expect(code.position == position)
            #expect(Timecode(text: code.text, rate: rate) == code)
        }
        #expect(Timecode(position: day, rate: rate)?.text == "00:00:00:00")
    }

    @Test(arguments: [FrameRate.fps2997, .fps5994])
    func `drop-frame counts every label of 24 hours once, in order, and skips the dropped ones`(rate: FrameRate) throws
    {
        var position: Int64 = 0
        for minute in 0..<1_440 {
            for second in 0..<60 {
                let first = second == 0 && minute % 10 != 0 ? Int(rate.nominal / 15) : 0
                // The frames at both ends of each second decide; those between follow by counting.
                for frame in [first, Int(rate.nominal) - 1] {
                    let code = try #require(
                        Timecode(position: position + Int64(frame - first), rate: rate, isDropFrame: true))
                    #expect(
                        [code.hours, code.minutes, code.seconds, code.frames] == [
                            minute / 60, minute % 60, second, frame,
                        ])
                    #expect(code.position == position + Int64(frame - first))
                }
                position += rate.nominal - Int64(first)
            }
        }
        #expect(position == rate.nominal * 86_400 - 1_296 * (rate.nominal / 15))
        #expect(Timecode(position: position, rate: rate, isDropFrame: true)?.text == "00:00:00;00")
        #expect(Timecode(position: -1, rate: rate, isDropFrame: true)?.position == position - 1)
    }

    @Test func `drop-frame keeps the clock within three frames in a day`() throws {
        let position = FrameRate.fps2997.frame(at: try #require(RationalTime(86_399, 1)), rounding: .nearest)
        let code = try #require(Timecode(position: position, rate: .fps2997, isDropFrame: true))
        #expect(code.text == "23:59:59;03")
    }

    @Test func `known labels of drop-frame`() {
        func label(_ position: Int64) -> String? {
            Timecode(position: position, rate: .fps2997, isDropFrame: true)?.text
        }
        #expect(label(1_799) == "00:00:59;29")
        #expect(label(1_800) == "00:01:00;02")
        #expect(label(17_981) == "00:09:59;29")
        #expect(label(17_982) == "00:10:00;00")
        #expect(label(107_892) == "01:00:00;00")
        #expect(Timecode(position: -1, rate: .fps24)?.text == "23:59:59:23")
    }

    @Test(arguments: [
        "00:01:00;00", "00:01:00;01", "24:00:00;00", "00:60:00;00", "00:00:60;00", "00:00:00;30", "0:00:00;00",
        "00:00:00", "00;00:00;00", "+1:00:00;00", "",
    ])
    func `a label that no frame has is refused`(text: String) {
        #expect(Timecode(text: text, rate: .fps2997) == nil)
    }

    @Test func `drop-frame is refused where it is not defined`() {
        #expect(Timecode(position: 0, rate: .fps30, isDropFrame: true) == nil)
        #expect(Timecode(text: "00:00:00;00", rate: .fps25) == nil)
    }
}
