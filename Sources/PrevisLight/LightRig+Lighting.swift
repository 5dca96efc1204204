public import NodeCatalog
public import PrevisCamera
public import PrevisStage
import ProductionModel

extension LightRig {
    /// Lights a staged shot for the camera that sees it.
    ///
    /// Everything is fixed for the whole shot, by the camera and cast of its middle, so nothing flickers or pumps. The
    /// exposure puts the subject's face, averaged over what the camera sees of it, at the value its setup asks for: mid
    /// grey for natural light, a stop more in high key, a stop less in low key; a silhouette is exposed for what is behind
    /// it. Light from all sides is then raised to where the setup's darks can still be read.
    public init(lighting shot: ShotView, on stage: StagedShot, seenBy camera: CameraMove) {
        let gaffer = Gaffer(shot: shot, stage: stage, camera: camera)
        let plan = gaffer.plan
        let environment = shot.scene.environment
        var sky = gaffer.day.sky.scaled(plan.surround)
        let lights = gaffer.lights()
        let share = stage.isUnderRoof ? plan.ambient.inside : plan.ambient.outside
        sky.ambientShare = gaffer.ambient(share, lights: lights, sky: sky)
        let exposure = gaffer.expose(lights: lights, sky: &sky)
        var fog = gaffer.day.fog
        fog.colour *= plan.surround
        fog.glow *= plan.surround
        if stage.isUnderRoof {
            // Weather stays outside; a trace of haze keeps beams and depth.
            let haze = min(0.15, 0.14 / max(fog.colour.luminance * exposure, 1e-4))
            fog = Fog(density: 0.002, heightScale: 30, colour: fog.colour * haze)
        } else {
            let lift = gaffer.openLift(exposure: exposure, sky: sky)
            sky.brighten(by: lift)
            fog.colour *= lift
            fog.glow *= lift
        }
        self.init(
            lights: lights, sky: sky, fog: fog, exposure: exposure,
            wetness: stage.isUnderRoof ? 0 : Self.wetness(environment.weather),
            snowCover: !stage.isUnderRoof && environment.weather == .snow ? 0.85 : 0)
    }

    private static func wetness(_ weather: Weather) -> Float {
        switch weather {
        case .rain: 0.8
        case .storm: 1
        case .fog: 0.25
        case .snow: 0.1
        case .clear, .overcast: 0
        }
    }
}

extension Gaffer {
    /// The factor that brings the face to the plan's value; raises the light from all sides until the plan's darks can
    /// be read at that exposure.
    func expose(lights: [StageLight], sky: inout Sky) -> Float {
        if shot.lighting.setup == .silhouette {
            let exposure = backdropExposure(lights: lights, sky: sky)
            // What is before the light stays dark, whatever the hour.
            sky.ambientShare *= plan.shade / max(sky.surroundings * exposure, 1e-6)
            return exposure
        }
        var exposure = self.exposure(lights: lights, sky: sky)
        // More light from all sides asks for less exposure, by less each time.
        for _ in 0..<8 {
            let reached = sky.surroundings * exposure
            guard reached < plan.shade * 0.99, reached > 0 else { break }
            sky.ambientShare *= plan.shade / reached
            exposure = self.exposure(lights: lights, sky: sky)
        }
        return exposure
    }

    private func exposure(lights: [StageLight], sky: Sky) -> Float {
        let face = faceLight(lights: lights, sky: sky) * faceAlbedo
        var exposure = plan.face * mood / max(face, 1e-5)
        if !stage.isUnderRoof {
            // A face in shade does not burn out the whole sky.
            exposure = min(exposure, 3 / max(sky.horizon.luminance, 1e-4))
            // Nor does one in mist turn the mist white.
            let mist = day.fog.colour.luminance * plan.surround
            if day.fog.density > 0.015, mist > 1e-4 { exposure = min(exposure, 0.52 / mist) }
        }
        return exposure.held(0.02, 120)
    }

    /// What a face throws back: halfway, in stops, between a fair one and the subject's own, so that every skin is seen
    /// and none looks like another.
    private var faceAlbedo: Float {
        let faces = stage.cast.dropFirst(lead).prefix(shot.framing == .twoShot ? 2 : 1).map {
            $0.skin.luminance.held(0.08, 0.7)
        }
        let own = faces.isEmpty ? 0.4 : faces.reduce(0, +) / Float(faces.count)
        return (0.4 * own).squareRoot()
    }

    /// A share of the surroundings' light by channel: inside, two thirds of it come from what the walls throw back of the
    /// lamps, in their colour.
    func ambient(_ share: Float, lights: [StageLight], sky: Sky) -> SIMD3<Float> {
        let around = sky.ambient(normal: [0, 0.3, 0.95])
        guard stage.isUnderRoof, around.min() > 1e-6 else { return .one * share }
        let lamps = lights.reduce(SIMD3<Float>.zero) { sum, light in
            sum + light.radiance(at: subject, normal: light.direction(from: subject))
        }
        guard lamps.luminance > 1e-6 else { return .one * share }
        let own = around / around.luminance
        return own.mixed(lamps / lamps.luminance, 0.65) / own * share
    }

    /// How much brighter the open night is shown than it is, so that roofs and treetops stand out against it.
    func openLift(exposure: Float, sky: Sky) -> Float {
        guard [.night, .dusk].contains(shot.scene.environment.timeOfDay) else { return 1 }
        return max(1, 0.07 / max(sky.horizon.luminance * exposure, 1e-4))
    }

    /// Natural and practical light keep something of the hour's and the weather's gloom; lamps do so in the open night
    /// alone.
    private var mood: Float {
        guard plan.lamps.isEmpty else {
            return !stage.isUnderRoof && shot.scene.environment.timeOfDay == .night ? 0.65 : 1
        }
        let hour: Float =
            switch shot.scene.environment.timeOfDay {
            case .night: stage.isUnderRoof ? 0.8 : 0.55
            case .dusk: 0.65
            case .dawn: 0.8
            case .morning, .noon, .afternoon, .goldenHour: 1
            }
        return shot.scene.environment.weather == .storm ? hour * 0.65 : hour
    }

    /// A white face's mean radiance over the normals that the camera sees, each weighted by its area in the picture.
    private func faceLight(lights: [StageLight], sky: Sky) -> Float {
        let towards = (pose.position - subject).unit(or: -pose.forward)
        let reaching = lights.filter { probe.isLit(subject, by: $0) }
        var sum: Float = 0
        var weights: Float = 0
        for normal in SphereNormals.even(64) {
            let weight = normal.dot(towards)
            guard weight > 0 else { continue }
            var light = sky.ambient(normal: normal) * 0.75
            for lamp in reaching { light += lamp.radiance(at: subject + normal * 0.1, normal: normal) }
            sum += light.luminance * weight
            weights += weight
        }
        return sum / max(weights, 1e-4)
    }
}

/// Directions spread evenly over the sphere.
enum SphereNormals {
    /// The golden spiral (Vogel's method).
    static func even(_ count: Int) -> [StagePoint] {
        (0..<count).map { index in
            let y = 1 - (2 * Float(index) + 1) / Float(count)
            let radius = max(0, 1 - y * y).squareRoot()
            let angle = Float(index) * 2.399963
            return [radius * angle.cosine, y, radius * angle.sine]
        }
    }
}
