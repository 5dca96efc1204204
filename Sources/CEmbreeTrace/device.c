// Embree's device and scenes: the only file that builds anything.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

#if defined(__x86_64__) && defined(__GLIBC__)
#include <sys/platform/x86.h>
#endif

bool backlot_cpu_supports_required(void) {
#if defined(__x86_64__) && defined(__GLIBC__)
    // What the C library may use: the processor has it, the kernel saves its registers, and no tunable forbids it.
    return CPU_FEATURE_ACTIVE(AVX2) && CPU_FEATURE_ACTIVE(FMA);
#elif defined(__x86_64__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return false;
#endif
}

const char *backlot_trace_isa(void) { return "avx2"; }

static void remember_error(void *user, enum RTCError code, const char *text) {
    backlot_device *device = user;
    snprintf(device->last_error, sizeof device->last_error, "%s (%d)", text ? text : "unknown error", (int)code);
}

static void say(char *message, size_t capacity, const char *text) {
    if (capacity > 0) snprintf(message, capacity, "%s", text);
}

backlot_device *backlot_device_open(char *message, size_t capacity) {
    backlot_device *device = calloc(1, sizeof *device);
    if (!device) {
        say(message, capacity, "out of memory");
        return NULL;
    }
    // One build thread and one instruction set: the same tree, and so the same hits, on every run.
    device->handle = rtcNewDevice("threads=1,user_threads=0,set_affinity=0,isa=avx2");
    if (!device->handle) {
        char text[64];
        snprintf(text, sizeof text, "Embree error %d", (int)rtcGetDeviceError(NULL));
        say(message, capacity, text);
        free(device);
        return NULL;
    }
    rtcSetDeviceErrorFunction(device->handle, remember_error, device);
    return device;
}

void backlot_device_close(backlot_device *device) {
    rtcReleaseDevice(device->handle);
    free(device);
}

uint32_t backlot_device_version(const backlot_device *device) {
    return (uint32_t)rtcGetDeviceProperty(device->handle, RTC_DEVICE_PROPERTY_VERSION);
}

backlot_scene *backlot_scene_create(backlot_device *device, bool moving, uint32_t first_geometry) {
    backlot_scene *scene = calloc(1, sizeof *scene);
    if (!scene) return NULL;
    scene->device = device;
    scene->moving = moving;
    scene->first_geometry = first_geometry;
    scene->handle = rtcNewScene(device->handle);
    if (!scene->handle) {
        free(scene);
        return NULL;
    }
    rtcSetSceneFlags(scene->handle, moving ? RTC_SCENE_FLAG_DYNAMIC : RTC_SCENE_FLAG_NONE);
    rtcSetSceneBuildQuality(scene->handle, moving ? RTC_BUILD_QUALITY_MEDIUM : RTC_BUILD_QUALITY_HIGH);
    return scene;
}

static void free_mesh(backlot_mesh *mesh) {
    if (mesh->geometry) rtcReleaseGeometry(mesh->geometry);
    free(mesh->positions);
    free(mesh->normals);
    free(mesh->reference);
    free(mesh->indices);
    free(mesh->materials);
    *mesh = (backlot_mesh){0};
}

void backlot_scene_destroy(backlot_scene *scene) {
    rtcReleaseScene(scene->handle);
    for (uint32_t i = 0; i < scene->mesh_count; i++) free_mesh(&scene->meshes[i]);
    free(scene);
}

static float *copy_vertices(const float *vertices, uint32_t count) {
    float *copy = calloc((size_t)count + 1, 4 * sizeof(float));
    if (copy && count) memcpy(copy, vertices, (size_t)count * 4 * sizeof(float));
    return copy;
}

static bool fill_mesh(
    backlot_mesh *mesh, const float *positions, const float *normals, const uint32_t *indices,
    const uint16_t *materials) {
    mesh->positions = copy_vertices(positions, mesh->vertex_count);
    mesh->normals = copy_vertices(normals, mesh->vertex_count);
    mesh->reference = copy_vertices(positions, mesh->vertex_count);
    // One spare triangle and material, as gathers of four bytes read beyond the last entry.
    mesh->indices = calloc((size_t)mesh->triangle_count + 1, 3 * sizeof(uint32_t));
    mesh->materials = calloc((size_t)mesh->triangle_count + 2, sizeof(uint16_t));
    if (!mesh->positions || !mesh->normals || !mesh->reference || !mesh->indices || !mesh->materials) return false;
    for (uint32_t i = 0; i < 3 * mesh->triangle_count; i++) {
        if (indices[i] >= mesh->vertex_count) return false;
        mesh->indices[i] = indices[i];
    }
    if (mesh->triangle_count) memcpy(mesh->materials, materials, mesh->triangle_count * sizeof(uint16_t));
    return true;
}

bool backlot_scene_add_mesh(
    backlot_scene *scene, const float *positions, const float *normals, uint32_t vertex_count, const uint32_t *indices,
    const uint16_t *materials, uint32_t triangle_count) {
    if (scene->mesh_count == BACKLOT_MAX_MESHES || scene->committed) return false;
    backlot_mesh *mesh = &scene->meshes[scene->mesh_count];
    *mesh = (backlot_mesh){.vertex_count = vertex_count, .triangle_count = triangle_count};
    if (!fill_mesh(mesh, positions, normals, indices, materials)) {
        free_mesh(mesh);
        return false;
    }
    mesh->geometry = rtcNewGeometry(scene->device->handle, RTC_GEOMETRY_TYPE_TRIANGLE);
    rtcSetSharedGeometryBuffer(
        mesh->geometry, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3, mesh->positions, 0, 4 * sizeof(float),
        vertex_count);
    rtcSetSharedGeometryBuffer(
        mesh->geometry, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3, mesh->indices, 0, 3 * sizeof(uint32_t),
        triangle_count);
    rtcSetGeometryMask(mesh->geometry, 0xffffffffu);
    rtcSetGeometryBuildQuality(
        mesh->geometry, scene->moving ? RTC_BUILD_QUALITY_REFIT : RTC_BUILD_QUALITY_HIGH);
    rtcCommitGeometry(mesh->geometry);
    rtcAttachGeometryByID(scene->handle, mesh->geometry, scene->first_geometry + scene->mesh_count);
    scene->mesh_count++;
    return true;
}

void backlot_scene_move_mesh(backlot_scene *scene, uint32_t index, const float *positions, const float *normals) {
    backlot_mesh *mesh = &scene->meshes[index];
    memcpy(mesh->positions, positions, (size_t)mesh->vertex_count * 4 * sizeof(float));
    memcpy(mesh->normals, normals, (size_t)mesh->vertex_count * 4 * sizeof(float));
    rtcUpdateGeometryBuffer(mesh->geometry, RTC_BUFFER_TYPE_VERTEX, 0);
    rtcCommitGeometry(mesh->geometry);
}

bool backlot_scene_commit(backlot_scene *scene, char *message, size_t capacity) {
    scene->device->last_error[0] = 0;
    rtcCommitScene(scene->handle);
    scene->committed = true;
    if (scene->device->last_error[0] == 0 && rtcGetDeviceError(scene->device->handle) == RTC_ERROR_NONE) return true;
    say(message, capacity, scene->device->last_error[0] ? scene->device->last_error : "Embree could not build");
    return false;
}
