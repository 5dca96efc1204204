import PrevisStage

/// A shoulder's unrest: sums of sines below 3 Hz at incommensurate rates, so that it neither repeats within a shot nor
/// depends on the frame rate.
struct HandheldSway: Sendable {
    private let phases: [Float]
    private static let rates: [Float] = [0.31, 0.53, 0.87, 1.43, 2.31]

    init(seed: Int64) {
        var state = UInt64(bitPattern: seed) &+ 0x9E37_79B9_7F4A_7C15
        // SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) spreads neighbouring seeds.
        phases = (0..<30).map { _ in
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return Float((z ^ (z >> 31)) >> 40) / 16_777_216 * 2 * .pi
        }
    }

    /// A channel's unrest, 0…5, within about −1…1 at a time in seconds; higher rates weigh less.
    func value(_ channel: Int, at time: Double) -> Float {
        var sum: Float = 0
        for (index, rate) in Self.rates.enumerated() {
            let turns = Double(rate) * time
            let angle = Float(turns - turns.rounded(.down)) * 2 * .pi
            sum += (angle + phases[channel * 5 + index]).sine / (1 + rate * 1.2)
        }
        return sum * 0.6
    }
}
