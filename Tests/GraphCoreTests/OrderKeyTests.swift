import GraphCore
import Testing

@Suite struct `An order key` {
    @Test func `between random neighbours is strictly between and canonical`() throws {
        var generator = SplitMix(seed: 11)
        for _ in 0..<20_000 {
            let keys = [randomKey(&generator), randomKey(&generator)].sorted()
            for (lower, upper) in [(keys[0], keys[1]), (nil, keys[0]), (keys[1], nil)] as [(OrderKey?, OrderKey?)] {
                let key = OrderKey.between(lower, upper)
                #expect(OrderKey(digits: key.digits) == key)
                if let lower { #expect(lower < key) }
                if let upper, lower != upper { #expect(key < upper) }
            }
        }
    }

    /// Few different digits, the extreme ones among them, so that keys often begin alike.
    private func randomKey(_ generator: inout SplitMix) -> OrderKey {
        let digits = (0...generator.next() % 12).map { _ in
            generator.pick([0, 0, 1, 2, 128, 254, 255, 255] as [UInt8], or: 0)
        }
        return OrderKey(digits: digits) ?? .middle
    }

    @Test func `stays short when thousands are appended or put in front`() {
        var last = OrderKey.middle
        var first = OrderKey.middle
        for _ in 0..<60_000 {
            let next = OrderKey.between(last, nil)
            let previous = OrderKey.between(nil, first)
            #expect(last < next && previous < first)
            last = next
            first = previous
        }
        #expect(last.digits.count <= 3)
        #expect(first.digits.count <= 3)
    }

    @Test func `between equal keys is the next one, and never hangs`() {
        #expect(OrderKey.between(.middle, .middle) > .middle)
        let later = OrderKey.between(.middle, nil)
        #expect(OrderKey.between(later, .middle) > later)
    }

    @Test func `in eight digits of 255 or 0 still has neighbours`() throws {
        let high = try #require(OrderKey(digits: Array(repeating: 255, count: 40)))
        #expect(OrderKey.between(high, nil) > high)
        let low = try #require(OrderKey(digits: Array(repeating: 0, count: 40) + [1]))
        #expect(OrderKey.between(nil, low) < low)
        let full = try #require(OrderKey(digits: Array(repeating: 255, count: OrderKey.digitLimit)))
        #expect(!OrderKey.between(full, nil).isWithinLimit)
    }

    @Test func `has one form`() {
        #expect(OrderKey(digits: []) == nil)
        #expect(OrderKey(digits: [128, 0]) == nil)
        #expect(OrderKey(digits: Array(repeating: 1, count: OrderKey.digitLimit + 1)) == nil)
    }
}
