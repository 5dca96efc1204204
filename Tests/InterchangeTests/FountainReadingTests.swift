import Interchange
import Testing

@Test func `an empty text is a screenplay with one finding`() throws {
    let play = try Screenplay.read(bytes: [])
    #expect(play.elements.isEmpty)
    #expect(play.diagnostics.count == 1)
}
