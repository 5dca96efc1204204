import NIOHTTP1

/// Follows requests and their responses on a connection, and ends it after a request that asked for an upgrade.
struct HTTPExchange {
    private var requests = 0
    private var responses = 0
    private var last: Int?

    /// A request's head has arrived.
    /// - Returns: the head for the router, if not as it came: without the offer to upgrade, and saying that it is the
    ///   connection's last.
    mutating func received(_ head: HTTPRequestHead) -> HTTPRequestHead? {
        requests += 1
        guard last == nil, head.headers.contains(name: "Upgrade") || head.method == .CONNECT else { return nil }
        last = requests
        var head = head
        head.headers.remove(name: "Upgrade")
        head.headers.remove(name: "HTTP2-Settings")
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        return head
    }

    /// A response's head is about to be sent.
    /// - Returns: the head for the client, if not as it came: saying that the connection ends after it.
    mutating func answered(_ head: HTTPResponseHead) -> HTTPResponseHead? {
        guard head.status.code >= 200 else { return nil }
        responses += 1
        guard responses == last else { return nil }
        var head = head
        head.headers.replaceOrAdd(name: "Connection", value: "close")
        return head
    }
}

extension HTTPRequestHead {
    /// Whether the request asks, without a mistake, for a socket of RFC 6455 at the path.
    func isSocketRequest(path: String) -> Bool {
        method == .GET && version == .http1_1 && uri.split(separator: "?", omittingEmptySubsequences: false)[0] == path
            && hasToken("websocket", in: "Upgrade") && hasToken("upgrade", in: "Connection")
            && headers["Sec-WebSocket-Version"] == ["13"] && hasKey && hasNoBody
    }

    private func hasToken(_ token: String, in name: String) -> Bool {
        headers[canonicalForm: name].contains { $0.lowercased() == token }
    }

    /// Exactly one key: 16 bytes in base 64.
    private var hasKey: Bool {
        let keys = headers["Sec-WebSocket-Key"]
        guard keys.count == 1, keys[0].utf8.count == 24, keys[0].hasSuffix("==") else { return false }
        return keys[0].utf8.dropLast(2).allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"): true
            default: false
            }
        }
    }

    private var hasNoBody: Bool {
        !headers.contains(name: "Transfer-Encoding") && headers["Content-Length"].allSatisfy { $0 == "0" }
    }
}
