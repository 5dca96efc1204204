import CEmbreeTrace

/// Embree on this machine. Scenes keep it alive.
///
/// `@unchecked Sendable`: the pointer never changes, and Embree's device functions may be called from any thread.
final class RayDevice: @unchecked Sendable {
    let handle: OpaquePointer

    /// Checks the processor first: the kernels must not run on one that lacks their instructions.
    init() throws(PrevisError) {
        guard backlot_cpu_supports_required() else { throw .unsupportedProcessor }
        var message = [CChar](repeating: 0, count: 256)
        guard let handle = backlot_device_open(&message, message.count) else {
            throw .deviceFailed(reason: String(cMessage: message))
        }
        self.handle = handle
    }

    deinit { backlot_device_close(handle) }

    /// Embree's version, such as `3.13.5`.
    var version: String {
        let number = backlot_device_version(handle)
        return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
    }

    /// The instruction set that traversal is fixed to.
    static var instructionSet: String { String(cString: backlot_trace_isa()) }
}

extension String {
    /// The text before the first zero of a buffer that C filled.
    init(cMessage: [CChar]) {
        self.init(decoding: cMessage.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
