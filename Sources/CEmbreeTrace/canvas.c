// The buffers of one frame, in one allocation.
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

enum { full_planes = 13, light_planes = 6 + 2 * BACKLOT_LIGHT_CHANNELS, guard = 16 };

static uint32_t padded(uint32_t count) { return (count + 7) / 8 * 8; }

backlot_canvas *backlot_canvas_create(uint32_t width, uint32_t height) {
    if (width == 0 || height == 0 || width % 2 || height % 2 || width > 16384 || height > 16384) return NULL;
    backlot_canvas *canvas = calloc(1, sizeof *canvas);
    if (!canvas) return NULL;
    *canvas = (backlot_canvas){
        .width = width, .height = height, .stride = padded(width), .light_width = width / 2,
        .light_height = height / 2, .light_stride = padded(width / 2)};
    size_t full = (size_t)canvas->stride * height;
    size_t half = (size_t)canvas->light_stride * canvas->light_height;
    // Packets that look at neighbours read a little before the first plane's row and behind the last one's.
    size_t bytes = (full * full_planes + half * light_planes + 2 * guard) * sizeof(float);
    canvas->memory = aligned_alloc(64, (bytes + 63) / 64 * 64);
    if (!canvas->memory) {
        free(canvas);
        return NULL;
    }
    memset(canvas->memory, 0, bytes);
    float *next = (float *)canvas->memory + guard;
    float **planes[] = {
        &canvas->depth, &canvas->normal_x, &canvas->normal_y, &canvas->normal_z, &canvas->u, &canvas->v, &canvas->red,
        &canvas->green, &canvas->blue, &canvas->weight};
    for (size_t i = 0; i < sizeof planes / sizeof *planes; i++, next += full) *planes[i] = next;
    uint32_t **ids[] = {&canvas->geometry, &canvas->triangle, &canvas->material};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++, next += full) *ids[i] = (uint32_t *)next;
    float **halves[] = {
        &canvas->light_x, &canvas->light_y, &canvas->light_z, &canvas->light_normal_x, &canvas->light_normal_y,
        &canvas->light_normal_z};
    for (size_t i = 0; i < sizeof halves / sizeof *halves; i++, next += half) *halves[i] = next;
    for (int i = 0; i < BACKLOT_LIGHT_CHANNELS; i++, next += half) canvas->light[i] = next;
    for (int i = 0; i < BACKLOT_LIGHT_CHANNELS; i++, next += half) canvas->soft[i] = next;
    return canvas;
}

void backlot_canvas_destroy(backlot_canvas *canvas) {
    free(canvas->memory);
    free(canvas);
}

void backlot_canvas_copy_hits(
    const backlot_canvas *canvas, float *depth, uint32_t *geometry, uint32_t *triangle) {
    for (uint32_t y = 0; y < canvas->height; y++) {
        size_t from = (size_t)y * canvas->stride, to = (size_t)y * canvas->width, bytes = canvas->width * 4;
        memcpy(depth + to, canvas->depth + from, bytes);
        memcpy(geometry + to, canvas->geometry + from, bytes);
        memcpy(triangle + to, canvas->triangle + from, bytes);
    }
}

uint64_t backlot_canvas_ray_count(const backlot_canvas *canvas) { return canvas->ray_count; }

bool backlot_canvas_is_finite(const backlot_canvas *canvas) {
    for (uint32_t y = 0; y < canvas->height; y++) {
        for (uint32_t x = 0; x < canvas->width; x++) {
            size_t at = (size_t)y * canvas->stride + x;
            if (!isfinite(canvas->red[at]) || !isfinite(canvas->green[at]) || !isfinite(canvas->blue[at])) return false;
        }
    }
    return true;
}
