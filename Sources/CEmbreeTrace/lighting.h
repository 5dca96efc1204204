// How much of each light, and of the sky around, a packet of points sees.
#ifndef BACKLOT_LIGHTING_H
#define BACKLOT_LIGHTING_H

#include "sample.h"

/// The channels behind the lights': ambient occlusion and the wet floor's mirror.
enum { ambient = BACKLOT_MAX_LIGHTS, mirror = BACKLOT_MAX_LIGHTS + 1 };

/// Sixteen points of the unit disc for each light channel, one for each place of the interleaved 4×4 pattern.
typedef struct light_pattern {
    float x[BACKLOT_LIGHT_CHANNELS][16], y[BACKLOT_LIGHT_CHANNELS][16];
} light_pattern;

/// The ordered-dither matrix of size four: neighbours get points that lie far apart in the sequence.
static const int32_t interleaving[16] = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

/// A Hammersley set on the disc, turned by a different angle for each channel and sub-sample.
static void make_light_pattern(light_pattern *pattern, uint32_t turn) {
    for (int channel = 0; channel < BACKLOT_LIGHT_CHANNELS; channel++) {
        float shift = (float)channel * 0.381966f + (float)turn * 0.618034f;
        for (int i = 0; i < 16; i++) {
            float reversed = (float)((i & 1) << 3 | (i & 2) << 1 | (i & 4) >> 1 | (i & 8) >> 3) / 16;
            float radius = sqrtf(((float)i + 0.5f) / 16), angle = 6.2831853f * (reversed + shift);
            pattern->x[channel][i] = radius * cosf(angle);
            pattern->y[channel][i] = radius * sinf(angle);
        }
    }
}

/// Two directions square to `n` and each other (the branch-free construction of Duff et al., JCGT 6(1), 2017).
INLINE void frame_around(lanes3 n, lanes3 *across, lanes3 *along) {
    lanes sign = choose(n.z < splat(0), splat(-1), splat(1));
    lanes a = splat(-1) / (sign + n.z), b = n.x * n.y * a;
    *across = (lanes3){splat(1) + sign * n.x * n.x * a, sign * b, splat(0) - sign * n.x};
    *along = (lanes3){b, sign + n.y * n.y * a, splat(0) - n.y};
}

/// Direction (of length 1) and distance from points to the middle of a light.
INLINE lanes3 towards_light(const backlot_light *light, lanes3 point, lanes *distance) {
    if (light->distant) {
        *distance = splat(BACKLOT_FAR);
        return splat3(light->axis);
    }
    lanes3 way = sub3(splat3(light->position), point);
    *distance = root(most(dot3(way, way), splat(1e-8f)));
    return scale3(way, splat(1) / *distance);
}

/// What share of a spot's light reaches a direction; 1 for lights without a cone.
INLINE lanes cone_share(const backlot_light *light, lanes3 towards) {
    if (light->distant || light->end_cosine < -1) return splat(1);
    lanes cosine = splat(0) - dot3(towards, splat3(light->axis));
    return smooth(splat(light->end_cosine), splat(fmaxf(light->full_cosine, light->end_cosine + 1e-4f)), cosine);
}

INLINE lanes_int occluded(const backlot_view *view, struct RTCRay8 *ray, lanes_int active, bool coherent) {
    __attribute__((aligned(32))) int32_t valid[8];
    struct RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    if (coherent) context.flags = RTC_INTERSECT_CONTEXT_FLAG_COHERENT;
    store_int(valid, active);
    rtcOccluded8(valid, view->set->handle, &context, ray);
    // Embree marks an occluded ray by a negative far end, and then passes it by in the second scene.
    if (view->cast) rtcOccluded8(valid, view->cast->handle, &context, ray);
    return (load(ray->tfar) < splat(0)) & active;
}

/// The packet of points that light is measured at.
typedef struct lit_points {
    lanes_int active, on_cast;
    lanes3 point, normal;
    /// View depth, which the rays' lift grows with.
    lanes depth;
    /// The place of each in the interleaved pattern, 0…15.
    lanes_int place;
} lit_points;

/// Where the points' rays start: bodies are coarse under their smooth normals, so a little further out there, that
/// facets do not shade themselves.
INLINE lanes3 ray_start(const lit_points *p) {
    lanes lift = choose(p->on_cast, splat(0.012f), splat(0.0015f)) + p->depth * splat(0.0002f);
    return along3(p->point, p->normal, lift);
}

/// One sample towards one light: 0 or 1. Counts its rays.
static inline lanes sample_one_light(
    const backlot_view *view, const light_pattern *pattern, const lit_points *p, lanes3 start, uint32_t index,
    uint64_t *rays) {
    const backlot_light *light = &view->lights[index];
    lanes distance;
    lanes3 towards = towards_light(light, start, &distance);
    lanes_int lit = p->active & (dot3(p->normal, towards) > splat(0)) & (cone_share(light, towards) > splat(0));
    if (!light->casts_shadow) return splat(1);
    // What faces away is dark, and so lends no light to neighbours when it is softened with them.
    if (!any(lit)) return splat(0);
    lanes3 across, along;
    frame_around(towards, &across, &along);
    lanes radius = splat(light->distant ? tanf(light->radius) : light->radius);
    lanes far = light->distant ? splat(BACKLOT_FAR) : most(distance - splat(light->radius), splat(0.01f));
    lanes3 way = light->distant ? towards : scale3(towards, distance);
    way = along3(way, across, radius * gather(pattern->x[index], p->place));
    way = along3(way, along, radius * gather(pattern->y[index], p->place));
    struct RTCRay8 ray;
    start_ray(&ray, start, unit3(way), splat(0.001f), far);
    *rays += (uint64_t)__builtin_popcount((unsigned)mask_bits(lit));
    return choose(lit & ~occluded(view, &ray, lit, true), splat(1), splat(0));
}

/// Two directions over the hemisphere, cosine-weighted: 0, ½ or 1.
static inline uint64_t sample_surroundings(
    const backlot_view *view, const light_pattern *pattern, const lit_points *p, lanes3 start, lanes *seen) {
    struct RTCRay8 ray;
    // They lie opposite each other around the normal, at different heights: 32 in each group of the pattern.
    lanes3 across, along;
    frame_around(p->normal, &across, &along);
    lanes x = gather(pattern->x[ambient], p->place), y = gather(pattern->y[ambient], p->place);
    *seen = splat(0);
    for (int k = 0; k < 2; k++) {
        lanes squared = x * x + y * y;
        lanes3 way = along3(along3(scale3(across, x), along, y), p->normal, root(clamp01(splat(1) - squared)));
        start_ray(&ray, start, way, splat(0.001f), splat(view->occlusion_reach));
        *seen += choose(occluded(view, &ray, p->active, false), splat(0), splat(0.5f));
        // A uniform radius squared stays uniform when mirrored.
        lanes mirrored = root((splat(1) - squared) / most(squared, splat(1e-4f)));
        x = splat(0) - x * mirrored;
        y = splat(0) - y * mirrored;
    }
    return 2 * (uint64_t)__builtin_popcount((unsigned)mask_bits(p->active));
}

/// Whether a wet floor mirrors sky or set: one direction near the mirror's.
static inline uint64_t sample_mirror(
    const backlot_view *view, const light_pattern *pattern, const lit_points *p, lanes3 start, lanes *seen) {
    *seen = splat(1);
    lanes_int floors = p->active & (p->normal.y > splat(0.7f));
    if (view->wetness <= 0 || !any(floors)) return 0;
    lanes3 way = unit3(sub3(p->point, splat3(view->camera.position)));
    way = along3(way, p->normal, splat(-2) * dot3(p->normal, way));
    way.x += splat(0.09f) * gather(pattern->x[mirror], p->place);
    way.y = most(way.y + splat(0.09f) * gather(pattern->y[mirror], p->place), splat(0.01f));
    struct RTCRay8 ray;
    start_ray(&ray, start, unit3(way), splat(0.001f), splat(60));
    *seen = choose(occluded(view, &ray, floors, false), splat(0), splat(1));
    return (uint64_t)__builtin_popcount((unsigned)mask_bits(floors));
}

/// A sample of every channel; returns the number of rays.
static inline uint64_t sample_light(
    const backlot_view *view, const light_pattern *pattern, const lit_points *p, lanes seen[BACKLOT_LIGHT_CHANNELS]) {
    lanes3 start = ray_start(p);
    uint64_t rays = 0;
    for (uint32_t i = 0; i < BACKLOT_MAX_LIGHTS; i++) {
        seen[i] = i < view->light_count ? sample_one_light(view, pattern, p, start, i, &rays) : splat(1);
    }
    rays += sample_surroundings(view, pattern, p, start, &seen[ambient]);
    return rays + sample_mirror(view, pattern, p, start, &seen[mirror]);
}

/// Which lanes are on the cast and not on the set.
INLINE lanes_int on_cast(const backlot_view *view, lanes_int geometry) {
    if (!view->cast) return splat_int(0);
    return (geometry >= splat_int((int)view->cast->first_geometry)) & (geometry != splat_int(-1));
}

#endif
