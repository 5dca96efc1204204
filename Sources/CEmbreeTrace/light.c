// Passes 2 to 5: light at half resolution, and its softening.
#include <stdlib.h>
#include <string.h>

#include "lighting.h"

/// Every second of sixteen neighbouring values.
INLINE lanes evens(const float *p) { return __builtin_shufflevector(load(p), load(p + 8), 0, 2, 4, 6, 8, 10, 12, 14); }

INLINE lanes_int even_ints(const uint32_t *p) {
    return __builtin_shufflevector(load_int(p), load_int(p + 8), 0, 2, 4, 6, 8, 10, 12, 14);
}

static void trace_light_packet(
    backlot_canvas *canvas, const backlot_view *view, const light_pattern *pattern, uint32_t hx, uint32_t hy) {
    size_t from = (size_t)(2 * hy) * canvas->stride + 2 * hx, to = (size_t)hy * canvas->light_stride + hx;
    lanes depth = evens(canvas->depth + from);
    lanes_int column = counting_int() + splat_int((int)hx);
    lanes_int active = (depth < splat(INFINITY)) & (column < splat_int((int)canvas->light_width));
    lanes3 normal = {evens(canvas->normal_x + from), evens(canvas->normal_y + from), evens(canvas->normal_z + from)};
    lanes px = to_float(column * splat_int(2)) + splat(view->sample_x);
    lanes3 ray = camera_ray(view, canvas, px, splat((float)(2 * hy) + view->sample_y));
    lanes3 point = along3(splat3(view->camera.position), ray, depth);
    point = choose3(active, point, (lanes3){splat(0), splat(0), splat(0)});
    lanes seen[BACKLOT_LIGHT_CHANNELS];
    for (int i = 0; i < BACKLOT_LIGHT_CHANNELS; i++) seen[i] = splat(1);
    if (any(active)) {
        lit_points points = {
            .active = active, .on_cast = on_cast(view, even_ints(canvas->geometry + from)), .point = point,
            .normal = normal, .depth = depth,
            .place = gather_int(interleaving, (column & splat_int(3)) + splat_int((int)(hy & 3) * 4))};
        canvas->ray_count += sample_light(view, pattern, &points, seen);
    }
    store(canvas->light_x + to, point.x);
    store(canvas->light_y + to, point.y);
    store(canvas->light_z + to, point.z);
    store(canvas->light_normal_x + to, keep(normal.x, active));
    store(canvas->light_normal_y + to, keep(normal.y, active));
    store(canvas->light_normal_z + to, keep(normal.z, active));
    for (int i = 0; i < BACKLOT_LIGHT_CHANNELS; i++) store(canvas->light[i] + to, seen[i]);
}

void backlot_trace_light(backlot_canvas *canvas, const backlot_view *view, uint32_t first_row, uint32_t end_row) {
    light_pattern pattern;
    make_light_pattern(&pattern, view->pattern_turn);
    for (uint32_t tile_y = first_row / 2; tile_y < end_row / 2; tile_y += BACKLOT_TILE) {
        uint32_t tile_end = tile_y + BACKLOT_TILE < end_row / 2 ? tile_y + BACKLOT_TILE : end_row / 2;
        for (uint32_t hx = 0; hx < canvas->light_width; hx += 8) {
            for (uint32_t hy = tile_y; hy < tile_end; hy++) trace_light_packet(canvas, view, &pattern, hx, hy);
        }
    }
}

/// How far from the surface's plane a neighbour may lie to count as the same surface: a share of its distance.
INLINE lanes plane_tolerance(lanes distance) { return splat(0.01f) + distance * splat(0.004f); }

/// For each light, the lanes around which the same surface has places that see it and others that do not: the edge of
/// a shadow runs through there.
static void find_shadow_edges(
    const backlot_canvas *c, const backlot_view *view, const lit_points *p, uint32_t hx, uint32_t hy,
    lanes_int edges[BACKLOT_MAX_LIGHTS]) {
    size_t at = (size_t)hy * c->light_stride + hx;
    lanes own[BACKLOT_MAX_LIGHTS], tolerance = plane_tolerance(p->depth);
    for (uint32_t i = 0; i < view->light_count; i++) own[i] = load(c->light[i] + at);
    for (uint32_t i = 0; i < view->light_count; i++) edges[i] = splat_int(0);
    for (int dy = -2; dy <= 2; dy++) {
        int y = (int)hy + dy;
        if (y < 0 || y >= (int)c->light_height) continue;
        for (int dx = -2; dx <= 2; dx++) {
            size_t from = (size_t)((ptrdiff_t)at + (ptrdiff_t)dy * (ptrdiff_t)c->light_stride + dx);
            lanes3 other = {load(c->light_x + from), load(c->light_y + from), load(c->light_z + from)};
            lanes3 faces = {
                load(c->light_normal_x + from), load(c->light_normal_y + from), load(c->light_normal_z + from)};
            lanes_int same = (magnitude(dot3(p->normal, sub3(other, p->point))) < tolerance)
                & (dot3(p->normal, faces) > splat(0.8f));
            for (uint32_t i = 0; i < view->light_count; i++) edges[i] |= same & (load(c->light[i] + from) != own[i]);
        }
    }
}

static void densify_packet(
    backlot_canvas *canvas, const backlot_view *view, const light_pattern *pattern, uint32_t hx, uint32_t hy) {
    size_t full = (size_t)(2 * hy) * canvas->stride + 2 * hx, at = (size_t)hy * canvas->light_stride + hx;
    for (int i = 0; i < BACKLOT_LIGHT_CHANNELS; i++) store(canvas->soft[i] + at, load(canvas->light[i] + at));
    lanes_int column = counting_int() + splat_int((int)hx);
    lit_points points = {
        .point = {load(canvas->light_x + at), load(canvas->light_y + at), load(canvas->light_z + at)},
        .normal = {
            load(canvas->light_normal_x + at), load(canvas->light_normal_y + at), load(canvas->light_normal_z + at)},
        .depth = evens(canvas->depth + full), .on_cast = on_cast(view, even_ints(canvas->geometry + full))};
    lanes_int valid = (points.depth < splat(INFINITY)) & (column < splat_int((int)canvas->light_width));
    if (!any(valid)) return;
    points.depth = choose(valid, points.depth, splat(1));
    lanes3 start = ray_start(&points);
    lanes_int edges[BACKLOT_MAX_LIGHTS];
    find_shadow_edges(canvas, view, &points, hx, hy, edges);
    for (uint32_t i = 0; i < view->light_count; i++) {
        points.active = valid & edges[i];
        if (!view->lights[i].casts_shadow || !any(points.active)) continue;
        // The one that lies farthest from its own in the sequence.
        lanes_int own = (column & splat_int(3)) + splat_int((int)(hy & 3) * 4);
        points.place = gather_int(interleaving, own) ^ splat_int(8);
        lanes second = sample_one_light(view, pattern, &points, start, i, &canvas->ray_count);
        lanes first = load(canvas->light[i] + at);
        store(canvas->soft[i] + at, choose(points.active, (first + second) * splat(0.5f), first));
    }
}

void backlot_densify_light(backlot_canvas *canvas, const backlot_view *view, uint32_t first_row, uint32_t end_row) {
    light_pattern pattern;
    make_light_pattern(&pattern, view->pattern_turn);
    for (uint32_t hy = first_row / 2; hy < end_row / 2; hy++) {
        for (uint32_t hx = 0; hx < canvas->light_width; hx += 8) densify_packet(canvas, view, &pattern, hx, hy);
    }
}

/// A pass of softening: which neighbours count, from `first` on, four to a side; lights take only those of `lights`.
typedef struct softening {
    float *const *from, *const *to;
    int first, first_light, end_light;
} softening;

static void soften_packet(backlot_canvas *canvas, const softening *pass, lanes3 camera, uint32_t hx, uint32_t hy) {
    size_t at = (size_t)hy * canvas->light_stride + hx;
    lanes3 point = {load(canvas->light_x + at), load(canvas->light_y + at), load(canvas->light_z + at)};
    lanes3 normal = {
        load(canvas->light_normal_x + at), load(canvas->light_normal_y + at), load(canvas->light_normal_z + at)};
    lanes3 way = sub3(point, camera);
    lanes tolerance = plane_tolerance(root(dot3(way, way)));
    lanes sum[BACKLOT_LIGHT_CHANNELS], weights = splat(0), light_weights = splat(0);
    for (int i = 0; i < BACKLOT_LIGHT_CHANNELS; i++) sum[i] = splat(0);
    for (int dy = pass->first; dy < pass->first + 4; dy++) {
        int y = (int)hy + dy;
        if (y < 0 || y >= (int)canvas->light_height) continue;
        for (int dx = pass->first; dx < pass->first + 4; dx++) {
            size_t from = (size_t)((ptrdiff_t)at + (ptrdiff_t)dy * (ptrdiff_t)canvas->light_stride + dx);
            lanes_int column = counting_int() + splat_int((int)hx + dx);
            lanes_int inside = (column >= splat_int(0)) & (column < splat_int((int)canvas->light_width));
            lanes3 other = {load(canvas->light_x + from), load(canvas->light_y + from), load(canvas->light_z + from)};
            lanes3 faces = {
                load(canvas->light_normal_x + from), load(canvas->light_normal_y + from),
                load(canvas->light_normal_z + from)};
            lanes off = magnitude(dot3(normal, sub3(other, point)));
            lanes weight = keep(splat(1), inside & (off < tolerance) & (dot3(normal, faces) > splat(0.6f)));
            weights += weight;
            sum[ambient] += weight * load(pass->from[ambient] + from);
            sum[mirror] += weight * load(pass->from[mirror] + from);
            if (dx < pass->first_light || dx >= pass->end_light) continue;
            if (dy < pass->first_light || dy >= pass->end_light) continue;
            light_weights += weight;
            for (int i = 0; i < BACKLOT_MAX_LIGHTS; i++) sum[i] += weight * load(pass->from[i] + from);
        }
    }
    lanes share = splat(1) / most(weights, splat(1)), light_share = splat(1) / most(light_weights, splat(1));
    for (int i = 0; i < BACKLOT_MAX_LIGHTS; i++) store(pass->to[i] + at, sum[i] * light_share);
    store(pass->to[ambient] + at, sum[ambient] * share);
    store(pass->to[mirror] + at, sum[mirror] * share);
}

static void soften(
    backlot_canvas *canvas, const backlot_view *view, const softening *pass, uint32_t first_row, uint32_t end_row) {
    lanes3 camera = splat3(view->camera.position);
    for (uint32_t hy = first_row / 2; hy < end_row / 2; hy++) {
        for (uint32_t hx = 0; hx < canvas->light_width; hx += 8) soften_packet(canvas, pass, camera, hx, hy);
    }
}

void backlot_soften_light(backlot_canvas *canvas, const backlot_view *view, uint32_t first_row, uint32_t end_row) {
    // One whole group of the pattern, one place to the right and down of the middle.
    softening pass = {.from = canvas->soft, .to = canvas->light, .first = -1, .first_light = -1, .end_light = 3};
    soften(canvas, view, &pass, first_row, end_row);
}

void backlot_settle_light(backlot_canvas *canvas, const backlot_view *view, uint32_t first_row, uint32_t end_row) {
    // One place to the left and up, which brings the middle back; shadows keep their edges.
    softening pass = {.from = canvas->light, .to = canvas->soft, .first = -2, .first_light = -1, .end_light = 1};
    soften(canvas, view, &pass, first_row, end_row);
}

#pragma clang attribute pop
