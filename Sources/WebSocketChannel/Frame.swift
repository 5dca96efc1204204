import NIOCore

/// The kinds of frames of RFC 6455 that this end sends.
enum Opcode: UInt8 {
    case text = 1
    case binary = 2
    case close = 8
    case ping = 9
    case pong = 10
}

extension ByteBuffer {
    /// A buffer with the header of a whole, unmasked frame, and room for its payload.
    static func frame(_ opcode: Opcode, payloadSize: Int) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(10 + payloadSize)
        buffer.writeInteger(0x80 | opcode.rawValue)
        switch payloadSize {
        case ...125:
            buffer.writeInteger(UInt8(payloadSize))
        case ...Int(UInt16.max):
            buffer.writeInteger(126 as UInt8)
            buffer.writeInteger(UInt16(payloadSize))
        default:
            buffer.writeInteger(127 as UInt8)
            buffer.writeInteger(UInt64(payloadSize))
        }
        return buffer
    }

    /// A pong that answers a ping of this payload.
    static func pong(_ payload: ByteBuffer) -> ByteBuffer {
        var buffer = frame(.pong, payloadSize: payload.readableBytes)
        buffer.writeImmutableBuffer(payload)
        return buffer
    }

    /// A close frame; without a code when none may be sent.
    static func close(_ code: CloseCode, reason: String) -> ByteBuffer {
        guard code.maySend else { return frame(.close, payloadSize: 0) }
        let bytes = reason.utf8Prefix(123)
        var buffer = frame(.close, payloadSize: 2 + bytes.count)
        buffer.writeInteger(code.rawValue)
        buffer.writeBytes(bytes)
        return buffer
    }
}

extension String {
    /// The longest beginning of whole characters that fits in so many bytes.
    fileprivate func utf8Prefix(_ limit: Int) -> Substring.UTF8View {
        var end = startIndex
        while end < endIndex {
            let next = index(after: end)
            guard utf8.distance(from: startIndex, to: next) <= limit else { break }
            end = next
        }
        return self[..<end].utf8
    }
}
