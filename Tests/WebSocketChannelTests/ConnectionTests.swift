import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import WebSocketChannel

/// Connections before, beside and instead of sockets.
@Suite(.timeLimit(.minutes(15))) struct ConnectionTests {
    /// Requests that ask for an upgrade and cannot have it, and how the router answers them.
    static let refused: [(request: String, status: Int)] = [
        (RawClient.upgradeRequest(path: "/elsewhere"), 404),
        (RawClient.upgradeRequest(path: "/socket/more"), 404),
        (RawClient.upgradeRequest(path: "/hello", upgrade: "h2c", connection: "Upgrade, HTTP2-Settings"), 200),
        (RawClient.upgradeRequest(upgrade: "h2c"), 426),
        (RawClient.upgradeRequest(version: "12"), 426),
        (RawClient.upgradeRequest(version: nil), 426),
        (RawClient.upgradeRequest(keys: []), 426),
        (RawClient.upgradeRequest(keys: [RawClient.key, RawClient.key]), 426),
        (RawClient.upgradeRequest(keys: ["short=="]), 426),
        (RawClient.upgradeRequest(keys: ["dGhlIHNhbXBsZSBub2!jZQ=="]), 426),
        (RawClient.upgradeRequest(connection: "keep-alive"), 426),
        (RawClient.upgradeRequest(more: ["Content-Length: 1"]) + "x", 426),
        (RawClient.upgradeRequest(method: "POST", path: "/echo"), 200),
        ("CONNECT /socket HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
    ]

    @Test(arguments: refused)
    func `a refused upgrade is answered, and the connection ends`(request: String, status: Int) async throws {
        try await SocketServer.run { server in
            let client = try await server.client()
            try await client.send(request)
            let response = try #require(await client.response())
            #expect(response.head.hasPrefix("HTTP/1.1 \(status) "))
            #expect(response.head.lowercased().contains("\r\nconnection: close\r\n"))
            #expect(await client.rest() == "")
        }
    }

    @Test func `a request without an upgrade at the socket's path is the router's`() async throws {
        try await SocketServer.run { server in
            let client = try await server.client()
            try await client.send("GET /socket HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let first = await client.response()
            #expect(first?.head.hasPrefix("HTTP/1.1 426 ") == true)
            try await client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let second = await client.response()
            #expect(second?.body == "hello")
        }
    }

    @Test func `the application refuses with a response of its own, or leaves it to the router`() async throws {
        let problem = #"{"type":"/problems/not-signed-in"}"#
        let handler = Recorder(admission: { request in
            switch request.head.path {
            case "/socket?who=nobody":
                .refuse(.init(status: .unauthorized, contentType: "application/problem+json", body: problem))
            case "/socket?who=router": .http
            default: .accept(request.head.headerFields[.authorization] ?? "")
            }
        })
        try await SocketServer.run(handler) { server in
            let nobody = try await server.client()
            // Bytes behind the request must not get lost a response that is on its way.
            try await nobody.send(RawClient.upgradeRequest(path: "/socket?who=nobody") + "more")
            let refusal = try #require(await nobody.response())
            #expect(refusal.head.hasPrefix("HTTP/1.1 401 Unauthorized\r\n"))
            #expect(refusal.head.contains("\r\nContent-Type: application/problem+json\r\n"))
            #expect(refusal.body == problem)
            #expect(await nobody.rest() == "")
            let routed = try await server.client()
            try await routed.send(RawClient.upgradeRequest(path: "/socket?who=router"))
            let answer = await routed.response()
            #expect(answer?.head.hasPrefix("HTTP/1.1 426 ") == true)
            let socket = try await server.socket(more: ["Authorization: Bearer key"])
            try await socket.send(RawClient.text("session"))
            let session = await socket.message()
            #expect(session?.text == "Bearer key")
        }
    }

    @Test func `an upgrade on a later request of a connection is answered`() async throws {
        try await SocketServer.run { server in
            let client = try await server.client()
            try await client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let first = try #require(await client.response())
            #expect(!first.head.lowercased().contains("connection: close"))
            try await client.send(RawClient.upgradeRequest())
            let second = try #require(await client.response())
            #expect(second.head.hasPrefix("HTTP/1.1 426 "))
            #expect(second.head.lowercased().contains("\r\nconnection: close\r\n"))
            #expect(await client.rest() == "")
        }
    }

    @Test(arguments: ["\u{16}\u{3}\u{1}garbage\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n"])
    func `a first request that is none is answered and ended`(bytes: String) async throws {
        try await SocketServer.run { server in
            let client = try await server.client()
            try await client.send(bytes)
            let response = await client.response()
            #expect(response?.head.hasPrefix("HTTP/1.1 400 ") == true)
            #expect(await client.rest() == "")
        }
    }

    @Test func `too many header fields, or too large ones, are answered`() async throws {
        try await SocketServer.run { server in
            let many = (0..<200).map { "X-\($0): 1" }
            let large = ["Cookie: " + String(repeating: "a", count: 70_000)]
            for fields in [many, large] {
                let client = try await server.client()
                try await client.send(RawClient.upgradeRequest(more: fields))
                let response = await client.response()
                #expect(response?.head.hasPrefix("HTTP/1.1 431 ") == true)
            }
        }
    }

    @Test func `a connection that sends no whole request in time is closed`() async throws {
        var configuration = SocketServer.configuration
        configuration.firstRequestDeadline = .milliseconds(50)
        try await SocketServer.run(Recorder(), configuration) { server in
            for beginning in ["", "GET /hello HTTP/1.1\r\nHos", String(RawClient.upgradeRequest().dropLast())] {
                let client = try await server.client()
                try await client.send(beginning)
                #expect(await client.rest() == "")
            }
        }
    }

    @Test func `a connection that sends no further request is closed`() async throws {
        var configuration = SocketServer.configuration
        configuration.idleTimeout = .milliseconds(50)
        try await SocketServer.run(Recorder(), configuration) { server in
            let client = try await server.client()
            try await client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let response = await client.response()
            #expect(response?.body == "hello")
            #expect(await client.rest() == "")
        }
    }

    @Test func `requests beside the sockets are kept alive, pipelined, and have bodies`() async throws {
        try await SocketServer.run { server in
            let client = try await server.client()
            let numbers = (0..<20).map(String.init)
            try await client.send(numbers.map { "GET /count/\($0) HTTP/1.1\r\nHost: localhost\r\n\r\n" }.joined())
            for number in numbers {
                let response = await client.response()
                #expect(response?.body == number)
            }
            let body = String(repeating: "film ", count: 20_000)
            let head = "POST /echo HTTP/1.1\r\nHost: localhost\r\n"
            try await client.send(head + "Content-Length: \(body.utf8.count)\r\n\r\n" + body)
            let echo = await client.response()
            #expect(echo?.body == body)
            try await client.send(head + "Transfer-Encoding: chunked\r\n\r\n4\r\nfilm\r\n2\r\n!!\r\n0\r\n\r\n")
            let chunked = await client.response()
            #expect(chunked?.body == "film!!")
            try await client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            let last = await client.response()
            #expect(last?.body == "hello")
            #expect(await client.rest() == "")
        }
    }

    @Test func `one socket too many is answered 503, until another leaves`() async throws {
        var configuration = SocketServer.configuration
        configuration.maximumSockets = 2
        configuration.full = .init(status: .serviceUnavailable, contentType: "application/problem+json", body: "{}")
        let handler = Recorder()
        try await SocketServer.run(handler, configuration) { server in
            let first = try await server.socket()
            let second = try await server.socket()
            #expect(server.group.openSockets == 2)
            let third = try await server.client()
            try await third.send(RawClient.upgradeRequest())
            let refusal = try #require(await third.response())
            #expect(refusal.head.hasPrefix("HTTP/1.1 503 "))
            #expect(refusal.body == "{}")
            let request = try await server.client()
            try await request.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let hello = await request.response()
            #expect(hello?.body == "hello")
            try await second.send(RawClient.close(1000))
            #expect(await second.frame()?.code == 1000)
            #expect(await second.rest() == "")
            await handler.wait(for: .closed(.normal))
            let fourth = try await eventually { try await server.socket() }
            try await fourth.send(RawClient.text("in"))
            let echo = await fourth.message()
            #expect(echo?.text == "in")
            withExtendedLifetime(first) {}
        }
    }

    @Test func `one connection too many is answered 503 and closed`() async throws {
        var configuration = SocketServer.configuration
        configuration.maximumConnections = 1
        try await SocketServer.run(Recorder(), configuration) { server in
            let first = try await server.client()
            try await first.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let hello = await first.response()
            #expect(hello?.body == "hello")
            let second = try await server.client()
            let refusal = await second.response()
            #expect(refusal?.head.hasPrefix("HTTP/1.1 503 ") == true)
            #expect(await second.rest() == "")
            try await first.finish()
            #expect(await first.rest() == "")
            let third = try await eventually { try await server.socket() }
            try await third.send(RawClient.text("in"))
            let echo = await third.message()
            #expect(echo?.text == "in")
        }
    }

    @Test(arguments: [64, 256, 1024, 20_000, 1_000_000])
    func `the limits stay below the number of open files`(openFiles: Int) {
        let configuration = SocketConfiguration(path: "/", openFiles: openFiles)
        #expect(configuration.maximumConnections <= max(1, openFiles - 64))
        #expect(configuration.maximumSockets <= configuration.maximumConnections)
        #expect(openFiles < 20_000 || configuration.maximumSockets >= 16_000)
    }

    @Test func `a Unix domain socket serves both`() async throws {
        let path = "/tmp/backlot-\(UInt64.random(in: 0...UInt64.max)).sock"
        let handler = Recorder(admission: { request in
            .accept("\(request.cameByUnixSocket) \(request.remoteAddress == nil)")
        })
        try await SocketServer.run(handler, at: .unixDomainSocket(path: path)) { server in
            let client = try await server.client()
            try await client.send("GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
            let response = await client.response()
            #expect(response?.body == "hello")
            let socket = try await server.socket()
            try await socket.send(RawClient.text("session"))
            let session = await socket.message()
            #expect(session?.text == "true true")
        }
    }

    @Test func `a port tells where a request comes from`() async throws {
        let handler = Recorder(admission: { request in
            .accept("\(request.cameByUnixSocket) \(request.remoteAddress?.ipAddress ?? "")")
        })
        try await SocketServer.run(handler) { server in
            let socket = try await server.socket()
            try await socket.send(RawClient.text("session"))
            let session = await socket.message()
            #expect(session?.text == "false 127.0.0.1")
        }
    }

    /// Until it succeeds: for what happens on the server a moment after the client has seen its cause.
    private func eventually<Value>(_ body: () async throws -> Value) async throws -> Value {
        while true {
            do {
                return try await body()
            } catch is RawClient.Refused {
                await Task.yield()
            }
        }
    }
}
