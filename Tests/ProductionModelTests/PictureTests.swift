import ProductionModel
import Testing

struct PictureTests {
    @Test func `a gate is the largest part of the sensor with the picture's aspect`() {
        for sensor in SensorFormat.allCases {
            let whole = sensor.micrometres
            for aspect in [AspectRatio.wide16by9, .classic4by3, .flat185, .scope239] {
                let gate = SensorGate(sensor, croppedTo: aspect)
                #expect(abs(gate.width / gate.height - aspect.quotient) < 1e-12)
                #expect(gate.width == Double(whole.width) / 1_000 || gate.height == Double(whole.height) / 1_000)
                #expect(gate.width <= Double(whole.width) / 1_000 && gate.height <= Double(whole.height) / 1_000)
            }
        }
        let full = SensorGate(.fullFrame, croppedTo: AspectRatio(3, 2) ?? .wide16by9)
        #expect(full.width == 36 && full.height == 24)
    }

    @Test func `angle and distance follow from the lens alone`() {
        let gate = SensorGate(.fullFrame, croppedTo: AspectRatio(3, 2) ?? .wide16by9)
        #expect(gate.halfWidthTangent(focalLength: 18) == 1)
        #expect(gate.halfHeightTangent(focalLength: 12) == 1)
        #expect(gate.distance(showingHeight: 2.4, focalLength: 50) == 5)
        #expect(gate.distance(showingWidth: 3.6, focalLength: 50) == 5)
    }

    @Test func `rasters have the stated lines and the nearest even width`() {
        #expect(QualityTier.draft.raster(for: .wide16by9) == (854, 480))
        #expect(QualityTier.standard.raster(for: .wide16by9) == (1_280, 720))
        #expect(QualityTier.high.raster(for: .scope239) == (2_582, 1_080))
        #expect(QualityTier.high.raster(for: .classic4by3) == (1_440, 1_080))
        #expect(QualityTier.allCases.map(\.samples) == [1, 4, 16])
        #expect(QualityTier.allCases.map(\.edgeSamples) == [4, 4, 16])
        #expect(AspectRatio(1, 5) == nil && AspectRatio(0, 1) == nil && AspectRatio(41, 10) == nil)
    }

    @Test func `the frame's height in heads is the design's table`() {
        let heads: [Double?] = [0.7, 1.8, 2.8, 4, 5.5, 8.5, 13, 40, nil, 2.8, nil, nil]
        #expect(Framing.allCases.map(\.heads) == heads)
        #expect(Framing.twoShot.rule == .holdsTwo(atLeastHeads: 4))
        #expect(Framing.insert.rule == .width(metres: 0.5))
        #expect(Framing.pov.rule == .eyes && Framing.pov.visibleHeight(stature: 1.8) == nil)
        #expect(abs((Framing.medium.visibleHeight(stature: 1.8) ?? 0) - 0.96) < 1e-12)
    }

    @Test func `a movement reads the direction of its own pair`() {
        #expect(CameraMovement(kind: .dolly, direction: .right).resolvedDirection == .in)
        #expect(CameraMovement(kind: .dolly, direction: .out).resolvedDirection == .out)
        #expect(CameraMovement(kind: .crane, direction: .left).resolvedDirection == .down)
        #expect(CameraMovement(kind: .handheld).resolvedDirection == nil)
        for kind in MovementKind.allCases {
            guard let pair = kind.directions else { continue }
            #expect(pair.forward.isForward && !pair.backward.isForward)
            for direction in [pair.forward, pair.backward] {
                #expect(CameraMovement(kind: kind, direction: direction).resolvedDirection == direction)
            }
        }
    }

    @Test func `durations fall into their class exactly at the boundary`() {
        #expect(DurationClass(frames: 23, rate: .fps24) == .flash)
        #expect(DurationClass(frames: 24, rate: .fps24) == .short)
        #expect(DurationClass(frames: 24, rate: .fps23976) == .short)
        #expect(DurationClass(frames: 71, rate: .fps24) == .short)
        #expect(DurationClass(frames: 72, rate: .fps24) == .medium)
        #expect(DurationClass(frames: 240, rate: .fps24) == .long)
        #expect(DurationClass(frames: 720, rate: .fps24) == .veryLong)
    }

    @Test func `story structures lie in order within their whole`() {
        for structure in StoryStructure.allCases {
            let beats = structure.beats
            #expect(beats.map(\.start) == beats.map(\.start).sorted())
            #expect(beats.allSatisfy { $0.start >= 0 && $0.start <= $0.end && $0.end <= structure.parts })
            #expect(Set(beats.map(\.title)).count == beats.count)
        }
        #expect(StoryStructure.allCases.map(\.beats.count) == [3, 7, 15])
        let points = StoryStructure.sevenPoint.beats.map { StoryStructure.sevenPoint.startFrame(of: $0, length: 800) }
        #expect(points == [0, 200, 300, 400, 500, 600, 800])
    }

    @Test func `every term has a title of its own and a well-formed name`() {
        func check<Terms: Vocabulary>(_: Terms.Type) {
            #expect(Set(Terms.allCases.map(\.title)).count == Terms.allCases.count)
            for term in Terms.allCases {
                #expect(!term.title.isEmpty)
                #expect(term.rawValue.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 })
            }
        }
        check(Framing.self)
        check(CameraAngle.self)
        check(MovementKind.self)
        check(MovementDirection.self)
        check(MovementSpeed.self)
        check(Easing.self)
        check(SensorFormat.self)
        check(LightingSetup.self)
        check(InteriorExterior.self)
        check(SetKind.self)
        check(TimeOfDay.self)
        check(Weather.self)
        check(Grade.self)
        check(StageAction.self)
        check(Build.self)
        check(QualityTier.self)
        check(TransitionKind.self)
        check(DurationClass.self)
        check(StoryStructure.self)
    }
}
