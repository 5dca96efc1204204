/// Renders a shot's frames side by side and hands them on in their order.
///
/// Frames are shared out whole: a frame depends on nothing but its time, so the bytes are the same with any number of
/// painters, and no thread waits for another within a frame. The painters' tasks run on the cooperative pool, which has
/// one thread a core: several jobs at once share it and never have more threads than cores.
struct FrameLine {
    let shot: PrevisShot
    let raster: PictureRaster
    let plan: SamplePlan
    /// How many frames are in the making at once, at least 1.
    let parallelism: Int

    /// Renders every frame as planar 4:2:0 and gives each to the closure, in order.
    func run(frames: Int64, _ take: (Int64, [UInt8]) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: FinishedFrame.self) { group in
            var next: Int64 = 0
            for _ in 0..<max(1, parallelism) where next < frames {
                let painter = try FramePainter(stage: shot.traced, raster: raster, plan: plan)
                group.addTask { [next] in try await shot.finish(next, with: painter) }
                next += 1
            }
            var waiting: [Int64: FinishedFrame] = [:]
            var expected: Int64 = 0
            while expected < frames, let finished = try await group.next() {
                waiting[finished.number] = finished
                // A painter starts its next frame only when its last one was passed on: no more frames are held than
                // there are painters.
                while let ready = waiting.removeValue(forKey: expected) {
                    if next < frames {
                        group.addTask { [next] in try await shot.finish(next, with: ready.painter) }
                        next += 1
                    }
                    try await take(expected, ready.bytes)
                    expected += 1
                }
            }
        }
    }
}

/// A frame, its number, and the painter that is free again.
private struct FinishedFrame: Sendable {
    let number: Int64
    let bytes: [UInt8]
    let painter: FramePainter
}

extension PrevisShot {
    @concurrent fileprivate func finish(_ number: Int64, with painter: FramePainter) async throws -> FinishedFrame {
        try await paint(at: time(ofFrame: number), with: painter)
        return FinishedFrame(number: number, bytes: painter.planarFrame(), painter: painter)
    }
}
