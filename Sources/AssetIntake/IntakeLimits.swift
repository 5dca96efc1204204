public import ProductionModel

/// How large files may be.
public struct IntakeLimits: Hashable, Sendable {
    /// Bytes of a picture.
    public var image: Int64 = 2 << 30
    /// Bytes of a film.
    public var video: Int64 = 512 << 30
    /// Bytes of recorded sound.
    public var sound: Int64 = 16 << 30
    /// Bytes of weights.
    public var weights: Int64 = 128 << 30
    /// Bytes of a table or a text.
    public var text: Int64 = 64 << 20
    /// Bytes that stay free on the disk, whatever arrives.
    public var reserve: Int64 = 256 << 20
    /// How many uploads one person may have open.
    public var openUploads = 1_000

    /// The usual limits.
    public init() {}

    /// The most bytes of any file.
    public var largest: Int64 { max(image, video, sound, weights, text) }

    /// The most bytes of a file that is of that kind.
    public func bytes(of kind: AssetKind) -> Int64 {
        switch kind {
        case .character, .place, .prop, .style, .image: image
        case .video: video
        case .audio, .music: sound
        case .lora, .model: weights
        case .lut, .screenplay: text
        }
    }
}

/// A number of bytes in a person's words, in the units of storage.
struct ByteCount: CustomStringConvertible {
    let bytes: Int64

    init(_ bytes: Int64) { self.bytes = bytes }

    var description: String {
        let units = ["bytes", "kB", "MB", "GB", "TB"]
        var amount = Double(bytes)
        var unit = 0
        while amount >= 1000, unit + 1 < units.count {
            amount /= 1000
            unit += 1
        }
        let tenths = Int64((amount * 10).rounded())
        let text = unit == 0 || tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return "\(text) \(units[unit])"
    }
}
