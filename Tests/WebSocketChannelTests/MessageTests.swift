import NIOCore
import Testing

@testable import WebSocketChannel

/// What goes to and fro over real sockets, and what must not.
@Suite(.timeLimit(.minutes(15))) struct MessageTests {
    /// Bytes that break RFC 6455, and the code they are answered with.
    static let broken: [(what: String, bytes: [UInt8], code: Int)] = [
        ("an unmasked frame", RawClient.frame(1, [65], mask: nil), 1002),
        ("the first reserved bit", RawClient.frame(1, [65], reserved: 0x40), 1002),
        ("the second reserved bit", RawClient.frame(1, [65], reserved: 0x20), 1002),
        ("the third reserved bit", RawClient.frame(9, [], reserved: 0x10), 1002),
        ("a reserved opcode", RawClient.frame(3, [65]), 1002),
        ("a reserved control opcode", RawClient.frame(11), 1002),
        ("invalid text", RawClient.frame(1, [0xC3, 0x28]), 1007),
        ("an overlong form", RawClient.frame(1, [0xC0, 0xAF]), 1007),
        ("a surrogate", RawClient.frame(1, [0xED, 0xA0, 0x80]), 1007),
        ("a character cut off", RawClient.frame(1, [0xE2, 0x82]), 1007),
        (
            "invalid text in fragments",
            RawClient.frame(1, [0xE2], isLast: false) + RawClient.frame(0, [0x82], isLast: false)
                + RawClient.frame(0, [65]), 1007
        ),
        ("a fragment without a beginning", RawClient.frame(0, [65]), 1002),
        ("a beginning in the midst", RawClient.frame(1, [65], isLast: false) + RawClient.frame(2, [65]), 1002),
        ("a ping of 126 bytes", RawClient.frame(9, [UInt8](repeating: 0, count: 126)), 1002),
        ("a ping in fragments", RawClient.frame(9, [], isLast: false), 1002),
        ("a close of one byte", RawClient.frame(8, [3]), 1002),
        ("a close of 126 bytes", RawClient.frame(8, [3, 232] + [UInt8](repeating: 65, count: 124)), 1002),
        ("a close with an invalid reason", RawClient.frame(8, [3, 232, 0xFF]), 1007),
        ("a message too large", RawClient.frame(2, [UInt8](repeating: 0, count: 5000)), 1009),
        (
            "fragments too large",
            RawClient.frame(2, [UInt8](repeating: 0, count: 4000), isLast: false)
                + RawClient.frame(0, [UInt8](repeating: 0, count: 97), isLast: false), 1009
        ),
        ("a length beyond all measure", [0x82, 0xFF] + [UInt8](repeating: 0xFF, count: 12), 1009),
    ]

    /// Codes nobody may send.
    static let forbiddenCodes: [UInt16] = [0, 999, 1004, 1005, 1006, 1015, 1016, 2000, 2999, 5000, 65535]

    static let allowedCodes: [UInt16] = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999]

    @Test(arguments: [0, 1, 125, 126, 127, 65_535, 65_536, 1 << 20])
    func `a message of any size comes back as it was`(size: Int) async throws {
        try await SocketServer.run { server in
            let client = try await server.socket()
            let letters = (0..<size).map { UInt8(ascii: "a") + UInt8($0 % 26) }
            try await client.send(RawClient.frame(1, letters))
            let text = await client.message()
            #expect(text == .init(opcode: 1, payload: letters))
            let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try await client.send(RawClient.frame(2, bytes))
            let binary = await client.message()
            #expect(binary == .init(opcode: 2, payload: bytes))
        }
    }

    @Test func `fragments make one message, with pings between them`() async throws {
        try await SocketServer.run { server in
            let client = try await server.socket()
            let euro: [UInt8] = [0xE2, 0x82, 0xAC]
            try await client.send(RawClient.frame(1, [euro[0]], isLast: false) + RawClient.frame(9, [7]))
            try await client.send(RawClient.frame(0, [euro[1]], isLast: false) + RawClient.frame(0, [], isLast: false))
            try await client.send(RawClient.frame(0, [euro[2]]))
            let pong = await client.message()
            #expect(pong == .init(opcode: 10, payload: [7]))
            let message = await client.message()
            #expect(message?.text == "€")
        }
    }

    @Test func `frames in the packet of the request are not lost`() async throws {
        try await SocketServer.run { server in
            let client = try await server.client()
            let request = Array(RawClient.upgradeRequest(more: ["Sec-WebSocket-Protocol: any"]).utf8)
            try await client.send(request + RawClient.text("first") + RawClient.frame(9, [1, 2]))
            let response = await client.response()
            #expect(response?.head.hasPrefix("HTTP/1.1 101 ") == true)
            #expect(response?.head.lowercased().contains("sec-websocket-accept: s3pplmbitxaq9kygzzhzrbk+xoo=") == true)
            let message = await client.message()
            #expect(message?.text == "first")
            let pong = await client.message()
            #expect(pong == .init(opcode: 10, payload: [1, 2]))
        }
    }

    @Test(arguments: broken.indices)
    func `a broken frame closes the socket with its code`(index: Int) async throws {
        var configuration = SocketServer.configuration
        configuration.maximumMessageSize = 4096
        let handler = Recorder()
        try await SocketServer.run(handler, configuration) { server in
            let broken = Self.broken[index]
            let client = try await server.socket()
            // What follows a broken frame is not heard.
            try await client.send(broken.bytes + RawClient.text("after"))
            let frame = await client.message()
            #expect(frame?.code == broken.code, "\(broken.what)")
            try await client.finish()
            #expect(await client.rest() == "")
        }
        let expected = CloseCode(rawValue: UInt16(Self.broken[index].code))
        await handler.expect([.opened, .closed(expected)])
    }

    @Test(arguments: forbiddenCodes)
    func `a close code nobody may send is a broken frame`(code: UInt16) async throws {
        try await SocketServer.run { server in
            let client = try await server.socket()
            try await client.send(RawClient.close(code))
            #expect(await client.message()?.code == 1002)
        }
    }

    @Test(arguments: allowedCodes)
    func `a close is answered with its code, and the connection ends`(code: UInt16) async throws {
        let handler = Recorder()
        try await SocketServer.run(handler) { server in
            let client = try await server.socket()
            try await client.send(RawClient.close(code) + RawClient.text("after"))
            #expect(await client.message()?.code == Int(code))
            #expect(await client.rest() == "")
        }
        await handler.expect([.opened, .closed(CloseCode(rawValue: code))])
    }

    @Test func `a close without a code is answered without one`() async throws {
        let handler = Recorder()
        try await SocketServer.run(handler) { server in
            let client = try await server.socket()
            try await client.send(RawClient.frame(8))
            let answer = await client.message()
            #expect(answer == .init(opcode: 8, payload: []))
            #expect(await client.rest() == "")
        }
        await handler.expect([.opened, .closed(.noCode)])
    }

    @Test func `the server closes with a code and a reason, which is cut at a whole character`() async throws {
        let reason = String(repeating: "é", count: 80)
        let handler = Recorder(onOpen: { $0.close(.policyViolation, reason: reason) })
        try await SocketServer.run(handler) { server in
            let client = try await server.socket()
            let frame = try #require(await client.message())
            #expect(frame.code == 1008)
            #expect(String(decoding: frame.payload.dropFirst(2), as: UTF8.self) == String(repeating: "é", count: 61))
            try await client.send(RawClient.close(1008))
            #expect(await client.rest() == "")
        }
        await handler.expect([.opened, .closed(.policyViolation)])
    }

    @Test func `a code that must not be sent closes as a fault`() async throws {
        let handler = Recorder(onOpen: { $0.close(.abnormal) })
        try await SocketServer.run(handler) { server in
            let client = try await server.socket()
            #expect(await client.message()?.code == 1011)
        }
    }

    @Test func `a client that does not answer a close is cut off`() async throws {
        var configuration = SocketServer.configuration
        configuration.closeTimeout = .milliseconds(20)
        let handler = Recorder(onOpen: { $0.close(.policyViolation) })
        try await SocketServer.run(handler, configuration) { server in
            let client = try await server.socket()
            #expect(await client.message()?.code == 1008)
            #expect(await client.rest() == "")
        }
        await handler.expect([.opened, .closed(.policyViolation)])
    }

    @Test func `a client that leaves without a word is noticed`() async throws {
        let handler = Recorder()
        try await SocketServer.run(handler) { server in
            let finishing = try await server.socket()
            try await finishing.finish()
            await handler.wait(for: .closed(.abnormal))
            #expect(await finishing.rest() == "")
            let resetting = try await server.socket()
            try await resetting.reset()
            await handler.wait(for: .closed(.abnormal))
            while server.group.openSockets > 0 { await Task.yield() }
        }
    }

    @Test func `a silent client is pinged, and closed when it does not answer`() async throws {
        var configuration = SocketServer.configuration
        configuration.pingInterval = .milliseconds(30)
        let handler = Recorder()
        try await SocketServer.run(handler, configuration) { server in
            let client = try await server.socket()
            #expect(await client.frame()?.opcode == 9)
            #expect(await client.frame()?.code == 4000)
            try await client.send(RawClient.close(4000))
            #expect(await client.rest() == "")
        }
        await handler.expect([.opened, .closed(.noAnswer)])
    }

    @Test(arguments: [RawClient.frame(10), RawClient.frame(10, [1]), RawClient.text("hello"), RawClient.frame(9)])
    func `a client that answers a ping, or says anything else, stays`(answer: [UInt8]) async throws {
        var configuration = SocketServer.configuration
        configuration.pingInterval = .hours(1)
        try await SocketServer.run(Recorder(), configuration) { server in
            let client = try await server.socket()
            var now = NIODeadline.now()
            for _ in 0..<5 {
                // The clock of the heartbeat goes ahead by more than an interval; the client's frames carry the real one.
                now = now + .hours(2)
                server.group.checkHeartbeats(now: now)
                #expect(await client.frame()?.opcode == 9)
                try await client.send(answer + RawClient.text("over"))
                while let frame = await client.message(), frame.text != "over" {}
            }
            server.group.checkHeartbeats(now: now + .hours(2))
            #expect(await client.frame()?.opcode == 9)
            server.group.checkHeartbeats(now: now + .hours(4))
            #expect(await client.frame()?.code == 4000)
        }
    }

    @Test func `a paused socket hears nothing until it is resumed`() async throws {
        let handler = Recorder()
        try await SocketServer.run(handler) { server in
            let client = try await server.socket()
            try await client.send(RawClient.text("pause"))
            await handler.wait(for: .text("pause"))
            try await client.send(RawClient.text("unheard"))
            let socket = try #require(handler.sockets.first)
            socket.send(EncodedMessage(text: "still sending"))
            let sent = await client.message()
            #expect(sent?.text == "still sending")
            socket.resumeReading()
            let echo = await client.message()
            #expect(echo?.text == "unheard")
        }
    }

    @Test func `a paused socket can be closed`() async throws {
        let handler = Recorder()
        try await SocketServer.run(handler) { server in
            let client = try await server.socket()
            try await client.send(RawClient.text("pause"))
            await handler.wait(for: .text("pause"))
            handler.sockets.first?.close(.normal)
            #expect(await client.message()?.code == 1000)
            try await client.send(RawClient.close(1000))
            #expect(await client.rest() == "")
        }
    }
}
