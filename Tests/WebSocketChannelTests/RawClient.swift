import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A connection whose bytes the test decides on, right or wrong.
final class RawClient {
    /// A frame as the server sent it.
    struct Frame: Equatable {
        var opcode: UInt8
        var payload: [UInt8]

        var text: String { String(decoding: payload, as: UTF8.self) }

        /// The code of a close frame.
        var code: Int? {
            opcode == 8 && payload.count >= 2 ? Int(payload[0]) << 8 | Int(payload[1]) : nil
        }
    }

    private static let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let channel: any Channel
    private var chunks: AsyncStream<ByteBuffer>.Iterator
    private var buffer = ByteBuffer()

    private init(channel: any Channel, chunks: AsyncStream<ByteBuffer>) {
        self.channel = channel
        self.chunks = chunks.makeAsyncIterator()
    }

    deinit { channel.close(promise: nil) }

    static func connect(to address: SocketAddress, autoRead: Bool = true) async throws -> RawClient {
        let (chunks, continuation) = AsyncStream.makeStream(of: ByteBuffer.self)
        let channel = try await ClientBootstrap(group: group)
            .channelOption(.autoRead, value: autoRead)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Collector(continuation: continuation))
                }
            }
            .connect(to: address).get()
        return RawClient(channel: channel, chunks: chunks)
    }

    func send(_ text: String) async throws {
        try await channel.writeAndFlush(ByteBuffer(string: text))
    }

    func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(ByteBuffer(bytes: bytes))
    }

    /// Sends FIN.
    func finish() async throws {
        try await channel.close(mode: .output)
    }

    /// Sends RST.
    func reset() async throws {
        let options = channel as? any SocketOptionProvider
        try await options?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        try await channel.close()
    }

    /// Reads what has come, one time, of a client made without `autoRead`, and from then on everything.
    func startReading() async throws {
        try await channel.setOption(.autoRead, value: true).get()
    }

    /// The next bytes; nil when the server has closed its half.
    func next(_ count: Int) async -> [UInt8]? {
        while buffer.readableBytes < count {
            guard await fill() else { return nil }
        }
        return buffer.readBytes(length: count)
    }

    /// Everything until the server closes its half.
    func rest() async -> String {
        while await fill() {}
        return buffer.readString(length: buffer.readableBytes) ?? ""
    }

    /// The next response, as head and body of its stated length.
    func response() async -> (head: String, body: String)? {
        var head = ""
        while !head.hasSuffix("\r\n\r\n") {
            guard let byte = await next(1) else { return nil }
            head += String(decoding: byte, as: UTF8.self)
        }
        let lines = head.lowercased().split(separator: "\r\n")
        let length =
            lines.first { $0.hasPrefix("content-length:") }?.split(separator: " ").last.flatMap { Int($0) } ?? 0
        guard let body = await next(length) else { return nil }
        return (head, String(decoding: body, as: UTF8.self))
    }

    /// The next frame; nil when the server has closed its half.
    func frame() async -> Frame? {
        guard let start = await next(2), start[1] & 0x80 == 0, start[0] & 0xF0 == 0x80 else { return nil }
        var length = Int(start[1])
        if length >= 126 {
            guard let extended = await next(length == 126 ? 2 : 8) else { return nil }
            length = extended.reduce(0) { $0 << 8 | Int($1) }
        }
        guard let payload = await next(length) else { return nil }
        return Frame(opcode: start[0] & 0x0F, payload: payload)
    }

    /// The next frame that is no ping.
    func message() async -> Frame? {
        while let frame = await frame() {
            if frame.opcode != 9 { return frame }
        }
        return nil
    }

    private func fill() async -> Bool {
        guard let chunk = await chunks.next(isolation: #isolation) else { return false }
        buffer.writeImmutableBuffer(chunk)
        return true
    }

    private final class Collector: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let continuation: AsyncStream<ByteBuffer>.Continuation

        init(continuation: AsyncStream<ByteBuffer>.Continuation) {
            self.continuation = continuation
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            continuation.yield(unwrapInboundIn(data))
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case ChannelEvent.inputClosed = event { continuation.finish() }
        }

        func channelInactive(context: ChannelHandlerContext) {
            continuation.finish()
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}

extension RawClient {
    static let key = "dGhlIHNhbXBsZSBub25jZQ=="

    /// A correct request for a socket, with whatever a test wants to differ.
    static func upgradeRequest(
        method: String = "GET", path: String = "/socket", upgrade: String? = "websocket",
        connection: String? = "Upgrade", version: String? = "13", keys: [String] = [key], more: [String] = []
    ) -> String {
        var lines = ["\(method) \(path) HTTP/1.1", "Host: localhost"]
        if let upgrade { lines.append("Upgrade: \(upgrade)") }
        if let connection { lines.append("Connection: \(connection)") }
        if let version { lines.append("Sec-WebSocket-Version: \(version)") }
        lines += keys.map { "Sec-WebSocket-Key: \($0)" } + more
        return lines.joined(separator: "\r\n") + "\r\n\r\n"
    }

    /// A frame of a client, masked unless the test wants otherwise.
    static func frame(
        _ opcode: UInt8, _ payload: [UInt8] = [], isLast: Bool = true, reserved: UInt8 = 0,
        mask: [UInt8]? = [0x12, 0x34, 0x56, 0x78]
    ) -> [UInt8] {
        var bytes = [(isLast ? 0x80 : 0) | reserved | opcode]
        let flag: UInt8 = mask == nil ? 0 : 0x80
        switch payload.count {
        case ...125: bytes.append(flag | UInt8(payload.count))
        case ...65535: bytes += [flag | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
        default: bytes += [flag | 127] + (0..<8).map { UInt8(truncatingIfNeeded: payload.count >> (56 - 8 * $0)) }
        }
        guard let mask else { return bytes + payload }
        return bytes + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
    }

    static func text(_ text: String) -> [UInt8] { frame(1, Array(text.utf8)) }

    static func close(_ code: UInt16) -> [UInt8] { frame(8, [UInt8(code >> 8), UInt8(code & 0xFF)]) }

    /// Connects and upgrades.
    static func socket(at address: SocketAddress, more: [String] = [], autoRead: Bool = true) async throws -> RawClient
    {
        let client = try await connect(to: address)
        try await client.send(upgradeRequest(more: more))
        let response = await client.response()
        guard response?.head.hasPrefix("HTTP/1.1 101") == true else { throw Refused(response: response?.head) }
        try await client.channel.setOption(.autoRead, value: autoRead).get()
        return client
    }

    struct Refused: Error {
        var response: String?
    }
}
