import PrevisCamera
import PrevisStage

extension Gaffer {
    /// Exposure for what a silhouette stands before: its brightest tenth, set or sky, comes out bright and not burnt.
    func backdropExposure(lights: [StageLight], sky: Sky) -> Float {
        let values = backdrop(lights: lights, sky: sky).sorted()
        // Where hardly anything is lit, that little is what counts.
        let bright = max(values[values.count * 9 / 10], values[values.count - 1] * 0.1, 1e-4)
        return (0.65 / bright).held(0.02, 120)
    }

    /// Luminance of the sky and of the lit set on a grid of nine by five over the picture; the cast is not in it.
    func backdrop(lights: [StageLight], sky: Sky) -> [Float] {
        (0..<45).map { cell in
            let across = (Float(cell % 9) + 0.5) / 4.5 - 1
            let up = (Float(cell / 9) + 0.5) / 2.5 - 1
            let aim = pose.right * (across * pose.halfWidth) + pose.up * (up * pose.halfHeight)
            let way = (pose.forward + aim).unit()
            guard let met = probe.surface(from: pose.position, towards: way, limit: 120) else {
                return sky.horizon.mixed(sky.zenith, max(way.y, 0).squareRoot()).luminance
            }
            let facing = met.normal.dot(way) > 0 ? -met.normal : met.normal
            var light = SIMD3<Float>.zero
            for lamp in lights { light += lamp.radiance(at: met.point, normal: facing) }
            guard stage.materials.indices.contains(Int(met.material)) else { return light.luminance * 0.4 }
            let material = stage.materials[Int(met.material)]
            return (light * material.albedo + material.emission).luminance
        }
    }
}
