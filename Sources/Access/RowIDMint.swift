public import GraphCore
private import Synchronization

/// Mints UUIDv7 row ids (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then a counter and random bits.
///
/// Ids of one mint strictly increase, also within a millisecond and when the clock steps back: `rand_a` is the fixed
/// counter of RFC 9562 section 6.2, method 1, and an exhausted counter borrows the next millisecond. Rows therefore
/// append at the end of their table.
public final class RowIDMint: Sendable {
    private struct Last {
        var milliseconds: UInt64 = 0
        var counter: UInt64 = 0
    }

    private let last = Mutex(Last())

    /// A mint that has given out nothing.
    public init() {}

    /// The next id. `milliseconds` counts from 1970-01-01T00:00:00Z; only its low 48 bits are used.
    public func next(at milliseconds: UInt64) -> Identifier128 {
        var generator = SystemRandomNumberGenerator()
        return next(at: milliseconds, using: &generator)
    }

    /// The next id with the random bits of that generator.
    public func next(at milliseconds: UInt64, using generator: inout some RandomNumberGenerator) -> Identifier128 {
        let random = generator.next()
        let (time, counter) = last.withLock { last in
            let now = milliseconds & 0xFFFF_FFFF_FFFF
            if now > last.milliseconds {
                // The counter starts in its lower half, so that a millisecond has room for 2,048 ids or more.
                last = Last(milliseconds: now, counter: random >> 53)
            } else if last.counter < 0xFFF {
                last.counter += 1
            } else {
                last = Last(milliseconds: last.milliseconds + 1, counter: 0)
            }
            return (last.milliseconds, last.counter)
        }
        let high = time << 16 | 0x7000 | counter
        let low = 0x8000_0000_0000_0000 | generator.next() >> 2
        return Identifier128(high: high, low: low)
    }
}

extension Identifier128 {
    /// The Unix milliseconds of a UUIDv7.
    public var unixMilliseconds: UInt64 { high >> 16 }
}
