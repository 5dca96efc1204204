internal import Dispatch

/// Threads that may wait for the disk, so that a flush never keeps one of the few threads of the task pool.
private let diskQueue = DispatchQueue(label: "backlot.media", attributes: .concurrent)

/// Runs work that waits for the disk away from the task pool.
func onDisk<Result: Sendable>(
    _ work: @escaping @Sendable () throws(MediaStorageError) -> Result
) async throws(MediaStorageError) -> Result {
    try await withCheckedContinuation { continuation in
        diskQueue.async {
            let outcome: Swift.Result<Result, MediaStorageError>
            do throws(MediaStorageError) { outcome = .success(try work()) } catch { outcome = .failure(error) }
            continuation.resume(returning: outcome)
        }
    }.get()
}
