import Foundation
import Testing

/// `backlot queue`, with the real program on both sides.
@Suite(.serialized) struct QueueTests {
    /// Runs `backlot queue …` and gives what it printed; it must succeed.
    private func queue(_ words: String..., in folder: ScratchFolder) throws -> String {
        let outcome = try BacklotProgram.product.run(["queue"] + words + ["--data", "studio"], in: folder)
        #expect(outcome.status == 0, "\(words): \(outcome.errors)")
        return outcome.output
    }

    /// The lines of the table of waiting jobs, each in words.
    private func waiting(_ list: String) -> [[String]] {
        list.split(separator: "\n").drop { !$0.hasPrefix("#") }.dropFirst()
            .map { $0.split(separator: " ").map(String.init) }
    }

    private func json(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// A studio whose queue is paused before anything is asked for.
    private func pausedStudio(
        _ folder: ScratchFolder, environment: [String: String] = [:]
    ) async throws -> (served: ServedFolder, project: String, run: String) {
        let served = try ServedFolder(folder, environment: environment)
        #expect(try queue("pause", in: folder) == "The queue is paused; what is in work is finished.\n")
        let project = try await served.project(of: Fixtures.twoHanders)
        return (served, project, try await served.run(project))
    }

    @Test func `the queue of a running studio is listed, ordered, cancelled and let go on`() async throws {
        let folder = try ScratchFolder()
        let (served, project, run) = try await pausedStudio(folder)
        let list = try queue(in: folder)
        #expect(list.contains("The queue is paused.\n") && list.contains(": 0 of 1 slot in use"), "\(list)")
        let rows = waiting(list)
        #expect(rows.map(\.first) == (1...rows.count).map { "\($0)" })
        #expect(rows.count >= 4 && rows.allSatisfy { $0.contains("normal") })

        let third = rows[2][1]
        #expect(try queue("move", "3", "--first", in: folder) == "\(third) · Two Handers is at place 1.\n")
        #expect(waiting(try queue(in: folder))[0][1] == third)
        #expect(try queue("move", "1", "--after", "3", in: folder) == "\(third) · Two Handers is at place 3.\n")
        #expect(waiting(try queue(in: folder)).map { $0[1] } == rows.map { $0[1] }, "it is where it was")

        let shown = try json(queue("--json", "--limit", "1", in: folder))
        let jobs = try #require(shown["jobs"] as? [String: Any])
        #expect(jobs["total"] as? Int == rows.count && (jobs["items"] as? [Any])?.count == 1)
        #expect((shown["queue"] as? [String: Any])?["paused"] as? Bool == true)
        #expect(try queue("--limit", "1", in: folder).contains("… and \(rows.count - 1) more\n"))
        #expect(waiting(try queue("--project", "hand", in: folder)).count == rows.count)

        let detail = try queue("show", "1", in: folder)
        #expect(detail.contains("run \(run)") && detail.contains("waits at place 1: The queue is paused."), "\(detail)")
        #expect(try queue("cancel", "1", in: folder) == "One job is cancelled.\n")
        #expect(try queue("cancel", "--project", project, in: folder).contains("jobs are cancelled."))
        #expect(try queue("cancel", "--run", run, in: folder) == "There was nothing to be cancelled.\n")

        let watch = try LivingProgram(["queue", "watch", "--data", "studio"], in: folder)
        #expect(watch.line(with: "The queue is paused.") != nil)
        _ = try await served.run(project, priority: "interactive")
        #expect(watch.line(with: "of “Two Handers” wait now") != nil)
        #expect(try queue("resume", in: folder) == "The queue goes on.\n")
        #expect(watch.line(with: "The queue goes on.") != nil)
        #expect(watch.line(with: "Two Handers · Two Handers is done") != nil, "the film is the last of it")
        #expect(watch.end(with: SIGINT) == 0)
        let history = try queue("history", in: folder)
        #expect(history.contains("cancelled") && history.contains("done"), "\(history)")
        let done = try json(queue("history", "--json", "--limit", "2", in: folder))
        #expect((done["items"] as? [Any])?.count == 2 && done["next"] is String)
        #expect(served.program.end(with: SIGTERM) == 0)
    }

    @Test func `the queue of a stopped studio is seen and steered in its folder`() async throws {
        let folder = try ScratchFolder()
        let (served, _, run) = try await pausedStudio(folder)
        #expect(served.program.end(with: SIGTERM) == 0)

        let list = try BacklotProgram.product.run(["queue", "--data", "studio"], in: folder)
        #expect(list.status == 0 && list.errors.contains("No studio is running in "))
        #expect(list.output.contains("No worker is here."))
        let rows = waiting(list.output)
        #expect(rows.count >= 4)
        #expect(try queue("resume", in: folder) == "The queue goes on.\n")
        #expect(try queue("pause", "--project", "two handers", in: folder).contains("“Two Handers” is paused"))
        #expect(try queue(in: folder).contains("“Two Handers” is paused."))
        #expect(try queue("resume", "--project", "Two Handers", in: folder) == "“Two Handers” goes on.\n")
        #expect(try queue("move", "2", "--first", in: folder).contains("is at place 1."))
        #expect(waiting(try queue(in: folder))[0][1] == rows[1][1])
        #expect(try queue("show", "1", in: folder).contains("run \(run)"))
        #expect(try queue("cancel", "--run", run, in: folder).contains("jobs are cancelled."))
        #expect(waiting(try queue(in: folder)).isEmpty)
        #expect(try queue("history", in: folder).contains("cancelled"))

        let again = try ServedFolder(folder)
        #expect(try queue(in: folder).contains("Nothing to do"), "the studio finds it as it was left")
        #expect(again.program.end(with: SIGTERM) == 0)
    }

    @Test func `what failed is shown with its reasons, a worker that is not trusted is reset, and it is tried again`()
        async throws
    {
        let folder = try ScratchFolder()
        let broken = try MachineTests.brokenEmbree(in: folder)
        let (served, project, _) = try await pausedStudio(folder, environment: broken)
        let watch = try LivingProgram(["queue", "watch", "--data", "studio"], in: folder)
        #expect(watch.line(with: "The queue is paused.") != nil)
        #expect(try queue("resume", in: folder) == "The queue goes on.\n")
        let failed = try #require(watch.line(with: "has failed: "))
        #expect(failed.contains("Embree did not start"), "\(failed)")
        #expect(watch.line(with: "is withheld: 3 jobs in a row failed with it.") != nil)
        #expect(watch.end(with: SIGINT) == 0)

        let history = try json(queue("history", "--json", in: folder))
        let items = try #require(history["items"] as? [[String: Any]])
        let job = try #require(items.first { $0["state"] as? String == "failed" }?["job"] as? String)
        let detail = try queue("show", job, in: folder)
        #expect(detail.contains("failed since") && detail.contains("permanent"), "\(detail)")
        let list = try queue(in: folder)
        let worker = try #require(list.firstMatch(of: /backlot queue reset (.+)\n/)?.1, "\(list)")
        let name = worker.trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        #expect(try queue("pause", in: folder).contains("paused"))
        #expect(try queue("reset", name, in: folder).contains("“\(name)” is offered everything again."))
        #expect(!(try queue(in: folder).contains("withheld")))
        #expect(try queue("retry", job, in: folder) == "One job is tried again.\n")
        #expect(try queue("retry", "--project", project, in: folder).contains("tried again."))
        #expect(served.program.end(with: SIGTERM) == 0)
    }

    @Test(arguments: [SIGTERM, SIGKILL]) func `a watch goes on when the studio comes back`(signal: Int32) async throws {
        let folder = try ScratchFolder()
        let first = try ServedFolder(folder)
        let watch = try LivingProgram(["queue", "watch", "--data", "studio"], in: folder)
        #expect(watch.line(with: "Nothing to do") != nil)
        #expect(try queue("pause", in: folder).contains("paused"))
        #expect(watch.line(with: "The queue is paused.") != nil)
        #expect(first.program.end(with: signal) == (signal == SIGTERM ? 0 : 128 + SIGKILL))
        #expect(watch.line(with: "The studio is gone.") != nil)
        let second = try ServedFolder(folder)
        #expect(watch.line(with: "The studio is back.") != nil)
        #expect(try queue("resume", in: folder) == "The queue goes on.\n")
        #expect(watch.line(with: "The queue goes on.") != nil)
        #expect(watch.end(with: SIGINT) == 0)
        #expect(second.program.end(with: SIGTERM) == 0)
    }

    @Test func `a watch on a terminal is drawn in place, and Ctrl-C gives the terminal back`() async throws {
        let folder = try ScratchFolder()
        let (served, _, _) = try await pausedStudio(folder)
        let watch = try LivingProgram(["queue", "watch", "--data", "studio"], in: folder, onTerminal: true)
        #expect(watch.line(with: "waits") != nil || watch.line(with: "Why it") != nil)
        #expect(watch.said.hasPrefix("\u{1B}[?1049h\u{1B}[?25l"))
        #expect(try queue("resume", in: folder) == "The queue goes on.\n")
        #expect(watch.line(with: "Nothing to do") != nil)
        #expect(watch.end(with: SIGINT) == 0)
        #expect(watch.said.hasSuffix("\u{1B}[?25h\u{1B}[?1049l"))
        let drawn = watch.said.split(separator: "\u{1B}[H").dropFirst()
        #expect(
            drawn.count >= 2 && drawn.allSatisfy { $0.count { $0 == "\r\n" } < 12 }, "twelve rows hold every drawing")
        #expect(served.program.end(with: SIGTERM) == 0)
    }

    @Test func `bad input gets one sentence, and changes nothing`() async throws {
        let folder = try ScratchFolder()
        let (served, project, run) = try await pausedStudio(folder)
        let other = try await served.project(of: Fixtures.oneRoom)
        let list = try queue("--json", in: folder)
        for (words, said) in [
            (["show", "x"], "“x” names no job"), (["cancel", "99"], "No job waits at place 99: the last one is at"),
            (["cancel", "0"], "names no job"), (["move", "1", "--before", "77"], "No job waits at place 77"),
            (["move", "1"], "--first, --last"), (["move", "1", "--first", "--last"], "--first, --last"),
            (["cancel"], "either a job"), (["retry", "1", "--run", run], "either a job"),
            (["retry", "1"], "Only a job that has failed"), (["cancel", "--run", "soon"], "“soon” names no run"),
            (["cancel", project], "There is no such job."),
            (["pause", "--project", "Nowhere"], "No project is called “Nowhere”"),
            (["pause", "--project", "o"], "Several projects are called “o”"),
            (["pause", "--project", other, "--worker", "vm"], "either a project or a worker"),
            (["resume", "--worker", "nobody"], "No worker is called “nobody”"),
            (["reset", "nobody"], "No worker is called “nobody”"), (["--limit", "0"], "--limit"),
            (["history", "--limit", "many"], "many"), (["lost"], "lost"),
        ] {
            let outcome = try BacklotProgram.product.run(["queue"] + words + ["--data", "studio"], in: folder)
            #expect(outcome.status != 0 && outcome.output.isEmpty, "\(words): \(outcome.output)")
            let lines = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("Error: ") }
            #expect(lines.count == 1 && lines[0].contains(said), "\(words): \(outcome.errors)")
        }
        let after = try json(queue("--json", in: folder))["jobs"] as? NSDictionary
        #expect(after == (try json(list)["jobs"] as? NSDictionary))
        #expect(served.program.end(with: SIGTERM) == 0)

        let stopped = try BacklotProgram.product.run(["queue", "watch", "--data", "studio"], in: folder)
        #expect(stopped.status == 1 && stopped.errors.contains("No studio is running in "))
        let nowhere = try BacklotProgram.product.run(["queue", "--data", "elsewhere"], in: folder)
        #expect(nowhere.status == 1 && nowhere.errors.contains("There is no studio in "))
        #expect(!folder.has("elsewhere"), "looking makes nothing")
    }
}
