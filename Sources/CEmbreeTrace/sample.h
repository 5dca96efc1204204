// A packet of eight sample points: where a camera ray goes through the picture, and what it hit.
#ifndef BACKLOT_SAMPLE_H
#define BACKLOT_SAMPLE_H

#include "internal.h"
#include "lanes.h"

typedef struct samples {
    /// Position in the picture, in pixels from the left and top edge.
    lanes px, py;
    /// Lanes that are in use, and of these the ones that hit something.
    lanes_int valid, hit;
    /// View depth, interpolated unit normal turned to the camera, barycentrics.
    lanes depth;
    lanes3 normal;
    lanes u, v;
    lanes_int geometry, triangle, material;
} samples;

/// The direction of the camera ray, of length 1 along the camera's axis, so that distances along it are view depths.
INLINE lanes3 camera_ray(const backlot_view *view, const backlot_canvas *canvas, lanes px, lanes py) {
    const backlot_camera *c = &view->camera;
    lanes across = (px * splat(2.0f / (float)canvas->width) - splat(1)) * splat(c->half_width);
    lanes upward = (splat(1) - py * splat(2.0f / (float)canvas->height)) * splat(c->half_height);
    return along3(along3(splat3(c->forward), splat3(c->right), across), splat3(c->up), upward);
}

INLINE void start_ray(struct RTCRay8 *ray, lanes3 from, lanes3 towards, lanes near, lanes far) {
    store(ray->org_x, from.x);
    store(ray->org_y, from.y);
    store(ray->org_z, from.z);
    store(ray->dir_x, towards.x);
    store(ray->dir_y, towards.y);
    store(ray->dir_z, towards.z);
    store(ray->tnear, near);
    store(ray->tfar, far);
    store(ray->time, splat(0));
    store_int(ray->mask, splat_int(-1));
    store_int(ray->id, splat_int(0));
    store_int(ray->flags, splat_int(0));
}

/// Traces eight camera rays through the samples' picture positions and fills in what they hit.
INLINE void trace_samples(const backlot_view *view, const backlot_canvas *canvas, samples *s) {
    struct RTCRayHit8 packet;
    __attribute__((aligned(32))) int32_t valid[8];
    lanes3 ray = camera_ray(view, canvas, s->px, s->py);
    start_ray(&packet.ray, splat3(view->camera.position), ray, splat(0.02f), splat(BACKLOT_FAR));
    store_int(packet.hit.geomID, splat_int(-1));
    store_int(packet.hit.primID, splat_int(-1));
    store_int(packet.hit.instID[0], splat_int(-1));
    store_int(valid, s->valid);
    struct RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    context.flags = RTC_INTERSECT_CONTEXT_FLAG_COHERENT;
    rtcIntersect8(valid, view->set->handle, &context, &packet);
    if (view->cast) rtcIntersect8(valid, view->cast->handle, &context, &packet);

    s->geometry = load_int(packet.hit.geomID);
    s->triangle = load_int(packet.hit.primID);
    s->hit = (s->geometry != splat_int(-1)) & s->valid;
    s->depth = choose(s->hit, load(packet.ray.tfar), splat(INFINITY));
    s->u = load(packet.hit.u);
    s->v = load(packet.hit.v);
    s->material = splat_int(0);
    lanes3 flat = unit3((lanes3){load(packet.hit.Ng_x), load(packet.hit.Ng_y), load(packet.hit.Ng_z)});
    s->normal = flat;
    int hits = mask_bits(s->hit);
#pragma clang loop unroll(full)
    for (int lane = 0; lane < 8; lane++) {
        if (!(hits >> lane & 1)) continue;
        const backlot_mesh *mesh = backlot_mesh_of(view, (uint32_t)s->geometry[lane]);
        const uint32_t *corner = mesh->indices + 3 * (size_t)(uint32_t)s->triangle[lane];
        __m128 a = _mm_loadu_ps(mesh->normals + 4 * (size_t)corner[0]);
        __m128 b = _mm_loadu_ps(mesh->normals + 4 * (size_t)corner[1]);
        __m128 c = _mm_loadu_ps(mesh->normals + 4 * (size_t)corner[2]);
        float u = s->u[lane], v = s->v[lane];
        __m128 n = a * _mm_set1_ps(1 - u - v) + b * _mm_set1_ps(u) + c * _mm_set1_ps(v);
        s->normal.x[lane] = n[0];
        s->normal.y[lane] = n[1];
        s->normal.z[lane] = n[2];
        s->material[lane] = mesh->materials[(uint32_t)s->triangle[lane]];
    }
    // Surfaces are seen from both sides; a broken normal falls back to the triangle's own.
    s->normal = choose3(dot3(s->normal, s->normal) > splat(1e-6f), unit3(s->normal), flat);
    lanes_int flat_away = dot3(flat, ray) > splat(0);
    lanes3 facing = choose3(flat_away, scale3(flat, splat(-1)), flat);
    lanes_int turned = dot3(s->normal, facing) < splat(0);
    s->normal = choose3(turned, scale3(s->normal, splat(-1)), s->normal);
}

#endif
