import Foundation

/// What this machine's processor can do, for recipes.
enum MachineInstructions {
    /// The widest instructions of those that change how numbers are rounded or pictures encoded; nil when the system does
    /// not say.
    static let name: String? = {
        #if arch(arm64)
            return "neon"
        #else
            guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return nil }
            return name(of: text)
        #endif
    }()

    /// The same of what Linux says of an x86 processor.
    static func name(of text: String) -> String? {
        guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("flags") }) else { return nil }
        let flags = Set(line.split(whereSeparator: { $0 == " " || $0 == "\t" }))
        let known: [(flag: Substring, name: String)] = [
            ("avx512f", "avx512"), ("avx2", "avx2"), ("avx", "avx"), ("sse4_2", "sse4.2"), ("sse2", "sse2"),
        ]
        return known.first { flags.contains($0.flag) }?.name
    }
}
