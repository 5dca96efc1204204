import GraphCore
import StudioAPI

/// What people call jobs, workers and projects, looked up.
struct QueueNames {
    let door: QueueDoor

    /// A job by its id, or by its place in the list, 1 being next.
    func job(_ name: String) async throws -> Identifier128 {
        if let id = Identifier128(text: name) { return id }
        guard name.allSatisfy(\.isNumber), let place = Int(name), (1...10_000_000).contains(place) else {
            throw CommandFailure(
                "“\(name)” names no job: give its place in the queue, such as 3, or its id of 26 characters.")
        }
        let found = try await door.jobs(from: place - 1, limit: 1, of: nil)
        guard let job = found.items.first else {
            throw CommandFailure(
                found.total == 0
                    ? "No job waits, so there is none at place \(place)."
                    : "No job waits at place \(place): the last one is at \(found.total).")
        }
        return job.job
    }

    /// A worker by its name or id.
    func worker(_ name: String) async throws -> WorkerBody {
        let workers = try await door.queue().workers
        let named = workers.filter { $0.name == name || $0.id.text == name }
        if let only = named.first, named.count == 1 { return only }
        guard named.isEmpty else {
            throw CommandFailure(
                "Several workers are called “\(name)”: give the id of one, \(QueueNames.either(named.map(\.id.text))).")
        }
        let all = workers.map { "“\($0.name)”" }
        throw CommandFailure(
            all.isEmpty ? "No worker is here." : "No worker is called “\(name)”: give \(QueueNames.either(all)).")
    }

    /// A project by its id, its title, or a part of the title that no other has.
    func project(_ name: String) async throws -> ProjectID {
        let all = try await door.titles()
        if let known = all.first(where: { $0.id.bits.text == name }) { return known.id }
        let wanted = name.lowercased()
        let exact = all.filter { $0.title.lowercased() == wanted }
        let found = exact.isEmpty ? all.filter { $0.title.lowercased().contains(wanted) } : exact
        if let only = found.first, found.count == 1 { return only.id }
        guard !found.isEmpty, !wanted.isEmpty else { throw CommandFailure("No project is called “\(name)”.") }
        let choices = found.map { "\($0.id.bits.text) (“\($0.title)”)" }
        throw CommandFailure(
            "Several projects are called “\(name)”: give the id of one, \(QueueNames.either(choices)).")
    }

    /// A few things to choose from, in words.
    private static func either(_ names: [String]) -> String {
        let shown = names.count > 6 ? names.prefix(5) + ["another"] : names[...]
        return shown.count < 2
            ? shown.joined() : shown.dropLast().joined(separator: ", ") + " or " + (shown.last ?? "")
    }
}
