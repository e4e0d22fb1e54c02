//! The light in the room.

/// Label of the switch.
pub const LABEL: &str = "Light";
/// As the device says.
pub const SYSTEM: &str = "As my device";
/// Light.
pub const LIGHT: &str = "Day";
/// Dark.
pub const DARK: &str = "Night";
