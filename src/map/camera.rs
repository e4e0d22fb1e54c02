/// Share of the shorter side that the whole map takes.
const FILLS: f32 = 0.96;

/// How close one can look: then a film has the room of a thumb.
const CLOSEST: f32 = 24.0;

/// Where one looks at the map, and how closely. Places on the map go from −1 to 1, points on the screen from the upper left
/// corner in CSS pixels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Camera {
    /// The place in the middle of the screen.
    pub middle: [f32; 2],
    /// 1 shows the whole map.
    pub zoom: f32,
}

impl Camera {
    /// The whole map.
    pub const WHOLE: Self = Self { middle: [0.0, 0.0], zoom: 1.0 };

    /// One film and what is around it.
    pub fn around(place: [f32; 2]) -> Self {
        Self { middle: place, zoom: CLOSEST / 3.0 }.kept()
    }

    /// Pixels per unit of the map.
    pub fn scale(self, size: [f32; 2]) -> f32 {
        size[0].min(size[1]).max(1.0) / 2.0 * FILLS * self.zoom
    }

    /// Where a place is on the screen.
    pub fn to_screen(self, size: [f32; 2], place: [f32; 2]) -> [f32; 2] {
        let scale = self.scale(size);
        [
            size[0] / 2.0 + (place[0] - self.middle[0]) * scale,
            size[1] / 2.0 + (place[1] - self.middle[1]) * scale,
        ]
    }

    /// Which place is at a point of the screen.
    pub fn to_map(self, size: [f32; 2], point: [f32; 2]) -> [f32; 2] {
        let scale = self.scale(size);
        [
            self.middle[0] + (point[0] - size[0] / 2.0) / scale,
            self.middle[1] + (point[1] - size[1] / 2.0) / scale,
        ]
    }

    /// After dragging the map by so many pixels.
    pub fn panned(self, size: [f32; 2], by: [f32; 2]) -> Self {
        let scale = self.scale(size);
        Self { middle: [self.middle[0] - by[0] / scale, self.middle[1] - by[1] / scale], ..self }.kept()
    }

    /// After looking closer, or from further away, so that what is at `about` stays there.
    pub fn zoomed(self, size: [f32; 2], about: [f32; 2], factor: f32) -> Self {
        let fixed = self.to_map(size, about);
        let zoom = (self.zoom * factor).clamp(1.0, CLOSEST);
        let closer = Self { zoom, ..self };
        let moved = closer.to_screen(size, fixed);
        closer.panned(size, [about[0] - moved[0], about[1] - moved[1]])
    }

    /// Part of the way to another view, 0 to 1: steps of zoom look even when each is a factor.
    pub fn toward(self, other: Self, part: f32) -> Self {
        let zoom = self.zoom * (other.zoom / self.zoom).powf(part);
        // Places move as the zoom does, so that the way is straight on the screen.
        let way = (other.zoom - self.zoom).abs();
        let share = if way < 1e-3 {
            part
        } else {
            (1.0 / self.zoom - 1.0 / zoom) / (1.0 / self.zoom - 1.0 / other.zoom)
        };
        let between = |axis: usize| self.middle[axis] + (other.middle[axis] - self.middle[axis]) * share;
        Self { middle: [between(0), between(1)], zoom }
    }

    /// Within what there is to see.
    fn kept(self) -> Self {
        // From afar the map stays in the middle; close up, every film can come there.
        let reach = 1.0 - 1.0 / self.zoom.max(1.0);
        let inside = |axis: f32| if axis.is_finite() { axis.clamp(-reach, reach) } else { 0.0 };
        Self { middle: self.middle.map(inside), zoom: self.zoom.clamp(1.0, CLOSEST) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SIZE: [f32; 2] = [390.0, 500.0];

    fn close(a: [f32; 2], b: [f32; 2], tolerance: f32) -> bool {
        (a[0] - b[0]).abs() < tolerance && (a[1] - b[1]).abs() < tolerance
    }

    fn cameras() -> impl Strategy<Value = Camera> {
        (-1.0_f32..1.0, -1.0_f32..1.0, 1.0_f32..24.0)
            .prop_map(|(x, y, zoom)| Camera { middle: [x, y], zoom }.kept())
    }

    proptest! {
        #[test]
        fn a_place_is_found_again_where_it_is_shown(camera in cameras(), x in -1.0_f32..1.0, y in -1.0_f32..1.0) {
            let point = camera.to_screen(SIZE, [x, y]);
            prop_assert!(close(camera.to_map(SIZE, point), [x, y], 1e-3));
        }

        #[test]
        fn what_is_under_the_fingers_stays_there_unless_the_map_ends(camera in cameras(), factor in 0.5_f32..2.0) {
            let about = [100.0, 333.0];
            let place = camera.to_map(SIZE, about);
            let after = camera.zoomed(SIZE, about, factor);
            let at_the_edge = after.middle.iter().any(|axis| axis.abs() >= 1.0 - 1.0 / after.zoom - 1e-5);
            prop_assert!(at_the_edge || close(after.to_screen(SIZE, place), about, 0.5));
        }

        #[test]
        fn a_flight_arrives(from in cameras(), to in cameras()) {
            let end = from.toward(to, 1.0);
            prop_assert!(close(end.middle, to.middle, 1e-3) && (end.zoom - to.zoom).abs() < 1e-2);
            prop_assert!(close(from.toward(to, 0.0).middle, from.middle, 1e-3));
        }
    }

    #[test]
    fn nobody_gets_lost() {
        let far = Camera::WHOLE.panned(SIZE, [5_000.0, -5_000.0]);
        assert_eq!(far, Camera::WHOLE);
        let close = Camera::WHOLE.zoomed(SIZE, [0.0, 0.0], 1e9).panned(SIZE, [1e9, 1e9]);
        assert!(close.zoom <= CLOSEST && close.middle.iter().all(|axis| axis.abs() < 1.0));
        assert_eq!(close.zoomed(SIZE, [195.0, 250.0], 0.0), Camera::WHOLE);
    }
}
