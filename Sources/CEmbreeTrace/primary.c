// Pass 1: what each pixel sees. Also the bare rays that the benchmark compares with.
#include <stdlib.h>
#include <string.h>

#include "sample.h"

static void store_samples(backlot_canvas *canvas, size_t at, const samples *s) {
    store(canvas->depth + at, s->depth);
    store(canvas->normal_x + at, s->normal.x);
    store(canvas->normal_y + at, s->normal.y);
    store(canvas->normal_z + at, s->normal.z);
    store(canvas->u + at, s->u);
    store(canvas->v + at, s->v);
    store_int(canvas->geometry + at, s->geometry);
    store_int(canvas->triangle + at, s->triangle);
    store_int(canvas->material + at, s->material);
}

void backlot_trace_primary(backlot_canvas *canvas, const backlot_view *view, uint32_t first_row, uint32_t end_row) {
    // Tiles, and not whole rows, so that neighbouring packets walk through the same part of the tree.
    for (uint32_t tile_y = first_row; tile_y < end_row; tile_y += BACKLOT_TILE) {
        uint32_t tile_end = tile_y + BACKLOT_TILE < end_row ? tile_y + BACKLOT_TILE : end_row;
        for (uint32_t x = 0; x < canvas->width; x += 8) {
            lanes px = counting() + splat((float)x + view->sample_x);
            lanes_int valid = counting_int() + splat_int((int)x) < splat_int((int)canvas->width);
            for (uint32_t y = tile_y; y < tile_end; y++) {
                samples s = {.px = px, .py = splat((float)y + view->sample_y), .valid = valid};
                trace_samples(view, canvas, &s);
                store_samples(canvas, (size_t)y * canvas->stride + x, &s);
            }
        }
        canvas->ray_count += (uint64_t)(tile_end - tile_y) * canvas->width;
    }
}

uint64_t backlot_trace_raw(backlot_canvas *canvas, const backlot_view *view) {
    struct RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    context.flags = RTC_INTERSECT_CONTEXT_FLAG_COHERENT;
    struct RTCRayHit8 packet;
    struct RTCRay8 shadow;
    __attribute__((aligned(32))) int32_t valid[8];
    store_int(valid, splat_int(-1));
    uint64_t rays = 0;
    lanes3 from = splat3(view->camera.position);
    for (uint32_t y = 0; y < canvas->height; y++) {
        for (uint32_t x = 0; x + 8 <= canvas->width; x += 8) {
            lanes3 ray = camera_ray(view, canvas, counting() + splat((float)x + 0.5f), splat((float)y + 0.5f));
            start_ray(&packet.ray, from, ray, splat(0.02f), splat(BACKLOT_FAR));
            store_int(packet.hit.geomID, splat_int(-1));
            store_int(packet.hit.instID[0], splat_int(-1));
            rtcIntersect8(valid, view->set->handle, &context, &packet);
            if (view->cast) rtcIntersect8(valid, view->cast->handle, &context, &packet);
            rays += 8;
            if (y % 2 || x % 16 || view->light_count == 0) continue;
            lanes3 hit = along3(from, ray, least(load(packet.ray.tfar), splat(BACKLOT_FAR)));
            lanes3 axis = splat3(view->lights[0].axis), position = splat3(view->lights[0].position);
            lanes3 towards = view->lights[0].distant ? axis : sub3(position, hit);
            start_ray(&shadow, hit, towards, splat(0.01f), splat(view->lights[0].distant ? BACKLOT_FAR : 0.99f));
            rtcOccluded8(valid, view->set->handle, &context, &shadow);
            if (view->cast) rtcOccluded8(valid, view->cast->handle, &context, &shadow);
            rays += 8;
        }
    }
    return rays;
}

#pragma clang attribute pop
