import HTTPTypes

/// By which names the studio answers, which is what keeps other sites' pages out: a page that has its own name resolved
/// to this machine still sends that name (DNS rebinding), and a page of another site says so in `Origin`.
public struct HostPolicy: Hashable, Sendable {
    private let names: Set<String>

    /// Answers to addresses, to `localhost`, and to these names.
    public init(names: Set<String>) { self.names = Set(names.map { $0.lowercased() }).union(["localhost"]) }

    /// Whether a `Host` or `:authority` names the studio. An address is not a name that others could point here.
    public func accepts(authority: String?) -> Bool {
        guard let host = authority.flatMap(HostPolicy.host) else { return false }
        return names.contains(host) || HostPolicy.isAddress(host)
    }

    /// Whether a request that carries this `Origin` comes from the studio's own page: the same host and port.
    public func accepts(origin: String, authority: String?) -> Bool {
        guard let authority, accepts(authority: authority) else { return false }
        let lowered = origin.lowercased()
        return lowered == "http://\(authority.lowercased())" || lowered == "https://\(authority.lowercased())"
    }

    /// The host of `host`, `host:port`, `[address]` or `[address]:port`, in lower case.
    private static func host(of authority: String) -> String? {
        let text = authority.lowercased()
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            let rest = text[text.index(after: end)...]
            return rest.isEmpty || isPort(rest) ? String(text[...end]) : nil
        }
        guard let colon = text.firstIndex(of: ":") else { return text }
        return isPort(text[colon...]) ? String(text[..<colon]) : nil
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.first == ":" && UInt16(text.dropFirst()) != nil
    }

    /// An IPv4 address in decimal dots, or an IPv6 address in brackets (RFC 3986, section 3.2.2).
    private static func isAddress(_ host: String) -> Bool {
        if host.hasPrefix("[") {
            return host.hasSuffix("]") && host.contains(":")
                && host.dropFirst().dropLast().utf8.allSatisfy { byte in
                    (48...58).contains(byte) || (97...102).contains(byte) || byte == 46
                }
        }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { $0.count <= 3 && UInt8($0) != nil }
    }
}
