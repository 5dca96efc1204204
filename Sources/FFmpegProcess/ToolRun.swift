internal import Glibc
internal import Subprocess
internal import SystemPackage

/// A run of one of FFmpeg's programs, started with a list of arguments and never through a shell.
struct ToolRun {
    let tool: FilePath
    let arguments: [String]
    var folder: FilePath?
    var limits: ToolLimits?

    /// What the tool's last lines are cut to.
    private static let tailByteCount = 8192

    private var configuration: Configuration {
        guard let limits else {
            return Configuration(executable: .path(tool), arguments: Arguments(arguments), workingDirectory: folder)
        }
        return Configuration(
            executable: .name("prlimit"), arguments: Arguments(limits.arguments + [tool.string] + arguments),
            workingDirectory: folder)
    }

    private var name: String { tool.lastComponent?.string ?? tool.string }

    /// Runs the tool and gives what it wrote, at most `limit` bytes.
    func output(limit: Int) async throws -> [UInt8] {
        let result = try await starting {
            try await run(configuration, input: .none, output: .sequence, error: .sequence) { execution in
                await supervise(execution, stdin: nil) {
                    var bytes: [UInt8] = []
                    for try await buffer in execution.standardOutput {
                        buffer.withUnsafeBytes { bytes.append(contentsOf: $0) }
                        guard bytes.count <= limit else {
                            throw FFmpegError(.failed, "\(name) wrote more than \(limit) bytes.")
                        }
                    }
                    return bytes
                }
            }
        }
        return try conclude(result.closureResult, result.terminationStatus, isBroken: false)
    }

    /// Runs the tool while the closure takes what it writes, piece by piece.
    func reading(_ take: ([UInt8]) async throws -> Void) async throws {
        let result = try await starting {
            try await run(configuration, input: .none, output: .sequence, error: .sequence) { execution in
                await supervise(execution, stdin: nil) {
                    for try await buffer in execution.standardOutput {
                        try await take(buffer.withUnsafeBytes { [UInt8]($0) })
                    }
                }
            }
        }
        try conclude(result.closureResult, result.terminationStatus, isBroken: false)
    }

    /// Runs the tool while the closure writes to its input; the input ends when the closure returns, and the tool is
    /// killed when it throws.
    func writing<Result: Sendable>(
        frameByteCount: Int, _ body: (FrameWriter) async throws -> Result
    ) async throws -> Result {
        BrokenPipeSignal.ignore()
        let result = try await starting {
            try await run(configuration, input: .inputWriter, output: .discarded, error: .sequence) { execution in
                let writer = FrameWriter(input: execution.standardInputWriter, frameByteCount: frameByteCount)
                let outcome = await supervise(execution, stdin: execution.standardInputWriter) {
                    try await body(writer)
                }
                return (outcome, writer.isBroken)
            }
        }
        let (outcome, isBroken) = result.closureResult
        return try conclude(outcome, result.terminationStatus, isBroken: isBroken)
    }

    /// What the closure gave or threw, and the tool's last lines.
    private struct Outcome<Result: Sendable>: Sendable {
        let result: Swift.Result<Result, any Error>
        let lastLines: [String]
    }

    private func starting<Result>(_ body: () async throws -> Result) async throws -> Result {
        try Task.checkCancellation()
        do {
            return try await body()
        } catch let error as SubprocessError where error.code == .executableNotFound || error.code == .spawnFailed {
            throw FFmpegError(
                .notInstalled, "\(tool) cannot be started. Install ffmpeg: apt install ffmpeg", cause: error)
        }
    }

    /// Runs the closure while the tool's complaints are read beside it. Afterwards the tool has no input and, when the
    /// closure failed, has been killed; so its error stream ends, and this returns.
    private func supervise<Result: Sendable, Input, Output>(
        _ execution: Execution<Input, Output, SequenceOutput>, stdin: StandardInputWriter?,
        _ body: () async throws -> Result
    ) async -> Outcome<Result> {
        await withTaskGroup(of: [String].self) { group in
            let complaints = execution.standardError
            group.addTask { await ToolRun.lastLines(of: complaints) }
            let result: Swift.Result<Result, any Error>
            do {
                result = .success(try await body())
                try await stdin?.finish()
            } catch {
                try? execution.send(signal: .kill)
                try? await stdin?.finish()
                return Outcome(result: .failure(error), lastLines: await group.next() ?? [])
            }
            return Outcome(result: result, lastLines: await group.next() ?? [])
        }
    }

    /// Decides between what the closure threw and what became of the tool.
    @discardableResult
    private func conclude<Result>(
        _ outcome: Outcome<Result>, _ status: TerminationStatus, isBroken: Bool
    ) throws -> Result {
        try Task.checkCancellation()
        switch outcome.result {
        case .success(let result):
            guard status.isSuccess else { throw failure(status, outcome.lastLines, cause: nil) }
            return result
        case .failure(let error):
            // When the tool went first, its own words say more than the closure's broken pipe.
            guard isBroken else { throw error }
            throw failure(status, outcome.lastLines, cause: error)
        }
    }

    private func failure(_ status: TerminationStatus, _ lastLines: [String], cause: (any Error)?) -> FFmpegError {
        if lastLines.contains(where: { $0.contains("No space left on device") || $0.contains("Disk quota exceeded") }) {
            return FFmpegError(
                .diskFull, "\(name) found the disk full: free some space, then start again.", lastLines: lastLines,
                cause: cause)
        }
        switch status {
        case .signaled(let signal):
            return FFmpegError(
                .killed, "\(name) was ended by signal \(signal) before it was done: start again.", lastLines: lastLines,
                cause: cause)
        case .exited(let code):
            let reason = lastLines.last.map { ": \($0)" } ?? "."
            return FFmpegError(
                .failed, "\(name) gave up with status \(code)\(reason)", lastLines: lastLines, cause: cause)
        }
    }

    /// Reads a stream to its end and keeps its last lines, at most twenty.
    private static func lastLines(of stream: SubprocessOutputSequence) async -> [String] {
        var tail: [UInt8] = []
        do {
            for try await buffer in stream {
                buffer.withUnsafeBytes { tail.append(contentsOf: $0) }
                if tail.count > 2 * tailByteCount { tail.removeFirst(tail.count - tailByteCount) }
            }
        } catch {
            // A stream that breaks off has said what it had to say.
        }
        let lines = String(decoding: tail.suffix(tailByteCount), as: UTF8.self).split(whereSeparator: \.isNewline)
        return lines.suffix(20).map { $0.trimmingSpaces() }
    }
}

/// Writing to a tool that has ended raises SIGPIPE, which would end this process too.
private enum BrokenPipeSignal {
    /// Ignores it once for the whole process, unless somebody handles it; writes then report EPIPE.
    static func ignore() { _ = once }

    private static let once: Void = {
        var action = sigaction()
        guard sigaction(SIGPIPE, nil, &action) == 0, action.__sigaction_handler.sa_handler == nil else { return }
        signal(SIGPIPE, SIG_IGN)
    }()
}

extension Substring {
    fileprivate func trimmingSpaces() -> String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
