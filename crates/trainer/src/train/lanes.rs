//! Vectors as groups of lanes, which one instruction works on. Each lane has its own sum, and products are rounded before
//! they are added, so that wide and narrow machines give the same bytes.

use wide::f32x8;

/// Numbers of a group.
pub const LANES: usize = 8;

/// A group.
pub type Lane = f32x8;

/// Groups that so many numbers take.
pub fn groups(numbers: usize) -> usize {
    numbers.div_ceil(LANES)
}

/// Fills groups with numbers; what is left over stays.
pub fn fill(to: &mut [Lane], from: impl Iterator<Item = f32>) {
    to.iter_mut().flat_map(|lane| lane.as_mut_array()).zip(from).for_each(|(to, from)| *to = from);
}

/// The numbers of groups.
pub fn numbers(of: &[Lane]) -> impl Iterator<Item = f32> {
    of.iter().flat_map(|lane| lane.to_array())
}

/// The inner product.
#[inline]
pub fn dot(a: &[Lane], b: &[Lane]) -> f32 {
    sum(a.iter().zip(b).fold(Lane::ZERO, |sum, (a, b)| sum + *a * *b))
}

/// The inner product of three.
#[inline]
pub fn dot_weighted(a: &[Lane], b: &[Lane], weights: &[Lane]) -> f32 {
    sum(a.iter().zip(b).zip(weights).fold(Lane::ZERO, |sum, ((a, b), weights)| sum + *a * *b * *weights))
}

/// Adds in pairs: an order that stays, and a short one.
#[inline]
fn sum(lane: Lane) -> f32 {
    let [a, b, c, d, e, f, g, h] = lane.to_array();
    ((a + e) + (c + g)) + ((b + f) + (d + h))
}

/// `to += scale * from`.
#[inline]
pub fn add_scaled(to: &mut [Lane], scale: f32, from: &[Lane]) {
    let scale = Lane::splat(scale);
    to.iter_mut().zip(from).for_each(|(to, from)| *to += scale * *from);
}

/// `to += from * from`, entry by entry.
#[inline]
pub fn add_squares(to: &mut [Lane], from: &[Lane]) {
    to.iter_mut().zip(from).for_each(|(to, from)| *to += *from * *from);
}

/// `from -= a * b`, entry by entry.
#[inline]
pub fn subtract_product(from: &mut [Lane], a: &[Lane], b: &[Lane]) {
    from.iter_mut().zip(a).zip(b).for_each(|((from, a), b)| *from -= *a * *b);
}

/// `to = from + scale * to`.
#[inline]
pub fn scale_and_add(to: &mut [Lane], scale: f32, from: &[Lane]) {
    let scale = Lane::splat(scale);
    to.iter_mut().zip(from).for_each(|(to, from)| *to = *from + scale * *to);
}

/// `to = a * b`, entry by entry.
#[inline]
pub fn multiply(to: &mut [Lane], a: &[Lane], b: &[Lane]) {
    to.iter_mut().zip(a).zip(b).for_each(|((to, a), b)| *to = *a * *b);
}
