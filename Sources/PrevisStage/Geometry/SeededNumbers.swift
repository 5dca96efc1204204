/// Reproducible numbers from a seed: SplitMix64 (Steele, Lea, Flood 2014), so that a set never depends on the machine.
struct SeededNumbers: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// Numbers for one purpose: the same seed gives unrelated series for different purposes.
    init(seed: Int64, purpose: UInt64) {
        state = UInt64(bitPattern: seed) &+ purpose &* 0xD1B5_4A32_D192_ED03
        _ = next()
    }

    /// Numbers that follow from a name (FNV-1a over its UTF-8).
    init(name: String) {
        state = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number in 0..<1.
    mutating func unit() -> Float { Float(next() >> 40) * 0x1p-24 }

    /// A number in a range.
    mutating func within(_ low: Float, _ high: Float) -> Float { low + (high - low) * unit() }

    /// A whole number in 0..<count; count is at least 1.
    mutating func index(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
