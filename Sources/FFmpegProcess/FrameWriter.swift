internal import Subprocess
internal import Synchronization

/// Sends frames to an encoder that is running. It is valid inside the closure that receives it.
public final class FrameWriter: Sendable {
    private let input: StandardInputWriter
    private let frameByteCount: Int
    private let state = Mutex(State())

    private struct State {
        var framesWritten: Int64 = 0
        var isBroken = false
    }

    init(input: StandardInputWriter, frameByteCount: Int) {
        self.input = input
        self.frameByteCount = frameByteCount
    }

    /// How many frames were sent.
    public var framesWritten: Int64 { state.withLock { $0.framesWritten } }

    /// Whether the encoder stopped reading.
    var isBroken: Bool { state.withLock { $0.isBroken } }

    /// Sends one frame and waits while the encoder is busy, so that no more than the pipe's content is ever queued.
    ///
    /// A frame is its planes one behind the other without padding; a wrong number of bytes is refused. When the
    /// encoder has ended, this throws, and the encode itself then says why. Frames are sent one after the other: the
    /// next call follows the return of the last.
    public func write(_ frame: [UInt8]) async throws(FFmpegError) {
        guard frame.count == frameByteCount else {
            throw FFmpegError(
                .badSettings, "A frame of \(frame.count) bytes was given where \(frameByteCount) are needed.")
        }
        do {
            let written = try await input.write(frame)
            guard written == frame.count else { throw brokenPipe(nil) }
        } catch let error as FFmpegError {
            throw error
        } catch {
            throw brokenPipe(error)
        }
        state.withLock { $0.framesWritten += 1 }
    }

    private func brokenPipe(_ cause: (any Error)?) -> FFmpegError {
        state.withLock { $0.isBroken = true }
        return FFmpegError(.failed, "FFmpeg stopped taking frames after frame \(framesWritten).", cause: cause)
    }
}
