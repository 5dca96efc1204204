// What the kernels share: scenes, the canvas's planes, and the sample point that is traced and shaded.
#ifndef BACKLOT_INTERNAL_H
#define BACKLOT_INTERNAL_H

#include <embree3/rtcore.h>

#include "include/CEmbreeTrace.h"

#define BACKLOT_MISS 0xffffffffu
#define BACKLOT_MAX_MESHES 64
/// How far camera rays go, in metres.
#define BACKLOT_FAR 4000.0f

struct backlot_device {
    RTCDevice handle;
    char last_error[256];
};

/// A mesh's data; vertices are four floats each, with one spare vertex behind the last, as Embree reads beyond.
typedef struct backlot_mesh {
    RTCGeometry geometry;
    uint32_t vertex_count, triangle_count;
    float *positions, *normals;
    /// Where the vertices were when the mesh was added: patterns stick to these, so that cloth moves with its wearer.
    float *reference;
    uint32_t *indices;
    uint16_t *materials;
} backlot_mesh;

struct backlot_scene {
    backlot_device *device;
    RTCScene handle;
    bool moving, committed;
    uint32_t first_geometry, mesh_count;
    backlot_mesh meshes[BACKLOT_MAX_MESHES];
};

/// Channels of the half-resolution light planes: a visibility for each light, ambient occlusion, and how much of the sky
/// a wet floor mirrors.
#define BACKLOT_LIGHT_CHANNELS (BACKLOT_MAX_LIGHTS + 2)

struct backlot_canvas {
    uint32_t width, height;
    /// Width rounded up to a packet; the planes' row length.
    uint32_t stride;
    /// The same for the light planes, which have half the width and height, rounded up.
    uint32_t light_width, light_height, light_stride;
    /// Primary hits: view depth (infinite for sky), shading normal, barycentrics, geometry and triangle, material.
    float *depth, *normal_x, *normal_y, *normal_z, *u, *v;
    uint32_t *geometry, *triangle, *material;
    /// Where the light was measured (a zero normal where there is only sky), and the light, which the passes
    /// hand from `light` to `soft` and back.
    float *light_x, *light_y, *light_z, *light_normal_x, *light_normal_y, *light_normal_z;
    float *light[BACKLOT_LIGHT_CHANNELS], *soft[BACKLOT_LIGHT_CHANNELS];
    /// The picture: linear light until developed, display-coded after.
    float *red, *green, *blue;
    /// The weights of the sub-samples added up so far.
    float *weight;
    uint64_t ray_count;
    void *memory;
};

/// The mesh that a geometry id names.
static inline const backlot_mesh *backlot_mesh_of(const backlot_view *view, uint32_t geometry) {
    const backlot_scene *cast = view->cast;
    if (cast && geometry >= cast->first_geometry) return &cast->meshes[geometry - cast->first_geometry];
    return &view->set->meshes[geometry - view->set->first_geometry];
}

#endif
