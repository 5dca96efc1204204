public import NIOCore

/// A message as it goes over the wire, encoded once: header and payload in one buffer, which all sockets share.
public struct EncodedMessage: Sendable {
    /// What happens to a message for which a client is too slow.
    public enum Urgency: Sendable {
        /// It waits; when too much waits, the queue is thrown away and the application sends everything anew.
        case lasting
        /// It is skipped: another like it comes soon, such as progress or a preview.
        case droppable
    }

    /// Header and payload, as sent.
    let frame: ByteBuffer

    /// What happens to it when a client is too slow.
    public let urgency: Urgency

    /// The number of bytes on the wire, header included.
    public var byteCount: Int { frame.readableBytes }

    /// A text message.
    public init(text: String, urgency: Urgency = .lasting) {
        let payload = text.utf8
        self.init(opcode: .text, size: payload.count, urgency: urgency) { $0.writeString(text) }
    }

    /// A text message of bytes that are known to be UTF-8, such as an encoder's JSON.
    public init(utf8: some Collection<UInt8>, urgency: Urgency = .lasting) {
        self.init(opcode: .text, size: utf8.count, urgency: urgency) { $0.writeBytes(utf8) }
    }

    /// A binary message.
    public init(binary: some Collection<UInt8>, urgency: Urgency = .lasting) {
        self.init(opcode: .binary, size: binary.count, urgency: urgency) { $0.writeBytes(binary) }
    }

    /// A binary message of a buffer's readable bytes.
    public init(binary: ByteBuffer, urgency: Urgency = .lasting) {
        self.init(opcode: .binary, size: binary.readableBytes, urgency: urgency) { $0.writeImmutableBuffer(binary) }
    }

    private init(opcode: Opcode, size: Int, urgency: Urgency, write: (inout ByteBuffer) -> Void) {
        var frame = ByteBuffer.frame(opcode, payloadSize: size)
        write(&frame)
        self.frame = frame
        self.urgency = urgency
    }
}
