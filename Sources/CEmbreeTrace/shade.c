// Passes 6 and 7: every pixel's colour, and more samples where an edge goes through.
#include <stdlib.h>
#include <string.h>

#include "shading.h"

static samples load_samples(const backlot_canvas *c, const backlot_view *view, uint32_t x, uint32_t y) {
    size_t at = (size_t)y * c->stride + x;
    samples s = {
        .px = counting() + splat((float)x + view->sample_x), .py = splat((float)y + view->sample_y),
        .valid = counting_int() + splat_int((int)x) < splat_int((int)c->width), .depth = load(c->depth + at),
        .normal = {load(c->normal_x + at), load(c->normal_y + at), load(c->normal_z + at)}, .u = load(c->u + at),
        .v = load(c->v + at), .geometry = load_int(c->geometry + at), .triangle = load_int(c->triangle + at),
        .material = load_int(c->material + at)};
    s.hit = (s.geometry != splat_int(-1)) & s.valid;
    return s;
}

void backlot_shade(
    backlot_canvas *canvas, const backlot_view *view, bool first_sample, uint32_t first_row, uint32_t end_row) {
    shading sh = begin_shading(canvas, view, 8);
    for (uint32_t y = first_row; y < end_row; y++) {
        for (uint32_t x = 0; x < canvas->width; x += 8) {
            size_t at = (size_t)y * canvas->stride + x;
            samples s = load_samples(canvas, view, x, y);
            lanes3 colour = shade_samples(&sh, &s);
            lanes weight = resolve_weight(view, colour);
            if (first_sample) {
                store(canvas->red + at, colour.x);
                store(canvas->green + at, colour.y);
                store(canvas->blue + at, colour.z);
                store(canvas->weight + at, weight);
                continue;
            }
            // A running weighted mean, so that the planes hold a finished picture after every sample.
            lanes before = load(canvas->weight + at), total = before + weight, share = weight / total;
            store(canvas->red + at, mix(load(canvas->red + at), colour.x, share));
            store(canvas->green + at, mix(load(canvas->green + at), colour.y, share));
            store(canvas->blue + at, mix(load(canvas->blue + at), colour.z, share));
            store(canvas->weight + at, total);
        }
    }
}

/// Pixels beside which the picture shows another surface.
static lanes_int on_edge(const backlot_canvas *c, size_t at, bool has_above, bool has_below) {
    lanes_int geometry = load_int(c->geometry + at), material = load_int(c->material + at), edge = splat_int(0);
    lanes depth = load(c->depth + at);
    lanes3 normal = {load(c->normal_x + at), load(c->normal_y + at), load(c->normal_z + at)};
    ptrdiff_t row = (ptrdiff_t)c->stride;
    ptrdiff_t offsets[4] = {-1, 1, has_above ? -row : 0, has_below ? row : 0};
    lanes around[4];
    for (int i = 0; i < 4; i++) {
        size_t other = (size_t)((ptrdiff_t)at + offsets[i]);
        lanes3 n = {load(c->normal_x + other), load(c->normal_y + other), load(c->normal_z + other)};
        edge |= (load_int(c->geometry + other) != geometry) | (load_int(c->material + other) != material);
        edge |= dot3(n, normal) < splat(0.82f);
        around[i] = load(c->depth + other);
    }
    // On a plane the reciprocal depth is linear in the picture: a bend of it is a step in depth.
    lanes near = splat(1) / depth, bend = splat(0.04f) * near;
    edge |= magnitude(splat(1) / around[0] + splat(1) / around[1] - splat(2) * near) > bend;
    if (has_above && has_below) {
        edge |= magnitude(splat(1) / around[2] + splat(1) / around[3] - splat(2) * near) > bend;
    }
    // Sky beside sky is no edge, whatever its stored normal.
    lanes_int sky = geometry == splat_int(-1);
    lanes_int other_than_sky = splat_int(0);
    for (int i = 0; i < 4; i++) other_than_sky |= around[i] < splat(INFINITY);
    return edge & (~sky | other_than_sky);
}

enum { extra_samples = 3, queue_capacity = 8 };

/// Up to eight samples waiting to be traced together, and the pixels they belong to.
typedef struct refinement {
    float px[queue_capacity], py[queue_capacity];
    size_t pixel[queue_capacity];
    int count;
} refinement;

static void flush_refinement(const shading *sh, refinement *queue) {
    if (queue->count == 0) return;
    backlot_canvas *c = sh->canvas;
    samples s = {
        .px = load(queue->px), .py = load(queue->py), .valid = counting_int() < splat_int(queue->count)};
    trace_samples(sh->view, c, &s);
    c->ray_count += (uint64_t)queue->count;
    lanes3 colour = shade_samples(sh, &s);
    lanes weight = resolve_weight(sh->view, colour);
    for (int i = 0; i < queue->count; i++) {
        size_t at = queue->pixel[i];
        float total = c->weight[at] + weight[i], share = weight[i] / total;
        c->red[at] += (colour.x[i] - c->red[at]) * share;
        c->green[at] += (colour.y[i] - c->green[at]) * share;
        c->blue[at] += (colour.z[i] - c->blue[at]) * share;
        c->weight[at] = total;
    }
    queue->count = 0;
}

/// Queues more samples for those of eight pixels that lie on an edge; returns how many do.
static uint32_t refine_packet(const shading *sh, refinement *queue, uint32_t x, uint32_t y) {
    // With the sample in the middle, three corners of a triangle around it.
    static const float offsets[extra_samples][2] = {{0.125f, 0.375f}, {0.625f, 0.125f}, {0.75f, 0.875f}};
    const backlot_canvas *c = sh->canvas;
    size_t at = (size_t)y * c->stride + x;
    lanes_int edge = on_edge(c, at, y > 0, y + 1 < c->height);
    edge &= counting_int() + splat_int((int)x) < splat_int((int)c->width);
    uint32_t refined = 0;
    for (int bits = mask_bits(edge); bits; bits &= bits - 1, refined++) {
        int lane = __builtin_ctz((unsigned)bits);
        for (int k = 0; k < extra_samples; k++) {
            queue->px[queue->count] = (float)x + (float)lane + offsets[k][0];
            queue->py[queue->count] = (float)y + offsets[k][1];
            queue->pixel[queue->count++] = at + (size_t)lane;
            if (queue->count == queue_capacity) flush_refinement(sh, queue);
        }
    }
    return refined;
}

uint32_t backlot_refine_edges(
    backlot_canvas *canvas, const backlot_view *view, uint32_t first_row, uint32_t end_row) {
    // Three of four samples of a pixel come from here, so each may be rough.
    shading sh = begin_shading(canvas, view, 1);
    refinement queue = {.count = 0};
    uint32_t refined = 0;
    // Tile by tile, so that samples that are traced together lie together.
    for (uint32_t tile_y = first_row; tile_y < end_row; tile_y += BACKLOT_TILE) {
        uint32_t tile_end = tile_y + BACKLOT_TILE < end_row ? tile_y + BACKLOT_TILE : end_row;
        for (uint32_t x = 0; x < canvas->width; x += 8) {
            for (uint32_t y = tile_y; y < tile_end; y++) refined += refine_packet(&sh, &queue, x, y);
        }
    }
    flush_refinement(&sh, &queue);
    return refined;
}

#pragma clang attribute pop
