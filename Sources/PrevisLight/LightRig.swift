public import PrevisStage

/// A light that shadows are traced to. Colours are linear Rec. 709; a white wall facing the key light of a natural
/// noon exterior has radiance 1.
public struct StageLight: Hashable, Sendable {
    /// Where it shines from.
    public enum Shape: Hashable, Sendable {
        /// Far away: the direction towards the light, and its angular radius in radians (soft shadows).
        case distant(direction: StagePoint, angularRadius: Float)
        /// A sphere: inverse-square from its middle; `cone` narrows it to a spot.
        case sphere(centre: StagePoint, radius: Float, cone: Cone?)
    }

    /// A spot's axis and the cosines at which it is full and ends.
    public struct Cone: Hashable, Sendable {
        /// The direction it shines, of length 1.
        public var axis: StagePoint
        /// Cosine of the angle inside which it is full.
        public var fullCosine: Float
        /// Cosine of the angle at which it ends.
        public var endCosine: Float

        /// A cone from its parts.
        public init(axis: StagePoint, fullCosine: Float, endCosine: Float) {
            self.axis = axis
            self.fullCosine = fullCosine
            self.endCosine = endCosine
        }
    }

    /// Where it shines from.
    public var shape: Shape
    /// Irradiance on a facing surface (distant), or at one metre (sphere), over π.
    public var colour: SIMD3<Float>
    /// Whether shadow rays are traced to it; a fill may go without.
    public var castsShadow: Bool

    /// A light from its parts.
    public init(shape: Shape, colour: SIMD3<Float>, castsShadow: Bool = true) {
        self.shape = shape
        self.colour = colour
        self.castsShadow = castsShadow
    }
}

/// What is seen behind everything, and the light that comes from all sides.
public struct Sky: Hashable, Sendable {
    /// Radiance overhead.
    public var zenith: SIMD3<Float>
    /// Radiance at the horizon.
    public var horizon: SIMD3<Float>
    /// Radiance from below: what the ground throws back.
    public var ground: SIMD3<Float>
    /// Towards the sun or moon, of length 1.
    public var discDirection: StagePoint
    /// Radiance of the disc; zero hides it.
    public var disc: SIMD3<Float>
    /// Angular radius of the disc in radians.
    public var discRadius: Float
    /// Radiance of the glow around the disc.
    public var glow: SIMD3<Float>
    /// How much of the sky is cloud, 0…1.
    public var cloud: Float
    /// How bright stars are; zero hides them.
    public var stars: Float
    /// What surfaces get of the light from all sides, channel by channel: 1 under an open sky, less inside, where walls
    /// and lamps colour it, and more than 1 where an exposure asks for darks that can be read.
    public var ambientShare: SIMD3<Float>

    /// A sky from its parts.
    public init(
        zenith: SIMD3<Float>, horizon: SIMD3<Float>, ground: SIMD3<Float>, discDirection: StagePoint = [0, 1, 0],
        disc: SIMD3<Float> = .zero, discRadius: Float = 0.0047, glow: SIMD3<Float> = .zero, cloud: Float = 0,
        stars: Float = 0, ambientShare: SIMD3<Float> = .one
    ) {
        self.zenith = zenith
        self.horizon = horizon
        self.ground = ground
        self.discDirection = discDirection
        self.disc = disc
        self.discRadius = discRadius
        self.glow = glow
        self.cloud = cloud
        self.stars = stars
        self.ambientShare = ambientShare
    }
}

/// Fog between the camera and what it sees: exponential, thinning with height.
public struct Fog: Hashable, Sendable {
    /// What is lost per metre at the floor; zero is clear air.
    public var density: Float
    /// Metres over which the density falls to 1/e.
    public var heightScale: Float
    /// Radiance of thick fog.
    public var colour: SIMD3<Float>
    /// What it scatters besides, looking towards the sun or moon.
    public var glow: SIMD3<Float>

    /// Fog from its parts.
    public init(density: Float, heightScale: Float = 8, colour: SIMD3<Float>, glow: SIMD3<Float> = .zero) {
        self.density = density
        self.heightScale = heightScale
        self.colour = colour
        self.glow = glow
    }
}

/// Everything that shines in a shot, and how the picture is exposed.
public struct LightRig: Sendable {
    /// Lights with shadows, the strongest first; at most four.
    public var lights: [StageLight]
    /// The surroundings.
    public var sky: Sky
    /// The air.
    public var fog: Fog
    /// What the linear picture is multiplied by before the tone curve.
    public var exposure: Float
    /// Wetness of upward surfaces, 0…1: darker and glossier.
    public var wetness: Float
    /// Snow cover of upward surfaces, 0…1.
    public var snowCover: Float

    /// A rig from its parts.
    public init(
        lights: [StageLight], sky: Sky, fog: Fog, exposure: Float, wetness: Float = 0, snowCover: Float = 0
    ) {
        self.lights = lights
        self.sky = sky
        self.fog = fog
        self.exposure = exposure
        self.wetness = wetness
        self.snowCover = snowCover
    }
}

/// Something that falls: a rain drop's streak or a snow flake, already placed in the world.
public struct FallingParticle: Hashable, Sendable {
    /// Where it is.
    public var position: StagePoint
    /// How far it moves while the shutter is open, in metres; zero for a round flake.
    public var streak: StagePoint
    /// Radius in metres.
    public var radius: Float
    /// Opacity, 0…1.
    public var opacity: Float

    /// A particle from its parts.
    public init(position: StagePoint, streak: StagePoint, radius: Float, opacity: Float) {
        self.position = position
        self.streak = streak
        self.radius = radius
        self.opacity = opacity
    }
}
