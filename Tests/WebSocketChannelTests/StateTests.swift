import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOWebSocket
import Testing

@testable import WebSocketChannel

/// The parts without a connection or a clock.
struct StateTests {
    @Test func `a silent client is pinged once, and given up after as long again`() {
        let start = NIODeadline.uptimeNanoseconds(1_000_000_000)
        var heartbeat = Heartbeat(now: start)
        func check(_ seconds: Int64) -> Heartbeat.Action {
            heartbeat.check(now: start + .seconds(seconds), interval: .seconds(25))
        }
        #expect(check(24) == .nothing)
        #expect(check(25) == .ping)
        #expect(check(40) == .nothing)
        heartbeat.hear(now: start + .seconds(41))
        #expect(check(65) == .nothing)
        #expect(check(67) == .ping)
        #expect(check(91) == .nothing)
        #expect(check(92) == .giveUp)
    }

    @Test func `a queue keeps order and passes through when nothing waits`() {
        var queue = OutboundQueue(maximumBytes: 1000, maximumMessages: 100)
        #expect(queue.offer(message("a"), isWritable: true) == .write)
        #expect(queue.offer(message("b"), isWritable: false) == .keep)
        // Behind what waits, although the connection would take it.
        #expect(queue.offer(message("c"), isWritable: true) == .keep)
        #expect(queue.next() == message("b").frame)
        #expect(queue.next() == message("c").frame)
        #expect(queue.next() == nil)
        #expect(queue.offer(message("d"), isWritable: true) == .write)
    }

    @Test func `a queue overflows by number and by bytes, and takes nothing until it is restarted`() {
        var byNumber = OutboundQueue(maximumBytes: 1000, maximumMessages: 2)
        #expect(byNumber.offer(message("a"), isWritable: false) == .keep)
        #expect(byNumber.offer(message("b"), isWritable: false) == .keep)
        #expect(byNumber.offer(message("c"), isWritable: false) == .overflow)
        #expect(byNumber.count == 0)
        #expect(byNumber.offer(message("d"), isWritable: true) == .keep)
        #expect(byNumber.count == 0)
        byNumber.restart()
        #expect(byNumber.offer(message("e"), isWritable: true) == .write)
        var byBytes = OutboundQueue(maximumBytes: 10, maximumMessages: 100)
        #expect(byBytes.offer(message("1234567890123456"), isWritable: false) == .keep)
        #expect(byBytes.offer(message(""), isWritable: false) == .overflow)
    }

    @Test func `what is droppable never waits`() {
        var queue = OutboundQueue(maximumBytes: 10, maximumMessages: 1)
        let droppable = EncodedMessage(text: "progress", urgency: .droppable)
        #expect(queue.offer(droppable, isWritable: true) == .write)
        for _ in 0..<100 { #expect(queue.offer(droppable, isWritable: false) == .keep) }
        #expect(queue.count == 0)
        #expect(!queue.hasOverflowed)
    }

    @Test func `a queue agrees with a plain list, whatever is done to it`() {
        var random = SplitMix(state: 3)
        for _ in 0..<50 {
            var queue = OutboundQueue(maximumBytes: 100_000, maximumMessages: 500)
            var list: [ByteBuffer] = []
            for step in 0..<2000 {
                if Bool.random(using: &random) || Bool.random(using: &random) {
                    let next = message("\(step)")
                    let verdict = queue.offer(next, isWritable: false)
                    if verdict == .keep, !queue.hasOverflowed { list.append(next.frame) }
                    if verdict == .overflow {
                        #expect(list.count == 500)
                        list = []
                        queue.restart()
                    }
                } else {
                    #expect(queue.next() == (list.isEmpty ? nil : list.removeFirst()))
                }
                #expect(queue.count == list.count)
            }
        }
    }

    @Test func `a quota says once that it is full, until a tenth has left`() {
        let quota = Quota()
        for _ in 0..<20 { #expect(quota.take(limit: 20)) }
        #expect(!quota.take(limit: 20))
        #expect(quota.count == 20)
        #expect(quota.noteFull(limit: 20))
        quota.release()
        #expect(!quota.noteFull(limit: 20))
        quota.release()
        #expect(quota.noteFull(limit: 20))
        #expect(quota.take(limit: 20))
    }

    @Test func `an exchange marks the request that asked for an upgrade as the last, and its response`() {
        var exchange = HTTPExchange()
        let plain = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
        var asking = plain
        asking.headers = ["Upgrade": "h2c", "Connection": "Upgrade, HTTP2-Settings", "HTTP2-Settings": "AA"]
        #expect(exchange.received(plain) == nil)
        #expect(exchange.received(asking)?.headers == ["Connection": "close"])
        let early = exchange.answered(.init(version: .http1_1, status: .continue))
        let first = exchange.answered(.init(version: .http1_1, status: .ok))
        let last = exchange.answered(.init(version: .http1_1, status: .notFound))
        #expect(early == nil && first == nil)
        #expect(last?.headers == ["Connection": "close"])
    }

    @Test(arguments: 0..<300)
    func `however a client cuts its messages into frames and packets, they arrive the same`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let messages = (0..<Int.random(in: 1...8, using: &random)).map { _ in Sample.random(&random) }
        var bytes: [UInt8] = []
        for message in messages { bytes += message.frames(&random) }
        let channel = EmbeddedChannel(handler: ByteToMessageHandler(WebSocketFrameDecoder(maxFrameSize: 1 << 20)))
        var assembler = MessageAssembler(maximumMessageSize: 1 << 20)
        var events: [MessageAssembler.Event] = []
        while !bytes.isEmpty {
            let packet = bytes.prefix(Int.random(in: 1...Swift.min(bytes.count, 4000), using: &random))
            bytes.removeFirst(packet.count)
            _ = try channel.writeInbound(ByteBuffer(bytes: packet))
            while let frame = try channel.readInbound(as: WebSocketFrame.self) {
                if let event = try assembler.receive(frame), event != .ping(ByteBuffer()) { events.append(event) }
            }
        }
        #expect(events == messages.map(\.event))
        _ = try channel.finish()
    }

    private func message(_ text: String) -> EncodedMessage { EncodedMessage(text: text) }
}

/// A message, and the ways in which it may be sent.
private struct Sample {
    var isText: Bool
    var payload: [UInt8]

    static func random(_ random: inout SplitMix) -> Sample {
        let length = [0, 1, 5, 130, 70_000].randomElement(using: &random) ?? 0
        guard Bool.random(using: &random) else {
            return Sample(isText: false, payload: (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
        let letters: [Character] = ["a", "é", "€", "🎬"]
        let text = String((0..<length / 2).map { _ in letters.randomElement(using: &random) ?? "a" })
        return Sample(isText: true, payload: Array(text.utf8))
    }

    var event: MessageAssembler.Event {
        isText ? .text(String(decoding: payload, as: UTF8.self)) : .binary(ByteBuffer(bytes: payload))
    }

    func frames(_ random: inout SplitMix) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = payload[...]
        var opcode: UInt8 = isText ? 1 : 2
        repeat {
            let count = Bool.random(using: &random) ? rest.count : Int.random(in: 0...rest.count, using: &random)
            let isLast = count == rest.count && Bool.random(using: &random)
            let mask = (0..<4).map { _ in UInt8.random(in: 0...255, using: &random) }
            bytes += RawClient.frame(opcode, Array(rest.prefix(count)), isLast: isLast, mask: mask)
            rest = rest.dropFirst(count)
            if isLast { return bytes }
            if Bool.random(using: &random) { bytes += RawClient.frame(9) }
            opcode = 0
        } while true
    }
}

/// A generator that gives the same numbers for the same seed.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
