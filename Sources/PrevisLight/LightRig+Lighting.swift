public import NodeCatalog
public import PrevisCamera
public import PrevisStage
import ProductionModel

extension LightRig {
    /// Lights a staged shot for the camera that sees it.
    ///
    /// Everything is fixed for the whole shot, by the camera and cast of its middle, so nothing flickers or pumps. The
    /// exposure puts the subject's face, averaged over what the camera sees of it, at the value its setup asks for: mid
    /// grey for natural light, a stop more in high key, a stop and a quarter less in low key, nearly black in silhouette.
    public init(lighting shot: ShotView, on stage: StagedShot, seenBy camera: CameraMove) {
        let gaffer = Gaffer(shot: shot, stage: stage, camera: camera)
        let plan = gaffer.plan
        let environment = shot.scene.environment
        var sky = gaffer.day.sky.scaled(plan.surround)
        sky.ambientShare = stage.isUnderRoof ? plan.ambient.inside : plan.ambient.outside
        var fog = gaffer.day.fog
        fog.colour *= plan.surround
        if stage.isUnderRoof {
            // Weather stays outside; a trace of haze keeps beams and depth.
            fog = Fog(density: 0.002, heightScale: 30, colour: fog.colour * 0.15)
        }
        let lights = gaffer.lights()
        self.init(
            lights: lights, sky: sky, fog: fog,
            exposure: gaffer.exposure(lights: lights, sky: sky),
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
    /// The factor that brings the face to the plan's value.
    func exposure(lights: [StageLight], sky: Sky) -> Float {
        let face = faceLight(lights: lights, sky: sky) * 0.4
        var exposure = plan.face * mood / max(face, 1e-5)
        if shot.lighting.setup == .silhouette {
            // The background carries the picture: a wall lit from behind the subject, or the sky.
            let wall = probe.distance(from: subject, towards: away, limit: 9) != nil
            let behind = wall ? lights.first.map { backgroundLight($0) } ?? 0.3 : sky.horizon.luminance
            exposure = 0.3 / max(behind, 1e-4)
        }
        if !stage.isUnderRoof {
            // A face in shade does not burn out the whole sky.
            exposure = min(exposure, 3 / max(sky.horizon.luminance, 1e-4))
        }
        return exposure.held(0.02, 120)
    }

    /// Natural and practical light keep something of the hour's and the weather's gloom; lamps do not.
    private var mood: Float {
        guard plan.lamps.isEmpty else { return 1 }
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

    /// Radiance of a grey wall behind the subject in its light.
    private func backgroundLight(_ light: StageLight) -> Float {
        let wall = probe.distance(from: subject, towards: away, limit: 9) ?? 9
        return 0.5 * light.radiance(at: subject + away * wall, normal: -away).luminance
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
