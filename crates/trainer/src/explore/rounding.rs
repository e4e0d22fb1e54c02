//! Figures keep as many digits as say something: the same data gives the same bytes.

/// A mean of stars: four digits behind the point.
pub fn mean(sum: u64, count: u64) -> f64 {
    if count == 0 { 0.0 } else { places(sum as f64 / 2.0 / count as f64, 4) }
}

/// A share, or a ratio: four significant digits.
pub fn share(part: f64, whole: f64) -> f64 {
    if whole <= 0.0 { 0.0 } else { significant(part / whole) }
}

/// Four significant digits.
pub fn significant(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    places(value, (3 - value.abs().log10().floor() as i32).clamp(0, 12))
}

fn places(value: f64, places: i32) -> f64 {
    let power = 10_f64.powi(places);
    (value * power).round() / power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_digits_stay() {
        assert_eq!(significant(0.000_123_456), 0.000_123_5);
        assert_eq!(significant(123_456.0), 123_456.0);
        assert_eq!(significant(0.0), 0.0);
        assert_eq!(share(1.0, 3.0), 0.333_3);
        assert_eq!(share(1.0, 0.0), 0.0);
        assert_eq!(mean(20, 3), 3.333_3);
        assert_eq!(mean(0, 0), 0.0);
    }
}
