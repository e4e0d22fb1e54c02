//! Points around a center. The standard library's sine is exact for angles of any size, and 3 KB to download.

use std::f32::consts::TAU;

/// The point at a distance from the center, at an angle in radians, clockwise from the right.
pub fn around((x, y): (f32, f32), reach: f32, angle: f32) -> (f32, f32) {
    let turns = angle / TAU;
    (x + reach * sine(turns + 0.25), y + reach * sine(turns))
}

/// The sine of a number of turns, by two parabolas; no further off than 0.002.
fn sine(turns: f32) -> f32 {
    let turns = turns - (turns + 0.5).floor();
    let rough = 8.0 * turns - 16.0 * turns * turns.abs();
    0.225 * (rough * rough.abs() - rough) + rough
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_lie_on_the_circle() {
        for step in -50..50 {
            let angle = step as f32 / 7.0;
            let (x, y) = around((3.0, -1.0), 1.0, angle);
            assert!(
                (x - 3.0 - angle.cos()).abs() < 0.002 && (y + 1.0 - angle.sin()).abs() < 0.002,
                "{angle}"
            );
        }
    }
}
