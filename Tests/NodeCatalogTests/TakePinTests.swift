import GraphCore
import NodeCatalog
import Testing

/// The choice of a take.
struct TakePinTests {
    @Test func `a pin is one reference to a take's row, and anything else chooses none`() {
        let row = Identifier128(high: 1, low: 2)
        #expect(TakePin.take(in: ["take": .list([.reference(.asset(row))])]) == row)
        #expect(TakePin.take(in: [:]) == nil)
        #expect(TakePin.take(in: ["take": .list([])]) == nil)
        #expect(TakePin.take(in: ["take": .list([.reference(.node(NodeID(1)))])]) == nil)
        #expect(TakePin.take(in: ["take": .text("x")]) == nil)
    }
}
