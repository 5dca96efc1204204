// The sky's radiance by direction: gradient, clouds, stars, glow and disc.
#ifndef BACKLOT_SKY_H
#define BACKLOT_SKY_H

#include "lanes.h"

/// The gradient alone: from below, over the horizon, to the zenith.
INLINE lanes3 sky_gradient(const backlot_sky *sky, lanes height) {
    lanes rise = power(clamp01(height), 0.45f);
    lanes3 above = mix3(splat3(sky->horizon), splat3(sky->zenith), rise);
    // Below the horizon haze goes on for a while, so that the end of a set is no dark line.
    return mix3(above, splat3(sky->ground), smooth(splat(-0.03f), splat(-0.4f), height));
}

/// How thick the clouds are in a direction, 0…1: three octaves on a plane high above.
static inline lanes cloud_cover(const backlot_sky *sky, lanes3 way) {
    lanes reach = splat(1.6f) / (most(way.y, splat(0)) + splat(0.12f));
    lanes x = way.x * reach, y = way.z * reach;
    lanes body = noise2(x, y, 11) * splat(0.55f) + noise2(x * splat(2.3f), y * splat(2.3f), 12) * splat(0.29f)
        + noise2(x * splat(5.1f), y * splat(5.1f), 13) * splat(0.16f);
    float edge = 0.78f - 0.62f * sky->cloud;
    return smooth(splat(edge), splat(edge + 0.3f), body) * smooth(splat(-0.02f), splat(0.10f), way.y);
}

/// One star at most in each cell of a grid laid on a cube around the stage, so that stars stand still in the world.
static inline lanes star_light(lanes3 way, float pixel_angle) {
    lanes ax = magnitude(way.x), ay = magnitude(way.y), az = magnitude(way.z);
    lanes_int x_face = (ax >= ay) & (ax >= az), y_face = ~x_face & (ay >= az);
    lanes major = choose(x_face, way.x, choose(y_face, way.y, way.z));
    lanes s = choose(x_face, way.y, way.x) / magnitude(major), t = choose(x_face | y_face, way.z, way.y) / magnitude(major);
    lanes_int face = (x_face & splat_int(1)) + (y_face & splat_int(2)) + ((major < splat(0)) & splat_int(4));
    const float cells = 42;
    lanes cx = down(s * splat(cells)), cy = down(t * splat(cells));
    lanes_int ix = to_int(cx), iy = to_int(cy), salt = face * splat_int(131);
    lanes dx = s * splat(cells) - cx - (splat(0.2f) + splat(0.6f) * hash3(ix, iy, salt + splat_int(1)));
    lanes dy = t * splat(cells) - cy - (splat(0.2f) + splat(0.6f) * hash3(ix, iy, salt + splat_int(2)));
    lanes chance = hash3(ix, iy, salt + splat_int(3));
    lanes magnitude_class = clamp01((chance - splat(0.55f)) * splat(2.2f));
    // Never smaller than a pixel, so that a moving camera does not make it flicker.
    float size = fmaxf(0.0009f, 0.75f * pixel_angle) * cells;
    lanes fall = clamp01(splat(1) - root(dx * dx + dy * dy) * splat(1 / size));
    return fall * fall * magnitude_class * magnitude_class * magnitude_class;
}

/// What a camera ray of direction `way` (of length 1) sees where it hits nothing.
static inline lanes3 sky_radiance(const backlot_sky *sky, lanes3 way, float pixel_angle) {
    lanes3 colour = sky_gradient(sky, way.y);
    lanes3 disc = splat3(sky->disc_direction);
    lanes near = dot3(way, disc);
    lanes angle = root(most(splat(2) - splat(2) * near, splat(0)));
    lanes above = smooth(splat(-0.06f), splat(0.0f), way.y);
    if (sky->stars > 0) {
        lanes light = star_light(way, pixel_angle) * splat(sky->stars) * smooth(splat(0), splat(0.25f), way.y);
        colour = add3(colour, (lanes3){light * splat(0.92f), light * splat(0.96f), light});
    }
    lanes halo = exponential(angle * splat(-5.0f)) * splat(0.55f) + exponential(angle * splat(-24.0f)) * splat(0.9f);
    colour = along3(colour, splat3(sky->glow), halo * above);
    // A pixel-wide rim keeps the disc's edge smooth.
    lanes inside = clamp01((splat(sky->disc_radius) - angle) * splat(1 / fmaxf(pixel_angle, 1e-5f)) + splat(0.5f));
    colour = along3(colour, splat3(sky->disc), inside * above);
    if (sky->cloud > 0) {
        lanes cover = cloud_cover(sky, way);
        lanes3 lit = along3(scale3(splat3(sky->horizon), splat(0.85f)), splat3(sky->glow), splat(0.25f) + halo * splat(0.5f));
        lanes3 base = mix3(lit, scale3(splat3(sky->zenith), splat(0.9f)), splat(0.45f) * cover);
        colour = mix3(colour, base, cover * splat(0.92f));
    }
    return colour;
}

#endif
