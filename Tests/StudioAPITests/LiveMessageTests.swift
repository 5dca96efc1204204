import Access
import GraphCore
import Testing

@testable import StudioAPI

/// The text messages of the live connection.
struct LiveMessageTests {
    private static let state = NodeStateBody(
        node: Example.shotID, job: Example.row(5), run: Example.row(4), state: .leased, attempts: 1, position: 2,
        progress: ProgressBody(stage: "Rendering", fraction: 0.25, framesDone: 18, framesTotal: 72, secondsLeft: 3),
        take: Example.take, takes: 2, fingerprint: 1)

    private static let messages: [StudioMessage] = [
        .hello(user: Example.me.user, version: "0.2.0", instance: Example.row(7)),
        .state(Example.projectID, event: 44, nodes: [state, NodeStateBody(node: NodeID(1))], runs: [Example.run]),
        .events(Example.projectID, event: 44, items: Example.events.items, nodes: [state], runs: [Example.run]),
        .progress(
            Example.projectID,
            jobs: [
                JobProgressBody(
                    job: Example.row(5), node: nil,
                    progress: ProgressBody(stage: "", fraction: 0, framesDone: 0, framesTotal: 0, secondsLeft: nil))
            ],
            runs: [
                RunProgressBody(run: Example.row(4), fraction: 0.25, secondsLeft: 9),
                RunProgressBody(run: Example.row(8), fraction: 1, secondsLeft: nil),
            ]), .studioQueue(Example.queue),
        .queue(Example.projectID, positions: [Example.row(5): 1, Example.row(6): 2]),
        .projects(event: 3, items: [Example.project]), .refused(ChangeID(Example.row(3)), code: 13, reason: "No."),
        .closed(Example.projectID, reason: "It was removed."), .error("That was no message."),
    ]

    @Test(arguments: messages) func `what the studio says is read as it was said`(message: StudioMessage) throws {
        let bytes = StudioMessage.schema.encode(message)
        #expect(try StudioMessage.schema.decode(bytes) == message)
        #expect(StudioMessage.schema.encode(try StudioMessage.schema.decode(bytes)) == bytes)
    }

    @Test(arguments: [
        (#"{"type":"studio"}"#, ClientMessage.studio), (#"{"type":"watchQueue"}"#, .watchQueue),
        (
            #"{"type":"open","project":"0000000000000000000000000Z"}"#,
            .open(ProjectID(Identifier128(high: 0, low: 31)), revision: nil, since: nil)
        ),
        (
            #"{"type":"open","project":"0000000000000000000000000Z","revision":12,"since":0}"#,
            .open(ProjectID(Identifier128(high: 0, low: 31)), revision: Revision(12), since: 0)
        ),
    ]) func `what the page says is read`(text: String, message: ClientMessage) throws {
        #expect(try ClientMessage.schema.decode(Array(text.utf8)) == message)
        #expect(String(decoding: ClientMessage.schema.encode(message), as: UTF8.self) == text)
    }

    @Test(arguments: [
        "", "[]", "{}", #"{"type":"open"}"#, #"{"type":"shut","project":"0000000000000000000000000Z"}"#,
        #"{"type":"studio","project":null}"#, #"{"type":1}"#,
        #"{"type":"open","project":"0000000000000000000000000Z","revision":-1}"#,
        #"{"type":"open","project":"0000000000000000000000000Z","since":9007199254740992}"#,
    ]) func `what is no message is refused`(text: String) {
        #expect(throws: MalformedBody.self) { try ClientMessage.schema.decode(Array(text.utf8)) }
    }

    @Test func `messages are spelled as Docs live md states them`() {
        func text(_ message: StudioMessage) -> String {
            String(decoding: StudioMessage.schema.encode(message), as: UTF8.self)
        }
        let project = Example.projectID.bits.text
        #expect(
            text(.queue(Example.projectID, positions: [Example.row(6): 2, Example.row(5): 1]))
                == "{\"type\":\"queue\",\"project\":\"\(project)\",\"positions\":"
                + "{\"\(Example.row(5).text)\":1,\"\(Example.row(6).text)\":2}}")
        #expect(
            text(.refused(ChangeID(Example.row(3)), code: 0, reason: "Too late."))
                == "{\"type\":\"refused\",\"change\":\"\(Example.row(3).text)\",\"code\":0,\"reason\":\"Too late.\"}")
        #expect(text(.error("?")) == #"{"type":"error","detail":"?"}"#)
    }
}
