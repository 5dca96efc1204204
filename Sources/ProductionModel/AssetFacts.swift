/// What is known of an asset's file from looking into it; nil is what such a file has not, or does not say.
public struct AssetFacts: Hashable, Sendable {
    /// The width of its picture in pixels.
    public var width: Int64?
    /// The height of its picture in pixels.
    public var height: Int64?
    /// How long it plays, in microseconds.
    public var duration: Int64?
    /// Its frames a second.
    public var rate: FrameRate?
    /// What its picture, or without one its sound, is coded with.
    public var codec: String?
    /// Whether it has moving pictures.
    public var hasPicture: Bool?
    /// Whether it has sound.
    public var hasSound: Bool?
    /// How many channels its sound has.
    public var channels: Int64?
    /// Samples a second of its sound.
    public var sampleRate: Int64?
    /// How many tensors a safetensors file holds.
    public var tensors: Int64?
    /// How many numbers these tensors hold.
    public var parameters: Int64?
    /// The rank of a LoRA.
    public var rank: Int64?
    /// The model that a LoRA was trained on, or that weights are of.
    public var baseModel: String?
    /// The words that call a LoRA's look in a prompt.
    public var triggers: [String]
    /// How many entries a LUT has on each of its axes.
    public var size: Int64?
    /// How many scenes a screenplay has.
    public var scenes: Int64?
    /// The title that the file gives itself.
    public var title: String?

    /// Nothing known.
    public init() { triggers = [] }

    /// How many whole frames of a film at that rate it plays; nil when it does not say how long.
    public func frames(at rate: FrameRate) -> Int64? {
        guard let duration, duration > 0 else { return nil }
        // A container rounds the last frame's end to its clock, so a millisecond less is that frame still.
        let ticks = (duration + 1_000).multipliedFullWidth(by: Int64(rate.numerator))
        let unit = Int64(rate.denominator) * 1_000_000
        // The quotient has to fit into 63 bits.
        guard ticks.high < unit / 2 else { return nil }
        return max(1, unit.dividingFullWidth(ticks).quotient)
    }
}
