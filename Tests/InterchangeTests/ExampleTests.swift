import Foundation
import Interchange
import NodeCatalog
import Testing

/// The folder of what users see first.
private let examples = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples")

/// The screenplay that users see first.
func exampleScreenplay() throws -> Screenplay {
    try Screenplay.read(bytes: Data(contentsOf: examples.appending(path: "one-word.fountain")))
}

@Test func `the example reads without a finding and lasts about a minute`() throws {
    let screenplay = try exampleScreenplay()
    let draft = FilmDraft(breakingDown: screenplay)
    #expect(screenplay.diagnostics.isEmpty)
    #expect(draft.film.title == "One Word")
    #expect(draft.scenes.count >= 4)
    #expect(draft.cast.map(\.name) == ["JONAS", "LINA", "VERA"])
    #expect((12...16).contains(draft.shots.count))
    #expect((55 * 24...70 * 24).contains(draft.frames))
    #expect(draft.fadeOut == 36)
}

@Test func `the example's shot list is the one in the golden text`() throws {
    let golden = try String(contentsOf: examples.appending(path: "one-word.shots.txt"), encoding: .utf8)
    let list = FilmDraft(breakingDown: try exampleScreenplay()).shotList
    #expect(list == golden, "\(list)")
}
