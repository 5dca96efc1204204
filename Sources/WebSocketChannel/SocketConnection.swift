import NIOCore
import NIOWebSocket

/// The last handler of a socket's pipeline, on its event loop only: frames in, messages out.
///
/// Messages are written below the frame encoder, since they are encoded already; with the encoder each socket would need
/// a header of its own.
final class SocketConnection<Session: Sendable, Topic: Hashable & Sendable>: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = Never
    typealias OutboundOut = Never

    /// How far the socket is on its way to the end.
    private enum Phase {
        case open
        /// A close frame is sent; the client's, or the end of its connection, is awaited.
        case closing(CloseCode)
        case closed
    }

    private let surroundings: SocketSurroundings<Session, Topic>
    private let registry: LoopRegistry<Session, Topic>
    private let session: Session
    private var assembler: MessageAssembler
    private var queue: OutboundQueue
    private var heartbeat: Heartbeat

    private(set) var socket: Socket<Session, Topic>?
    private var phase = Phase.open
    private var context: ChannelHandlerContext?
    /// The frame encoder's, from which encoded bytes are written.
    private var rawContext: ChannelHandlerContext?
    private var topics: Set<Topic> = []
    private var owedPong: ByteBuffer?
    private var closeTimer: Scheduled<Void>?
    /// As the channel last said: asking it each time is a tenth of what a broadcast costs here.
    private var isWritable = true
    private var isInRead = false
    private var isDraining = false
    private var isReadingPaused = false
    private var owesRead = false

    init(
        session: Session, surroundings: SocketSurroundings<Session, Topic>, registry: LoopRegistry<Session, Topic>
    ) {
        self.session = session
        self.surroundings = surroundings
        self.registry = registry
        let configuration = surroundings.configuration
        assembler = MessageAssembler(maximumMessageSize: configuration.maximumMessageSize)
        queue = OutboundQueue(
            maximumBytes: configuration.maximumQueuedBytes, maximumMessages: configuration.maximumQueuedMessages)
        heartbeat = Heartbeat(now: .now())
    }

    // MARK: Opening and the end

    func handlerAdded(context: ChannelHandlerContext) {
        guard context.channel.isActive,
            let raw = try? context.pipeline.syncOperations.context(handlerType: WebSocketFrameEncoder.self)
        else {
            phase = .closed
            context.close(promise: nil)
            return
        }
        self.context = context
        rawContext = raw
        isWritable = context.channel.isWritable
        let socket = Socket(
            id: surroundings.group.count.mintID(), session: session, remoteAddress: context.channel.inetAddress,
            connection: self, eventLoop: context.eventLoop)
        self.socket = socket
        registry.add(self, id: socket.id, pingInterval: surroundings.configuration.pingInterval)
        surroundings.handler.opened(socket)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
        // Contexts and socket refer to this object: what outlives the channel lets go of them.
        self.context = nil
        rawContext = nil
    }

    private func end() {
        let code: CloseCode
        switch phase {
        case .open: code = .abnormal
        case .closing(let closing): code = closing
        case .closed: return
        }
        phase = .closed
        closeTimer?.cancel()
        closeTimer = nil
        queue.clear()
        owedPong = nil
        guard let socket else { return }
        registry.remove(id: socket.id, topics: topics)
        topics = []
        self.socket = nil
        surroundings.handler.closed(socket, code: code)
    }

    // MARK: From the client

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard let socket else { return }
        heartbeat.hear(now: .now())
        isInRead = true
        do {
            guard let event = try assembler.receive(unwrapInboundIn(data)) else { return }
            take(event, from: socket)
        } catch {
            close(error.code, reason: error.reason)
        }
    }

    private func take(_ event: MessageAssembler.Event, from socket: Socket<Session, Topic>) {
        if case .close(let code) = event { return answerClose(code) }
        // After a close frame of ours the client is heard no more.
        guard case .open = phase else { return }
        switch event {
        case .text(let text): surroundings.handler.received(text: text, from: socket)
        case .binary(let binary): surroundings.handler.received(binary: binary, from: socket)
        case .ping(let payload): answerPing(payload)
        case .pong, .close: break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isInRead = false
        rawContext?.flush()
        context.fireChannelReadComplete()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? NIOWebSocketError {
            let violation = MessageAssembler.Violation(error)
            close(violation.code, reason: violation.reason)
        } else if !(error is ByteToMessageDecoderError) {
            context.close(promise: nil)
        }
        // What else the decoder reports is what the client went on sending after a broken frame.
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed: context.close(promise: nil)
        case is ChannelShouldQuiesceEvent: close(.goingAway, reason: "the server stops")
        default: context.fireUserInboundEventTriggered(event)
        }
    }

    /// A client that does not read gets the newest pong only, so that pings cannot fill memory.
    private func answerPing(_ payload: ByteBuffer) {
        guard isWritable else {
            owedPong = payload
            return
        }
        write(.pong(payload))
    }

    private func answerClose(_ code: CloseCode) {
        guard let context else { return }
        guard case .open = phase, let rawContext else { return context.close(promise: nil) }
        phase = .closing(code)
        queue.clear()
        // Should the client not take the answer, the timer ends it.
        startCloseTimer()
        let closing = NIOLoopBound(context, eventLoop: context.eventLoop)
        rawContext.writeAndFlush(NIOAny(ByteBuffer.close(code, reason: ""))).whenComplete { _ in
            closing.value.close(promise: nil)
        }
    }

    // MARK: To the client

    func send(_ message: EncodedMessage) {
        guard case .open = phase else { return }
        switch queue.offer(message, isWritable: isWritable) {
        case .write: write(message.frame)
        case .keep: break
        case .overflow: unsubscribeFromAll()
        }
    }

    func close(_ code: CloseCode, reason: String) {
        guard case .open = phase, context != nil else { return }
        let code = code.maySend ? code : .serverFault
        phase = .closing(code)
        queue.clear()
        startCloseTimer()
        write(.close(code, reason: reason))
        // A client that is not read from could not answer.
        resumeReading()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        isWritable = context.channel.isWritable
        if isWritable { goOnWriting() }
        context.fireChannelWritabilityChanged()
    }

    func checkHeartbeat(now: NIODeadline) {
        guard case .open = phase else { return }
        switch heartbeat.check(now: now, interval: surroundings.configuration.pingInterval) {
        case .nothing: break
        case .ping: write(.frame(.ping, payloadSize: 0))
        case .giveUp: close(.noAnswer, reason: "no answer to a ping")
        }
    }

    private func goOnWriting() {
        // A client that takes bytes is alive, though its pong may be behind them.
        heartbeat.hear(now: .now())
        guard case .open = phase, !isDraining else { return }
        isDraining = true
        if let payload = owedPong.take() { write(.pong(payload)) }
        while isWritable, let frame = queue.next() { write(frame) }
        isDraining = false
        if queue.hasOverflowed, isWritable, let socket {
            queue.restart()
            surroundings.handler.overflowed(socket)
        }
    }

    /// While messages are read, what is written is gathered into one system call.
    private func write(_ bytes: ByteBuffer) {
        if isInRead {
            rawContext?.write(NIOAny(bytes), promise: nil)
        } else {
            rawContext?.writeAndFlush(NIOAny(bytes), promise: nil)
        }
    }

    private func startCloseTimer() {
        guard closeTimer == nil, let context else { return }
        let closing = NIOLoopBound(context, eventLoop: context.eventLoop)
        closeTimer = context.eventLoop.scheduleTask(in: surroundings.configuration.closeTimeout) {
            closing.value.close(promise: nil)
        }
    }

    // MARK: Subscriptions

    func subscribe(to topic: Topic) {
        guard case .open = phase, let socket, topics.insert(topic).inserted else { return }
        registry.subscribe(self, id: socket.id, to: topic)
    }

    func unsubscribe(from topic: Topic) {
        guard let socket, topics.remove(topic) != nil else { return }
        registry.unsubscribe(id: socket.id, from: topic)
    }

    private func unsubscribeFromAll() {
        for topic in topics { unsubscribe(from: topic) }
    }

    // MARK: Reading

    func read(context: ChannelHandlerContext) {
        if isReadingPaused {
            owesRead = true
        } else {
            context.read()
        }
    }

    func pauseReading() {
        guard case .open = phase else { return }
        isReadingPaused = true
    }

    func resumeReading() {
        isReadingPaused = false
        if owesRead {
            owesRead = false
            context?.read()
        }
    }
}
