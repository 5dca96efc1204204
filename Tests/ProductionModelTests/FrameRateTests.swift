import ProductionModel
import Testing

struct FrameRateTests {
    @Test func `every standard rate reads back from its text and from its title`() {
        for rate in FrameRate.standards {
            #expect(FrameRate(text: rate.text) == rate)
            #expect(FrameRate(text: rate.title) == rate)
        }
        #expect(FrameRate.standards.map(\.title) == ["23.976", "24", "25", "29.97", "30", "48", "50", "59.94", "60"])
        #expect(FrameRate.standards.map(\.nominal) == [24, 24, 25, 30, 30, 48, 50, 60, 60])
    }

    @Test func `rounded video rates mean the exact fraction and other decimals themselves`() {
        #expect(FrameRate(text: "23.98") == .fps23976)
        #expect(FrameRate(text: "12.5") == FrameRate(25, 2))
        #expect(FrameRate(text: "99.90") == FrameRate(999, 10))
        #expect(FrameRate(text: "60000/2002") == .fps2997)
    }

    @Test(arguments: [
        "", "0", "24/0", "/", "24/", "-24", "+24", "24.", ".5", "241", "1/2", "24 ", "1e1", "24/1/1", "23.9761",
        "9999999999",
    ])
    func `text that is no rate is refused`(text: String) {
        #expect(FrameRate(text: text) == nil)
    }

    @Test func `frames and seconds convert exactly in both directions`() {
        var random = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            let rate = FrameRate.standards.randomElement(using: &random) ?? .fps24
            let frame = Int64(truncatingIfNeeded: random.next()) >> Int64.random(in: 0..<64, using: &random)
            let time = rate.time(ofFrame: frame)
            for rounding in [FrameRounding.down, .nearest, .up] {
                #expect(rate.frame(at: time, rounding: rounding) == frame)
            }
        }
        #expect(FrameRate.fps23976.time(ofFrame: 24_000) == RationalTime(1_001, 1))
        #expect(FrameRate.fps25.time(ofFrame: 1).seconds == 0.04)
    }

    @Test func `a moment between frames goes where the rounding says`() throws {
        let half = try #require(RationalTime(1, 48))
        let before = try #require(RationalTime(-1, 48))
        #expect(FrameRate.fps24.frame(at: half, rounding: .down) == 0)
        #expect(FrameRate.fps24.frame(at: half, rounding: .nearest) == 1)
        #expect(FrameRate.fps24.frame(at: half, rounding: .up) == 1)
        #expect(FrameRate.fps24.frame(at: before, rounding: .down) == -1)
        #expect(FrameRate.fps24.frame(at: before, rounding: .nearest) == 0)
        #expect(FrameRate.fps24.frame(at: before, rounding: .up) == 0)
        #expect(before < half)
    }

    @Test func `conversion between rates keeps the moment within half a frame`() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<5_000 {
            let from = FrameRate.standards.randomElement(using: &random) ?? .fps24
            let to = FrameRate.standards.randomElement(using: &random) ?? .fps25
            let frame = Int64.random(in: -1_000_000...1_000_000, using: &random)
            let near = to.time(ofFrame: from.frame(frame, at: to, rounding: .nearest))
            let low = to.time(ofFrame: from.frame(frame, at: to, rounding: .down))
            let high = to.time(ofFrame: from.frame(frame, at: to, rounding: .up))
            let exact = from.time(ofFrame: frame)
            #expect(low <= exact && exact <= high)
            #expect(abs(near.seconds - exact.seconds) <= 0.500_001 / to.framesPerSecond)
        }
        #expect(FrameRate.fps24.frame(.max, at: .fps60, rounding: .down) == .max)
        #expect(FrameRate.fps25.frames(milliseconds: 1_500) == 38)
        #expect(FrameRate.fps25.frames(milliseconds: 1) == 1)
    }

    @Test func `a time beyond what stays exact is refused`() {
        #expect(RationalTime(1, 0) == nil)
        #expect(RationalTime(1 << 96, 1) == nil)
        #expect(RationalTime(6, 4) == RationalTime(3, 2))
    }
}
