// Passes 8 and 9 and the results: particles, development, R′G′B′ and Y′CbCr.
#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "lanes.h"

// MARK: Particles

typedef struct screen_point {
    float x, y, depth;
} screen_point;

static screen_point project(const backlot_canvas *c, const backlot_camera *camera, backlot_vec3 p) {
    float x = p.x - camera->position.x, y = p.y - camera->position.y, z = p.z - camera->position.z;
    float depth = x * camera->forward.x + y * camera->forward.y + z * camera->forward.z;
    float across = x * camera->right.x + y * camera->right.y + z * camera->right.z;
    float upward = x * camera->up.x + y * camera->up.y + z * camera->up.z;
    float scale = 1 / fmaxf(depth, 1e-4f);
    return (screen_point){
        (across * scale / camera->half_width + 1) * 0.5f * (float)c->width,
        (1 - upward * scale / camera->half_height) * 0.5f * (float)c->height, depth};
}

/// Draws one streak as a capsule with soft edges; narrower than a pixel, it keeps its width and loses opacity.
static void composite_streak(
    backlot_canvas *c, screen_point a, screen_point b, float radius, float opacity, backlot_vec3 radiance) {
    float drawn = fmaxf(radius, 0.6f);
    opacity *= radius / drawn;
    if (opacity < 0.004f) return;
    float reach = drawn + 1;
    int left = (int)fminf(fmaxf(fminf(a.x, b.x) - reach, 0), (float)c->width);
    int top = (int)fminf(fmaxf(fminf(a.y, b.y) - reach, 0), (float)c->height);
    int right = (int)ceilf(fmaxf(fminf(fmaxf(a.x, b.x) + reach, (float)c->width), 0));
    int bottom = (int)ceilf(fmaxf(fminf(fmaxf(a.y, b.y) + reach, (float)c->height), 0));
    float dx = b.x - a.x, dy = b.y - a.y, squared = fmaxf(dx * dx + dy * dy, 1e-6f);
    for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
            float ox = (float)x + 0.5f - a.x, oy = (float)y + 0.5f - a.y;
            float t = fminf(fmaxf((ox * dx + oy * dy) / squared, 0), 1);
            float ex = ox - t * dx, ey = oy - t * dy, off = sqrtf(ex * ex + ey * ey);
            float cover = fminf(fmaxf(drawn + 0.5f - off, 0), 1) * opacity;
            size_t at = (size_t)y * c->stride + (size_t)x;
            if (cover <= 0 || a.depth + (b.depth - a.depth) * t > c->depth[at]) continue;
            c->red[at] += (radiance.x - c->red[at]) * cover;
            c->green[at] += (radiance.y - c->green[at]) * cover;
            c->blue[at] += (radiance.z - c->blue[at]) * cover;
        }
    }
}

void backlot_composite_particles(
    backlot_canvas *canvas, const backlot_view *view, const backlot_particle *particles, uint32_t count,
    backlot_vec3 radiance) {
    const float nearest = 0.15f;
    for (uint32_t i = 0; i < count; i++) {
        const backlot_particle *p = &particles[i];
        backlot_vec3 end = {p->position.x + p->streak.x, p->position.y + p->streak.y, p->position.z + p->streak.z};
        screen_point a = project(canvas, &view->camera, p->position), b = project(canvas, &view->camera, end);
        if (a.depth < nearest || b.depth < nearest) continue;
        float middle = 0.5f * (a.depth + b.depth);
        float radius = p->radius / middle / view->camera.half_height * 0.5f * (float)canvas->height;
        // What falls right in front of the lens would be out of focus: large, and nearly gone.
        float limit = 0.012f * (float)canvas->height;
        float opacity = radius > limit ? p->opacity * limit * limit / (radius * radius) : p->opacity;
        composite_streak(canvas, a, b, fminf(radius, 2 * limit), opacity, radiance);
    }
}

// MARK: Development

/// The filmic curve: Krzysztof Narkowicz's rational fit of the ACES reference and output transforms ("ACES Filmic Tone
/// Mapping Curve", 2016), with the factor 0.6 that he gives for scenes exposed for a plain curve. The toe is his times
/// four (0.12 for 0.03), so that what lies in shadow can be read, and mid grey comes out as mid grey.
INLINE lanes filmic(lanes a) {
    a = least(most(a, splat(0)), splat(64)) * splat(0.6f);
    return clamp01((a * (splat(2.51f) * a + splat(0.12f))) / (a * (splat(2.43f) * a + splat(0.59f)) + splat(0.14f)));
}

/// The transfer curve of sRGB (IEC 61966-2-1): the curve of the screens that stills and clips are watched on.
INLINE lanes display_coded(lanes a) {
    return choose(a < splat(0.0031308f), a * splat(12.92f), splat(1.055f) * power(a, 1 / 2.4f) - splat(0.055f));
}

INLINE lanes3 develop_colour(lanes3 c, float exposure) {
    c = scale3(c, splat(exposure));
    // Very bright colours run towards white, as dyes do: each channel alone would only change its hue.
    lanes light = luminance(c), bleach = light / (light + splat(5));
    c = mix3(c, (lanes3){light, light, light}, bleach * splat(0.7f));
    return (lanes3){display_coded(filmic(c.x)), display_coded(filmic(c.y)), display_coded(filmic(c.z))};
}

/// Steeper around the pivot, level at both ends, monotone: a power on each side of the pivot.
INLINE lanes s_curve(lanes a, float contrast, float pivot) {
    lanes low = splat(pivot) * power(clamp01(a) * splat(1 / pivot), contrast);
    lanes high = splat(1) - splat(1 - pivot) * power((splat(1) - clamp01(a)) * splat(1 / (1 - pivot)), contrast);
    return choose(a < splat(pivot), low, high);
}

INLINE lanes3 grade_colour(lanes3 c, const backlot_grade *g, lanes corner) {
    c = (lanes3){dot3(splat3(g->mix_red), c), dot3(splat3(g->mix_green), c), dot3(splat3(g->mix_blue), c)};
    if (g->contrast != 1) {
        c = (lanes3){s_curve(c.x, g->contrast, g->pivot), s_curve(c.y, g->contrast, g->pivot),
                     s_curve(c.z, g->contrast, g->pivot)};
    }
    lanes grey = clamp01(luminance(c)), dark = splat(1) - grey;
    c = (lanes3){mix(grey, c.x, splat(g->saturation)), mix(grey, c.y, splat(g->saturation)),
                 mix(grey, c.z, splat(g->saturation))};
    c = along3(along3(c, splat3(g->shadow_tint), dark * dark), splat3(g->highlight_tint), grey * grey);
    c = (lanes3){clamp01(c.x), clamp01(c.y), clamp01(c.z)};
    lanes3 black = splat3(g->black), white = splat3(g->white);
    c = add3(black, mul3(c, sub3(white, black)));
    return scale3(c, splat(1) - splat(g->vignette) * corner);
}

void backlot_develop(
    backlot_canvas *canvas, float exposure, const backlot_grade *grade, uint32_t first_row, uint32_t end_row) {
    float half_width = 0.5f * (float)canvas->width, half_height = 0.5f * (float)canvas->height;
    for (uint32_t y = first_row; y < end_row; y++) {
        float dy = ((float)y + 0.5f - half_height) / half_height;
        for (uint32_t x = 0; x < canvas->width; x += 8) {
            size_t at = (size_t)y * canvas->stride + x;
            lanes dx = (counting() + splat((float)x + 0.5f - half_width)) * splat(1 / half_width);
            lanes corner = smooth(splat(0.35f), splat(2.0f), dx * dx + splat(dy * dy));
            lanes3 c = {load(canvas->red + at), load(canvas->green + at), load(canvas->blue + at)};
            c = grade_colour(develop_colour(c, exposure), grade, corner);
            store(canvas->red + at, c.x);
            store(canvas->green + at, c.y);
            store(canvas->blue + at, c.z);
        }
    }
}

// MARK: Results

/// The ordered-dither matrix of size eight (Bayer, 1973) at a pixel, −0.5…0.5: gradients do not band, and as it stands
/// still, nothing crawls.
static float dither(uint32_t x, uint32_t y) {
    uint32_t value = 0;
    for (int bit = 0; bit < 3; bit++) {
        uint32_t a = x >> bit & 1, b = y >> bit & 1;
        value = value << 2 | (a ^ b) << 1 | b;
    }
    return ((float)value + 0.5f) / 64 - 0.5f;
}

static uint8_t quantise(float value, float noise, float least_code, float most_code) {
    return (uint8_t)fminf(fmaxf(floorf(value + 0.5f + noise), least_code), most_code);
}

typedef struct dither_table {
    float value[8][8];
} dither_table;

static void make_dither_table(dither_table *table) {
    for (uint32_t y = 0; y < 8; y++) {
        for (uint32_t x = 0; x < 8; x++) table->value[y][x] = 0.98f * dither(x, y);
    }
}

void backlot_canvas_copy_rgb(const backlot_canvas *c, uint8_t *bytes) {
    dither_table table;
    make_dither_table(&table);
    for (uint32_t y = 0; y < c->height; y++) {
        for (uint32_t x = 0; x < c->width; x++) {
            size_t at = (size_t)y * c->stride + x;
            float noise = table.value[y & 7][x & 7];
            *bytes++ = quantise(c->red[at] * 255, noise, 0, 255);
            *bytes++ = quantise(c->green[at] * 255, noise, 0, 255);
            *bytes++ = quantise(c->blue[at] * 255, noise, 0, 255);
        }
    }
}

/// The luma coefficients of Rec. ITU-R BT.709-6, item 3.2; code ranges of item 3.4.
static const float luma_red = 0.2126f, luma_green = 0.7152f, luma_blue = 0.0722f;

static void luma_row(const backlot_canvas *c, uint32_t y, const float *noise, uint8_t *out) {
    lanes pattern = load(noise);
    for (uint32_t x = 0; x < c->width; x += 8) {
        size_t at = (size_t)y * c->stride + x;
        lanes luma = load(c->red + at) * splat(luma_red) + load(c->green + at) * splat(luma_green)
            + load(c->blue + at) * splat(luma_blue);
        lanes_int code = nearest_int(least(most(luma * splat(219) + splat(16) + pattern, splat(16)), splat(235)));
        uint32_t count = c->width - x < 8 ? c->width - x : 8;
        for (uint32_t i = 0; i < count; i++) out[x + i] = (uint8_t)code[i];
    }
}

/// Chroma lies on the even columns (sited left) and between two rows: 1-2-1 across, the mean of both rows down.
static void chroma_row(const backlot_canvas *c, uint32_t y, float *scratch, uint8_t *blue, uint8_t *red) {
    float *cb = scratch + 8, *cr = scratch + 8 + c->stride + 8;
    for (uint32_t x = 0; x < c->width; x += 8) {
        size_t at = (size_t)y * c->stride + x, below = at + c->stride;
        lanes r = (load(c->red + at) + load(c->red + below)) * splat(0.5f);
        lanes g = (load(c->green + at) + load(c->green + below)) * splat(0.5f);
        lanes b = (load(c->blue + at) + load(c->blue + below)) * splat(0.5f);
        lanes luma = r * splat(luma_red) + g * splat(luma_green) + b * splat(luma_blue);
        store(cb + x, (b - luma) * splat(224.0f / 1.8556f));
        store(cr + x, (r - luma) * splat(224.0f / 1.5748f));
    }
    cb[-1] = cb[0];
    cr[-1] = cr[0];
    for (uint32_t x = 0; x < c->width; x += 2) {
        ptrdiff_t i = (ptrdiff_t)x;
        blue[x / 2] = quantise(128 + 0.25f * cb[i - 1] + 0.5f * cb[i] + 0.25f * cb[i + 1], 0, 16, 240);
        red[x / 2] = quantise(128 + 0.25f * cr[i - 1] + 0.5f * cr[i] + 0.25f * cr[i + 1], 0, 16, 240);
    }
}

void backlot_canvas_copy_yuv420(const backlot_canvas *c, uint8_t *bytes) {
    dither_table table;
    make_dither_table(&table);
    uint8_t *blue = bytes + (size_t)c->width * c->height, *red = blue + (size_t)c->width * c->height / 4;
    float scratch[2 * (16384 + 16)];
    for (uint32_t y = 0; y < c->height; y++) luma_row(c, y, table.value[y & 7], bytes + (size_t)y * c->width);
    for (uint32_t y = 0; y < c->height; y += 2) {
        size_t at = (size_t)(y / 2) * (c->width / 2);
        chroma_row(c, y, scratch, blue + at, red + at);
    }
}

void backlot_canvas_set_display(backlot_canvas *c, const float *rgb) {
    for (uint32_t y = 0; y < c->height; y++) {
        for (uint32_t x = 0; x < c->width; x++) {
            size_t at = (size_t)y * c->stride + x;
            c->red[at] = *rgb++;
            c->green[at] = *rgb++;
            c->blue[at] = *rgb++;
        }
    }
}

#pragma clang attribute pop
