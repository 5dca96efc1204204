extension Performance {
    /// Turns chest, head and eyes to what the cues say, each within what a neck can do; a turn takes its time.
    func look(_ posture: inout FigurePosture, at time: Double, among cast: [Performance], mutual: Bool = true) {
        let bones = skeleton.posed(posture)
        let eyes = (bones[Bone.leftEye.rawValue].origin + bones[Bone.rightEye.rawValue].origin) / 2
        var aim: (yaw: Float, pitch: Float, distance: Float)?
        for cue in looks {
            let wanted = direction(
                of: cue.target, from: eyes, heading: posture.heading, at: time, among: cast, mutual: mutual)
            guard let before = aim else {
                aim = wanted
                continue
            }
            let share = smoothstep(Float(cue.time), Float(cue.time + LookCue.turnTime), Float(time))
            aim = (
                mix(before.yaw, wanted.yaw, share), mix(before.pitch, wanted.pitch, share),
                mix(before.distance, wanted.distance, share)
            )
        }
        guard let aim else { return }
        let chest = 0.16 * aim.yaw
        let rest = aim.yaw - chest
        posture.chest = .yaw(chest) * posture.chest
        // Eyes go first by a fifth; the neck does the rest up to 65° aside, 35° up and down.
        posture.headYaw = chest + softLimit(rest * 0.82, 1.13)
        posture.headPitch += softLimit(aim.pitch * 0.75, 0.6)
        let direction = Turn.yaw(posture.heading + aim.yaw)(Turn.pitch(aim.pitch)([0, 0, 1]))
        posture.lookPoint = eyes + direction * aim.distance
    }

    /// Angles from the pelvis' heading, and metres.
    private func direction(
        of target: LookCue.Target, from eyes: StagePoint, heading: Float, at time: Double, among cast: [Performance],
        mutual: Bool
    ) -> (yaw: Float, pitch: Float, distance: Float) {
        let point: StagePoint
        switch target {
        case .ahead: return (0, 0.03, 6)
        case .point(let place): point = place
        case .member(let place):
            guard cast.indices.contains(place) else { return (0, 0.03, 6) }
            // Where the other's eyes are once its own head has turned; that turn is judged by bearing alone.
            point = mutual ? cast[place].turnedEyes(at: time, among: cast) : cast[place].bearingEyes(at: time)
        }
        let way = point - eyes
        let level = (way.x * way.x + way.z * way.z).squareRoot()
        let yaw = wrapped(arcTangent(way.x, way.z) - heading)
        // Nobody follows what passes behind the back: the head comes round to the front again.
        let heed = 1 - smoothstep(1.95, 2.9, abs(yaw))
        return (yaw * heed, arcTangent(-way.y, max(level, 0.2)) * heed, max(length(way), 0.4))
    }

    /// The value where it is small, bending towards the limit: slope 1 at 0, never beyond.
    private func softLimit(_ value: Float, _ limit: Float) -> Float {
        let knee = limit * 0.75
        let size = abs(value)
        guard size > knee else { return value }
        let over = (size - knee) / (limit - knee)
        let bent = knee + (limit - knee) * over / (1 + over)
        return value < 0 ? -bent : bent
    }
}
