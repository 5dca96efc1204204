import Dispatch
import Foundation
import SystemPackage

/// Says when a studio may have come to a data folder: each time its socket is made, or opened for connections. The
/// kernel tells (inotify(7)), so that nobody has to look again and again.
final class StudioArrivals {
    /// One element for any number of arrivals that nobody took note of; ends when the folder goes away.
    let news: AsyncStream<Void>
    private let source: any DispatchSourceRead

    /// Begins to watch a folder. Throws a sentence when the system will not have it.
    init(in folder: FilePath) throws(CommandFailure) {
        let descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK))
        let wanted = UInt32(IN_CREATE | IN_ATTRIB | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF)
        guard descriptor >= 0, inotify_add_watch(descriptor, folder.string, wanted) >= 0 else {
            let reason = Errno(rawValue: errno)
            if descriptor >= 0 { close(descriptor) }
            throw CommandFailure("The data folder \(folder) cannot be watched (\(reason)): name another with --data.")
        }
        let name = LocalStudioSocket.path(in: folder).lastComponent?.string ?? ""
        let (news, teller) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        self.news = news
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .global())
        source.setEventHandler {
            switch StudioArrivals.read(descriptor, name) {
            case .arrived: teller.yield()
            case .folderGone: teller.finish()
            case .nothing: return
            }
        }
        source.setCancelHandler {
            teller.finish()
            close(descriptor)
        }
        source.resume()
    }

    deinit { source.cancel() }

    private enum Reading { case arrived, folderGone, nothing }

    /// Reads what the kernel has to say: records of four numbers and a name that zeros fill up.
    private static func read(_ descriptor: Int32, _ wanted: String) -> Reading {
        var bytes = [UInt8](repeating: 0, count: 16_384)
        let count = Foundation.read(descriptor, &bytes, bytes.count)
        var reading = Reading.nothing
        var offset = 0
        func number(_ place: Int) -> UInt32 {
            bytes[(offset + place)..<(offset + place + 4)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
        }
        while offset + 16 <= count {
            let mask = number(4)
            let length = Int(number(12))
            guard offset + 16 + length <= count else { break }
            let name = bytes[(offset + 16)..<(offset + 16 + length)].prefix { $0 != 0 }
            if mask & UInt32(IN_DELETE_SELF | IN_MOVE_SELF) != 0 { return .folderGone }
            if String(decoding: name, as: UTF8.self) == wanted { reading = .arrived }
            offset += 16 + length
        }
        return reading
    }
}
