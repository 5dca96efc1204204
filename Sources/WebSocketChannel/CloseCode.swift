/// Why a socket was closed: the numbers of RFC 6455, section 7.4.
public struct CloseCode: RawRepresentable, Hashable, Sendable {
    /// The number as it is sent.
    public let rawValue: UInt16

    /// - Parameter rawValue: 1000…4999.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 1000: the conversation is over.
    public static let normal = CloseCode(rawValue: 1000)
    /// 1001: the server stops, or the page is left.
    public static let goingAway = CloseCode(rawValue: 1001)
    /// 1002: a frame that the protocol forbids.
    public static let protocolError = CloseCode(rawValue: 1002)
    /// 1005: the client closed without a code. Never sent.
    public static let noCode = CloseCode(rawValue: 1005)
    /// 1006: the connection broke without a word. Never sent.
    public static let abnormal = CloseCode(rawValue: 1006)
    /// 1007: text that is not UTF-8.
    public static let invalidData = CloseCode(rawValue: 1007)
    /// 1008: the client may not be here (any more).
    public static let policyViolation = CloseCode(rawValue: 1008)
    /// 1009: a message larger than is taken.
    public static let tooLarge = CloseCode(rawValue: 1009)
    /// 1011: a fault of the server.
    public static let serverFault = CloseCode(rawValue: 1011)
    /// 4000: no answer to a ping.
    public static let noAnswer = CloseCode(rawValue: 4000)

    /// Whether an end may send the code in a close frame.
    var maySend: Bool {
        switch rawValue {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
