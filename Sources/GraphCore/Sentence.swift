/// A sentence put together from parts, written like a string with interpolations. It collects bytes: appending to the
/// standard library's strings brings along all the kinds of string there are, which the page would have to load.
struct Sentence: ExpressibleByStringInterpolation, Sendable {
    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate(set) var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {}

        @inline(never)
        mutating func appendLiteral(_ literal: String) { literal.withBytes { bytes.append(contentsOf: $0) } }

        mutating func appendInterpolation(_ text: String) { appendLiteral(text) }

        mutating func appendInterpolation(_ sentence: Sentence) { bytes += sentence.bytes }

        mutating func appendInterpolation(_ number: Int) { appendInterpolation(Int64(number)) }

        mutating func appendInterpolation(_ number: Int64) {
            if number < 0 { bytes.append(UInt8(ascii: "-")) }
            bytes += Sentence.digits(of: number.magnitude)
        }
    }

    private let bytes: [UInt8]

    init(stringLiteral text: String) { bytes = text.withBytes { Array($0) } }

    init(stringInterpolation parts: StringInterpolation) { bytes = parts.bytes }

    /// The sentence as a string.
    var text: String { Sentence.text(of: bytes) }

    /// UTF-8 as a string; nothing for bytes that are not UTF-8, which sentences never are. (Mending broken bytes, as the
    /// other initialiser does, would be code to load.)
    @inline(never)
    static func text(of bytes: [UInt8]) -> String { String(validating: bytes, as: UTF8.self) ?? "" }

    /// The decimal digits of a number.
    static func digits(of number: UInt64) -> [UInt8] {
        var digits: [UInt8] = []
        var rest = number
        repeat {
            digits.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        return digits.reversed()
    }
}
