import Access
public import GraphCore

extension StudioEndpoints {
    /// What a library holds.
    public static let assets = Endpoint<Requests.Assets, AssetListBody>(
        "assets", .get, "/api/v1/assets", "What a film’s library, and the studio’s own, hold.", needs: .viewProject,
        answer: .json(AssetListBody.schema, example: AssetListBody(items: [Example.asset], total: 1)),
        .optional(.query, "project", .project, "The film; without one only the studio’s own library is looked into."),
        .optional(.query, "scope", .scope, "Which of the two libraries: all (if nothing is said), project or studio."),
        .optional(.query, "kind", .kinds, "Only these kinds, divided by commas."),
        .optional(.query, "text", .search, "Words that begin words of name, tags or notes."),
        .optional(.query, "tag", .tag, "Only with this tag."),
        .optional(.query, "rating", .rating, "Only rated so well or better."),
        .optional(.query, "deleted", .flag, "Those out of sight instead of those in sight."),
        .optional(.query, "sort", .assetOrder, "newest (if nothing is said) or name."), .limit, .cursor,
        make: Requests.Assets.init)

    /// One asset.
    public static let asset = Endpoint<Identifier128, AssetBody>(
        "asset", .get, "/api/v1/assets/{asset}", "One asset, also one out of sight.", needs: .viewProject,
        answer: .json(AssetBody.schema, example: Example.asset), .path("asset", .identifier), make: { $0 })

    /// Adds an asset without a file.
    public static let addAsset = Endpoint<AssetDraftBody, AssetBody>(
        "addAsset", .post, "/api/v1/assets", "Adds a character, place, prop or style without a file.",
        needs: .editProject, answer: .json(AssetBody.schema, example: Example.asset, status: 201),
        problems: [.conflict, .ruleRefused], bodyLimit: 1 << 20,
        .json(AssetDraftBody.schema, example: Example.assetDraft), make: { $0 })

    /// Changes an asset.
    public static let changeAsset = Endpoint<Requests.AssetChange, AssetBody>(
        "changeAsset", .patch, "/api/v1/assets/{asset}",
        "Changes an asset, and every node that follows it, at once.", needs: .editProject,
        answer: .json(AssetBody.schema, example: Example.asset), problems: [.conflict, .ruleRefused],
        bodyLimit: 1 << 20, .path("asset", .identifier),
        .json(AssetChangeBody.schema, example: AssetChangeBody(tags: ["night", "wet"], rating: 4)),
        make: Requests.AssetChange.init)

    /// Where an asset is used.
    public static let assetUses = Endpoint<Identifier128, AssetUsesBody>(
        "assetUses", .get, "/api/v1/assets/{asset}/uses", "The nodes that stand for an asset.", needs: .viewProject,
        answer: .json(AssetUsesBody.schema, example: Example.assetUses), .path("asset", .identifier), make: { $0 })

    /// Searches with a name.
    public static let assetFolders = Endpoint<ProjectID?, ListBody<AssetFolderBody>>(
        "assetFolders", .get, "/api/v1/asset-folders", "The folders of the libraries: searches with a name.",
        needs: .viewProject,
        answer: .json(
            ListBody.schema("AssetFolder", of: AssetFolderBody.schema), example: ListBody(items: [Example.folder])),
        .optional(.query, "project", .project, "The film; without one only those of the studio’s own library."),
        make: { $0 })

    /// Gives a search a name.
    public static let addAssetFolder = Endpoint<AssetFolderDraftBody, AssetFolderBody>(
        "addAssetFolder", .post, "/api/v1/asset-folders", "Gives a search a name.", needs: .editProject,
        answer: .json(AssetFolderBody.schema, example: Example.folder, status: 201), problems: [.conflict],
        .json(
            AssetFolderDraftBody.schema,
            example: AssetFolderDraftBody(project: nil, name: "Night", query: Example.folder.query)), make: { $0 })

    /// Removes a folder.
    public static let removeAssetFolder = Endpoint<Identifier128, Void>(
        "removeAssetFolder", .delete, "/api/v1/asset-folders/{folder}", "Removes a folder; what it finds stays.",
        needs: .editProject, answer: .nothing, .path("folder", .identifier), make: { $0 })

    // MARK: Uploads by tus 1.0.0 (https://tus.io/protocols/resumable-upload)

    /// What uploads can do, in the headers of tus.
    public static let uploadOptions = Endpoint<Void, Void>(
        "uploadOptions", .options, "/api/v1/uploads", "What uploads can do, in the headers of tus 1.0.0.",
        answer: .nothing, make: {})

    /// Begins an upload.
    public static let createUpload = Endpoint<Requests.NewUpload, Void>(
        "createUpload", .post, "/api/v1/uploads", "Begins an upload by tus 1.0.0; Location says where it goes on.",
        needs: .editProject, answer: .nothing(status: 201),
        problems: [.tooLarge, .unknownProtocol, .tooManyRequests], .tusVersion, .uploadLength,
        .optional(
            .header, "Upload-Metadata", .uploadMetadata,
            "`filename` and `project`, each with its value in base 64, divided by commas."),
        make: { Requests.NewUpload(length: $1, metadata: $2 ?? [:]) })

    /// How much of an upload has arrived.
    public static let uploadOffset = Endpoint<Identifier128, Void>(
        "uploadOffset", .head, "/api/v1/uploads/{upload}", "How much of an upload has arrived, in Upload-Offset.",
        answer: .nothing(status: 200), problems: [.gone, .unknownProtocol], .path("upload", .identifier), .tusVersion,
        make: { upload, _ in upload })

    /// Takes the next piece of an upload.
    public static let continueUpload = Endpoint<Requests.UploadPiece, Void>(
        "continueUpload", .patch, "/api/v1/uploads/{upload}",
        "Takes the next piece of an upload; the last one brings the file into the library.", answer: .nothing,
        problems: [.conflict, .gone, .unknownProtocol, .checksumMismatch, .unsuitableFile],
        bodyLimit: Int(JSONLimits.safeInteger), .path("upload", .identifier), .tusVersion, .uploadOffset,
        .optional(
            .header, "Upload-Checksum", .pieceChecksum, "sha1 or sha256, a blank, and the piece’s digest in base 64."),
        .stream("application/offset+octet-stream"),
        make: { upload, _, offset, checksum, _ in
            Requests.UploadPiece(upload: upload, offset: offset, checksum: checksum)
        })

    /// Ends an upload.
    public static let cancelUpload = Endpoint<Identifier128, Void>(
        "cancelUpload", .delete, "/api/v1/uploads/{upload}", "Ends an upload; nothing of it is kept.",
        answer: .nothing, problems: [.unknownProtocol], .path("upload", .identifier), .tusVersion,
        make: { upload, _ in upload })

    /// What became of an upload.
    public static let upload = Endpoint<Identifier128, UploadBody>(
        "upload", .get, "/api/v1/uploads/{upload}", "What became of an upload; known for a day.",
        answer: .json(UploadBody.schema, example: Example.upload), .path("upload", .identifier), make: { $0 })

    static let ofAssets: [EndpointDescription] = [
        assets.description, addAsset.description, asset.description, changeAsset.description, assetUses.description,
        assetFolders.description, addAssetFolder.description, removeAssetFolder.description,
        uploadOptions.description, createUpload.description, uploadOffset.description, continueUpload.description,
        cancelUpload.description, upload.description,
    ]
}
