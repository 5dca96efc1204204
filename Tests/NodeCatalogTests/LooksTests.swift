import GraphCore
import Testing

@testable import NodeCatalog

struct LooksTests {
    @Test func `the same name has the same looks, whatever its case`() {
        let anna = CharacterView.seeded(name: "ANNA")
        var same = CharacterView.seeded(name: "Anna")
        same.name = "ANNA"
        #expect(anna == same)
        #expect(anna.fields == ["name": .text("ANNA")])
    }

    @Test func `looks are plausible and varied`() {
        let people = (0..<500).map { CharacterView.seeded(name: "PERSON \($0)") }
        #expect(people.allSatisfy { (156...190).contains($0.height) })
        #expect(Set(people.map(\.height)).count > 25)
        #expect(Set(people.map(\.build)).count == 4)
        #expect(Set(people.map(\.skin)).count == Looks.skin.count)
        #expect(Set(people.map(\.hair)).count == Looks.hair.count)
        #expect(Set(people.map(\.wardrobe)).count == Looks.wardrobe.count)
    }

    @Test func `a child grows and hair greys with age`() {
        let heights = (0...18).map { CharacterView.seeded(name: "MAX", age: $0).height }
        #expect(heights == heights.sorted())
        #expect((44...56).contains(heights[0]))
        #expect(heights[18] == CharacterView.seeded(name: "MAX").height)
        #expect(CharacterView.seeded(name: "MAX", age: 80).hair == Looks.greyHair)
    }

    @Test func `any three of a cast are a quarter of the hue circle apart`() {
        for round in 0..<200 {
            let cast = CharacterView.cast(named: ["A\(round)", "B\(round)", "C\(round)"])
            let places = cast.compactMap { Looks.wardrobe.firstIndex(of: $0.wardrobe) }
            for (left, right) in [(0, 1), (0, 2), (1, 2)] {
                let apart = abs(places[left] - places[right])
                #expect(min(apart, 12 - apart) >= 3)
            }
        }
        let names = (0..<13).map { "PERSON \($0)" }
        let dozen = CharacterView.cast(named: Array(names.prefix(12)))
        #expect(Set(dozen.map(\.wardrobe)).count == 12)
        #expect(Array(CharacterView.cast(named: names).prefix(12)) == dozen)
    }

    @Test func `neighbours on the hue circle are told apart by their colours too`() {
        for (index, colour) in Looks.wardrobe.enumerated() {
            for other in Looks.wardrobe[(index + 1)...] {
                let red = Int(colour.red) - Int(other.red)
                let green = Int(colour.green) - Int(other.green)
                let blue = Int(colour.blue) - Int(other.blue)
                #expect(red * red + green * green + blue * blue > 35 * 35)
            }
        }
    }
}
