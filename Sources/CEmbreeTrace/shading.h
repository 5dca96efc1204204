// From what a packet of rays hit to the light it sends to the camera.
#ifndef BACKLOT_SHADING_H
#define BACKLOT_SHADING_H

#include "lighting.h"
#include "sky.h"
#include "surface.h"

/// What shading a packet needs beside its samples.
typedef struct shading {
    const backlot_view *view;
    backlot_canvas *canvas;
    light_pattern pattern;
    /// Tangent of the angle that a pixel covers.
    float pixel_angle;
    /// How often the light of a sample is traced where the half-resolution planes have none for its surface.
    int light_rounds;
} shading;

static shading begin_shading(backlot_canvas *canvas, const backlot_view *view, int light_rounds) {
    shading s = {.view = view, .canvas = canvas, .light_rounds = light_rounds};
    make_light_pattern(&s.pattern, view->pattern_turn);
    s.pixel_angle = 2 * view->camera.half_height / (float)canvas->height;
    return s;
}

/// The reference point and flat normal of a hit, for patterns: where it was in the shot's first frame.
static inline void reference_point(
    const backlot_view *view, const samples *s, lanes_int active, lanes3 *point, lanes3 *normal) {
    lanes3 corner[3];
    int lanes_left = mask_bits(active);
    for (int k = 0; k < 3; k++) corner[k] = (lanes3){splat(0), splat(0), splat(0)};
    for (int lane = 0; lane < 8; lane++) {
        if (!(lanes_left >> lane & 1)) continue;
        const backlot_mesh *mesh = backlot_mesh_of(view, (uint32_t)s->geometry[lane]);
        const uint32_t *index = mesh->indices + 3 * (size_t)(uint32_t)s->triangle[lane];
        for (int k = 0; k < 3; k++) {
            const float *vertex = mesh->reference + 4 * (size_t)index[k];
            corner[k].x[lane] = vertex[0];
            corner[k].y[lane] = vertex[1];
            corner[k].z[lane] = vertex[2];
        }
    }
    lanes3 first = sub3(corner[1], corner[0]), second = sub3(corner[2], corner[0]);
    *point = along3(along3(corner[0], first, s->u), second, s->v);
    *normal = unit3(cross3(first, second));
}

/// Looks up the materials of a packet, one pattern evaluation for each different one.
static inline surface surface_at(const shading *sh, const samples *s, lanes footprint) {
    surface result = {0};
    result.roughness = splat(1);
    lanes_int left = s->hit;
    while (any(left)) {
        int lane = __builtin_ctz((unsigned)mask_bits(left));
        int32_t index = s->material[lane];
        lanes_int same = left & (s->material == splat_int(index));
        left &= ~same;
        if ((uint32_t)index >= sh->view->material_count) continue;
        const backlot_material *m = &sh->view->materials[index];
        lanes3 albedo = splat3(m->albedo);
        if (m->pattern != plain) {
            pattern_point p = {.footprint = footprint};
            reference_point(sh->view, s, same, &p.point, &p.normal);
            pattern_value value = pattern_at(m->pattern, m->pattern_scale, &p);
            albedo = scale3(mix3(albedo, splat3(m->pattern_colour), value.blend), value.tone);
        }
        result.albedo = choose3(same, albedo, result.albedo);
        result.emission = choose3(same, splat3(m->emission), result.emission);
        result.roughness = choose(same, splat(m->roughness), result.roughness);
        result.specular = choose(same, splat(m->specular), result.specular);
    }
    return result;
}

/// Rain makes upward surfaces darker and glossier, with puddles in the hollows; snow covers them. `open` tells how far
/// the sky is above them, `worn` which are somebody's clothes.
static inline void weather_surface(
    const backlot_view *view, lanes3 point, lanes3 normal, lanes open, lanes_int worn, lanes footprint, surface *f) {
    if (view->wetness > 0) {
        lanes wet = splat(view->wetness) * smooth(splat(0.1f), splat(0.9f), normal.y) * open;
        lanes puddle = smooth(splat(0.50f), splat(0.66f), noise2(point.x * splat(0.8f), point.z * splat(0.8f), 31));
        puddle *= wet * smooth(splat(0.97f), splat(0.995f), normal.y);
        f->albedo = scale3(f->albedo, splat(1) - splat(0.42f) * wet);
        f->roughness = mix(f->roughness, most(splat(0.28f) * f->roughness, splat(0.08f)), wet);
        f->roughness = mix(f->roughness, splat(0.06f), puddle * splat(0.9f));
        f->specular = most(f->specular, splat(0.03f) * wet);
    }
    if (view->snow_cover > 0) {
        lanes rough = noise2(point.x * splat(2.1f), point.z * splat(2.1f), 32) * splat(0.35f)
            + noise2(point.x * splat(9), point.z * splat(9), 33) * splat(0.15f) * detail(footprint, 0.11f);
        float edge = 1.02f - view->snow_cover;
        lanes cover = smooth(splat(edge), splat(edge + 0.22f), normal.y - splat(0.25f) + rough) * open;
        // People shake it off.
        cover = choose(worn, splat(0), cover);
        f->albedo = mix3(f->albedo, (lanes3){splat(0.80f), splat(0.83f), splat(0.88f)}, cover);
        f->roughness = mix(f->roughness, splat(0.75f), cover);
    }
}

/// GGX reflection times π for one light direction: Trowbridge and Reitz' distribution, the visibility approximation
/// of Hammon (GDC 2017) and Schlick's Fresnel.
INLINE lanes glossy(lanes alpha, lanes specular, lanes3 normal, lanes3 to_eye, lanes3 to_light, lanes facing_light) {
    lanes3 half = unit3(add3(to_eye, to_light));
    lanes nh = clamp01(dot3(normal, half)), nv = most(dot3(normal, to_eye), splat(0.02f));
    lanes squared = alpha * alpha, base = nh * nh * (squared - splat(1)) + splat(1);
    lanes distribution = squared / (base * base);
    lanes visibility = splat(0.5f) / mix(splat(2) * facing_light * nv, facing_light + nv, alpha);
    lanes away = splat(1) - clamp01(dot3(half, to_eye)), away2 = away * away;
    lanes fresnel = specular + (splat(1) - specular) * away2 * away2 * away;
    return distribution * visibility * fresnel;
}

static inline lanes3 add_lights(
    const backlot_view *view, const surface *f, lanes3 point, lanes3 normal, lanes3 to_eye, const lanes *seen) {
    lanes3 sum = {splat(0), splat(0), splat(0)};
    lanes alpha = most(f->roughness * f->roughness, splat(0.003f));
    for (uint32_t i = 0; i < view->light_count; i++) {
        const backlot_light *light = &view->lights[i];
        lanes distance, widening;
        lanes3 towards = towards_light(light, point, &distance);
        lanes facing = clamp01(dot3(normal, towards));
        lanes strength = facing * seen[i] * cone_share(light, towards);
        if (light->distant) {
            widening = splat(light->radius * 0.5f);
        } else {
            strength = strength / most(distance * distance, splat(fmaxf(light->radius * light->radius, 0.01f)));
            widening = splat(light->radius * 0.5f) / distance;
        }
        if (!any(strength > splat(0))) continue;
        // An area light is a point with a wider lobe (Karis, SIGGRAPH 2013 course notes), of the same energy.
        lanes wide = least(alpha + widening, splat(1)), keeps = alpha / wide;
        lanes gloss = glossy(wide, f->specular, normal, to_eye, towards, most(facing, splat(0.01f)));
        gloss = least(gloss * keeps * keeps, splat(12));
        lanes3 reflected = add3(f->albedo, (lanes3){gloss, gloss, gloss});
        sum = add3(sum, mul3(scale3(splat3(light->colour), strength), reflected));
    }
    return sum;
}

/// Light from all sides: the sky by the normal's height, what the ground throws back, both dimmed by occlusion, which
/// on bright surfaces is filled by light that bounces there (Jimenez et al., SIGGRAPH 2016, equation 10).
static inline lanes3 add_surroundings(
    const backlot_view *view, const surface *f, lanes3 normal, lanes3 to_eye, lanes open, lanes mirrors_sky) {
    const backlot_sky *sky = &view->sky;
    lanes up = clamp01(normal.y), side = normal.y * splat(0.5f) + splat(0.5f);
    lanes3 above = mix3(splat3(sky->horizon), splat3(sky->zenith), splat(0.4f) + splat(0.2f) * up);
    lanes3 around = mul3(mix3(splat3(sky->ground), above, side), splat3(sky->ambient_share));
    lanes3 colour;
    const lanes *albedo[3] = {&f->albedo.x, &f->albedo.y, &f->albedo.z};
    lanes *out[3] = {&colour.x, &colour.y, &colour.z};
    const lanes *in[3] = {&around.x, &around.y, &around.z};
    for (int k = 0; k < 3; k++) {
        lanes a = *albedo[k];
        lanes cubic = splat(2.0404f) * a - splat(0.3324f), square = splat(0.6417f) - splat(4.7951f) * a;
        lanes linear = splat(2.7552f) * a + splat(0.6903f);
        lanes filled = most(open, ((open * cubic + square) * open + linear) * open);
        *out[k] = a * *in[k] * filled;
    }
    // The sky's mirror image, blurred towards its mean by roughness.
    lanes nv = clamp01(dot3(normal, to_eye));
    lanes3 mirrored = sub3(scale3(normal, splat(2) * dot3(normal, to_eye)), to_eye);
    lanes away = splat(1) - nv, away2 = away * away;
    lanes ceiling = most(splat(1) - f->roughness, f->specular);
    lanes fresnel = f->specular + (ceiling - f->specular) * away2 * away2 * away;
    // Where a wet floor mirrors the set, a quarter of the light around stands for it.
    lanes3 image = mul3(sky_gradient(sky, mirrored.y), splat3(sky->ambient_share));
    image = mix3(scale3(around, splat(0.25f)), image, mirrors_sky);
    image = mix3(image, around, f->roughness);
    return add3(colour, scale3(image, fresnel * open * open));
}

/// Light through air whose density falls exponentially with height: the integral along the ray in closed form. What the
/// air scatters grows towards the sun.
static inline lanes3 through_air(const backlot_view *view, lanes3 colour, lanes3 way, lanes distance) {
    if (view->fog_density <= 0) return colour;
    float scale = fmaxf(view->fog_height_scale, 0.1f);
    lanes rise = way.y * least(distance, splat(1e5f)) * splat(1 / scale);
    rise = choose(magnitude(rise) < splat(1e-3f), splat(1e-3f), rise);
    rise = most(rise, splat(-40));
    lanes thin = (splat(1) - exponential(splat(0) - rise)) / rise;
    float here = view->fog_density * expf(-fmaxf(view->camera.position.y, 0) / scale);
    lanes through = exponential(splat(-here) * least(distance, splat(1e5f)) * thin);
    // Towards the sun the air itself is bright.
    lanes near = clamp01(splat(0.5f) + splat(0.5f) * dot3(way, splat3(view->sky.disc_direction)));
    lanes3 air = along3(splat3(view->fog_colour), splat3(view->fog_glow), near * near * near);
    return mix3(air, colour, through);
}

/// Fetches the softened light of the four nearest half-resolution points on the same surface; where there is none, it is
/// traced on the spot.
static inline void fetch_light(
    const shading *sh, const samples *s, lanes3 point, lanes distance, lanes seen[BACKLOT_LIGHT_CHANNELS]) {
    backlot_canvas *c = sh->canvas;
    lanes fx = (s->px - splat(sh->view->sample_x)) * splat(0.5f);
    lanes fy = (s->py - splat(sh->view->sample_y)) * splat(0.5f);
    lanes x0 = down(fx), y0 = down(fy), wx = fx - x0, wy = fy - y0;
    lanes tolerance = splat(0.02f) + distance * splat(0.006f);
    lanes weights = splat(0);
    for (int i = 0; i < BACKLOT_LIGHT_CHANNELS; i++) seen[i] = splat(0);
    for (int tap = 0; tap < 4; tap++) {
        lanes x = x0 + splat((float)(tap & 1)), y = y0 + splat((float)(tap >> 1));
        x = least(most(x, splat(0)), splat((float)c->light_width - 1));
        y = least(most(y, splat(0)), splat((float)c->light_height - 1));
        lanes_int at = to_int(y) * splat_int((int)c->light_stride) + to_int(x);
        lanes3 other = {gather(c->light_x, at), gather(c->light_y, at), gather(c->light_z, at)};
        lanes3 faces = {
            gather(c->light_normal_x, at), gather(c->light_normal_y, at), gather(c->light_normal_z, at)};
        lanes bilinear = (tap & 1 ? wx : splat(1) - wx) * (tap >> 1 ? wy : splat(1) - wy) + splat(1e-3f);
        lanes off = magnitude(dot3(s->normal, sub3(other, point))), alike = dot3(s->normal, faces);
        lanes_int same = (off < tolerance) & (alike > splat(0.55f));
        // Where a surface bends away, at a silhouette, its nearest part has to do; it hardly counts beside a true match.
        lanes_int near = (off < tolerance * splat(4)) & (alike > splat(0.2f));
        lanes weight = bilinear * choose(same, splat(1), keep(splat(1e-3f), near));
        weights += weight;
        for (int i = 0; i < BACKLOT_LIGHT_CHANNELS; i++) seen[i] += weight * gather(c->soft[i], at);
    }
    lanes share = splat(1) / most(weights, splat(1e-9f));
    for (int i = 0; i < BACKLOT_LIGHT_CHANNELS; i++) seen[i] *= share;
    lanes_int alone = s->hit & (weights < splat(1e-9f));
    if (!any(alone)) return;
    int rounds = sh->light_rounds;
    lanes total[BACKLOT_LIGHT_CHANNELS], once[BACKLOT_LIGHT_CHANNELS];
    for (int i = 0; i < BACKLOT_LIGHT_CHANNELS; i++) total[i] = splat(0);
    lit_points points = {
        .active = alone, .on_cast = on_cast(sh->view, s->geometry), .point = point, .normal = s->normal,
        .depth = s->depth};
    // By the place in the picture and in the pixel, never by the lane: what else is in the packet must not matter.
    lanes_int corner = to_int(s->px * splat(4)) + splat_int(4) * to_int(s->py * splat(4));
    for (int k = 0; k < rounds; k++) {
        points.place = (corner + splat_int(k * 16 / rounds)) & splat_int(15);
        c->ray_count += sample_light(sh->view, &sh->pattern, &points, once);
        for (int i = 0; i < BACKLOT_LIGHT_CHANNELS; i++) total[i] += once[i];
    }
    for (int i = 0; i < BACKLOT_LIGHT_CHANNELS; i++) {
        seen[i] = choose(alone, total[i] * splat(1.0f / (float)rounds), seen[i]);
    }
}

/// The linear light that eight camera rays bring.
static inline lanes3 shade_samples(const shading *sh, const samples *s) {
    const backlot_view *view = sh->view;
    lanes3 ray = camera_ray(view, sh->canvas, s->px, s->py);
    lanes length = root(dot3(ray, ray));
    lanes3 way = scale3(ray, splat(1) / length);
    lanes3 colour = {splat(0), splat(0), splat(0)};
    lanes distance = choose(s->hit, s->depth * length, splat(BACKLOT_FAR));
    if (any(s->hit)) {
        lanes depth = choose(s->hit, s->depth, splat(1));
        lanes3 point = along3(splat3(view->camera.position), ray, depth);
        lanes3 to_eye = scale3(way, splat(-1));
        lanes slant = most(dot3(s->normal, to_eye), splat(0.12f));
        lanes footprint = depth * splat(sh->pixel_angle) / slant;
        surface f = surface_at(sh, s, footprint);
        lanes seen[BACKLOT_LIGHT_CHANNELS];
        fetch_light(sh, s, point, distance, seen);
        lanes open = seen[ambient];
        lanes rained_on = smooth(splat(0.15f), splat(0.6f), open);
        weather_surface(view, point, s->normal, rained_on, on_cast(view, s->geometry), footprint, &f);
        colour = add_lights(view, &f, point, s->normal, to_eye, seen);
        colour = add3(colour, add_surroundings(view, &f, s->normal, to_eye, open, seen[mirror]));
        colour = add3(colour, f.emission);
    }
    if (any(~s->hit & s->valid)) {
        lanes3 behind = sky_radiance(&view->sky, way, sh->pixel_angle);
        colour = choose3(s->hit, colour, behind);
    }
    return through_air(view, colour, way, distance);
}

/// A sample's weight in its pixel: bright ones count less, so that a highlight does not undo the smoothing of an edge
/// (Karis, SIGGRAPH 2013).
INLINE lanes resolve_weight(const backlot_view *view, lanes3 colour) {
    return splat(1) / (splat(1) + luminance(colour) * splat(view->exposure));
}

#endif
