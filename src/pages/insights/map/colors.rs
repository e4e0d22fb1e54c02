use leptos::prelude::*;

use crate::map::{HUES, STRENGTHS};

/// The colors that the page has at the moment, as CSS.
#[derive(Clone, PartialEq, Debug)]
pub struct Colors {
    /// What everything stands on.
    pub ground: String,
    /// Names.
    pub text: String,
    /// Lesser names.
    pub quiet: String,
    /// What the person gave.
    pub brass: String,
    /// What the person gave little.
    pub against: String,
    /// Whether the ground is dark.
    pub dark: bool,
}

impl Colors {
    /// Reads the tokens of the page as they are now: the theme may have changed.
    pub fn now() -> Self {
        let root = document().document_element();
        let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
        let token = |name: &str| {
            let value = style.as_ref().and_then(|style| style.get_property_value(name).ok());
            value.unwrap_or_default().trim().to_owned()
        };
        Self {
            ground: token("--sunken"),
            text: token("--text"),
            quiet: token("--quiet"),
            brass: token("--brass-fill"),
            against: token("--against"),
            dark: token("color-scheme") == "dark",
        }
    }

    /// The color of the dots of a bucket, see [`crate::map::bucket`].
    pub fn dot(&self, bucket: usize) -> String {
        let hue = (bucket / STRENGTHS) as f32 * 360.0 / HUES as f32;
        let strength = (bucket % STRENGTHS) as f32 / (STRENGTHS - 1) as f32;
        let lightness = if self.dark { 0.66 } else { 0.6 };
        crate::cover::css(lightness, 0.04 + 0.1 * strength, hue)
    }
}
