import GraphCore
import Interchange
import NodeCatalog
import ProductionModel
import Testing

private func draft(_ text: String) -> FilmDraft { FilmDraft(breakingDown: Screenplay(text: text)) }

@Suite struct `The breakdown` {
    @Test func `establishes every scene`() {
        let film = draft("INT. KITCHEN - DAY\n\nA tap drips.\n\nEXT. WOODS - NIGHT\n\nANN\nHello.\n")
        #expect(film.scenes.allSatisfy { $0.shots.first?.rule == .establishing })
        #expect(film.scenes[0].shots[0].view.framing == .wide)
        #expect(film.scenes[1].shots[0].view.framing == .extremeWide)
    }

    @Test func `goes from both to over the shoulder to close`() {
        let film = draft(
            "INT. ROOM - DAY\n\nA room.\n\nANN\nWhere have you been all of this long and endless night?\n\nBEN\n"
                + "I was out there walking by the river.\n\nANN\nIn this weather, with that cold?\n\nBEN\nYes.\n")
        #expect(
            film.shots.dropFirst().map(\.view.framing) == [.twoShot, .overTheShoulder, .overTheShoulder, .closeUp])
    }

    @Test func `keeps each person's mark through a scene`() {
        let film = draft(
            "INT. ROOM - DAY\n\nA room.\n\nANN\nOne.\n\nBEN\nTwo!\n\nANN\nThree!\n\nBEN\nFour!\n")
        var marks: [String: Set<Int?>] = [:]
        for shot in film.shots {
            for member in shot.view.cast { marks[member.character.name, default: []].insert(member.mark) }
        }
        #expect(marks.values.allSatisfy { $0.count == 1 })
        #expect(marks.count == 2)
    }

    @Test func `leaves a voice from outside the frame out of the frame`() {
        let film = draft("INT. ROOM - DAY\n\nAnn waits.\n\nANN\nWho?\n\nBEN (O.S.)\nMe.\n")
        let shot = film.shots.last { $0.view.dialogue.contains { $0.speaker == "BEN" } }
        #expect(shot?.view.cast.map(\.character.name) == ["ANN"])
    }

    @Test func `begins dual dialogue together`() {
        let film = draft("INT. ROOM - DAY\n\nA room.\n\nANN\nScrew retirement.\n\nBEN ^\nScrew it.\n")
        let lines = film.shots.flatMap(\.view.dialogue)
        #expect(lines.count == 2 && lines[0].start == lines[1].start)
    }

    @Test func `sees through the eyes of the one who looks`() {
        let film = draft("INT. ROOM - DAY\n\nANN (30) and BEN (40) wait.\n\nBen looks at Ann.\n")
        #expect(film.shots.last?.view.framing == .pov)
        #expect(film.shots.last?.view.cast.map(\.character.name) == ["BEN", "ANN"])
    }

    @Test func `reads ages, bodies and places`() {
        let film = draft(
            "INT. CASTLE - DUSK - SNOW\n\nMARA (late 60s), tall and thin, enters. KID, 9, follows.\n\nKID\nHi.\n")
        #expect(film.cast.map(\.age) == [68, 9])
        #expect(film.cast[0].build == .slight)
        #expect(
            film.scenes[0].view.environment
                == Environment(side: .interior, set: .room, timeOfDay: .dusk, weather: .snow))
        #expect(film.remarks.map(\.sentence) == ["CASTLE is shown as a room, the nearest set there is."])
    }

    @Test func `gives the same place the same arrangement`() {
        let film = draft("INT. BAR - DAY\n\nA.\n\nEXT. PARK - DAY\n\nB.\n\nINT. BAR - NIGHT\n\nC.\n")
        #expect(film.scenes[0].view.seed == film.scenes[2].view.seed)
        #expect(film.scenes[0].view.seed != film.scenes[1].view.seed)
        #expect(film.scenes[2].shots[0].view.framing == .full)
    }

    @Test func `counts in exact frames at the film's rate`() {
        let film = draft("Title: A\nRate: 23.976\nAspect: 2.39\n\nINT. BAR - DAY\n\nA.\n")
        #expect(film.film.rate == FrameRate(24_000, 1_001))
        #expect(film.film.aspect == AspectRatio(239, 100))
        #expect(film.shots[0].view.duration == 84)
    }

    @Test(arguments: [(120, 1), (300, 2)]) func `takes a whole feature`(pages: Int, seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let film = FilmDraft(breakingDown: Screenplay(text: random.screenplay(pages: pages)))
        #expect(
            film
                == FilmDraft(
                    breakingDown: Screenplay(
                        text: {
                            var again = SeededGenerator(state: seed); return again.screenplay(pages: pages)
                        }())))
        #expect(film.scenes.count > pages / 4)
        #expect(Set(film.shots.map(\.view.movement.kind)).count >= 4)
        let still = film.shots.filter { $0.view.movement.kind == .static }
        #expect(still.count * 2 < film.shots.count)
        for (one, next) in zip(film.shots.dropLast(), film.shots.dropFirst().dropLast())
        where one.view.movement.kind != .handheld {
            let isSame = one.view.movement.kind == next.view.movement.kind
            #expect(
                !isSame
                    || (next.view.movement.kind != .static
                        && one.view.movement.direction != next.view.movement.direction)
            )
        }
        // The invariant checker is for small documents; `apply` has asked every rule.
        try expectValid(film, &random, checksInvariants: false)
    }

    @Test func `makes the same document for the same random numbers`() throws {
        let film = FilmDraft(breakingDown: try exampleScreenplay())
        var (one, two) = (SeededGenerator(state: 5), SeededGenerator(state: 5))
        #expect(film.operations(root: NodeID(1), using: &one) == film.operations(root: NodeID(1), using: &two))
        try expectValid(film, &one)
    }
}
