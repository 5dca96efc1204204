import PrevisStage
import ProductionModel

/// What a framing asks of the picture, before anybody knows where the camera can stand.
struct FrameGoal: Sendable {
    /// The point whose depth the framing is measured at.
    var anchor: StagePoint
    /// What the picture's height shows at that depth, in metres.
    var visibleHeight: Float
    /// The head whose upright extent is held to the formula at level angles; nil measures depth alone.
    var head: Float?
    /// Where the anchor stands above the picture's middle, in shares of half its height.
    var rise: Float
    /// How far it gives way to the look, in shares of half the width.
    var leadRoom: Float
    /// Where the subject looks, levelled; the look that gets the room.
    var look: StagePoint
    /// Height of the lens at eye level in metres.
    var lensHeight: Float
    /// The head that must be seen, by its place in the cast.
    var subject: Int?
    /// More points that should be seen.
    var witnesses: [StagePoint] = []

    /// How many heads high the picture is at the subject (DESIGN, "Framing is solved"); nil where another rule stands.
    static func heads(_ framing: Framing) -> Float? {
        switch framing {
        case .extremeCloseUp: 0.7
        case .closeUp: 1.8
        case .mediumCloseUp, .overTheShoulder: 2.8
        case .medium, .twoShot: 4
        case .mediumLong: 5.5
        case .full: 8.5
        case .wide: 13
        case .extremeWide: 40
        case .pov, .insert: nil
        }
    }

    /// A single figure. Eyes stand on the upper third in close framings; from the medium shot on, head room is a tenth
    /// of the picture; a full shot has the feet and floor under them; in the widest the horizon lies low.
    init(single rig: CastRig, subject: Int?, heads: Float) {
        let unit = rig.headHeight
        anchor = rig.headCentre
        visibleHeight = heads * unit
        head = unit
        self.subject = subject
        look = rig.facing
        lensHeight = rig.eyes.y
        let tall = (rig.headCentre.y - rig.feet.y) / unit + 0.5
        switch heads {
        case ..<2:
            rise = 1 / 3
            leadRoom = heads < 1 ? 0.12 : 0.26
        case ..<7:
            rise = 0.8 - 1 / heads
            leadRoom = 0.28
        case ..<20:
            let room = max(0.4, (heads - tall) * (heads < 10 ? 0.45 : 0.5))
            rise = 1 - 2 * (room + 0.5) / heads
            leadRoom = heads < 10 ? 0.2 : 0.28
            // From chest height the verticals of a whole figure stay upright, as operators shoot it.
            lensHeight = (rig.eyes.y + rig.headCentre.y - rise * visibleHeight / 2) / 2
        default:
            rise = -0.15
            leadRoom = 0.3
        }
        if heads >= 4 { witnesses = [rig.chest] }
    }

    /// Two people in a medium shot, wide enough to hold both with their shoulders and air outside them.
    init(two first: CastRig, _ second: CastRig, seenFrom side: StagePoint, aspect: Float) {
        let taller = max(first.headHeight, second.headHeight)
        let middle = (first.headCentre + second.headCentre) / 2
        let across = StagePoint(0, 1, 0).cross(side)
        let apart = abs((first.headCentre - second.headCentre).dot(across))
        let shoulders = first.shoulderHalfWidth + second.shoulderHalfWidth
        let uneven = abs(first.headCentre.y - second.headCentre.y)
        let deep = abs((first.headCentre - second.headCentre).dot(side))
        anchor = middle
        visibleHeight = max(4 * taller, (apart + shoulders + 1.6 * taller + deep * 0.5) / aspect, uneven + 3 * taller)
        head = nil
        rise = 1 - 2 * (0.1 + (uneven / 2 + taller / 2) / visibleHeight)
        leadRoom = 0
        look = side
        lensHeight = (first.eyes.y + second.eyes.y) / 2
        subject = 0
        witnesses = [second.headCentre]
    }

    /// A frame half a metre wide around a thing.
    init(detail point: StagePoint, aspect: Float) {
        anchor = point
        visibleHeight = 0.5 / aspect
        head = nil
        rise = 0
        leadRoom = 0
        look = .zero
        lensHeight = point.y
        subject = nil
    }
}
