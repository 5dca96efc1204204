import JSONText
import ProductionModel

extension FileReading {
    /// The longest head of a safetensors file that is read.
    static let weightsHeadLimit: Int64 = 32 << 20

    /// Weights in safetensors: a length, a head in JSON, and the tensors' bytes without overlap or hole.
    init(safetensors file: InspectedFile) throws {
        guard let length = file.head.number(UInt64.self, at: 0, .little) else {
            throw FormatRefusal.truncated(.safetensors)
        }
        guard length >= 2 else { throw FormatRefusal.damaged(.safetensors, "it has no head") }
        guard length <= UInt64(FileReading.weightsHeadLimit) else {
            throw FormatRefusal(
                .tooLarge,
                "The head of this safetensors file has \(length.grouped) bytes; at most "
                    + "\(FileReading.weightsHeadLimit.grouped) are read: save it without thumbnails and training records."
            )
        }
        let bytes = try file.bytes(Int(length), at: 8, of: .safetensors)
        let head: SafetensorsHead
        do {
            head = try SafetensorsHead(bytes)
        } catch let error as JSONError {
            throw FormatRefusal.damaged(
                .safetensors, "its head is not the JSON text it should be, at byte \((error.offset + 8).grouped)")
        }
        try head.checkLayout(byteCount: file.byteCount - 8 - Int64(length))
        self.init(.safetensors, kind: head.isLoRA ? .lora : .model, .safetensors(head.facts))
    }
}

/// What a safetensors file's head says, gathered member by member.
private struct SafetensorsHead {
    private(set) var facts = SafetensorsFacts()
    private(set) var isLoRA = false
    private var ranges: [Range<Int64>] = []
    private var metadata = ModelMetadata()
    /// The bytes of each type.
    private var bytes: [TensorType: Int64] = [:]
    private var firstRank: Int?

    /// The most values in one member: the metadata of the best-kept training has some hundred.
    private static let valueLimit = 20_000
    private static let loraParts = [
        "lora_up", "lora_down", "lora_a", "lora_b", "lokr_", "loha_", "hada_", "dora_scale",
    ].map { Array($0.utf8) }
    private static let downParts = ["lora_down", "lora_a"].map { Array($0.utf8) }

    /// Throws a `JSONError` for what is no JSON object, a `FormatRefusal` for what breaks the format's rules.
    init(_ bytes: [UInt8]) throws {
        var members = try JSONMemberReader(bytes, valueLimit: SafetensorsHead.valueLimit)
        while let member = try members.next() {
            if member.name == "__metadata__" {
                metadata = try ModelMetadata(member.value)
            } else {
                try add(Tensor(member.name, member.value), named: member.name)
            }
        }
        if ranges.isEmpty { throw FormatRefusal.damaged(.safetensors, "it has no tensors") }
        isLoRA = isLoRA || metadata.isOfLoRA
        facts.tensorTypes = self.bytes.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map(\.key)
        facts.title = metadata.title
        facts.baseModel = metadata.baseModel
        guard isLoRA else { return }
        facts.rank = metadata.rank ?? firstRank
        facts.triggerWords = TriggerWords(metadata).words
    }

    private mutating func add(_ tensor: Tensor, named name: String) throws(FormatRefusal) {
        let lowered = name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        func holds(_ parts: [[UInt8]]) -> Bool {
            parts.contains { lowered.firstOffset(of: $0, in: 0..<lowered.count) != nil }
        }
        isLoRA = isLoRA || holds(SafetensorsHead.loraParts)
        if firstRank == nil, tensor.shape.count >= 2, holds(SafetensorsHead.downParts) {
            firstRank = tensor.shape.prefix(2).min().flatMap { ModelMetadata.ranks.contains($0) ? Int($0) : nil }
        }
        let (sum, overflow) = facts.parameterCount.addingReportingOverflow(tensor.elementCount)
        guard !overflow else { throw .damaged(.safetensors, "its tensors are larger than any file") }
        facts.parameterCount = sum
        facts.tensorCount += 1
        bytes[tensor.type, default: 0] &+= Int64(tensor.range.count)
        ranges.append(tensor.range)
    }

    /// The tensors must fill the rest of the file without overlap or hole.
    func checkLayout(byteCount: Int64) throws(FormatRefusal) {
        var end: Int64 = 0
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            guard range.lowerBound == end else {
                throw .damaged(
                    .safetensors,
                    range.lowerBound < end ? "two of its tensors lie over each other" : "bytes lie between its tensors")
            }
            end = range.upperBound
        }
        if end > byteCount { throw .truncated(.safetensors) }
        if end < byteCount {
            throw .damaged(.safetensors, "\((byteCount - end).grouped) bytes hang behind its tensors")
        }
    }
}
