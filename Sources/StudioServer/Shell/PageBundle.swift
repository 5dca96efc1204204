import Foundation
import HTTPTypes
public import SystemPackage

/// The page as the build made it: files whose names carry their content's hash, each also packed, held in memory.
public struct PageBundle: Sendable {
    /// One file in every packing there is.
    struct File: Sendable {
        let mediaType: String
        let bytes: [UInt8]
        let gzip: [UInt8]?
        let brotli: [UInt8]?
        /// Whether its name changes with its content.
        let isImmutable: Bool
    }

    /// Why there is no page, in a sentence for the person at the terminal.
    public struct Missing: Error, Sendable, CustomStringConvertible {
        /// The sentence.
        public let description: String
    }

    let files: [String: File]

    /// Reads the folder that the build filled.
    public init(reading folder: FilePath) throws(Missing) {
        var files: [String: File] = [:]
        for name in PageBundle.names(in: folder) where !name.hasSuffix(".gz") && !name.hasSuffix(".br") {
            guard let bytes = PageBundle.bytes(folder, name) else { continue }
            files[name] = File(
                mediaType: PageBundle.mediaType(of: name), bytes: bytes, gzip: PageBundle.bytes(folder, name + ".gz"),
                brotli: PageBundle.bytes(folder, name + ".br"), isImmutable: name != "index.html" && name.contains("-"))
        }
        guard files["index.html"] != nil else {
            throw Missing(
                description: "The page is not in \(folder): build it with make build, or name its folder with --web.")
        }
        self.files = files
    }

    private static func names(in folder: FilePath) -> [String] {
        (FileManager.default.enumerator(atPath: folder.string)?.compactMap { $0 as? String } ?? []).filter {
            !$0.hasSuffix(".map") && $0 != "manifest.json"
        }
    }

    private static func bytes(_ folder: FilePath, _ name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: folder.appending(name).string).map { [UInt8]($0) }
    }

    private static func mediaType(of name: String) -> String {
        switch FilePath(name).extension {
        case "html": "text/html; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "wasm": "application/wasm"
        case "woff2": "font/woff2"
        case "svg": "image/svg+xml"
        case "json", "webmanifest": "application/manifest+json"
        case "txt": "text/plain; charset=utf-8"
        default: "application/octet-stream"
        }
    }
}
