//! The map of taste: where one looks, what stands where, and what is written on it. Pure functions; the page paints.

mod camera;
mod fingers;
mod parts;
mod scene;
mod writing;

pub use camera::Camera;
pub use fingers::{Drag, Fingers};
pub use parts::{Part, parts, region_at};
pub use scene::{Dot, HUES, STRENGTHS, Scene, bucket};
pub use writing::{Writing, room_for};
