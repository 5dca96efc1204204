import GraphCore
import ProductionModel
import Testing

@testable import StudioAPI

/// What schemas say of bodies that do not fit.
struct SchemaTests {
    private func problems<Content>(_ schema: Schema<Content>, _ text: String) -> [FieldProblem] {
        do throws(MalformedBody) {
            _ = try schema.decode(Array(text.utf8))
            return []
        } catch { return error.problems }
    }

    private static let head = #""id":"0000000000000000000000000Z","base":0,"label":"Set framing""#

    @Test func `everything wrong with a change is said with its place`() {
        let text = """
            {"id":"0000000000000000000000000Z","base":-1,"label":"Set","operations":[
              {"op":"move","node":"0000000000001","x":2147483648,"y":1.5},
              {"op":"set_field","node":"0000000000001","key":"framing","value":{"record":{"a/b":{"bool":1}}}},
              {"op":"set_field","node":"0000000000001","key":"framing","value":{"list":[{"text":"a"},{"frames":"x"}]}},
              {"op":"fly"},
              {"node":"0000000000001"},
              {"op":"rename","node":"0000000000001","titel":"1A"}]}
            """
        let found = problems(ChangeDraftBody.schema, text).map { problem -> String in
            guard case .body(let pointer) = problem.place else { return "" }
            return pointer
        }
        #expect(
            found == [
                "/base", "/operations/0/x", "/operations/0/y", "/operations/1/value/record/a~1b",
                "/operations/2/value/list/1/frames", "/operations/3/op", "/operations/4/op", "/operations/5/title",
                "/operations/5/titel",
            ])
    }

    @Test func `problems read as sentences`() {
        #expect(
            problems(ChangeDraftBody.schema, "{\(SchemaTests.head)}") == [
                FieldProblem(pointer: "/operations", detail: "Is missing.")
            ])
        #expect(
            problems(ChangeDraftBody.schema, "{\(SchemaTests.head),\"operations\":[]}") == [
                FieldProblem(pointer: "/operations", detail: "Must not be empty.")
            ])
        #expect(
            problems(ChangeDraftBody.schema, "{\(SchemaTests.head),\"operations\":{}}") == [
                FieldProblem(pointer: "/operations", detail: "Must be a list, not an object.")
            ])
        #expect(
            problems(ChangeDraftBody.schema, "{\(SchemaTests.head),\"operations\":[],}") == [
                FieldProblem(
                    pointer: "", detail: "A member’s name must stand here, in quotes. (Byte 82 of the body.)")
            ])
        #expect(
            problems(PlanRequestBody.schema, #"{"targets":{"everything":false},"tier":"ultra"}"#) == [
                FieldProblem(pointer: "/targets/everything", detail: "Must be true."),
                FieldProblem(pointer: "/tier", detail: "Must be one of draft, standard, high."),
            ])
        #expect(
            problems(PlanRequestBody.schema, #"{"targets":[],"tier":"draft","force":null}"#) == [
                FieldProblem(
                    pointer: "/targets",
                    detail: "Must be an object with exactly one of nodes, only, variations, stale, everything."
                ),
                FieldProblem(pointer: "/force", detail: "Must be true or false, not null."),
            ])
        #expect(
            problems(ProjectDraftBody.schema, #"{"title":" \u00a0 "}"#) == [
                FieldProblem(pointer: "/title", detail: "Must not be blank.")
            ])
        #expect(
            problems(ProjectDraftBody.schema, #"{"title":"a\nb"}"#) == [
                FieldProblem(
                    pointer: "/title", detail: "Must not contain line breaks or other control characters.")
            ])
        #expect(
            problems(ProjectDraftBody.schema, "[]") == [
                FieldProblem(pointer: "", detail: "Must be an object, not a list.")
            ])
    }

    @Test func `a list of wrong things names the first of them only`() {
        let wrong = Array(repeating: "0", count: 1000).joined(separator: ",")
        #expect(problems(ChangeDraftBody.schema, "{\(SchemaTests.head),\"operations\":[\(wrong)]}").count == 32)
    }

    @Test func `two spellings of one id are one name`() throws {
        let text = """
            {"type":"queue","project":"0000000000000000000000000Z",
             "positions":{"0000000000000000000000000A":1,"0000000000000000000000000a":2}}
            """
        #expect(
            problems(StudioMessage.schema, text) == [
                FieldProblem(
                    pointer: "/positions/0000000000000000000000000a",
                    detail: "The name stands twice, in another spelling.")
            ])
    }

    @Test func `a rate must be in lowest terms and a film's`() {
        let project = String(decoding: ProjectBody.schema.encode(Example.project), as: UTF8.self)
        let good = #""rate":{"numerator":24,"denominator":1}"#
        #expect(project.contains(good))
        for (numerator, denominator) in [(48, 2), (1000, 1), (1, 2)] {
            let bad = project.replacing(
                good, with: "\"rate\":{\"numerator\":\(numerator),\"denominator\":\(denominator)}")
            #expect(
                problems(ProjectBody.schema, bad) == [
                    FieldProblem(
                        pointer: "/rate", detail: "Must be a rate from 1 to 240 frames a second, in lowest terms.")
                ])
        }
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_709_251_199_999, "2024-02-29T23:59:59.999Z"), (-62_167_219_200_000, "0000-01-01T00:00:00.000Z"),
            (253_402_300_799_999, "9999-12-31T23:59:59.999Z"), (.max, "9999-12-31T23:59:59.999Z"),
            (.min, "0000-01-01T00:00:00.000Z"), (-2_203_891_200_000, "1900-03-01T00:00:00.000Z"),
        ] as [(Int64, String)]) func `moments are spelled by RFC 3339`(milliseconds: Int64, text: String)
    {
        let moment = Moment(milliseconds: milliseconds)
        #expect(moment.text == text)
        #expect(Moment(text: text) == moment)
    }

    @Test func `every day of eight centuries is the day after the one before`() {
        var day = 1
        var month = 1
        var year = 1600
        for number in -135_140..<157_060 as Range<Int64> {
            let date = Moment(milliseconds: number * 86_400_000).text.prefix(10)
            let expected = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
            guard date == expected, Moment(text: date + "T00:00:00.000Z")?.milliseconds == number * 86_400_000 else {
                Issue.record("\(date) instead of \(expected)")
                return
            }
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
            day += 1
            if day > length { (day, month) = (1, month + 1) }
            if month > 12 { (month, year) = (1, year + 1) }
        }
        #expect(year == 2400)
    }

    @Test(arguments: [
        "2026-11-24T09:00:00Z", "2026-11-24T09:00:00.000+00:00", "2026-11-24 09:00:00.000Z", "2026-02-29T00:00:00.000Z",
        "2026-13-01T00:00:00.000Z", "2026-00-01T00:00:00.000Z", "2026-01-00T00:00:00.000Z", "2026-01-01T24:00:00.000Z",
        "2026-01-01T00:60:00.000Z", "2026-01-01T00:00:60.000Z", "２026-01-01T00:00:00.000Z", "",
    ]) func `what is no moment is refused`(text: String) { #expect(Moment(text: text) == nil) }

    @Test func `a share is written with four places and stays a share`() {
        func text(_ fraction: Double) -> String {
            let progress = ProgressBody(stage: "", fraction: fraction, framesDone: 0, framesTotal: 0, secondsLeft: nil)
            return String(decoding: ProgressBody.schema.encode(progress), as: UTF8.self)
        }
        #expect(text(1.0 / 3).contains(#""fraction":0.3333,"#))
        #expect(text(1.5).contains(#""fraction":1.0,"#))
        #expect(text(-1).contains(#""fraction":0.0,"#))
        #expect(text(.nan).contains(#""fraction":0.0,"#))
    }
}
