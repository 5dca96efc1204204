/// Where a running studio is, and who asks.
public enum StudioPlace: Hashable, Sendable {
    /// A port of this machine, with a key for programs.
    case port(Int, key: String)
    /// The socket in a studio's data folder, by its path of at most 107 bytes. Whoever may open it is the machine's user
    /// and needs no key.
    case socket(String)

    /// The place, as the subject of a sentence.
    var name: String {
        switch self {
        case .port(let port, _): "The studio at port \(port)"
        case .socket(let path): "The studio at \(path)"
        }
    }
}
