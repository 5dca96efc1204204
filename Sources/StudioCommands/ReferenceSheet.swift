import FFmpegProcess
import GraphCore
import NodeCatalog
import PrevisEngine
import ProductionModel
import SystemPackage

/// A table of stills of one shot under two varied fields.
struct ReferenceSheet: Sendable {
    /// The sheet's file name.
    let name: String
    let title: String
    let subtitle: String
    let columns: [String]
    let rows: [String]
    /// The shot of a row and a column.
    let shot: @Sendable (_ row: Int, _ column: Int) -> ShotView

    private static let width = 256
    private static let height = 144

    /// Renders every cell and draws the sheet.
    func draw(with renderer: PrevisRenderer, _ ffmpeg: FFmpeg, to file: FilePath) async throws {
        let raster = PictureRaster(width: ReferenceSheet.width, height: ReferenceSheet.height)
        var cells: [ContactSheet.Cell] = []
        for row in rows.indices {
            for column in columns.indices {
                try Task.checkCancellation()
                let shot = shot(row, column)
                // The framing formula holds at the middle of a shot.
                let middle = Double(shot.duration) / 2 / shot.film.rate.framesPerSecond
                let still = try await renderer.still(of: shot, at: middle, tier: .standard, raster: raster)
                cells.append(.init(picture: still.bytes))
            }
        }
        let sheet = ContactSheet(
            title: title, subtitle: subtitle, pictureWidth: ReferenceSheet.width, pictureHeight: ReferenceSheet.height,
            columns: columns.count, columnHeaders: columns, rowHeaders: rows, cells: cells)
        try await sheet.draw(with: ffmpeg, to: file)
    }

    /// The sheets that stand in Docs.
    static let all = [framingsAndAngles, lightAndTime, weatherAndSets, grades]

    private static let people = CharacterView.cast(named: ["MARA", "JONAS"])

    private static func scene(
        _ set: SetKind, _ side: InteriorExterior, _ time: TimeOfDay = .afternoon, _ weather: Weather = .clear
    ) -> SceneView {
        SceneView(
            heading: "",
            environment: Environment(side: side, set: set, timeOfDay: time, weather: weather),
            place: set.title, seed: 7)
    }

    private static func cast(for framing: Framing) -> [CastPlacement] {
        let needsTwo = framing == .twoShot || framing == .overTheShoulder || framing == .pov
        return people.prefix(needsTwo ? 2 : 1).map { CastPlacement(character: $0) }
    }

    private static var framingsAndAngles: ReferenceSheet {
        ReferenceSheet(
            name: "framings-and-angles", title: "Framings and angles",
            subtitle: "35 mm on Super 35, exterior, afternoon; the frame's height is a multiple of the head's",
            columns: CameraAngle.allCases.map(\.title), rows: Framing.allCases.map(\.title)
        ) { row, column in
            let framing = Framing.allCases[row]
            return ShotView(
                framing: framing, angle: CameraAngle.allCases[column], duration: 48, cast: cast(for: framing),
                scene: scene(.street, .exterior))
        }
    }

    private static var lightAndTime: ReferenceSheet {
        ReferenceSheet(
            name: "light-and-time", title: "Lighting and time of day",
            subtitle: "Medium close-up in a room; the eleven setups from dawn to night",
            columns: TimeOfDay.allCases.map(\.title), rows: LightingSetup.allCases.map(\.title)
        ) { row, column in
            ShotView(
                framing: .mediumCloseUp, lens: Lens(focalLength: 50), duration: 48,
                lighting: Lighting(setup: LightingSetup.allCases[row]), cast: cast(for: .medium),
                scene: scene(.room, .interior, TimeOfDay.allCases[column]))
        }
    }

    private static var weatherAndSets: ReferenceSheet {
        ReferenceSheet(
            name: "weather-and-sets", title: "Weather and sets", subtitle: "Wide shots at 24 mm in the morning",
            columns: Weather.allCases.map(\.title), rows: SetKind.allCases.map(\.title)
        ) { row, column in
            let set = SetKind.allCases[row]
            let side: InteriorExterior = set == .street || set == .forest ? .exterior : .interior
            return ShotView(
                framing: .wide, lens: Lens(focalLength: 24), duration: 48, cast: cast(for: .twoShot),
                scene: scene(set, side, .morning, Weather.allCases[column]))
        }
    }

    private static var grades: ReferenceSheet {
        ReferenceSheet(
            name: "grades", title: "Grades", subtitle: "The twelve looks over one shot by day and one by night",
            columns: ["Street, golden hour", "Room, night"], rows: Grade.allCases.map(\.title)
        ) { row, column in
            ShotView(
                framing: .medium, duration: 48, lighting: Lighting(setup: column == 0 ? .natural : .practical),
                grade: Grade.allCases[row], cast: cast(for: .twoShot),
                scene: column == 0 ? scene(.street, .exterior, .goldenHour) : scene(.room, .interior, .night))
        }
    }
}
