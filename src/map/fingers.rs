/// Pixels that a finger may travel for its touch to be a tap.
const TAP: f32 = 6.0;

/// The fingers, or the mouse, that are down on the map.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Fingers {
    down: Vec<(i32, [f32; 2])>,
    traveled: f32,
    /// Whether more than one was down since the first.
    several: bool,
}

/// What a movement asks for: the map follows by `by`, and grows by `factor` around `about`.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Drag {
    /// In pixels.
    pub by: [f32; 2],
    /// A point of the screen.
    pub about: [f32; 2],
    /// 1 leaves the size as it is.
    pub factor: f32,
}

impl Fingers {
    /// A finger comes down.
    pub fn touch(&mut self, id: i32, at: [f32; 2]) {
        if self.down.is_empty() {
            (self.traveled, self.several) = (0.0, false);
        }
        self.down.retain(|(other, _)| *other != id);
        self.down.push((id, at));
        self.several |= self.down.len() > 1;
    }

    /// A finger moves; nothing is asked for where none of these does.
    pub fn drag(&mut self, id: i32, to: [f32; 2]) -> Option<Drag> {
        let (before, spread_before) = (self.middle(), self.spread());
        let (_, at) = self.down.iter_mut().find(|(other, _)| *other == id)?;
        self.traveled += (to[0] - at[0]).hypot(to[1] - at[1]);
        *at = to;
        let (after, spread) = (self.middle(), self.spread());
        let factor = if spread_before > 1.0 { spread / spread_before } else { 1.0 };
        Some(Drag { by: [after[0] - before[0], after[1] - before[1]], about: after, factor })
    }

    /// A finger goes up; whether that was a tap.
    pub fn lift(&mut self, id: i32) -> bool {
        let was_down = self.down.iter().any(|(other, _)| *other == id);
        self.down.retain(|(other, _)| *other != id);
        was_down && self.down.is_empty() && !self.several && self.traveled <= TAP
    }

    /// Whether any is down.
    pub fn any(&self) -> bool {
        !self.down.is_empty()
    }

    fn middle(&self) -> [f32; 2] {
        let count = self.down.len().max(1) as f32;
        [0, 1].map(|axis| self.down.iter().map(|(_, at)| at[axis]).sum::<f32>() / count)
    }

    /// How far the first two are apart; 0 for one.
    fn spread(&self) -> f32 {
        match self.down.as_slice() {
            [(_, a), (_, b), ..] => (a[0] - b[0]).hypot(a[1] - b[1]),
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_finger_pulls_the_map() {
        let mut fingers = Fingers::default();
        fingers.touch(1, [10.0, 10.0]);
        assert_eq!(
            fingers.drag(1, [30.0, 15.0]),
            Some(Drag { by: [20.0, 5.0], about: [30.0, 15.0], factor: 1.0 })
        );
        assert!(!fingers.lift(1), "that was no tap");
        assert_eq!(fingers.drag(1, [0.0, 0.0]), None);
    }

    #[test]
    fn two_fingers_that_part_make_the_map_grow() {
        let mut fingers = Fingers::default();
        fingers.touch(1, [100.0, 100.0]);
        fingers.touch(2, [200.0, 100.0]);
        let drag = fingers.drag(2, [300.0, 100.0]).unwrap();
        assert_eq!((drag.factor, drag.about), (2.0, [200.0, 100.0]));
        assert!(!fingers.lift(1) && !fingers.lift(2), "two fingers never tap");
    }

    #[test]
    fn a_touch_that_hardly_moves_is_a_tap() {
        let mut fingers = Fingers::default();
        fingers.touch(1, [10.0, 10.0]);
        fingers.drag(1, [12.0, 11.0]);
        assert!(fingers.any() && fingers.lift(1) && !fingers.any());
        assert!(!fingers.lift(7), "it was never down");
    }
}
