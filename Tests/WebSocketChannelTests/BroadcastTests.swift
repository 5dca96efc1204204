import HTTPTypes
import NIOCore
import Testing

@testable import WebSocketChannel

/// Topics, slow clients, and the end of the server.
@Suite(.timeLimit(.minutes(15))) struct BroadcastTests {
    @Test func `a broadcast reaches those who subscribe, in the order it was made`() async throws {
        try await SocketServer.run { server in
            var clients: [RawClient] = []
            for number in 0..<40 {
                let client = try await server.socket()
                try await client.send(
                    RawClient.text("follow \(number % 2 == 0 ? "even" : "odd")") + RawClient.text("ok"))
                let answer = await client.message()
                #expect(answer?.text == "ok")
                clients.append(client)
            }
            for number in 0..<50 {
                server.group.broadcast(EncodedMessage(text: "even \(number)"), to: "even")
                server.group.broadcast(EncodedMessage(binary: [UInt8(number)]), to: "odd")
                server.group.broadcast(EncodedMessage(text: "nobody"), to: "neither")
            }
            for (index, client) in clients.enumerated() {
                for number in 0..<50 {
                    let message = await client.message()
                    let even = RawClient.Frame(opcode: 1, payload: Array("even \(number)".utf8))
                    #expect(message == (index % 2 == 0 ? even : .init(opcode: 2, payload: [UInt8(number)])))
                }
            }
        }
    }

    @Test func `who leaves a topic, or the server, gets nothing of it any more`() async throws {
        let handler = Recorder()
        try await SocketServer.run(handler) { server in
            let staying = try await server.socket()
            try await staying.send(RawClient.text("follow film") + RawClient.text("ok"))
            let first = await staying.message()
            #expect(first?.text == "ok")
            let gone = try await server.socket()
            try await gone.send(RawClient.text("follow film"))
            try await gone.send(RawClient.close(1000))
            await handler.wait(for: .closed(.normal))
            server.group.broadcast(EncodedMessage(text: "one"), to: "film")
            let one = await staying.message()
            #expect(one?.text == "one")
            try await staying.send(RawClient.text("leave film") + RawClient.text("ok"))
            let second = await staying.message()
            #expect(second?.text == "ok")
            server.group.broadcast(EncodedMessage(text: "two"), to: "film")
            try await staying.send(RawClient.text("last"))
            let last = await staying.message()
            #expect(last?.text == "last")
        }
    }

    @Test func `sends, subscriptions and broadcasts of one caller keep their order`() async throws {
        let handler = Recorder()
        try await SocketServer.run(handler) { server in
            let client = try await server.socket()
            await handler.wait(for: .opened)
            let socket = try #require(handler.sockets.first)
            var expected: [String] = []
            for number in 0..<100 {
                server.group.broadcast(EncodedMessage(text: "too early"), to: "film")
                socket.send(EncodedMessage(text: "document \(number)"))
                socket.subscribe(to: "film")
                server.group.broadcast(EncodedMessage(text: "change \(number)"), to: "film")
                socket.send(EncodedMessage(text: "state \(number)"))
                socket.unsubscribe(from: "film")
                expected += ["document \(number)", "change \(number)", "state \(number)"]
            }
            for text in expected {
                let message = await client.message()
                #expect(message?.text == text)
            }
        }
    }

    @Test func `all sockets can be walked, to close some`() async throws {
        let handler = Recorder(admission: { .accept($0.head.headerFields[.userAgent] ?? "") })
        try await SocketServer.run(handler) { server in
            let leaving = try await server.socket(more: ["User-Agent: out"])
            let staying = try await server.socket(more: ["User-Agent: in"])
            server.group.forEachSocket { socket in
                if socket.session == "out" { socket.close(.policyViolation, reason: "signed out") }
            }
            #expect(await leaving.message()?.code == 1008)
            try await staying.send(RawClient.text("here"))
            let echo = await staying.message()
            #expect(echo?.text == "here")
        }
    }

    @Test func `a client that does not read costs a bounded queue, holds up nobody, and gets everything anew`()
        async throws
    {
        var configuration = SocketServer.configuration
        configuration.maximumQueuedBytes = 1 << 20
        let handler = Recorder(onOverflow: { socket in
            socket.send(EncodedMessage(text: "anew"))
            socket.subscribe(to: "film")
        })
        try await SocketServer.run(handler, configuration) { server in
            let slow = try await server.socket()
            let quick = try await server.socket()
            for client in [slow, quick] {
                try await client.send(RawClient.text("follow film") + RawClient.text("ok"))
                let answer = await client.message()
                #expect(answer?.text == "ok")
            }
            try await slow.channel.setOption(.autoRead, value: false).get()
            // Far more than the kernel's buffers and the queue hold.
            let filler = [UInt8](repeating: 0, count: 100_000)
            for number in 0..<1000 {
                let stamp = [UInt8(number >> 8), UInt8(number & 0xFF)]
                server.group.broadcast(EncodedMessage(binary: stamp + filler), to: "film")
                let message = await quick.message()
                #expect(message?.payload.prefix(2) == stamp[...])
            }
            try await slow.startReading()
            // It gets the messages in order, with gaps only where everything was sent anew.
            var expected: Int? = 0
            var afresh = 0
            while let message = await slow.message(), message.text != "goes on" {
                if message.text == "anew" {
                    afresh += 1
                    expected = nil
                    server.group.broadcast(EncodedMessage(text: "goes on"), to: "film")
                } else {
                    let number = Int(message.payload[0]) << 8 | Int(message.payload[1])
                    #expect(number == expected ?? number)
                    expected = number + 1
                }
            }
            #expect(afresh > 0)
        }
        #expect(await handler.happened().contains(.overflowed))
    }

    @Test func `what is droppable is skipped for a client that does not read, and nothing else`() async throws {
        let handler = Recorder()
        try await SocketServer.run(handler) { server in
            let slow = try await server.socket(autoRead: false)
            await handler.wait(for: .opened)
            let socket = try #require(handler.sockets.first)
            let filler = EncodedMessage(binary: [UInt8](repeating: 0, count: 100_000), urgency: .droppable)
            for _ in 0..<1000 { socket.send(filler) }
            socket.send(EncodedMessage(text: "lasting"))
            try await slow.startReading()
            var skippable = 0
            while let message = await slow.message(), message.opcode == 2 { skippable += 1 }
            #expect(skippable < 1000)
            try await slow.send(RawClient.text("echo"))
            let echo = await slow.message()
            #expect(echo?.text == "echo")
        }
        #expect(await !handler.happened().contains(.overflowed))
    }

    @Test func `pings of a client that does not read fill no memory`() async throws {
        let handler = Recorder()
        try await SocketServer.run(handler) { server in
            let slow = try await server.socket(autoRead: false)
            await handler.wait(for: .opened)
            let socket = try #require(handler.sockets.first)
            // Until the connection takes no more.
            for _ in 0..<200 {
                socket.send(EncodedMessage(binary: [UInt8](repeating: 0, count: 100_000), urgency: .droppable))
            }
            for number in 0..<5000 {
                try await slow.send(RawClient.frame(9, [UInt8(number >> 8), UInt8(number & 0xFF)]))
            }
            try await slow.send(RawClient.text("end"))
            await handler.wait(for: .text("end"))
            try await slow.startReading()
            var pongs: [[UInt8]] = []
            while let frame = await slow.message(), frame.opcode != 1 {
                if frame.opcode == 10 { pongs.append(frame.payload) }
            }
            #expect(pongs.last == [UInt8(4999 >> 8), UInt8(4999 & 0xFF)])
            #expect(pongs.count < 5000)
        }
    }

    @Test func `the server stops though connections, idle ones and sockets are open`() async throws {
        let handler = Recorder()
        try await SocketServer.run(handler) { server in
            let silent = try await server.client()
            let halfway = try await server.client()
            try await halfway.send("GET /hel")
            let idle = try await server.client()
            try await idle.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let hello = await idle.response()
            #expect(hello?.body == "hello")
            let socket = try await server.socket()
            await server.shutDown()
            for client in [silent, halfway, idle] { #expect(await client.rest() == "") }
            #expect(await socket.message()?.code == 1001)
            try await socket.send(RawClient.close(1001))
            #expect(await socket.rest() == "")
        }
        await handler.expect([.opened, .closed(.goingAway)])
    }

    @Test func `the server stops though a client does not answer`() async throws {
        var configuration = SocketServer.configuration
        configuration.closeTimeout = .milliseconds(50)
        let handler = Recorder()
        try await SocketServer.run(handler, configuration) { server in
            let socket = try await server.socket()
            await server.shutDown()
            #expect(await socket.message()?.code == 1001)
            #expect(await socket.rest() == "")
        }
        await handler.expect([.opened, .closed(.goingAway)])
    }
}

extension Recorder {
    /// Everything that happened since it was last waited for.
    func happened() async -> [Event] {
        finish()
        return await events.reduce(into: []) { $0.append($1) }
    }

    /// Compares what happened with what should have.
    func expect(_ expected: [Event]) async {
        let happened = await happened()
        #expect(happened == expected)
    }
}
