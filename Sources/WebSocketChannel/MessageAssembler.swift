import NIOCore
import NIOWebSocket

/// Makes whole messages of frames and refuses what RFC 6455 forbids and the frame decoder lets through: unmasked frames,
/// reserved bits and opcodes, fragments out of order, text that is not UTF-8, close frames with codes nobody may send.
struct MessageAssembler {
    /// What a frame completed.
    enum Event: Equatable {
        case text(String)
        case binary(ByteBuffer)
        case ping(ByteBuffer)
        case pong
        case close(CloseCode)
    }

    /// What a client did wrong: the code to close with, and a sentence for whoever programs it.
    struct Violation: Error, Equatable {
        let code: CloseCode
        let reason: String

        init(_ code: CloseCode, _ reason: String) {
            self.code = code
            self.reason = reason
        }

        /// The violation that an error of the frame decoder stands for.
        init(_ error: NIOWebSocketError) {
            switch error {
            case .invalidFrameLength: self.init(.tooLarge, "the message is too large")
            case .fragmentedControlFrame: self.init(.protocolError, "a control frame must not be fragmented")
            case .multiByteControlFrameLength: self.init(.protocolError, "a control frame has at most 125 bytes")
            }
        }
    }

    private let maximumMessageSize: Int
    private var isText = false
    private var fragments: ByteBuffer?

    init(maximumMessageSize: Int) {
        self.maximumMessageSize = maximumMessageSize
    }

    /// Takes the next frame.
    /// - Returns: what it completed; nil for a fragment that is not the last.
    mutating func receive(_ frame: WebSocketFrame) throws(Violation) -> Event? {
        guard frame.reservedBits.isEmpty else { throw Violation(.protocolError, "a reserved bit is set") }
        guard frame.maskKey != nil else { throw Violation(.protocolError, "a client's frames must be masked") }
        switch frame.opcode {
        case .text, .binary: return try begin(frame, isText: frame.opcode == .text)
        case .continuation: return try goOn(frame)
        case .ping: return .ping(frame.unmaskedData)
        case .pong: return .pong
        case .connectionClose: return try closing(frame.unmaskedData)
        default: throw Violation(.protocolError, "the opcode is reserved")
        }
    }

    private mutating func begin(_ frame: WebSocketFrame, isText: Bool) throws(Violation) -> Event? {
        guard fragments == nil else {
            throw Violation(.protocolError, "a message began before the one before it ended")
        }
        self.isText = isText
        guard frame.fin else {
            fragments = frame.unmaskedData
            return nil
        }
        return try whole(frame.unmaskedData)
    }

    private mutating func goOn(_ frame: WebSocketFrame) throws(Violation) -> Event? {
        // Taken out while it grows, so that it is not copied.
        guard var message = fragments.take() else {
            throw Violation(.protocolError, "a fragment came without a beginning")
        }
        guard message.readableBytes + frame.data.readableBytes <= maximumMessageSize else {
            throw Violation(.tooLarge, "the message is too large")
        }
        message.writeImmutableBuffer(frame.unmaskedData)
        guard frame.fin else {
            fragments = message
            return nil
        }
        return try whole(message)
    }

    private func whole(_ message: ByteBuffer) throws(Violation) -> Event {
        guard isText else { return .binary(message) }
        guard let text = message.validatedText else { throw Violation(.invalidData, "the text is not UTF-8") }
        return .text(text)
    }

    private func closing(_ payload: ByteBuffer) throws(Violation) -> Event {
        var payload = payload
        guard payload.readableBytes > 0 else { return .close(.noCode) }
        guard let code = payload.readInteger(as: UInt16.self).map(CloseCode.init), code.maySend else {
            throw Violation(.protocolError, "the close code must not be sent")
        }
        guard payload.validatedText != nil else {
            throw Violation(.invalidData, "the reason is not UTF-8")
        }
        return .close(code)
    }
}

extension ByteBuffer {
    /// The readable bytes as text, if they are UTF-8.
    fileprivate var validatedText: String? {
        withUnsafeReadableBytes { String(validating: $0, as: UTF8.self) }
    }
}
