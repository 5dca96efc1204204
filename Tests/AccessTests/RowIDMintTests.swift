import Access
import GraphCore
import Testing

struct RowIDMintTests {
    @Test func `an id carries its milliseconds, version 7 and variant 2`() {
        let id = RowIDMint().next(at: 0x0123_4567_89AB)
        #expect(id.unixMilliseconds == 0x0123_4567_89AB)
        #expect(id.high >> 12 & 0xF == 7)
        #expect(id.low >> 62 == 0b10)
    }

    @Test func `ids ascend within a millisecond, past the counter's end, and when the clock steps back`() {
        let mint = RowIDMint()
        var last = mint.next(at: 1_000_000)
        for step in 0..<20_000 {
            let next = mint.next(at: step % 3 == 0 ? 999_000 : 1_000_000)
            #expect(last < next)
            last = next
        }
    }

    @Test func `ids minted by several tasks at once are all different`() async {
        let mint = RowIDMint()
        let all = await withTaskGroup(of: [Identifier128].self) { group in
            for _ in 0..<8 { group.addTask { (0..<1_000).map { _ in mint.next(at: 5_000) } } }
            return await group.reduce(into: Set<Identifier128>()) { $0.formUnion($1) }
        }
        #expect(all.count == 8_000)
    }
}
