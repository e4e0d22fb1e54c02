//! A color as screens mix it and as eyes see it.
//!
//! OKLCH after Björn Ottosson, "A perceptual color space for image processing" (2020); contrast after WCAG 2.2.

use crate::Error;

/// Lightness from 0 to 1, chroma from 0 to about 0.4, hue in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Oklch {
    pub(super) lightness: f64,
    pub(super) chroma: f64,
    pub(super) hue: f64,
}

/// Red, green and blue as amounts of light, each from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Light([f64; 3]);

impl Light {
    /// Reads `#rrggbb`.
    pub(super) fn of_hex(text: &str) -> Result<Self, Error> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let number = number.filter(|_| !text.contains('+')).ok_or_else(|| Error::Color(text.to_owned()))?;
        let channel = |shift: u32| {
            let value = f64::from(number >> shift & 0xff) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        Ok(Self([16, 8, 0].map(channel)))
    }

    pub(super) fn oklch(self) -> Oklch {
        let Self([r, g, b]) = self;
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        let lightness = 0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s;
        let a = 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s;
        Oklch { lightness, chroma: a.hypot(b), hue: b.atan2(a).to_degrees().rem_euclid(360.0) }
    }

    /// The contrast to another color, from 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(self) -> f64 {
        let Self([r, g, b]) = self;
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colors_are_where_others_see_them() {
        let red = Light::of_hex("#ff0000").unwrap().oklch();
        assert!((red.lightness - 0.628).abs() < 1e-3 && (red.chroma - 0.2577).abs() < 1e-3, "{red:?}");
        assert!((red.hue - 29.23).abs() < 0.05, "{red:?}");
        let white = Light::of_hex("#FFFFFF").unwrap();
        assert!((white.oklch().lightness - 1.0).abs() < 1e-3 && white.oklch().chroma < 1e-3);
        assert!((white.contrast(Light::of_hex("#000000").unwrap()) - 21.0).abs() < 1e-9);
        assert!((white.contrast(Light::of_hex("#767676").unwrap()) - 4.54).abs() < 0.01);
    }

    #[test]
    fn what_is_no_color_is_refused() {
        for text in ["", "red", "#fff", "#12345g", "#1234567", "123456", "#+12345", "#é1234", "#fff}a{"] {
            assert!(Light::of_hex(text).is_err(), "{text}");
        }
    }
}
