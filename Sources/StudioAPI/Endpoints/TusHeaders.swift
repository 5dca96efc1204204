/// The headers of tus 1.0.0 (https://tus.io/protocols/resumable-upload).
public enum Tus {
    /// The version that uploads follow.
    public static let version = "1.0.0"
    /// The extensions of the protocol that are there.
    public static let extensions = "creation,checksum,termination,expiration"
    /// The media type of a piece.
    public static let pieceType = "application/offset+octet-stream"
}

/// `Upload-Metadata` as clients write it.
public enum UploadMetadata {
    /// The header's value for these pairs.
    public static func text(_ pairs: [String: String]) -> String { TextForm.uploadMetadata.print(pairs) }
}

extension Input where Content == Void {
    /// `Tus-Resumable`, which must be there and name the version.
    static var tusVersion: Input {
        Input(
            description: .parameter(
                ParameterDescription(
                    name: "Tus-Resumable", place: .header,
                    shape: .string(StringShape(minimum: 5, limit: 5, pattern: "^1\\.0\\.0$")), isOptional: false,
                    help: "The version of tus.")),
            reads: { request, reading in
                guard request.headerValue("Tus-Resumable") == Tus.version else {
                    reading.refusal = Problem(.unknownProtocol)
                    return nil
                }
                return ()
            })
    }

    /// A body that is taken piece by piece, as it comes.
    static func stream(_ type: String) -> Input {
        Input(
            description: .bytes([type]),
            reads: { request, reading in
                guard MediaType.matches(request.headerValue("Content-Type"), type) else {
                    reading.refusal = Problem(.unsupportedMediaType, "Send the body as \(type).")
                    return nil
                }
                return ()
            })
    }
}

extension Input where Content == Int64 {
    /// `Upload-Length`.
    static var uploadLength: Input { bytes("Upload-Length", "How many bytes the file has.") }

    /// `Upload-Offset`.
    static var uploadOffset: Input { bytes("Upload-Offset", "How many bytes have arrived before the piece.") }

    private static func bytes(_ name: String, _ help: String) -> Input {
        let form = TextForm<Int64>.number(0...JSONLimits.safeInteger, expecting: "a number of bytes, 0 or more")
        return Input(
            description: .parameter(
                ParameterDescription(
                    name: name, place: .header, shape: form.shape, isOptional: false, help: help)),
            reads: { request, reading in
                guard let text = request.headerValue(name) else { return reading.fail(name, "Is missing.") }
                return form.parse(text) ?? reading.fail(name, "Must be \(form.expectation).")
            })
    }
}

extension TextForm where Content == [String: String] {
    /// Pairs of a key and, behind a blank, its value in base 64, divided by commas. A value may be absent.
    static var uploadMetadata: TextForm {
        TextForm(
            shape: .string(StringShape(limit: 32_768)),
            expectation: "keys with values of UTF-8 in base 64, such as “filename c2hvdC5wbmc=”", pattern: "",
            parse: { text in
                guard text.utf8.count <= 32_768 else { return nil }
                var pairs: [String: String] = [:]
                for pair in text.split(separator: ",") {
                    let parts = pair.split(separator: " ")
                    guard let key = parts.first, parts.count <= 2, pairs[String(key)] == nil else { return nil }
                    guard parts.count == 2 else {
                        pairs[String(key)] = ""
                        continue
                    }
                    guard let bytes = Base64.bytes(String(parts[1])),
                        let value = String(validating: bytes, as: UTF8.self)
                    else { return nil }
                    pairs[String(key)] = value
                }
                return pairs
            },
            print: { pairs in
                pairs.sorted { $0.key < $1.key }.map { "\($0.key) \(Base64.text(Array($0.value.utf8)))" }
                    .joined(separator: ",")
            })
    }
}

extension TextForm where Content == Requests.UploadChecksum {
    /// `sha256 BASE64` or `sha1 BASE64`.
    static var pieceChecksum: TextForm {
        TextForm(
            shape: .string(StringShape(minimum: 6, limit: 80)),
            expectation: "sha1 or sha256, a blank, and the digest in base 64", pattern: "",
            parse: { text in
                let parts = text.split(separator: " ")
                guard parts.count == 2, let digest = Base64.bytes(String(parts[1])) else { return nil }
                let lengths = ["sha1": 20, "sha256": 32]
                guard lengths[String(parts[0])] == digest.count else { return nil }
                return Requests.UploadChecksum(algorithm: String(parts[0]), digest: digest)
            }, print: { "\($0.algorithm) \(Base64.text($0.digest))" })
    }
}
