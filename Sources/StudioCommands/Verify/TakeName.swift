import Foundation
import GraphCore
import StudioAPI
import SystemPackage

/// What a person calls a take.
enum TakeName: Sendable {
    /// Its id.
    case id(Identifier128)
    /// The project, the node's title in it, and the take's number.
    case place(project: String, node: String, number: Int)
    /// A file that says which take it was.
    case file(CarriedRecipe)

    /// Reads a name; a file of that name goes first. Throws a sentence when it is none.
    init(_ text: String) async throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: text, isDirectory: &isFolder), !isFolder.boolValue {
            self = .file(try await CarriedRecipe(of: FilePath(text)))
        } else if let id = Identifier128(text: text) {
            self = .id(id)
        } else {
            let parts = text.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count >= 3, let last = parts.last, let number = Int(last), number > 0 else {
                throw CommandFailure(
                    "“\(text)” names no take: give its id of 26 characters, PROJECT/SHOT/NUMBER, or a file that is there."
                )
            }
            // A film's title may have a slash in it; a shot's seldom has.
            self = .place(
                project: parts.dropLast(2).joined(separator: "/"), node: String(parts[parts.count - 2]),
                number: number)
        }
    }

    /// The take's id.
    func take(through door: VerifyDoor) async throws -> Identifier128 {
        switch self {
        case .id(let id): return id
        case .file(let carried): return carried.take
        case .place(let project, let title, let number):
            let id = try await QueueNames(door: door.queue).project(project)
            let nodes = try await door.nodes(of: id).filter { $0.title.lowercased() == title.lowercased() }
            guard !nodes.isEmpty else { throw CommandFailure("Nothing in that project is called “\(title)”.") }
            for node in nodes {
                if let take = try await door.take(number, of: node.id, in: id) { return take }
            }
            throw CommandFailure("“\(title)” has no take \(number).")
        }
    }
}
