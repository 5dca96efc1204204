#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How many files, connections among them, the process may have open at once.
public enum OpenFileLimit {
    /// The limit that holds now.
    public static var current: Int {
        guard let limit = read() else { return 1024 }
        return Int(clamping: limit.rlim_cur)
    }

    /// Raises the limit as far as the system allows without privileges. Called at start, before connections are taken.
    /// - Returns: the limit that holds from now on.
    @discardableResult
    public static func raise() -> Int {
        guard var limit = read(), limit.rlim_cur < limit.rlim_max else { return current }
        limit.rlim_cur = limit.rlim_max
        _ = setrlimit(kind, &limit)
        return current
    }

    private static func read() -> rlimit? {
        var limit = rlimit()
        return getrlimit(kind, &limit) == 0 ? limit : nil
    }

    #if canImport(Glibc)
        private static var kind: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }
    #else
        private static var kind: Int32 { RLIMIT_NOFILE }
    #endif
}
