//! Vectors as groups of lanes. Each lane has its own sum, and products are rounded before they are added, so that wide
//! and narrow machines give the same bytes.

/// Numbers of a group: as many as the widest machines work on at once.
pub const LANES: usize = 16;

/// A group.
pub type Lane = [f32; LANES];

/// Groups that so many numbers take.
pub fn groups(numbers: usize) -> usize {
    numbers.div_ceil(LANES)
}

/// The inner product.
#[inline(always)]
pub fn dot(a: &[Lane], b: &[Lane]) -> f32 {
    let mut sums = [0.0; LANES];
    for (a, b) in a.iter().zip(b) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sum(sums)
}

/// The inner product of three.
#[inline(always)]
pub fn dot_weighted(a: &[Lane], b: &[Lane], weights: &[Lane]) -> f32 {
    let mut sums = [0.0; LANES];
    for ((a, b), weights) in a.iter().zip(b).zip(weights) {
        for lane in 0..LANES {
            sums[lane] += a[lane] * b[lane] * weights[lane];
        }
    }
    sum(sums)
}

/// Adds in pairs: an order that stays, and a short one.
#[inline(always)]
fn sum(mut lanes: Lane) -> f32 {
    let mut width = LANES / 2;
    while width > 0 {
        for lane in 0..width {
            lanes[lane] += lanes[lane + width];
        }
        width /= 2;
    }
    lanes[0]
}

/// `to += scale * from`.
#[inline(always)]
pub fn add_scaled(to: &mut [Lane], scale: f32, from: &[Lane]) {
    for (to, from) in to.iter_mut().zip(from) {
        for lane in 0..LANES {
            to[lane] += scale * from[lane];
        }
    }
}

/// `to = from + scale * to`.
#[inline(always)]
pub fn scale_and_add(to: &mut [Lane], scale: f32, from: &[Lane]) {
    for (to, from) in to.iter_mut().zip(from) {
        for lane in 0..LANES {
            to[lane] = from[lane] + scale * to[lane];
        }
    }
}

/// `to = a * b`, entry by entry.
#[inline(always)]
pub fn multiply(to: &mut [Lane], a: &[Lane], b: &[Lane]) {
    for ((to, a), b) in to.iter_mut().zip(a).zip(b) {
        for lane in 0..LANES {
            to[lane] = a[lane] * b[lane];
        }
    }
}
