import PrevisCamera
import PrevisStage
import ProductionModel

/// Sun or moon, sky and air at a time of day under a weather.
///
/// Radiances are relative to a white wall in the noon sun (1). Real dusk is thousands of times darker than noon; eye and
/// camera adapt, so strengths keep the order of nature within what an exposure of a few stops brings back.
struct Daylight: Sendable {
    /// Towards the sun or moon.
    var direction: StagePoint
    /// Irradiance over π on a facing surface.
    var direct: SIMD3<Float>
    /// Angular radius of the light in radians: 0.0047 for the discs, wider through cloud.
    var softness: Float
    var sky: Sky
    var fog: Fog
    /// Kelvin the camera is balanced for.
    var balance: Float

    /// Elevation in degrees, azimuth in degrees from z towards x, sunlight in kelvin and strength, sky in kelvin and
    /// strength, horizon in kelvin.
    ///
    /// Sunlight reddens with air mass: about 2,000 K on the horizon, 3,500 K at 10°, 4,700 K at 30°, 5,500 K high (CIE
    /// Publication 85; Wyszecki and Stiles, Color Science, 1.2.1). Clear sky is 10,000 K and bluer, in twilight bluer
    /// still (ozone absorption, Hulburt 1953). Moonlight is reflected sunlight of 4,100 K; film shows it blue because eyes
    /// see it so (the Purkinje shift), which is kept here as 8,500 K.
    private struct Hour {
        var elevation: Float
        var azimuth: Float
        var sun: (kelvin: Float, strength: Float)
        var sky: (kelvin: Float, strength: Float)
        var horizon: (kelvin: Float, strength: Float)
        var balance: Float
    }

    private static func hour(_ time: TimeOfDay) -> Hour {
        switch time {
        case .dawn:
            Hour(
                elevation: 4, azimuth: 78, sun: (3_000, 0.16), sky: (14_000, 0.13), horizon: (4_600, 0.22),
                balance: 5_400)
        case .morning:
            Hour(
                elevation: 24, azimuth: 70, sun: (4_500, 0.75), sky: (11_500, 0.20), horizon: (7_000, 0.42),
                balance: 5_600)
        case .noon:
            Hour(
                elevation: 62, azimuth: 25, sun: (5_600, 1), sky: (12_000, 0.20), horizon: (7_500, 0.50), balance: 5_600
            )
        case .afternoon:
            Hour(
                elevation: 36, azimuth: -50, sun: (5_000, 0.85), sky: (11_500, 0.20), horizon: (6_500, 0.46),
                balance: 5_600)
        case .goldenHour:
            Hour(
                elevation: 9, azimuth: -72, sun: (2_900, 0.75), sky: (10_500, 0.15), horizon: (4_000, 0.32),
                balance: 5_400)
        case .dusk:
            Hour(
                elevation: -3, azimuth: -95, sun: (2_400, 0.02), sky: (20_000, 0.09), horizon: (5_200, 0.11),
                balance: 5_600)
        case .night:
            Hour(
                elevation: 38, azimuth: -55, sun: (8_500, 0.05), sky: (17_000, 0.004), horizon: (11_000, 0.010),
                balance: 5_000)
        }
    }

    init(_ environment: Environment) {
        let hour = Self.hour(environment.timeOfDay)
        let night = environment.timeOfDay == .night
        let cover = Self.cover(environment.weather)
        direction = .direction(azimuth: hour.azimuth.radians, elevation: max(hour.elevation, 2).radians)
        balance = hour.balance
        func colour(_ light: (kelvin: Float, strength: Float)) -> SIMD3<Float> {
            ColourTemperature.balanced(light.kelvin, for: hour.balance) * light.strength
        }
        let sun = colour(hour.sun)
        // What cloud takes from the disc comes back from the whole sky, less a third, grey.
        let scattered = hour.sun.strength * 0.24 + hour.sky.strength + hour.horizon.strength * 0.3
        let grey =
            ColourTemperature.balanced(night ? 9_000 : 6_800, for: hour.balance)
            * (scattered * (1 - 0.45 * cover.depth))
        direct = sun * (1 - cover.share)
        softness = 0.0047 + 0.12 * cover.share
        let zenith = colour(hour.sky).mixed(grey * 0.85, cover.share)
        let horizon = colour(hour.horizon).mixed(grey * 0.95, cover.share)
        let albedo: SIMD3<Float> = environment.weather == .snow ? [0.7, 0.72, 0.75] : [0.22, 0.2, 0.17]
        let lift = max(0.05, direction.y)
        let ground = albedo * (direct * lift + (zenith + horizon) * 0.5)
        let open = 1 - cover.share
        sky = Sky(
            zenith: zenith, horizon: horizon, ground: ground, discDirection: direction,
            disc: open > 0.3 ? (night ? [0.9, 0.95, 1.05] : sun * 30) * open : .zero,
            discRadius: night ? 0.012 : 0.009, glow: sun * (night ? 0.25 : 0.5) * open, cloud: cover.cloud,
            stars: night ? open * 0.7 : 0)
        fog = Self.fog(environment, light: ((zenith + horizon * 2) / 3 + direct * 0.08) * 0.8)
        // Half of what the disc loses on its way through mist is scattered forward.
        fog.glow = night || [.rain, .storm].contains(environment.weather) ? .zero : sun * 0.5
    }

    /// Share of the disc that cloud takes, how much darker the deck is, and how much of the sky it covers.
    private static func cover(_ weather: Weather) -> (share: Float, depth: Float, cloud: Float) {
        switch weather {
        case .clear: (0, 0, 0.15)
        case .overcast: (0.92, 0.1, 1)
        case .rain: (0.96, 0.5, 1)
        case .snow: (0.92, 0.15, 1)
        case .fog: (0.9, 0.2, 1)
        case .storm: (0.98, 0.95, 1)
        }
    }

    /// Visibility by weather (Koschmieder: density is 3.9 over the visibility in metres); mist lies low at dawn.
    private static func fog(_ environment: Environment, light: SIMD3<Float>) -> Fog {
        let (density, height): (Float, Float) =
            switch environment.weather {
            case .clear: environment.timeOfDay == .dawn ? (0.018, 2.5) : (0.0012, 30)
            case .overcast: environment.timeOfDay == .dawn ? (0.02, 3) : (0.002, 30)
            case .rain: (0.006, 30)
            case .snow: (0.009, 30)
            case .fog: (0.042, 9)
            case .storm: (0.009, 30)
            }
        return Fog(density: density, heightScale: height, colour: light)
    }
}

extension SIMD3<Float> {
    /// Between this (0) and another (1).
    func mixed(_ other: Self, _ share: Float) -> Self { self + (other - self) * share }
}

extension Daylight {
    /// Balances the camera for another colour temperature: what it sees of sun, sky and air turns accordingly.
    mutating func rebalance(for kelvin: Float) {
        let turn = ColourTemperature.rgb(balance) / ColourTemperature.rgb(kelvin)
        let even = turn / turn.luminance
        balance = kelvin
        direct *= even
        sky.zenith *= even
        sky.horizon *= even
        sky.ground *= even
        sky.disc *= even
        sky.glow *= even
        fog.colour *= even
        fog.glow *= even
    }
}
