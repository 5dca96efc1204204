#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What rendering a shot costs on this machine, in processor time of one thread, so that a busy machine does not blur
/// it.
public struct RenderMeasurement: Hashable, Sendable {
    /// Frames measured.
    public internal(set) var frames = 0
    /// Seconds until the first frame can be traced: staging, camera, light, the set's tree.
    public internal(set) var preparation = 0.0
    /// Seconds a frame for bodies, rays and shading.
    public internal(set) var painting = 0.0
    /// Seconds a frame for tone curve, grade and conversion.
    public internal(set) var finishing = 0.0
    /// Rays a second, shading included: what the renderer achieves.
    public internal(set) var achievedRays = 0.0
    /// Rays a second of the same camera and shadow rays with no work around them: what Embree gives.
    public internal(set) var rawRays = 0.0

    /// The share of the bare rays' rate that is left when pictures are made of them, 0…1.
    public var share: Double { rawRays > 0 ? achievedRays / rawRays : 0 }

    /// Seconds of processor time that this process has used.
    static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}
