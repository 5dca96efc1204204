import Execution
import GraphCore
import NIOCore
import Persistence
import StudioAPI
import WebSocketChannel

// The messages of Docs/live.md, encoded once for all who get them.

extension EncodedMessage {
    /// A text message.
    init(_ message: StudioMessage, urgency: Urgency = .lasting) {
        self.init(utf8: StudioMessage.schema.encode(message), urgency: urgency)
    }

    /// The document as of a revision.
    init(_ stored: StoredDocument) {
        let body = stored.document.encoded
        var buffer = ByteBufferAllocator().buffer(capacity: body.count + 9)
        buffer.writeInteger(LiveFrame.document.rawValue)
        buffer.writeInteger(stored.revision.number)
        buffer.writeBytes(body)
        self.init(binary: buffer)
    }

    /// The change that made a revision.
    init(_ logged: LoggedChange) {
        let body = logged.change.encoded
        var buffer = ByteBufferAllocator().buffer(capacity: body.count + 17)
        buffer.writeInteger(LiveFrame.change.rawValue)
        buffer.writeInteger(logged.revision.number)
        buffer.writeInteger(logged.appended.milliseconds)
        buffer.writeBytes(body)
        self.init(binary: buffer)
    }

    /// A small picture of a shot in work.
    init(_ picture: PreviewPicture, of node: NodeID, job: JobID) {
        var buffer = ByteBufferAllocator().buffer(capacity: picture.rgb.count + 33)
        buffer.writeInteger(LiveFrame.picture.rawValue)
        buffer.writeInteger(node.rawValue)
        buffer.writeInteger(job.bits.high)
        buffer.writeInteger(job.bits.low)
        buffer.writeInteger(UInt32(clamping: picture.frame))
        buffer.writeInteger(UInt16(clamping: picture.width))
        buffer.writeInteger(UInt16(clamping: picture.height))
        buffer.writeBytes(picture.rgb)
        self.init(binary: buffer, urgency: .droppable)
    }
}
