use bijou_engine::{Engine, FilmIx};

use super::camera::Camera;

/// Hues that colors of dots are sorted into, and strengths of each.
pub const HUES: usize = 24;
/// From gray to glowing.
pub const STRENGTHS: usize = 3;

/// One film on the map.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Dot {
    /// Which.
    pub film: FilmIx,
    /// Where.
    pub place: [f32; 2],
    /// How well known it is: 1 for the best known, 0 for the least.
    pub fame: f32,
    /// Its color, see [`bucket`].
    pub color: u8,
}

/// All films on the map.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Scene {
    /// Sorted by color, and within each from the least known film to the best known.
    pub dots: Vec<Dot>,
}

impl Scene {
    /// Gathers the films; nothing before the map has arrived.
    pub fn new(engine: &Engine) -> Option<Self> {
        let map = engine.taste_map()?;
        let all = map.len().max(1) as f32;
        let dot = |film: FilmIx| {
            let place = map.place(film.index())?;
            // The catalog has the best known first.
            let fame = (1.0 - film.index() as f32 / all).powi(3);
            Some(Dot { film, place, fame, color: bucket(engine.mood(film)) })
        };
        let mut by_color: Vec<Vec<Dot>> = vec![Vec::new(); HUES * STRENGTHS];
        let films: Vec<FilmIx> = engine.catalog().all().take(map.len()).collect();
        for dot in films.into_iter().rev().filter_map(dot) {
            if let Some(dots) = by_color.get_mut(usize::from(dot.color)) {
                dots.push(dot);
            }
        }
        Some(Self { dots: by_color.concat() })
    }

    /// The film shown closest to a point of the screen, within `reach` pixels.
    pub fn at(&self, camera: Camera, size: [f32; 2], point: [f32; 2], reach: f32) -> Option<Dot> {
        let place = camera.to_map(size, point);
        let within = reach / camera.scale(size);
        let mut closest = (within * within, None);
        for dot in &self.dots {
            let squared = (dot.place[0] - place[0]).powi(2) + (dot.place[1] - place[1]).powi(2);
            if squared <= closest.0 {
                closest = (squared, Some(*dot));
            }
        }
        closest.1
    }
}

/// The color of a film from its mood: the hue turns around the middle of all moods as on its cover, strength grows with the
/// distance from there.
pub fn bucket(mood: [f32; 3]) -> u8 {
    let [across, up, depth] = mood.map(|axis| if axis.is_finite() { axis } else { 0.0 });
    let turn = (up.atan2(across).to_degrees() + 60.0 * depth + 40.0).rem_euclid(360.0);
    let hue = (turn / 360.0 * HUES as f32) as usize % HUES;
    let strength = ((1.6 * across.hypot(up)) * STRENGTHS as f32) as usize;
    (hue * STRENGTHS + strength.min(STRENGTHS - 1)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dot(film: u32, place: [f32; 2]) -> Dot {
        Dot { film: FilmIx(film), place, fame: 0.5, color: 0 }
    }

    #[test]
    fn the_closest_film_is_found_within_reach_however_close_one_looks() {
        let scene = Scene { dots: vec![dot(1, [0.0, 0.0]), dot(2, [0.1, 0.0]), dot(3, [0.9, 0.9])] };
        let size = [400.0, 400.0];
        let found = |camera: Camera, point| scene.at(camera, size, point, 12.0).map(|dot| dot.film.0);
        assert_eq!(found(Camera::WHOLE, [202.0, 199.0]), Some(1));
        assert_eq!(found(Camera::WHOLE, [217.0, 200.0]), Some(2));
        assert_eq!(found(Camera::WHOLE, [300.0, 200.0]), None);
        let close = Camera::around([0.1, 0.0]);
        assert_eq!(found(close, close.to_screen(size, [0.1, 0.0])), Some(2));
        assert_eq!(found(close, [217.0 + 40.0, 200.0]), None);
    }

    #[test]
    fn every_mood_has_a_color() {
        for mood in [[0.0; 3], [1.0, -1.0, 1.0], [f32::NAN, 0.3, f32::INFINITY]] {
            assert!(usize::from(bucket(mood)) < HUES * STRENGTHS);
        }
        assert_ne!(bucket([0.9, 0.0, 0.0]), bucket([-0.9, 0.0, 0.0]));
    }
}
