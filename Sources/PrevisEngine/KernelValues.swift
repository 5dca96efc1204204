import CEmbreeTrace
import PrevisCamera
import PrevisLight
import PrevisStage

// The stage's, camera's and light's values in the form that the pixel kernels take.

extension backlot_vec3 {
    /// A point, direction or colour.
    init(_ value: SIMD3<Float>) { self.init(x: value.x, y: value.y, z: value.z) }
}

extension backlot_camera {
    /// A camera.
    init(_ pose: CameraPose) {
        self.init(
            position: .init(pose.position), right: .init(pose.right), up: .init(pose.up), forward: .init(pose.forward),
            half_width: pose.halfWidth, half_height: pose.halfHeight)
    }
}

extension backlot_material {
    /// A material; its pattern's repeat is kept above a millimetre, so that no division fails.
    init(_ material: SurfaceMaterial) {
        self.init(
            albedo: .init(material.albedo), pattern_colour: .init(material.patternColour),
            emission: .init(material.emission), roughness: min(max(material.roughness, 0.05), 1),
            specular: material.specular, pattern_scale: max(material.patternScale, 0.001),
            pattern: Int32(material.pattern.rawValue))
    }
}

extension backlot_light {
    /// A light.
    init(_ light: StageLight) {
        switch light.shape {
        case .distant(let direction, let angularRadius):
            self.init(
                colour: .init(light.colour), position: .init(.zero), axis: .init(direction), radius: angularRadius,
                full_cosine: -2, end_cosine: -2, distant: true, casts_shadow: light.castsShadow)
        case .sphere(let centre, let radius, let cone):
            self.init(
                colour: .init(light.colour), position: .init(centre), axis: .init(cone?.axis ?? [0, -1, 0]),
                radius: radius, full_cosine: cone?.fullCosine ?? -2, end_cosine: cone?.endCosine ?? -2,
                distant: false, casts_shadow: light.castsShadow)
        }
    }
}

extension backlot_sky {
    /// A sky.
    init(_ sky: Sky) {
        self.init(
            zenith: .init(sky.zenith), horizon: .init(sky.horizon), ground: .init(sky.ground),
            disc_direction: .init(sky.discDirection), disc: .init(sky.disc), glow: .init(sky.glow),
            ambient_share: .init(sky.ambientShare), disc_radius: sky.discRadius, cloud: sky.cloud, stars: sky.stars)
    }
}

extension backlot_particle {
    /// Something that falls.
    init(_ particle: FallingParticle) {
        self.init(
            position: .init(particle.position), streak: .init(particle.streak), radius: particle.radius,
            opacity: particle.opacity)
    }
}
