/// A point or direction on the stage in metres: right-handed, x right, y up, z towards the viewer of the set's plan;
/// the floor is y = 0.
public typealias StagePoint = SIMD3<Float>

/// How a surface varies over its extent; the renderer evaluates it from the hit's world position.
public enum SurfacePattern: UInt8, Hashable, Sendable {
    case plain, planks, tiles, plaster, brick, asphalt, bark, foliage, soil, cloth
}

/// How a surface answers light.
public struct SurfaceMaterial: Hashable, Sendable {
    /// Diffuse reflectance, linear Rec. 709, 0…1.
    public var albedo: SIMD3<Float>
    /// Perceptual roughness, 0.05…1 (Burley's squared parametrisation).
    public var roughness: Float
    /// Reflectance at normal incidence, 0…0.1 for dielectrics.
    public var specular: Float
    /// Light given off, linear, in units of a white wall's radiance in the key light.
    public var emission: SIMD3<Float>
    /// How it varies.
    public var pattern: SurfacePattern
    /// The second colour of the pattern, linear Rec. 709.
    public var patternColour: SIMD3<Float>
    /// The pattern's repeat in metres.
    public var patternScale: Float

    /// A material from its parts.
    public init(
        albedo: SIMD3<Float>, roughness: Float = 0.8, specular: Float = 0.04, emission: SIMD3<Float> = .zero,
        pattern: SurfacePattern = .plain, patternColour: SIMD3<Float> = .zero, patternScale: Float = 1
    ) {
        self.albedo = albedo
        self.roughness = roughness
        self.specular = specular
        self.emission = emission
        self.pattern = pattern
        self.patternColour = patternColour
        self.patternScale = patternScale
    }
}

/// Triangles with a normal at each vertex and a material for each triangle.
public struct StageMesh: Sendable {
    /// Vertices in metres.
    public var positions: [StagePoint]
    /// A unit normal for each vertex.
    public var normals: [StagePoint]
    /// Three vertex indices for each triangle.
    public var indices: [UInt32]
    /// An index into ``StagedShot/materials`` for each triangle.
    public var triangleMaterials: [UInt16]

    /// A mesh from its parts.
    public init(
        positions: [StagePoint] = [], normals: [StagePoint] = [], indices: [UInt32] = [],
        triangleMaterials: [UInt16] = []
    ) {
        self.positions = positions
        self.normals = normals
        self.indices = indices
        self.triangleMaterials = triangleMaterials
    }
}

/// Where a cast member's body is at one frame: what cameras and lights aim at.
public struct CastRig: Sendable {
    /// Height in metres, as the character states it (standing, whatever the pose).
    public var stature: Float
    /// Height of the head, chin to crown, in metres: stature / 7.5 for adults; the unit of framing.
    public var headHeight: Float
    /// The middle of the head, halfway between chin and crown.
    public var headCentre: StagePoint
    /// The point midway between the eyes.
    public var eyes: StagePoint
    /// The middle of the chest.
    public var chest: StagePoint
    /// The middle of the hips.
    public var hips: StagePoint
    /// The middle between the feet, on the floor.
    public var feet: StagePoint
    /// The direction the chest faces: horizontal, of length 1.
    public var facing: StagePoint
    /// The direction the eyes look, of length 1.
    public var gaze: StagePoint
    /// Half the width of the shoulders in metres.
    public var shoulderHalfWidth: Float

    /// A rig from its parts.
    public init(
        stature: Float, headHeight: Float, headCentre: StagePoint, eyes: StagePoint, chest: StagePoint,
        hips: StagePoint, feet: StagePoint, facing: StagePoint, gaze: StagePoint, shoulderHalfWidth: Float
    ) {
        self.stature = stature
        self.headHeight = headHeight
        self.headCentre = headCentre
        self.eyes = eyes
        self.chest = chest
        self.hips = hips
        self.feet = feet
        self.facing = facing
        self.gaze = gaze
        self.shoulderHalfWidth = shoulderHalfWidth
    }
}

/// A box that a camera cannot stand in or see through, aligned with the axes.
public struct StageObstacle: Hashable, Sendable {
    /// The corner with the least coordinates.
    public var minimum: StagePoint
    /// The corner with the greatest coordinates.
    public var maximum: StagePoint
    /// Hides what is behind it; a hedge of thin stems does not.
    public var blocksView: Bool

    /// A box from its corners.
    public init(minimum: StagePoint, maximum: StagePoint, blocksView: Bool = true) {
        self.minimum = minimum
        self.maximum = maximum
        self.blocksView = blocksView
    }
}

/// A lamp, candle, fire or street light that is part of the set.
public struct PracticalLamp: Hashable, Sendable {
    /// The middle of the bulb.
    public var position: StagePoint
    /// Radius of the glowing sphere in metres.
    public var radius: Float
    /// Correlated colour temperature in kelvin.
    public var temperature: Float
    /// Strength relative to a table lamp.
    public var strength: Float

    /// A lamp from its parts.
    public init(position: StagePoint, radius: Float, temperature: Float, strength: Float) {
        self.position = position
        self.radius = radius
        self.temperature = temperature
        self.strength = strength
    }
}

/// A hole in the set's walls through which the sky lights the inside: a rectangle by centre and half edges.
public struct StageOpening: Hashable, Sendable {
    /// The middle of the hole.
    public var centre: StagePoint
    /// From the middle to the middle of one side.
    public var halfWidth: StagePoint
    /// From the middle to the middle of the top.
    public var halfHeight: StagePoint
    /// The direction into the set, of length 1.
    public var inward: StagePoint

    /// A hole from its parts.
    public init(centre: StagePoint, halfWidth: StagePoint, halfHeight: StagePoint, inward: StagePoint) {
        self.centre = centre
        self.halfWidth = halfWidth
        self.halfHeight = halfHeight
        self.inward = inward
    }
}

/// A shot's set and cast, built and blocked: what the camera sees and the renderer traces.
///
/// Pure: the same shot gives the same stage, and any frame can be asked for in any order.
public struct StagedShot: Sendable {
    /// The surfaces.
    public var materials: [SurfaceMaterial]
    /// The set, which stands still.
    public var set: StageMesh
    /// Whether the set has a ceiling or the sky is above.
    public var isUnderRoof: Bool
    /// The cast, in the shot's order.
    public var cast: [StagedCastMember]
    /// Boxes that cameras keep out of.
    public var obstacles: [StageObstacle]
    /// The box that cameras stay within, in metres.
    public var cameraBounds: StageObstacle
    /// Lamps of the set.
    public var practicals: [PracticalLamp]
    /// Windows and doors.
    public var openings: [StageOpening]
    /// Sentences for the take, such as `KITCHEN is shown as a room.`
    public var remarks: [String]

    /// A stage from its parts.
    public init(
        materials: [SurfaceMaterial], set: StageMesh, isUnderRoof: Bool, cast: [StagedCastMember],
        obstacles: [StageObstacle], cameraBounds: StageObstacle, practicals: [PracticalLamp],
        openings: [StageOpening], remarks: [String]
    ) {
        self.materials = materials
        self.set = set
        self.isUnderRoof = isUnderRoof
        self.cast = cast
        self.obstacles = obstacles
        self.cameraBounds = cameraBounds
        self.practicals = practicals
        self.openings = openings
        self.remarks = remarks
    }

    /// Every cast member's rig at a time in seconds from the shot's first frame.
    public func rigs(at time: Double) -> [CastRig] { cast.map { $0.rig(at: time) } }
}
