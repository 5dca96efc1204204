import JSONText

/// A look-up table's text.
struct CubeText {
    var head: String
    var rows: Int
    var lineEnd = "\n"

    /// A table that changes nothing, in three dimensions.
    init(size: Int, title: String? = nil) {
        head = title.map { "TITLE \"\($0)\"\n" } ?? ""
        head += "# made by a test\nLUT_3D_SIZE \(size)\n"
        rows = size * size * size
    }

    init(head: String, rows: Int) {
        self.head = head + "\n"
        self.rows = rows
    }

    var text: String {
        let lines = (0..<rows).map { row in "0.\(row % 10) 1e-3 -\(row % 7).50" }
        return head.replacing("\n", with: lineEnd) + lines.map { $0 + lineEnd }.joined()
    }

    var bytes: [UInt8] { Array(text.utf8) }
}

/// A safetensors file.
struct WeightsFile {
    struct Tensor {
        var name: String
        var type: String
        var shape: [Int64]
        var bytes: Int64

        init(_ name: String, _ type: String, _ shape: [Int64], bytes: Int64) {
            self.name = name
            self.type = type
            self.shape = shape
            self.bytes = bytes
        }
    }

    var metadata: [(String, String)] = []
    var tensors: [Tensor]

    static let lora = WeightsFile(
        metadata: [
            ("ss_network_module", "networks.lora"), ("ss_network_dim", "4"), ("ss_output_name", "hanna_v2"),
            ("ss_base_model_version", "sdxl_base_v1-0"),
            (
                "ss_tag_frequency",
                #"{"10_hanna": {"hanna woman": 20, "red coat": 18, "rain": 3}, "5_more": {"hanna woman": 5, "red coat": 3}}"#
            ),
        ],
        tensors: [
            Tensor("unet.lora_down.weight", "F16", [4, 32], bytes: 256),
            Tensor("unet.lora_up.weight", "F16", [32, 4], bytes: 256),
            Tensor("unet.alpha", "F32", [], bytes: 4),
        ])

    static let model = WeightsFile(
        metadata: [("modelspec.architecture", "stable-diffusion-xl-v1-base"), ("modelspec.title", "Day for Night")],
        tensors: [Tensor("a.weight", "BF16", [8, 8], bytes: 128), Tensor("b", "F8_E4M3", [3], bytes: 3)])

    /// The head as JSON.
    var head: String {
        var members: [JSONMember] = []
        if !metadata.isEmpty {
            members.append(JSONMember("__metadata__", .object(metadata.map { JSONMember($0.0, .string($0.1)) })))
        }
        var offset: Int64 = 0
        for tensor in tensors {
            let range = JSONValue.array([.integer(offset), .integer(offset + tensor.bytes)])
            members.append(
                JSONMember(
                    tensor.name,
                    .object([
                        JSONMember("dtype", .string(tensor.type)),
                        JSONMember("shape", .array(tensor.shape.map(JSONValue.integer))),
                        JSONMember("data_offsets", range),
                    ])))
            offset += tensor.bytes
        }
        return String(decoding: JSONValue.object(members).bytes, as: UTF8.self)
    }

    var bytes: [UInt8] { WeightsFile.bytes(head: head, dataCount: Int(tensors.reduce(0) { $0 + $1.bytes })) }

    /// A file with any head.
    static func bytes(head: String, dataCount: Int) -> [UInt8] {
        .little(UInt64(head.utf8.count), 8) + Array(head.utf8) + [UInt8](repeating: 0x11, count: dataCount)
    }
}

/// A ZIP archive with one stored file.
enum ZIPArchive {
    /// Appended to something of so many bytes; the directory's place is counted from there or from the archive's start.
    static func bytes(behind offset: Int = 0, isAdjusted: Bool = true, comment: Int = 0) -> [UInt8] {
        let name = Array("run.js".utf8)
        let content = Array("alert(1)".utf8)
        let size = [UInt8].little(UInt64(content.count), 4)
        let common: [UInt8] = [20, 0, 0, 0, 0, 0, 0, 0, 0, 0] + [0, 0, 0, 0] + size + size + .little(6, 2) + [0, 0]
        let local = Array("PK\u{3}\u{4}".utf8) + common + name + content
        let entry =
            Array("PK\u{1}\u{2}".utf8) + [20, 0] + common + [UInt8](repeating: 0, count: 10)
            + .little(UInt64(isAdjusted ? offset : 0), 4) + name
        let end =
            Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0, 1, 0, 1, 0] + .little(UInt64(entry.count), 4)
            + .little(UInt64(local.count + (isAdjusted ? offset : 0)), 4) + .little(UInt64(comment), 2)
        return local + entry + end + [UInt8](repeating: 0x20, count: comment)
    }
}
