import GraphCore
import Testing

@testable import NodeCatalog

struct DecimalConversionTests {
    @Test func `numbers as people write them are stored as written`() {
        #expect(Decimal(shortest: 35) == Decimal(mantissa: 35))
        #expect(Decimal(shortest: 0.1) == Decimal(mantissa: 1, scale: 1))
        #expect(Decimal(shortest: -2.8) == Decimal(mantissa: -28, scale: 1))
        #expect(Decimal(shortest: 1e16) == Decimal(mantissa: 10_000_000_000_000_000))
        #expect(Decimal(shortest: 1.5e-7) == Decimal(mantissa: 15, scale: 8))
        #expect(Decimal(shortest: -0.0) == Decimal(mantissa: 0))
        #expect(Decimal(shortest: 1e-300) == Decimal(mantissa: 0))
    }

    @Test func `what a decimal cannot hold has none`() {
        #expect(Decimal(shortest: .nan) == nil)
        #expect(Decimal(shortest: .infinity) == nil)
        #expect(Decimal(shortest: 0x1p63) == nil)
    }

    @Test func `binary numbers of a thousandth and more come back exactly`() {
        var random = SeededGenerator(seed: 6)
        for _ in 0..<20_000 {
            let exponent = Double(sign: .plus, exponent: Int.random(in: -4...40, using: &random), significand: 1)
            let number = Double.random(in: 1...2, using: &random) * exponent * (Bool.random(using: &random) ? 1 : -1)
            #expect(Decimal(shortest: number).map { Double($0) } == number)
        }
    }

    @Test func `a decimal becomes the nearest binary number`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<20_000 {
            let mantissa = Int64(truncatingIfNeeded: random.next()) >> Int64.random(in: 0..<63, using: &random)
            let decimal = Decimal(mantissa: mantissa, scale: UInt8.random(in: 0...18, using: &random))
            #expect(Double(decimal) == Double(decimal.text))
        }
    }
}
