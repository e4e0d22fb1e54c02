//! The screens that pages are looked at on.

/// A screen and what its owner prefers.
#[derive(Clone, Copy)]
pub struct Look {
    pub size: Size,
    pub scheme: Scheme,
}

#[derive(Clone, Copy)]
pub enum Size {
    Phone,
    Desktop,
}

#[derive(Clone, Copy)]
pub enum Scheme {
    Light,
    Dark,
}

impl Look {
    /// Phone and desktop, light and dark.
    pub const ALL: [Self; 4] = [
        Self { size: Size::Phone, scheme: Scheme::Light },
        Self { size: Size::Phone, scheme: Scheme::Dark },
        Self { size: Size::Desktop, scheme: Scheme::Light },
        Self { size: Size::Desktop, scheme: Scheme::Dark },
    ];

    pub fn name(self) -> String {
        let size = match self.size {
            Size::Phone => "phone",
            Size::Desktop => "desktop",
        };
        format!("{size}-{}", self.scheme.name())
    }
}

impl Size {
    /// Phones lay their scroll bars over the page.
    pub fn is_touched(self) -> bool {
        matches!(self, Self::Phone)
    }

    pub fn pixels(self) -> (u32, u32) {
        match self {
            Self::Phone => (390, 844),
            Self::Desktop => (1440, 900),
        }
    }
}

impl Scheme {
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}
