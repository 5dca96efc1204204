#if arch(wasm32)
    /// The browser's random numbers, through WASI.
    @_silgen_name("__wasi_random_get")
    private func wasiRandom(_ bytes: UnsafeMutableRawPointer, _ count: Int) -> UInt16

    /// What Swift's runtime takes the seed of its hash tables from. The C library's own would bring a cipher and
    /// formatted printing along.
    @_cdecl("arc4random_buf")
    public func graphcoreRandomBytes(_ bytes: UnsafeMutableRawPointer, _ count: Int) {
        _ = wasiRandom(bytes, count)
    }
#endif
