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

    @_extern(c, "realloc")
    private func reallocate(_ pointer: UnsafeMutableRawPointer?, _ count: Int) -> UnsafeMutableRawPointer?

    @_extern(c, "__real_posix_memalign")
    private func allocateAligned(
        _ result: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ alignment: Int, _ count: Int
    ) -> Int32

    /// What Swift's runtime takes all memory from (the linker puts it in the place of `posix_memalign`): the C library's
    /// way for unusual alignments is several times slower than the usual one, which aligns to sixteen bytes.
    @_cdecl("__wrap_posix_memalign")
    public func graphcoreAllocateAligned(
        _ result: UnsafeMutablePointer<UnsafeMutableRawPointer?>, _ alignment: Int, _ count: Int
    ) -> Int32 {
        guard alignment <= 16 else { return allocateAligned(result, alignment, count) }
        result.pointee = reallocate(nil, count)
        // 48 is ENOMEM in WASI.
        return result.pointee == nil ? 48 : 0
    }
#endif
