// The pixel kernels of the previs renderer: ray tracing on Embree 3 in packets of eight, and the shading, filtering and
// developing of what the rays found. Everything that decides (what is on the stage, where the camera is, how a grade
// looks) is Swift; this target only turns numbers into pixels.
//
// It is C, and not Swift, for two reasons. Swift imports no type aligned to more than 16 bytes, so RTCRayHit8 does not
// exist there. And these functions are compiled for AVX2 one by one, by attribute: the rest of the program, with every
// function that a linker may share between modules, keeps to the baseline, so that a binary on a CPU without AVX2
// still starts and can say so.
//
// Lengths are metres, y is up, the system is right-handed; colours are linear Rec. 709 unless a name says otherwise.
// Rows count from the top. A function that takes `first_row` and `end_row` works on rows first_row ..< end_row, both
// multiples of BACKLOT_TILE (or the canvas height), and different row ranges may be worked on in turn with pauses
// between; the result depends on nothing but the arguments.
#ifndef CEMBREETRACE_H
#define CEMBREETRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__has_feature) && __has_feature(nullability)
#pragma clang assume_nonnull begin
#endif

/// Rows and columns of a tile: eight packets of eight rays.
#define BACKLOT_TILE 8
/// The most lights that shadows are traced to.
#define BACKLOT_MAX_LIGHTS 4

typedef struct backlot_vec3 {
    float x, y, z;
} backlot_vec3;

// MARK: Device and scenes

/// True when this CPU has what the kernels are compiled for (AVX2, FMA). Ask before anything else.
bool backlot_cpu_supports_required(void);

/// The instruction set that traversal is fixed to, as Embree names it.
const char *backlot_trace_isa(void);

typedef struct backlot_device backlot_device;
typedef struct backlot_scene backlot_scene;

/// Opens Embree with one build thread and a fixed instruction set; NULL on failure, with Embree's reason in `message`.
backlot_device *_Nullable backlot_device_open(char *message, size_t capacity);
void backlot_device_close(backlot_device *device);
/// Embree's version: major × 10000 + minor × 100 + patch.
uint32_t backlot_device_version(const backlot_device *device);

/// A scene of its own acceleration structure. `moving` scenes are refitted at every commit after the first and keep the
/// topology of the first, so that a frame's hits do not depend on which frames were asked for before. Geometry ids count
/// from `first_geometry`, so that two scenes can be traced as one.
backlot_scene *_Nullable backlot_scene_create(backlot_device *device, bool moving, uint32_t first_geometry);
void backlot_scene_destroy(backlot_scene *scene);

/// Adds a mesh and copies everything. Vertices are four floats each, of which the fourth is ignored; `indices` has three
/// entries and `materials` one for each triangle. False when memory is short or an index is out of range.
bool backlot_scene_add_mesh(
    backlot_scene *scene, const float *positions, const float *normals, uint32_t vertex_count, const uint32_t *indices,
    const uint16_t *materials, uint32_t triangle_count);

/// Gives a moving scene's mesh, by its place in the order of adding, new vertices; commit when all are moved.
void backlot_scene_move_mesh(backlot_scene *scene, uint32_t mesh, const float *positions, const float *normals);

/// Builds or refits; false on failure, with Embree's reason in `message`.
bool backlot_scene_commit(backlot_scene *scene, char *message, size_t capacity);

// MARK: What a frame is made from

/// A pinhole camera; see CameraPose.
typedef struct backlot_camera {
    backlot_vec3 position, right, up, forward;
    float half_width, half_height;
} backlot_camera;

/// See SurfaceMaterial; `pattern` is SurfacePattern's raw value.
typedef struct backlot_material {
    backlot_vec3 albedo, pattern_colour, emission;
    float roughness, specular, pattern_scale;
    int32_t pattern;
} backlot_material;

/// See StageLight. `radius` is an angle in radians when distant, metres otherwise. `axis` is the direction towards a
/// distant light, or a spot's direction of shining; a sphere without a cone has both cosines below −1.
typedef struct backlot_light {
    backlot_vec3 colour, position, axis;
    float radius, full_cosine, end_cosine;
    bool distant, casts_shadow;
} backlot_light;

/// See Sky.
typedef struct backlot_sky {
    backlot_vec3 zenith, horizon, ground, disc_direction, disc, glow, ambient_share;
    float disc_radius, cloud, stars;
} backlot_sky;

/// One frame's scene, camera and light. The pointers are borrowed for the time of a call.
typedef struct backlot_view {
    const backlot_scene *set;
    const backlot_scene *_Nullable cast;
    const backlot_material *materials;
    uint32_t material_count;
    const backlot_light *_Nullable lights;
    uint32_t light_count;
    backlot_camera camera;
    backlot_sky sky;
    backlot_vec3 fog_colour, fog_glow;
    float fog_density, fog_height_scale;
    float exposure;
    float wetness, snow_cover;
    /// How far ambient occlusion looks, in metres.
    float occlusion_reach;
    /// Where in the pixel the ray goes through, 0…1 from its left and top edge.
    float sample_x, sample_y;
    /// Turns the interleaved light pattern from one sub-sample to the next.
    uint32_t pattern_turn;
} backlot_view;

// MARK: The canvas and its passes, in order

/// The buffers of one frame.
typedef struct backlot_canvas backlot_canvas;

/// A canvas of even width and height; NULL when memory is short.
backlot_canvas *_Nullable backlot_canvas_create(uint32_t width, uint32_t height);
void backlot_canvas_destroy(backlot_canvas *canvas);

/// 1. What each pixel sees: depth, normal, triangle.
void backlot_trace_primary(backlot_canvas *canvas, const backlot_view *view, uint32_t first_row, uint32_t end_row);

/// 2. Light and ambient occlusion at every second pixel of every second row: one area sample a light and two
/// directions of occlusion, in an interleaved 4×4 pattern.
void backlot_trace_light(backlot_canvas *canvas, const backlot_view *view, uint32_t first_row, uint32_t end_row);

/// 3. A second sample of a light where the edge of its shadow runs. All rows of step 2 must be done, and so on.
void backlot_densify_light(backlot_canvas *canvas, const backlot_view *view, uint32_t first_row, uint32_t end_row);

/// 4. Averages each 4×4 group of the interleaved pattern over one surface.
void backlot_soften_light(backlot_canvas *canvas, const backlot_view *view, uint32_t first_row, uint32_t end_row);

/// 5. Evens out what is left of the pattern's steps: ambient occlusion widely, shadows a little.
void backlot_settle_light(backlot_canvas *canvas, const backlot_view *view, uint32_t first_row, uint32_t end_row);

/// 6. Shades every pixel. `weight` is added up over the sub-samples of a frame; the first one overwrites.
void backlot_shade(
    backlot_canvas *canvas, const backlot_view *view, bool first_sample, uint32_t first_row, uint32_t end_row);

/// 7. Draft only: gives pixels on an edge of depth, normal or surface three more samples. Returns how many there were.
uint32_t backlot_refine_edges(
    backlot_canvas *canvas, const backlot_view *view, uint32_t first_row, uint32_t end_row);

/// Something that falls; see FallingParticle.
typedef struct backlot_particle {
    backlot_vec3 position, streak;
    float radius, opacity;
} backlot_particle;

/// 8. Lays particles of one radiance over the picture, where nothing is nearer.
void backlot_composite_particles(
    backlot_canvas *canvas, const backlot_view *view, const backlot_particle *particles, uint32_t count,
    backlot_vec3 radiance);

/// How a grade changes the finished picture; applied to display-coded values, 0…1, in this order.
typedef struct backlot_grade {
    /// Rows of the channel mixer.
    backlot_vec3 mix_red, mix_green, mix_blue;
    /// Slope at the pivot of an S-curve; 1 leaves as is.
    float contrast, pivot;
    /// Distance from grey; 1 leaves as is.
    float saturation;
    /// Added in the darks and in the lights.
    backlot_vec3 shadow_tint, highlight_tint;
    /// The black and the white of the result.
    backlot_vec3 black, white;
    /// Darkening at the corners, 0…1.
    float vignette;
} backlot_grade;

/// 9. Exposure, tone curve, transfer curve and grade: linear light becomes display-coded R′G′B′ in 0…1.
void backlot_develop(
    backlot_canvas *canvas, float exposure, const backlot_grade *grade, uint32_t first_row, uint32_t end_row);

// MARK: Results

/// Writes width × height × 3 bytes, R′G′B′, dithered with a pattern that stands still.
void backlot_canvas_copy_rgb(const backlot_canvas *canvas, uint8_t *bytes);

/// Writes Y′CbCr of Rec. ITU-R BT.709 (limited range, 4:2:0, chroma sited left) as three planes, one after the other.
void backlot_canvas_copy_yuv420(const backlot_canvas *canvas, uint8_t *bytes);

/// Overwrites the display-coded picture, three floats a pixel: lets the conversions be tested with known colours.
void backlot_canvas_set_display(backlot_canvas *canvas, const float *rgb);

/// Writes what each pixel's ray hit: view depth in metres (infinite for sky), geometry id and triangle (all ones for sky).
void backlot_canvas_copy_hits(const backlot_canvas *canvas, float *depth, uint32_t *geometry, uint32_t *triangle);

/// Whether every value of the picture is a finite number.
bool backlot_canvas_is_finite(const backlot_canvas *canvas);

// MARK: Measuring

/// How many rays the steps traced since the canvas was made.
uint64_t backlot_canvas_ray_count(const backlot_canvas *canvas);

/// Traces the primary rays of the view and shadow rays towards the first light at a quarter of them, and nothing else:
/// what Embree gives without us. Returns the number of rays.
uint64_t backlot_trace_raw(backlot_canvas *canvas, const backlot_view *view);

#if defined(__has_feature) && __has_feature(nullability)
#pragma clang assume_nonnull end
#endif

#endif
