// Surface patterns: how a material's colour varies over a wall, a floor, a tree or a coat.
//
// Every detail fades to its mean as it becomes smaller than a pixel, so that nothing shimmers.
#ifndef BACKLOT_SURFACE_H
#define BACKLOT_SURFACE_H

#include "lanes.h"

/// A material at eight points.
typedef struct surface {
    lanes3 albedo, emission;
    lanes roughness, specular;
} surface;

enum { plain, planks, tiles, plaster, brick, asphalt, bark, foliage, soil, cloth };

/// 1 while details of that size are larger than the footprint of a pixel, fading to 0 when two pixels no longer fit.
INLINE lanes detail(lanes footprint, float size) { return smooth(splat(0.7f * size), splat(0.2f * size), footprint); }

/// Coordinates on the plane that a surface mostly lies in: across and up on walls, x and z on floors.
INLINE void plane_coordinates(lanes3 point, lanes3 normal, lanes *across, lanes *up) {
    lanes_int level = magnitude(normal.y) > splat(0.7f);
    lanes_int along_z = magnitude(normal.x) > magnitude(normal.z);
    *across = choose(level, point.x, choose(along_z, point.z, point.x));
    *up = choose(level, point.z, point.y);
}

INLINE lanes fraction(lanes a) { return a - down(a); }

/// A joint of a share `width` of the cell around its borders at 0 and 1, softened by the footprint in cells.
INLINE lanes joint(lanes a, float width, lanes blur) {
    lanes from_border = splat(0.5f) - magnitude(fraction(a) - splat(0.5f));
    lanes half = splat(width * 0.5f);
    lanes line = splat(1) - smooth(half - blur * splat(0.5f), half + blur * splat(0.5f) + splat(1e-4f), from_border);
    // A joint narrower than a pixel covers only its share of it.
    return line * least(splat(1), splat(width) / most(blur, splat(1e-5f)));
}

typedef struct pattern_point {
    lanes3 point, normal;
    /// Metres that a pixel covers on the surface.
    lanes footprint;
} pattern_point;

/// How far from the first to the second colour (0…1), and a factor on the lightness around 1.
typedef struct pattern_value {
    lanes blend, tone;
} pattern_value;

INLINE pattern_value plank_pattern(const pattern_point *p, float scale) {
    lanes a, b;
    plane_coordinates(p->point, p->normal, &a, &b);
    a = a * splat(1 / scale);
    lanes row = down(a), blur = p->footprint * splat(1 / scale);
    lanes_int board_row = to_int(row);
    lanes shift = hash3(board_row, splat_int(7), splat_int(1)) * splat(5);
    lanes length = b * splat(1 / (scale * 9)) + shift;
    lanes tint = hash3(board_row, to_int(down(length)), splat_int(3));
    lanes grain = noise2(a * splat(9), b * splat(0.55f / scale) + tint * splat(40), 21) - splat(0.5f);
    lanes seam = most(joint(a, 0.05f, blur), joint(length, 0.006f, blur * splat(1.0f / 9)));
    lanes fine = detail(p->footprint, scale * 0.12f);
    lanes tone = splat(1) + (tint - splat(0.5f)) * splat(0.34f) * detail(p->footprint, scale * 1.5f)
        + grain * splat(0.22f) * fine;
    return (pattern_value){seam * splat(0.85f), tone};
}

INLINE pattern_value tile_pattern(const pattern_point *p, float scale) {
    lanes a, b;
    plane_coordinates(p->point, p->normal, &a, &b);
    a = a * splat(1 / scale);
    b = b * splat(1 / scale);
    lanes blur = p->footprint * splat(1 / scale);
    lanes tint = hash3(to_int(down(a)), to_int(down(b)), splat_int(5));
    lanes tone = splat(1) + (tint - splat(0.5f)) * splat(0.14f) * detail(p->footprint, scale);
    return (pattern_value){most(joint(a, 0.035f, blur), joint(b, 0.035f, blur)), tone};
}

INLINE pattern_value brick_pattern(const pattern_point *p, float scale) {
    lanes a, b;
    plane_coordinates(p->point, p->normal, &a, &b);
    // A brick is three times as long as high; every second course is set off by half a brick.
    lanes blur = p->footprint * splat(3 / scale);
    b = b * splat(3 / scale);
    lanes course = down(b);
    a = a * splat(1 / scale) + splat(0.5f) * (course - splat(2) * down(course * splat(0.5f)));
    lanes tint = hash3(to_int(down(a)), to_int(course), splat_int(9));
    lanes rough = noise3(scale3(p->point, splat(38 / scale * 0.22f))) - splat(0.5f);
    lanes mortar = most(joint(a, 0.05f, blur * splat(1.0f / 3)), joint(b, 0.13f, blur));
    lanes tone = splat(1) + (tint - splat(0.5f)) * splat(0.42f) * detail(p->footprint, scale * 0.5f)
        + rough * splat(0.25f) * detail(p->footprint, scale * 0.15f);
    return (pattern_value){mortar, tone};
}

/// Octaves of noise in space, each faded by its own size; 0…1 around a half.
static inline lanes octaves(const pattern_point *p, lanes3 stretch, float size, int count) {
    lanes sum = splat(0.5f);
    float amplitude = 0.5f, cell = size;
    for (int i = 0; i < count; i++) {
        lanes visible = detail(p->footprint, cell);
        if (!any(visible > splat(0))) break;
        lanes3 at = mul3(scale3(p->point, splat(1 / cell)), stretch);
        sum += (noise3(at) - splat(0.5f)) * splat(amplitude * 1.4f) * visible;
        amplitude *= 0.55f;
        cell *= 0.43f;
    }
    return clamp01(sum);
}

/// Fallen leaves on soil: one in each cell of a grid, turned and shifted at random, light or dark; where the ground is
/// too far away to tell them apart, their mean remains.
static inline lanes litter(const pattern_point *p, float size) {
    lanes a = p->point.x * splat(1 / size), b = p->point.z * splat(1 / size);
    lanes column = down(a), row = down(b);
    lanes_int i = to_int(column), j = to_int(row);
    lanes x = a - column - splat(0.3f) - splat(0.4f) * hash3(i, j, splat_int(41));
    lanes y = b - row - splat(0.3f) - splat(0.4f) * hash3(i, j, splat_int(42));
    // A slope instead of an angle: no sine is needed to turn a leaf.
    lanes slope = splat(4) * hash3(i, j, splat_int(43)) - splat(2);
    lanes along = (x + slope * y) / root(splat(1) + slope * slope), across = (y - slope * x) / root(splat(1) + slope * slope);
    lanes away = root(along * along * splat(7) + across * across * splat(30));
    lanes shade = hash3(i, j, splat_int(44)) * splat(1.5f) - splat(0.6f);
    return shade * smooth(splat(1), splat(0.75f), away) * detail(p->footprint, size * 0.5f);
}

static inline pattern_value pattern_at(int32_t pattern, float scale, const pattern_point *p) {
    const lanes3 even = {splat(1), splat(1), splat(1)};
    switch (pattern) {
    case planks: return plank_pattern(p, scale);
    case tiles: return tile_pattern(p, scale);
    case brick: return brick_pattern(p, scale);
    case plaster: {
        lanes n = octaves(p, even, scale, 3);
        return (pattern_value){smooth(splat(0.35f), splat(0.85f), n), splat(0.95f) + n * splat(0.1f)};
    }
    case asphalt: {
        lanes n = octaves(p, even, scale, 2), speck = octaves(p, even, 0.035f, 2);
        return (pattern_value){smooth(splat(0.4f), splat(0.8f), n), splat(0.75f) + speck * splat(0.5f)};
    }
    case bark: {
        lanes3 stretch = {splat(1), splat(0.22f), splat(1)};
        lanes n = octaves(p, stretch, scale * 0.35f, 3);
        lanes ridge = splat(1) - magnitude(n * splat(2) - splat(1));
        return (pattern_value){smooth(splat(0.5f), splat(0.95f), ridge), splat(0.8f) + n * splat(0.4f)};
    }
    case foliage: {
        lanes n = octaves(p, even, scale, 4);
        return (pattern_value){smooth(splat(0.3f), splat(0.7f), n), splat(0.6f) + n * splat(0.8f)};
    }
    case soil: {
        lanes n = octaves(p, even, scale, 4);
        lanes leaves = litter(p, scale * 0.14f);
        return (pattern_value){smooth(splat(0.35f), splat(0.75f), n), splat(0.8f) + n * splat(0.4f) + leaves};
    }
    case cloth: {
        lanes n = octaves(p, even, scale * 0.5f, 2);
        return (pattern_value){splat(0), splat(0.93f) + n * splat(0.14f)};
    }
    default: return (pattern_value){splat(0), splat(1)};
    }
}

#endif
