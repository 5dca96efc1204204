// Eight lanes of float or int as values, and the little mathematics that shading needs on them.
//
// Include this last: from here on every function of the file is compiled for AVX2 and FMA.
#ifndef BACKLOT_LANES_H
#define BACKLOT_LANES_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#if !defined(__x86_64__)
#error "The pixel kernels are written for x86-64 with AVX2."
#endif

#include <immintrin.h>

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

typedef float lanes __attribute__((vector_size(32)));
typedef int32_t lanes_int __attribute__((vector_size(32)));
typedef uint32_t lanes_uint __attribute__((vector_size(32)));

#define INLINE static inline __attribute__((always_inline))

INLINE lanes splat(float a) { return (lanes){a, a, a, a, a, a, a, a}; }
INLINE lanes_int splat_int(int32_t a) { return (lanes_int){a, a, a, a, a, a, a, a}; }
INLINE lanes load(const float *p) { return (lanes)_mm256_loadu_ps(p); }
INLINE void store(float *p, lanes a) { _mm256_storeu_ps(p, (__m256)a); }
INLINE lanes_int load_int(const void *p) { return (lanes_int)_mm256_loadu_si256(p); }
INLINE void store_int(void *p, lanes_int a) { _mm256_storeu_si256(p, (__m256i)a); }
INLINE lanes counting(void) { return (lanes){0, 1, 2, 3, 4, 5, 6, 7}; }
INLINE lanes_int counting_int(void) { return (lanes_int){0, 1, 2, 3, 4, 5, 6, 7}; }
INLINE lanes gather(const float *base, lanes_int index) {
    return (lanes)_mm256_i32gather_ps(base, (__m256i)index, 4);
}
INLINE lanes_int gather_int(const void *base, lanes_int index) {
    return (lanes_int)_mm256_i32gather_epi32(base, (__m256i)index, 4);
}

/// `a` where the mask is set, otherwise `b`.
INLINE lanes choose(lanes_int mask, lanes a, lanes b) {
    return (lanes)_mm256_blendv_ps((__m256)b, (__m256)a, (__m256)mask);
}
INLINE int mask_bits(lanes_int mask) { return _mm256_movemask_ps((__m256)mask); }
INLINE bool any(lanes_int mask) { return mask_bits(mask) != 0; }
INLINE lanes keep(lanes a, lanes_int mask) { return (lanes)((lanes_int)a & mask); }

INLINE lanes least(lanes a, lanes b) { return (lanes)_mm256_min_ps((__m256)a, (__m256)b); }
INLINE lanes most(lanes a, lanes b) { return (lanes)_mm256_max_ps((__m256)a, (__m256)b); }
INLINE lanes clamp01(lanes a) { return least(most(a, splat(0)), splat(1)); }
INLINE lanes root(lanes a) { return (lanes)_mm256_sqrt_ps((__m256)a); }
INLINE lanes down(lanes a) { return (lanes)_mm256_floor_ps((__m256)a); }
INLINE lanes magnitude(lanes a) { return (lanes)((lanes_int)a & splat_int(0x7fffffff)); }
INLINE lanes mix(lanes a, lanes b, lanes t) { return a + (b - a) * t; }
INLINE lanes to_float(lanes_int a) { return (lanes)_mm256_cvtepi32_ps((__m256i)a); }
INLINE lanes_int to_int(lanes a) { return (lanes_int)_mm256_cvttps_epi32((__m256)a); }
INLINE lanes_int nearest_int(lanes a) { return (lanes_int)_mm256_cvtps_epi32((__m256)a); }

/// 0 below `from`, 1 above `to`, smooth between.
INLINE lanes smooth(lanes from, lanes to, lanes a) {
    lanes t = clamp01((a - from) / (to - from));
    return t * t * (splat(3) - splat(2) * t);
}

/// 2^a for a in −126…126, relative error below 2e-7: the fraction by a minimax polynomial, the rest by the exponent.
INLINE lanes power_of_two(lanes a) {
    a = least(most(a, splat(-126)), splat(126));
    lanes whole = down(a), f = a - whole;
    lanes p = splat(1.8775767e-3f);
    p = p * f + splat(8.9893397e-3f);
    p = p * f + splat(5.5826318e-2f);
    p = p * f + splat(2.4015361e-1f);
    p = p * f + splat(6.9315308e-1f);
    p = p * f + splat(9.9999994e-1f);
    return p * (lanes)((to_int(whole) + splat_int(127)) << 23);
}

INLINE lanes exponential(lanes a) { return power_of_two(a * splat(1.44269504f)); }

/// log2(a) for a > 0, absolute error below 1e-5.
INLINE lanes log_two(lanes a) {
    lanes_int bits = (lanes_int)a;
    lanes exponent = to_float(((bits >> 23) & splat_int(255)) - splat_int(127));
    lanes m = (lanes)((bits & splat_int(0x007fffff)) | splat_int(0x3f800000));
    lanes p = splat(-3.4436006e-2f);
    p = p * m + splat(3.1821337e-1f);
    p = p * m + splat(-1.2315303f);
    p = p * m + splat(2.5988452f);
    p = p * m + splat(-3.3241990f);
    p = p * m + splat(3.1157899f);
    return p * (m - splat(1)) + exponent;
}

/// a^b for a ≥ 0.
INLINE lanes power(lanes a, float b) {
    return choose(a > splat(1e-12f), power_of_two(log_two(most(a, splat(1e-12f))) * splat(b)), splat(0));
}

// MARK: Points and colours

typedef struct lanes3 {
    lanes x, y, z;
} lanes3;

INLINE lanes3 splat3(backlot_vec3 a) { return (lanes3){splat(a.x), splat(a.y), splat(a.z)}; }
INLINE lanes3 add3(lanes3 a, lanes3 b) { return (lanes3){a.x + b.x, a.y + b.y, a.z + b.z}; }
INLINE lanes3 sub3(lanes3 a, lanes3 b) { return (lanes3){a.x - b.x, a.y - b.y, a.z - b.z}; }
INLINE lanes3 mul3(lanes3 a, lanes3 b) { return (lanes3){a.x * b.x, a.y * b.y, a.z * b.z}; }
INLINE lanes3 scale3(lanes3 a, lanes s) { return (lanes3){a.x * s, a.y * s, a.z * s}; }
/// a + b·s
INLINE lanes3 along3(lanes3 a, lanes3 b, lanes s) { return (lanes3){a.x + b.x * s, a.y + b.y * s, a.z + b.z * s}; }
INLINE lanes3 mix3(lanes3 a, lanes3 b, lanes t) { return (lanes3){mix(a.x, b.x, t), mix(a.y, b.y, t), mix(a.z, b.z, t)}; }
INLINE lanes3 choose3(lanes_int mask, lanes3 a, lanes3 b) {
    return (lanes3){choose(mask, a.x, b.x), choose(mask, a.y, b.y), choose(mask, a.z, b.z)};
}
INLINE lanes dot3(lanes3 a, lanes3 b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
INLINE lanes3 cross3(lanes3 a, lanes3 b) {
    return (lanes3){a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
INLINE lanes3 unit3(lanes3 a) { return scale3(a, splat(1) / root(most(dot3(a, a), splat(1e-20f)))); }
/// Rec. 709 luminance.
INLINE lanes luminance(lanes3 c) { return c.x * splat(0.2126f) + c.y * splat(0.7152f) + c.z * splat(0.0722f); }

// MARK: Noise

/// Well-mixed bits of a lattice point (an integer hash of the xor-multiply kind), as 0…1.
INLINE lanes hash3(lanes_int x, lanes_int y, lanes_int z) {
    lanes_uint h = (lanes_uint)(x * splat_int(0x27d4eb2d) ^ y * splat_int(0x165667b1) ^ z * splat_int(0x5bd1e995));
    h = (h ^ (h >> 15)) * (lanes_uint)splat_int(0x2c1b3c6d);
    h = (h ^ (h >> 12)) * (lanes_uint)splat_int(0x297a2d39);
    h ^= h >> 15;
    return to_float((lanes_int)(h >> 8)) * splat(1.0f / 16777216.0f);
}

/// Smooth value noise in the plane, 0…1, one lattice cell a unit.
INLINE lanes noise2(lanes x, lanes y, int32_t salt) {
    lanes fx = down(x), fy = down(y);
    lanes_int ix = to_int(fx), iy = to_int(fy), s = splat_int(salt), one = splat_int(1);
    lanes u = x - fx, v = y - fy;
    u = u * u * (splat(3) - splat(2) * u);
    v = v * v * (splat(3) - splat(2) * v);
    lanes low = mix(hash3(ix, iy, s), hash3(ix + one, iy, s), u);
    lanes high = mix(hash3(ix, iy + one, s), hash3(ix + one, iy + one, s), u);
    return mix(low, high, v);
}

/// Smooth value noise in space, 0…1, one lattice cell a unit.
INLINE lanes noise3(lanes3 p) {
    lanes fx = down(p.x), fy = down(p.y), fz = down(p.z);
    lanes_int ix = to_int(fx), iy = to_int(fy), iz = to_int(fz), one = splat_int(1);
    lanes u = p.x - fx, v = p.y - fy, w = p.z - fz;
    u = u * u * (splat(3) - splat(2) * u);
    v = v * v * (splat(3) - splat(2) * v);
    w = w * w * (splat(3) - splat(2) * w);
    lanes a = mix(hash3(ix, iy, iz), hash3(ix + one, iy, iz), u);
    lanes b = mix(hash3(ix, iy + one, iz), hash3(ix + one, iy + one, iz), u);
    lanes c = mix(hash3(ix, iy, iz + one), hash3(ix + one, iy, iz + one), u);
    lanes d = mix(hash3(ix, iy + one, iz + one), hash3(ix + one, iy + one, iz + one), u);
    return mix(mix(a, b, v), mix(c, d, v), w);
}

#endif
