/// What the camera rays of a frame hit, one value a pixel, rows from the top.
struct HitPicture: Hashable {
    let raster: PictureRaster
    /// View depth in metres; infinite where there is only sky.
    var depth: [Float]
    /// 0 for the set, from 1 for the cast in its order, all ones for sky.
    var geometry: [UInt32]
    /// The triangle within its mesh.
    var triangle: [UInt32]
}
