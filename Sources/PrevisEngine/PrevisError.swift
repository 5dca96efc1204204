public import Foundation

/// Why a picture could not be rendered; the description is a whole sentence that says what to do.
public enum PrevisError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The processor lacks the instructions that the pixel kernels are compiled for.
    case unsupportedProcessor
    /// The ray tracer did not start.
    case deviceFailed(reason: String)
    /// A mesh of the stage could not be built: no memory, or an index without a vertex.
    case stageFailed(reason: String)
    /// There is no memory for the picture.
    case outOfMemory(width: Int, height: Int)

    /// What happened and what to do.
    public var description: String {
        switch self {
        case .unsupportedProcessor:
            "Previs needs a processor with AVX2 and FMA (Intel since 2013, AMD since 2015), and this one lacks them:"
                + " render on another machine."
        case .deviceFailed(let reason):
            "The ray tracer Embree did not start (\(reason)): install it again with apt install libembree3-3."
        case .stageFailed(let reason):
            "The ray tracer could not build this shot's stage (\(reason)): free some memory, then render again."
        case .outOfMemory(let width, let height):
            "There is no memory for a picture of \(width) × \(height): free some, or render at a lower tier."
        }
    }
}

extension PrevisError: LocalizedError {
    /// The same sentence for whoever knows errors only by their description.
    public var errorDescription: String? { description }
}
