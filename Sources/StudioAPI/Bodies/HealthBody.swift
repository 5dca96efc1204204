/// That the process answers.
public struct LiveBody: Hashable, Sendable {
    /// What there is to say.
    public enum Status: String, CaseIterable, Sendable {
        /// It answers.
        case live
    }

    /// Always live.
    public let status: Status

    /// The one answer.
    public init(status: Status = .live) { self.status = status }

    /// `{"status": "live"}`.
    public static let schema = Schema.object(
        "Live", "That the process answers.", .member("status", \.status, .choice("LiveStatus", "Always live.")),
        make: LiveBody.init)
}

/// Whether the studio can work.
public struct ReadyBody: Hashable, Sendable {
    /// How a part is.
    public enum Status: String, CaseIterable, Sendable {
        /// It answers.
        case ready
        /// It does not.
        case failing
    }

    /// Ready when storage and media are; answered with 200, otherwise with 503.
    public var status: Status { storage == .ready && media == .ready ? .ready : .failing }
    /// The database.
    public let storage: Status
    /// The folder of files.
    public let media: Status

    /// An answer from its parts.
    public init(storage: Status, media: Status) {
        self.storage = storage
        self.media = media
    }

    private static let part = Schema<Status>.choice("ReadyStatus", "How a part of the studio is.")

    /// `{status, storage, media}`.
    public static let schema = Schema.object(
        "Ready", "Whether the studio can work.", .member("status", \.status, part),
        .member("storage", \.storage, part, "The database."), .member("media", \.media, part, "The folder of files."),
        make: { ReadyBody(storage: $1, media: $2) })
}
