import Foundation
import GraphCore
import JSONText
import Persistence
import SystemPackage

/// What became of a file.
enum ImportOutcome: Sendable {
    case filed(Identifier128, Arrival)
    case refused(String)

    /// A line for people.
    func words(of path: FilePath) -> String {
        switch self {
        case .filed(_, .new): "new      \(path)"
        case .filed(_, .known): "there    \(path)"
        case .filed(_, .restored): "restored \(path)"
        case .refused(let reason): "refused  \(path): \(reason)"
        }
    }

    /// A line for programs.
    func json(of path: FilePath) -> String {
        var members = [JSONMember("file", .string(path.string))]
        switch self {
        case .filed(let asset, let arrival):
            members.append(JSONMember("outcome", .string(arrival.rawValue)))
            members.append(JSONMember("asset", .string(asset.text)))
        case .refused(let reason):
            members.append(JSONMember("outcome", .string("refused")))
            members.append(JSONMember("message", .string(reason)))
        }
        return String(decoding: JSONValue.object(members).bytes, as: UTF8.self)
    }
}

/// How far an import is, as one line that is redrawn on a terminal.
struct ImportLine {
    let isTerminal: Bool
    let files: Int
    let bytes: Int64
    private var filesDone = 0
    private var bytesDone: Int64 = 0
    private let start = ContinuousClock.now

    init(isTerminal: Bool, files: Int, bytes: Int64) {
        self.isTerminal = isTerminal
        self.files = files
        self.bytes = bytes
    }

    /// What takes the line away.
    var erased: String { isTerminal ? "\r\u{1B}[2K" : "" }

    /// The line after one more file.
    mutating func advance(by byteCount: Int64) -> String {
        filesDone += 1
        bytesDone += byteCount
        guard isTerminal else { return "" }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        let rate = seconds > 0.2 ? String(format: " · %.0f MB/s", Double(bytesDone) / seconds / 1e6) : ""
        let left = bytesDone > 0 ? seconds * Double(bytes - bytesDone) / Double(bytesDone) : 0
        let rest = left >= 1 ? " · \(ProgressLine.duration(seconds: left)) left" : ""
        return "\(filesDone) of \(files) files\(rate)\(rest)"
    }
}
