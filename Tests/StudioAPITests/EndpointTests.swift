import Access
import Foundation
import GraphCore
import ProductionModel
import Testing

@testable import StudioAPI

/// A request as a test states it.
private struct Given: IncomingRequest {
    var path: [String: String] = [:]
    var query: [String: String] = [:]
    var headers: [String: String] = ["Content-Type": "application/json"]
    var body: [UInt8] = []

    func pathValue(_ name: String) -> String? { path[name] }
    func queryValue(_ name: String) -> String? { query[name] }
    func headerValue(_ name: String) -> String? { headers[name] }
}

/// The declared endpoints, as the server uses them.
struct EndpointTests {
    private static let project = "01M6YX22QYE00000000000000Z"

    private func problem<Request, Answer>(_ endpoint: Endpoint<Request, Answer>, _ given: Given) -> Problem? {
        do throws(Problem) {
            _ = try endpoint.read(given)
            return nil
        } catch { return error }
    }

    @Test func `the table of Docs live md lists exactly the endpoints`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "Docs/live.md"), encoding: .utf8)
        let stated = text.split(separator: "\n").compactMap { line -> String? in
            guard line.hasPrefix("| `"), let request = line.split(separator: "`").dropFirst().first else { return nil }
            let words = request.split(separator: " ")
            guard words.count == 2, RequestMethod(rawValue: String(words[0])) != nil else { return nil }
            return "\(words[0]) \(words[1].split(separator: "?")[0])"
        }
        #expect(stated.sorted() == StudioEndpoints.all.map { "\($0.method.rawValue) \($0.path)" }.sorted())
    }

    @Test func `names are unique and paths name their parameters`() {
        let all = StudioEndpoints.all
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(Set(all.map { "\($0.method.rawValue) \($0.path)" }).count == all.count)
        for endpoint in all {
            let named = endpoint.path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
                $0.dropFirst().dropLast()
            }
            let read = endpoint.inputs.compactMap { input -> String? in
                guard case .parameter(let parameter) = input, parameter.place == .path else { return nil }
                return parameter.name
            }
            #expect(named.map(String.init) == read, "\(endpoint.name)")
        }
    }

    @Test func `everything but health and sign in wants somebody`() {
        let open = StudioEndpoints.all.filter { $0.caller == .anyone }.map(\.name)
        #expect(open == ["live", "ready", "signIn"])
        #expect(StudioEndpoints.all.filter { $0.caller == .atTheMachine }.map(\.name) == ["createLink"])
        for endpoint in StudioEndpoints.all where endpoint.caller == .signedIn {
            #expect(endpoint.problems.contains(.notSignedIn))
        }
    }

    @Test func `a change is read with all that comes with it`() throws {
        var given = Given(path: ["project": EndpointTests.project])
        given.headers["If-Match"] = "\"12\""
        given.headers["Content-Type"] = "Application/JSON; charset=utf-8"
        given.body = ChangeDraftBody.schema.encode(Example.changeDraft)
        let request = try StudioEndpoints.appendChange.read(given)
        #expect(request.project.bits.text == EndpointTests.project)
        #expect(request.expected == Revision(12))
        #expect(request.change == Example.changeDraft)
        let change = request.change.change(by: Example.user)
        #expect(change.author == Example.user)
        #expect(change.operations == Example.changeDraft.operations)
        #expect(change.inverses.isEmpty)
    }

    @Test func `parameters have their usual values and their limits`() throws {
        let plain = try StudioEndpoints.changes.read(Given(path: ["project": EndpointTests.project]))
        #expect(plain.page == Page(count: 50, cursor: nil))
        #expect(plain.after == nil)
        let events = try StudioEndpoints.events.read(
            Given(path: ["project": EndpointTests.project], query: ["since": "41", "limit": "200"]))
        #expect(events.since == 41)
        #expect(events.limit == 200)
        for (name, value) in [
            ("limit", "0"), ("limit", "201"), ("limit", "+5"), ("limit", "05"), ("limit", ""), ("since", "-1"),
        ] {
            let problem = problem(
                StudioEndpoints.events, Given(path: ["project": EndpointTests.project], query: [name: value]))
            #expect(problem?.kind == .badRequest)
            #expect(problem?.errors.map(\.place) == [.parameter(name)])
        }
        let takes = try StudioEndpoints.takes.read(
            Given(path: ["project": EndpointTests.project], query: ["node": "0000000000001", "cursor": "a-1.~_"]))
        #expect(takes.node == NodeID(1))
        #expect(takes.page.cursor?.text == "a-1.~_")
    }

    @Test func `what is wrong with parameters and body is said together`() {
        var given = Given(path: ["project": EndpointTests.project])
        given.headers["If-Match"] = "12"
        given.body = Array(#"{"id":"x"}"#.utf8)
        let problem = problem(StudioEndpoints.appendChange, given)
        #expect(problem?.kind == .badRequest)
        #expect(
            problem?.errors.map(\.place) == [
                .parameter("If-Match"), .body("/id"), .body("/base"), .body("/label"), .body("/operations"),
            ])
    }

    @Test(arguments: ["12", "\"\"", "\"012\"", "W/\"12\"", "*", "\"-1\"", "\"12", "\"99999999999999999999\""])
    func `an If Match that is no revision is refused`(tag: String) {
        var given = Given(path: ["project": EndpointTests.project])
        given.headers["If-Match"] = tag
        given.body = ChangeDraftBody.schema.encode(Example.changeDraft)
        #expect(problem(StudioEndpoints.appendChange, given)?.errors.map(\.place) == [.parameter("If-Match")])
    }

    @Test func `an id that cannot be one is not found`() {
        let problem = problem(StudioEndpoints.project, Given(path: ["project": "../etc"]))
        #expect(problem?.kind == .notFound)
        #expect(problem?.detail == "The project in the path must be an id of 26 characters.")
    }

    @Test func `a body of another type or size is refused`() {
        var given = Given(path: ["project": EndpointTests.project], body: Array("{}".utf8))
        for type in ["text/plain", "application/x-www-form-urlencoded", "", "application/json5"] {
            given.headers["Content-Type"] = type
            #expect(problem(StudioEndpoints.plan, given)?.kind == .unsupportedMediaType)
        }
        given.headers = [:]
        #expect(problem(StudioEndpoints.plan, given)?.kind == .unsupportedMediaType)
        #expect(
            problem(StudioEndpoints.cancelRun, Given(path: ["run": EndpointTests.project], body: [0x20]))?.kind
                == .tooLarge)
        var large = Given(path: ["project": EndpointTests.project])
        large.body = Array(repeating: 0x20, count: 8 << 20)
        #expect(problem(StudioEndpoints.appendChange, large)?.kind == .badRequest)
        large.body.append(0x20)
        #expect(problem(StudioEndpoints.appendChange, large)?.kind == .tooLarge)
    }

    @Test func `a screenplay comes as bytes with its name`() throws {
        let given = Given(
            query: ["name": "night train.fountain"], headers: ["Content-Type": "text/plain;charset=UTF-8"],
            body: Array("INT. TRAIN".utf8))
        let request = try StudioEndpoints.importScreenplay.read(given)
        #expect(request.name == "night train.fountain")
        #expect(request.bytes == given.body)
        for name in ["../x", "a\\b", "a\nb", ".", "..", "", String(repeating: "x", count: 256)] {
            var bad = given
            bad.query["name"] = name
            #expect(problem(StudioEndpoints.importScreenplay, bad)?.errors.map(\.place) == [.parameter("name")])
        }
    }

    @Test func `a run's key is a word`() throws {
        var given = Given(path: ["project": EndpointTests.project])
        given.body = RunRequestBody.schema.encode(Example.runRequest)
        #expect(try StudioEndpoints.startRun.read(given).key == nil)
        given.headers["Idempotency-Key"] = "\"8e03978e-40d5\""
        #expect(try StudioEndpoints.startRun.read(given).key == "\"8e03978e-40d5\"")
        for key in ["", "two words", "é", String(repeating: "x", count: 201)] {
            given.headers["Idempotency-Key"] = key
            #expect(problem(StudioEndpoints.startRun, given)?.errors.map(\.place) == [.parameter("Idempotency-Key")])
        }
    }

    /// A request with everything that an endpoint wants, its body being the example that the documentation shows.
    private func exemplary(_ endpoint: EndpointDescription) -> Given {
        var given = Given()
        for input in endpoint.inputs {
            switch input {
            case .parameter(let parameter):
                if parameter.place == .path { given.path[parameter.name] = EndpointTests.project }
            case .json(_, let example): given.body = example
            case .bytes(let types):
                given.headers["Content-Type"] = types[0]
                given.body = [0x41]
            }
        }
        return given
    }

    @Test func `the example of every request is read`() throws {
        var read: Set<String> = []
        func check<Request, Answer>(
            _ endpoint: Endpoint<Request, Answer>, _ path: [String: String] = [:], headers: [String: String] = [:]
        ) throws {
            var given = exemplary(endpoint.description)
            given.path.merge(path) { _, other in other }
            given.headers.merge(headers) { _, other in other }
            _ = try endpoint.read(given)
            read.insert(endpoint.description.name)
        }
        try check(StudioEndpoints.live)
        try check(StudioEndpoints.ready)
        try check(StudioEndpoints.signIn)
        try check(StudioEndpoints.me)
        try check(StudioEndpoints.signOut)
        try check(StudioEndpoints.renameMe)
        try check(StudioEndpoints.projects)
        try check(StudioEndpoints.createProject)
        try check(StudioEndpoints.importScreenplay)
        try check(StudioEndpoints.breakDown)
        try check(StudioEndpoints.project)
        try check(StudioEndpoints.document)
        try check(StudioEndpoints.appendChange)
        try check(StudioEndpoints.changes)
        try check(StudioEndpoints.events)
        try check(StudioEndpoints.plan)
        try check(StudioEndpoints.startRun)
        try check(StudioEndpoints.runs)
        for endpoint in [
            StudioEndpoints.cancelRun, StudioEndpoints.retryRun, StudioEndpoints.cancelJob, StudioEndpoints.retryJob,
        ] {
            try check(endpoint)
        }
        try check(StudioEndpoints.run)
        try check(StudioEndpoints.variations)
        try check(StudioEndpoints.templates)
        try check(StudioEndpoints.template)
        try check(StudioEndpoints.saveTemplate)
        try check(StudioEndpoints.forgetTemplate)
        try check(StudioEndpoints.variationSheet)
        for endpoint in [StudioEndpoints.cancelProject, StudioEndpoints.retryProject] { try check(endpoint) }
        try check(StudioEndpoints.job)
        try check(StudioEndpoints.queue)
        try check(StudioEndpoints.queueJobs)
        try check(StudioEndpoints.queueHistory)
        for endpoint in [StudioEndpoints.pauseQueue, StudioEndpoints.resumeQueue] { try check(endpoint) }
        try check(StudioEndpoints.moveJob)
        try check(StudioEndpoints.resetWorker)
        try check(StudioEndpoints.takes)
        try check(StudioEndpoints.take)
        try check(StudioEndpoints.reviewTake)
        try check(StudioEndpoints.takeRecipe)
        try check(StudioEndpoints.takeFile)
        try check(StudioEndpoints.verifyTake)
        try check(StudioEndpoints.verification)
        try check(StudioEndpoints.media, ["hash": Example.hash.text])
        try check(StudioEndpoints.catalogue)
        try check(StudioEndpoints.encodedCatalogue)
        try check(StudioEndpoints.keys)
        try check(StudioEndpoints.createKey)
        try check(StudioEndpoints.deleteKey)
        try check(StudioEndpoints.createLink)
        try check(StudioEndpoints.openAPI)
        try check(StudioEndpoints.assets)
        try check(StudioEndpoints.asset)
        try check(StudioEndpoints.addAsset)
        try check(StudioEndpoints.changeAsset)
        try check(StudioEndpoints.assetUses)
        try check(StudioEndpoints.assetFolders)
        try check(StudioEndpoints.addAssetFolder)
        try check(StudioEndpoints.removeAssetFolder)
        let tus = ["Tus-Resumable": "1.0.0"]
        try check(StudioEndpoints.uploadOptions)
        try check(StudioEndpoints.createUpload, headers: tus.merging(["Upload-Length": "5"]) { $1 })
        try check(StudioEndpoints.uploadOffset, headers: tus)
        let piece = ["Upload-Offset": "0", "Content-Type": Tus.pieceType]
        try check(StudioEndpoints.continueUpload, headers: tus.merging(piece) { $1 })
        try check(StudioEndpoints.cancelUpload, headers: tus)
        try check(StudioEndpoints.upload)
        #expect(read == Set(StudioEndpoints.all.map(\.name)))
    }

    @Test func `a problem that was written is read`() throws {
        for problem in [
            Problem(.diskFull),
            Problem(GraphError(.inputTaken, nodes: [NodeID(2)], wires: [WireID(3)], "It is taken.")),
            Problem(malformed: [FieldProblem(parameter: "limit", detail: "Is wrong.")]),
            Problem(malformed: [FieldProblem(pointer: "", detail: "Is wrong.")])
                .with(instance: RequestID(Example.row(1))),
        ] {
            let body = try ProblemBody.schema.decode(problem.encoded)
            #expect(ProblemBody.schema.encode(body) == problem.encoded)
            #expect(body.status == problem.status)
            #expect(body.errors ?? [] == problem.errors)
        }
    }

    @Test func `an answer is written by its schema`() {
        #expect(StudioEndpoints.project.encode(Example.project) == ProjectBody.schema.encode(Example.project))
        #expect(StudioEndpoints.signOut.encode(()).isEmpty)
    }

    @Test func `every kind of problem has a status and sentences of its own`() {
        for kind in ProblemKind.allCases {
            #expect((400...599).contains(kind.status))
            #expect(kind.type == "/problems/\(kind.rawValue)")
            #expect(kind.rawValue.utf8.allSatisfy { (97...122).contains($0) || $0 == 45 })
            #expect(!kind.title.hasSuffix("."))
            #expect(!kind.usualDetail.isEmpty)
        }
        #expect(Set(ProblemKind.allCases.map(\.title)).count == ProblemKind.allCases.count)
    }

    @Test func `a problem is written by RFC 9457`() {
        let request = RequestID(Identifier128(high: 0, low: 31))
        let refusal = Problem(GraphError(.cycle, nodes: [NodeID(1)], "The wire would close a circle.")).with(
            instance: request)
        #expect(
            String(decoding: refusal.encoded, as: UTF8.self)
                == #"{"type":"/problems/rule-refused","title":"A rule of the canvas refuses the change","status":409,"#
                + #""detail":"The wire would close a circle.","instance":"0000000000000000000000000Z","code":13,"#
                + #""nodes":["0000000000001"],"wires":[]}"#)
        let malformed = Problem(malformed: [
            FieldProblem(pointer: "/a~1b", detail: "Is missing."),
            FieldProblem(parameter: "limit", detail: "Is wrong."),
        ])
        #expect(
            String(decoding: malformed.encoded, as: UTF8.self)
                == #"{"type":"/problems/bad-request","title":"The request is malformed","status":400,"#
                + #""detail":"The request is malformed; “errors” says where.","errors":["#
                + #"{"pointer":"/a~1b","detail":"Is missing."},{"parameter":"limit","detail":"Is wrong."}]}"#)
        #expect(
            Problem(malformed: [FieldProblem(pointer: "/title", detail: "Is missing.")]).detail
                == "“/title” in the body: is missing.")
    }
}
