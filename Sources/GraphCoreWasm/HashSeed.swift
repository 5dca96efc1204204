#if arch(wasm32)
    /// The browser's random numbers, through WASI.
    @_extern(wasm, module: "wasi_snapshot_preview1", name: "random_get")
    private func wasiRandom(_ bytes: UnsafeMutableRawPointer, _ count: Int) -> Int32

    /// What Swift's runtime takes the seed of its hash tables from. The C library's own would bring a cipher and
    /// formatted printing along.
    @_cdecl("arc4random_buf")
    public func graphcoreRandomBytes(_ bytes: UnsafeMutableRawPointer, _ count: Int) {
        _ = wasiRandom(bytes, count)
    }
#endif
