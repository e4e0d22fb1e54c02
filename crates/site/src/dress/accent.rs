//! The owner's accent in the places where the program has brass.

use bijou_catalog::Accent;

use super::color::Light;
use crate::Error;

/// The grounds of `style/tokens.css`, on which the accent is read.
const GROUNDS: [&str; 2] = ["#f7f3eb", "#140f0b"];

/// What text needs on its ground to be read, by WCAG 2.2.
const READABLE: f64 = 4.5;

/// A theme's way from the accent to what is made of it: lightness, share of the chroma, and most chroma.
struct Theme {
    fill: (f64, f64, f64),
    soft: (f64, f64, f64),
}

/// The same steps as the program's own between its brass, what is filled with it, and its soft ground.
const LIGHT: Theme = Theme { fill: (0.66, 1.3, 0.17), soft: (0.9, 0.56, 0.075) };
const DARK: Theme = Theme { fill: (0.8, 1.1, 0.16), soft: (0.35, 0.45, 0.075) };

/// The rule that gives both themes their accent.
pub(super) fn rule(accent: &Accent) -> Result<String, Error> {
    let (light, dark) = (tokens(&accent.light, &LIGHT)?, tokens(&accent.dark, &DARK)?);
    Ok(format!(
        ":root{{{light}}}@media (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\
         :root[data-theme=dark]{{{dark}}}"
    ))
}

/// What an owner should know about the accent.
pub(super) fn remarks(accent: &Accent) -> Result<Vec<String>, Error> {
    let mut remarks = Vec::new();
    for (color, ground, theme) in [(&accent.light, GROUNDS[0], "light"), (&accent.dark, GROUNDS[1], "dark")] {
        let contrast = Light::of_hex(color)?.contrast(Light::of_hex(ground)?);
        if contrast < READABLE {
            remarks.push(format!(
                "the accent {color} has a contrast of {contrast:.1} on the {theme} ground; text needs {READABLE} to be read easily"
            ));
        }
    }
    Ok(remarks)
}

fn tokens(color: &str, theme: &Theme) -> Result<String, Error> {
    let light = Light::of_hex(color)?;
    let accent = light.oklch();
    let made = |(lightness, share, most): (f64, f64, f64)| {
        format!("oklch({lightness} {:.3} {:.1})", (accent.chroma * share).min(most), accent.hue)
    };
    // Text on the accent: white or black, whichever is read better.
    let white = light.contrast(Light::of_hex("#ffffff")?) >= light.contrast(Light::of_hex("#000000")?);
    let on = if white { (0.99, 0.1, 0.01) } else { (0.2, 0.3, 0.03) };
    Ok(format!(
        "--brass:{color};--brass-fill:{};--brass-soft:{};--on-brass:{}",
        made(theme.fill),
        made(theme.soft),
        made(on)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accent(light: &str, dark: &str) -> Accent {
        Accent { light: light.to_owned(), dark: dark.to_owned() }
    }

    #[test]
    fn both_themes_get_their_color_and_what_is_made_of_it() {
        let rule = rule(&accent("#1f5f8b", "#8ec5f0")).unwrap();
        assert_eq!(rule.matches("--brass:#1f5f8b;").count(), 1, "{rule}");
        assert_eq!(rule.matches("--brass:#8ec5f0;").count(), 2, "{rule}");
        assert!(
            rule.contains("--on-brass:oklch(0.99 0.010") && rule.contains("--on-brass:oklch(0.2 0.0"),
            "{rule}"
        );
    }

    #[test]
    fn what_is_hard_to_read_is_said() {
        assert!(remarks(&accent("#1f5f8b", "#8ec5f0")).unwrap().is_empty());
        let said = remarks(&accent("#ffe08a", "#8ec5f0")).unwrap();
        assert!(said.len() == 1 && said[0].contains("light ground"), "{said:?}");
    }

    #[test]
    fn what_is_no_color_never_reaches_the_stylesheet() {
        assert!(rule(&accent("#1f5f8b", "red}body{display:none")).is_err());
    }
}
