public import GraphCore

/// How much two files look alike, over all their pictures and in the worst of them.
public struct PictureLikeness: Hashable, Sendable {
    /// The structural similarity (SSIM) of all planes: 1 for the same picture.
    public let meanSimilarity: Double
    /// That of the worst picture.
    public let worstSimilarity: Double
    /// The peak signal-to-noise ratio (PSNR) in decibels; nil when no sample differs.
    public let meanRatio: Double?
    /// That of the worst picture.
    public let worstRatio: Double?

    /// A likeness from its parts.
    public init(meanSimilarity: Double, worstSimilarity: Double, meanRatio: Double?, worstRatio: Double?) {
        self.meanSimilarity = meanSimilarity
        self.worstSimilarity = worstSimilarity
        self.meanRatio = meanRatio
        self.worstRatio = worstRatio
    }
}

/// What came of making a take again.
public struct TakeComparison: Hashable, Sendable {
    /// How the two files stand to each other.
    public enum Outcome: String, CaseIterable, Hashable, Sendable {
        /// Every byte is the same.
        case equal
        /// Every picture is within the tolerance.
        case alike
        /// At least one picture is not, or they cannot be held against each other.
        case different
    }

    /// The least SSIM of a picture that passes for the same; Docs/verification.md says why.
    public static let leastSimilarity = 0.98
    /// The least PSNR of a picture that passes for the same, in decibels.
    public static let leastRatio = 40.0

    /// What was made again.
    public let rendered: ContentHash
    /// How much it looks like the take; nil when the files are the same, or are no pictures of the same size and number.
    public let likeness: PictureLikeness?
    /// How the two files stand to each other.
    public let outcome: Outcome

    /// A comparison of a take's file with another, which look that much alike.
    public init(of original: ContentHash, with rendered: ContentHash, likeness: PictureLikeness?) {
        self.rendered = rendered
        if rendered == original {
            self.likeness = nil
            outcome = .equal
        } else {
            self.likeness = likeness
            outcome = likeness.map(TakeComparison.isTolerable) == true ? .alike : .different
        }
    }

    private static func isTolerable(_ likeness: PictureLikeness) -> Bool {
        likeness.worstSimilarity >= leastSimilarity && (likeness.worstRatio ?? .infinity) >= leastRatio
    }

    // MARK: In a recipe

    private enum Key {
        static let rendered: FieldKey = "rendered"
        static let outcome: FieldKey = "outcome"
        static let meanSimilarity: FieldKey = "ssim_mean"
        static let worstSimilarity: FieldKey = "ssim_worst"
        static let meanRatio: FieldKey = "psnr_mean"
        static let worstRatio: FieldKey = "psnr_worst"
    }

    /// As it stands in a recipe, to six digits behind the point.
    public var value: Value {
        var record: [FieldKey: Value] = [
            Key.rendered: .reference(.media(rendered)), Key.outcome: .text(outcome.rawValue),
        ]
        if let likeness {
            record[Key.meanSimilarity] = TakeComparison.decimal(likeness.meanSimilarity)
            record[Key.worstSimilarity] = TakeComparison.decimal(likeness.worstSimilarity)
            record[Key.meanRatio] = likeness.meanRatio.map(TakeComparison.decimal)
            record[Key.worstRatio] = likeness.worstRatio.map(TakeComparison.decimal)
        }
        return .record(record)
    }

    /// Reads what ``value`` writes; anything else is nil.
    public init?(_ value: Value?) {
        guard case .record(let record)? = value, case .reference(.media(let rendered))? = record[Key.rendered],
            case .text(let word)? = record[Key.outcome], let outcome = Outcome(rawValue: word)
        else { return nil }
        func number(_ key: FieldKey) -> Double? {
            guard case .decimal(let decimal)? = record[key] else { return nil }
            return Double(decimal.mantissa) / (0..<decimal.scale).reduce(1) { power, _ in power * 10 }
        }
        self.rendered = rendered
        self.outcome = outcome
        if let mean = number(Key.meanSimilarity), let worst = number(Key.worstSimilarity) {
            likeness = PictureLikeness(
                meanSimilarity: mean, worstSimilarity: worst, meanRatio: number(Key.meanRatio),
                worstRatio: number(Key.worstRatio))
        } else {
            likeness = nil
        }
    }

    private static func decimal(_ number: Double) -> Value {
        .decimal(Decimal(mantissa: Int64((number * 1_000_000).rounded()), scale: 6))
    }
}
