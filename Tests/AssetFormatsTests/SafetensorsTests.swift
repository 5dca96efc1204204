import AssetFormats
import JSONText
import ProductionModel
import Testing

/// Weights: their layout is checked, and what they say of themselves is read.
struct SafetensorsTests {
    private func facts(_ bytes: [UInt8]) throws -> SafetensorsFacts {
        guard case .safetensors(let facts) = try reading(of: bytes).facts else { throw NoFacts() }
        return facts
    }

    private struct NoFacts: Error {}

    private func facts(_ metadata: [(String, String)], _ tensors: [WeightsFile.Tensor]? = nil) throws
        -> SafetensorsFacts
    {
        try facts(WeightsFile(metadata: metadata, tensors: tensors ?? WeightsFile.lora.tensors).bytes)
    }

    @Test func `a LoRA says what it was trained on and what calls it`() throws {
        let facts = try facts(WeightsFile.lora.bytes)
        #expect(facts.tensorCount == 3)
        #expect(facts.parameterCount == 257)
        #expect(facts.tensorTypes == [.float16, .float32])
        #expect(facts.title == "hanna_v2")
        #expect(facts.baseModel == "sdxl_base_v1-0")
        #expect(facts.rank == 4)
        #expect(facts.triggerWords == ["hanna woman", "red coat"])
        let kept = try reading(of: WeightsFile.lora.bytes).facts.assetFacts
        #expect(kept.tensors == 3)
        #expect(kept.parameters == 257)
        #expect(kept.triggers == ["hanna woman", "red coat"])
    }

    @Test func `a model has no rank and no words`() throws {
        let facts = try facts(WeightsFile.model.bytes)
        #expect(facts.baseModel == "stable-diffusion-xl-v1-base")
        #expect(facts.title == "Day for Night")
        #expect(facts.rank == nil)
        #expect(facts.triggerWords == [])
        #expect(facts.parameterCount == 67)
    }

    @Test(arguments: [
        "a.lora_up.weight", "a.lora_down.weight", "a.lora_A.weight", "a.lora_B.default.weight", "a.lokr_w1",
        "a.hada_w1_a", "a.dora_scale",
    ]) func `a LoRA is told by its tensors' names`(name: String) throws {
        let file = WeightsFile(tensors: [.init(name, "F32", [16, 8], bytes: 512)])
        #expect(try reading(of: file.bytes).kind == .lora)
        #expect(try reading(of: WeightsFile(tensors: [.init("a.weight", "F32", [2], bytes: 8)]).bytes).kind == .model)
    }

    @Test func `the rank comes from the trainer, or else from the first tensor that goes down`() throws {
        let conv = [
            WeightsFile.Tensor("a.alpha", "F32", [], bytes: 4),
            .init("a.lora_down.weight", "U8", [6, 9, 3, 3], bytes: 486),
            .init("b.lora_A.weight", "U8", [2, 9], bytes: 18),
        ]
        #expect(try facts([], conv).rank == 6)
        #expect(try facts([("ss_network_dim", "32")], conv).rank == 32)
        for odd in ["None", "-4", "0", "99999999999999999999", "1e3"] {
            #expect(try facts([("ss_network_dim", odd)], conv).rank == 6)
        }
    }

    @Test func `explicit words come before counted ones`() throws {
        let counted = ("ss_tag_frequency", #"{"a": {"dog": 5}}"#)
        #expect(
            try facts([counted, ("modelspec.trigger_phrase", "ohwx, red  coat,")]).triggerWords == ["ohwx", "red coat"])
        #expect(try facts([counted, ("activation text", "zk\u{202E}w")]).triggerWords == ["zkw"])
        #expect(
            try facts([counted, ("trained_words", #"["one, two", 3, "three"]"#)]).triggerWords == ["one, two", "three"])
        #expect(try facts([counted, ("trigger_words", " , ")]).triggerWords == ["dog"])
    }

    @Test func `counted words are the most frequent ones`() throws {
        let tags = (0..<20).map { "\"tag\($0)\": \(100 - $0)" }.joined(separator: ",")
        let words = try facts([("ss_tag_frequency", "{\"a\": {\(tags)}, \"b\": {\"tag5\": 50}, \"c\": 4}")])
            .triggerWords
        // 145 is the most; four fifths of it are 116.
        #expect(words == ["tag5"])
        #expect(try facts([("ss_tag_frequency", "{\"a\": {\(tags)}}")]).triggerWords == (0..<8).map { "tag\($0)" })
        for odd in ["", "{", "[1]", "{\"a\": {\"x\": 1.5, \"y\": -3}}", "{\"a\": {\"x\": \"1\"}}"] {
            #expect(try facts([("ss_tag_frequency", odd)]).triggerWords == [])
        }
        let most = String(Int64.max)
        #expect(try facts([("ss_tag_frequency", #"{"a":{"x":\#(most)},"b":{"x":\#(most)}}"#)]).triggerWords == ["x"])
    }

    // MARK: Damage

    private static func tensor(_ type: String, _ shape: String, _ offsets: String) -> String {
        #"{"dtype":"\#(type)","shape":\#(shape),"data_offsets":\#(offsets)}"#
    }

    private static let damaged: [(head: String, data: Int, word: String)] = [
        (#"{"a":"# + tensor("F33", "[2]", "[0,8]") + "}", 8, "unknown type “F33”"),
        (#"{"a":"# + tensor("F32", "[2]", "[0,7]") + "}", 7, "another number of bytes"),
        (#"{"a":"# + tensor("F32", "[-2]", "[0,8]") + "}", 8, "no possible shape"),
        (#"{"a":"# + tensor("F32", "[2.0]", "[0,8]") + "}", 8, "no possible shape"),
        (#"{"a":"# + tensor("F32", "2", "[0,8]") + "}", 8, "no possible shape"),
        (#"{"a":"# + tensor("F32", "[4294967296,4294967296]", "[0,8]") + "}", 8, "no possible shape"),
        (#"{"a":"# + tensor("F64", "[9223372036854775807]", "[0,8]") + "}", 8, "another number of bytes"),
        (#"{"a":"# + tensor("F32", "[2]", "[8,0]") + "}", 8, "where its numbers lie"),
        (#"{"a":"# + tensor("F32", "[2]", "[0,8,9]") + "}", 8, "where its numbers lie"),
        (#"{"a":"# + tensor("F4", "[3]", "[0,2]") + "}", 2, "another number of bytes"),
        (#"{"a":{"dtype":"F32","shape":[2]}}"#, 8, "where its numbers lie"),
        (#"{"a":{"shape":[2],"data_offsets":[0,8]}}"#, 8, "of what type"), (#"{"a":[]}"#, 0, "of what type"),
        (
            #"{"a":"# + tensor("U8", "[4]", "[0,4]") + #","b":"# + tensor("U8", "[4]", "[2,6]") + "}", 6,
            "over each other"
        ),
        (
            #"{"a":"# + tensor("U8", "[4]", "[0,4]") + #","b":"# + tensor("U8", "[4]", "[6,10]") + "}", 10,
            "between its tensors"
        ),
        (#"{"a":"# + tensor("U8", "[4]", "[1,5]") + "}", 5, "between its tensors"),
        (#"{"a":"# + tensor("U8", "[4]", "[0,4]") + "}", 9, "5 bytes hang behind"),
        (#"{"a":"# + tensor("U8", "[4]", "[0,4]") + #","a":"# + tensor("U8", "[4]", "[4,8]") + "}", 8, "not the JSON"),
        (#"{"__metadata__":{"a":1},"b":"# + tensor("U8", "[1]", "[0,1]") + "}", 1, "is no text"),
        (#"{"__metadata__":[],"b":"# + tensor("U8", "[1]", "[0,1]") + "}", 1, "no list of names"),
        ("{}", 0, "no tensors"), ("{ ", 0, "not the JSON"), (#"{"a":1}x"#, 0, "not the JSON"),
    ]

    @Test(arguments: damaged.indices) func `a head that breaks a rule is refused with the rule`(index: Int) {
        let (head, data, word) = Self.damaged[index]
        let refusal = refusal(of: WeightsFile.bytes(head: head, dataCount: data))
        #expect(refusal?.code == .damaged)
        #expect(refusal?.message.contains(word) == true, "\(refusal?.message ?? "")")
    }

    @Test func `empty tensors and spaces behind the head are within the rules`() throws {
        let head =
            #"{"a":"# + Self.tensor("F32", "[0,9]", "[0,0]") + #","b":"# + Self.tensor("F4", "[4]", "[0,2]") + "}   "
        #expect(try facts(WeightsFile.bytes(head: head, dataCount: 2)).parameterCount == 4)
    }

    @Test func `a file that ends early is told from one that is wrong`() {
        let bytes = WeightsFile.lora.bytes
        #expect(refusal(of: Array(bytes.dropLast()))?.code == .truncated)
        #expect(refusal(of: Array(bytes.prefix(40)))?.code == .truncated)
        #expect(refusal(of: [0, 0, 0, 3, 0, 0, 0, 0] + Array("{}".utf8))?.code == .tooLarge)
        #expect(refusal(of: [1, 0, 0, 0, 0, 0, 0, 0] + Array("{}".utf8))?.code == .damaged)
    }

    @Test func `a length that looks like another format's beginning is a length`() throws {
        // gzip, BMP, a Windows icon, UTF-16, a ZIP archive.
        for length in [0x8B1F, 0x4D42, 0x1_0000, 0xFEFF, 0x4B50] {
            var head = WeightsFile.model.head
            head += String(repeating: " ", count: length - head.utf8.count)
            #expect(try reading(of: WeightsFile.bytes(head: head, dataCount: 131)).kind == .model)
        }
    }

    @Test func `the longest head takes no longer than its length`() throws {
        var head = ""
        var count: Int64 = 0
        while head.utf8.count < 31 << 20 {
            head += (count == 0 ? "{" : ",") + "\"t\(count)\":" + Self.tensor("U8", "[1]", "[\(count),\(count + 1)]")
            count += 1
        }
        let bytes = WeightsFile.bytes(head: head + "}", dataCount: 0)
        let source = MemorySource(bytes, byteCount: Int64(bytes.count) + count)
        let clock = ContinuousClock()
        var read: FileReading?
        let time = try clock.measure { read = try FileInspector.read(source) }
        #expect(read?.facts.assetFacts.tensors == count)
        #expect(time < .seconds(20))
        // A list of very many numbers is no shape.
        let zeros = "{\"a\":{\"dtype\":\"U8\",\"shape\":[" + String(repeating: "0,", count: 8 << 20) + "0]}}"
        #expect(refusal(of: WeightsFile.bytes(head: zeros, dataCount: 0))?.code == .damaged)
    }
}
