internal import GraphCore

/// What people call the film and its shots. A job's payload has no titles, so that renaming makes nothing stale; an
/// export that shows them brings them beside it, in `titles`.
struct FilmTitles: Hashable, Sendable {
    /// The film's title, if it was brought.
    let film: String?
    /// The shots' titles by their nodes.
    let shots: [NodeID: String]

    /// Reads what was brought; anything of another shape counts as absent.
    init(payload: Value) {
        guard case .record(let payload) = payload, case .record(let titles)? = payload["titles"] else {
            film = nil
            shots = [:]
            return
        }
        if case .text(let title)? = titles["film"], !title.isEmpty { film = title } else { film = nil }
        var shots: [NodeID: String] = [:]
        if case .list(let entries)? = titles["shots"] {
            for entry in entries {
                guard case .record(let entry) = entry, case .reference(.node(let node))? = entry["node"],
                    case .text(let title)? = entry["title"], !title.isEmpty
                else { continue }
                shots[node] = title
            }
        }
        self.shots = shots
    }

    /// The payload's entry that ``init(payload:)`` reads, the same bytes for the same titles.
    static func entry(film: String, shots: [NodeID: String]) -> [FieldKey: Value] {
        let entries = shots.sorted { $0.key < $1.key }.map { node, title in
            Value.record(["node": .reference(.node(node)), "title": .text(title)])
        }
        return ["titles": .record(["film": .text(film), "shots": .list(entries)])]
    }
}
