import PrevisStage

/// A point's way through the shot as an operator follows it: low-passed, with continuous velocity and acceleration.
///
/// Evenly spaced samples are smoothed by a Gaussian and carried by a uniform cubic B-spline, which is itself a low-pass
/// and C2 (de Boor, A Practical Guide to Splines, ch. IX).
struct SmoothTrack: Sendable {
    private let knots: [StagePoint]
    private let interval: Double

    /// `samples` are evenly spaced over `duration` seconds; `width` is the Gaussian's standard deviation in seconds.
    init(samples: [StagePoint], duration: Double, width: Double) {
        interval = samples.count > 1 ? max(duration, 1e-6) / Double(samples.count - 1) : 1
        let sigma = width / interval
        let reach = Int((3 * sigma).rounded(.up))
        // Beyond its ends the way goes on as it was there, so that the operator neither lags nor stops early.
        func sample(_ index: Int) -> StagePoint {
            let last = samples.count - 1
            if index < 0 { return samples[0] * 2 - samples[min(last, -index)] }
            if index > last { return samples[last] * 2 - samples[max(0, 2 * last - index)] }
            return samples[index]
        }
        let weights = (-reach...reach).map {
            Float(-Double($0 * $0) / (2 * max(sigma, 1e-6) * max(sigma, 1e-6))).exponential
        }
        let total = weights.reduce(0, +)
        knots = (-2..<(samples.count + 2)).map { index in
            var sum = StagePoint.zero
            for (offset, weight) in weights.enumerated() { sum += sample(index + offset - reach) * weight }
            return sum / total
        }
    }

    /// The point at a time in seconds from the first sample.
    func point(at time: Double) -> StagePoint {
        let place = min(max(time / interval, 0), Double(knots.count - 5))
        let index = min(Int(place), max(0, knots.count - 6))
        let t = Float(place - Double(index))
        let u = 1 - t
        let a = knots[index + 1] * (u * u * u)
        let b = knots[index + 2] * (3 * t * t * t - 6 * t * t + 4)
        let c = knots[index + 3] * (3 * u * u * u - 6 * u * u + 4)
        let d = knots[index + 4] * (t * t * t)
        return (a + b + c + d) / 6
    }
}
