import GraphCore
import Synchronization

/// Documents at their heads, so that an append does not read the project's log anew.
///
/// An entry names the change that made its revision. A head that was put here by a transaction which then failed
/// differs in that name from whatever takes its place, so it is never mistaken for it.
final class DocumentCache: Sendable {
    struct Head: Sendable {
        let revision: Revision
        /// The change that made the revision; nil for the empty canvas.
        let change: ChangeID?
        let document: GraphDocument
    }

    private static let limit = 8

    /// The least recently used first.
    private let heads = Mutex<[(project: ProjectID, head: Head)]>([])

    func document(of project: ProjectID, at revision: Revision, madeBy change: ChangeID?) -> GraphDocument? {
        heads.withLock { heads in
            guard let index = heads.firstIndex(where: { $0.project == project }) else { return nil }
            let entry = heads.remove(at: index)
            heads.append(entry)
            guard entry.head.revision == revision, entry.head.change == change else { return nil }
            return entry.head.document
        }
    }

    func keep(_ head: Head, of project: ProjectID) {
        heads.withLock { heads in
            heads.removeAll { $0.project == project }
            heads.append((project, head))
            if heads.count > DocumentCache.limit { heads.removeFirst() }
        }
    }
}
