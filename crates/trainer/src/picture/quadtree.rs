/// Cells this small keep several points.
const DEEPEST: u32 = 40;

/// No cell, or no point.
const NONE: u32 = u32::MAX;

/// Points of a plane in cells that are split in four until each has one (Barnes & Hut 1986), to treat far points as one.
pub struct Quadtree {
    cells: Vec<Cell>,
}

#[derive(Clone)]
struct Cell {
    middle: [f64; 2],
    half: f64,
    /// Sum of its points' places, and their number.
    sum: [f64; 2],
    count: f64,
    /// The first of its four cells; they stand one behind the other.
    children: u32,
    /// The point of a cell that was not split.
    point: [f64; 2],
}

impl Quadtree {
    /// Sorts the points in, in their order.
    pub fn new(points: &[[f64; 2]]) -> Self {
        let bound =
            |start: f64, pick: fn(f64, f64) -> f64| points.iter().flatten().copied().fold(start, pick);
        let (least, most) = (bound(f64::INFINITY, f64::min), bound(f64::NEG_INFINITY, f64::max));
        let half = ((most - least) / 2.0).max(f64::MIN_POSITIVE) * (1.0 + 1e-9);
        let mut tree = Self { cells: vec![Cell::new([f64::midpoint(least, most); 2], half)] };
        points.iter().for_each(|point| tree.insert(*point));
        tree
    }

    fn insert(&mut self, point: [f64; 2]) {
        let mut at = 0;
        for depth in 0.. {
            let cell = &mut self.cells[at];
            cell.sum[0] += point[0];
            cell.sum[1] += point[1];
            cell.count += 1.0;
            if cell.count == 1.0 {
                cell.point = point;
                return;
            }
            if cell.children == NONE {
                if depth >= DEEPEST {
                    return;
                }
                self.split(at);
            }
            at = self.child(at, point);
        }
    }

    /// Splits a cell that has one point so far, and another on its way.
    fn split(&mut self, at: usize) {
        let Cell { middle, half, point, .. } = self.cells[at].clone();
        self.cells[at].children = self.cells.len() as u32;
        for quarter in 0..4 {
            let side = |bit: usize| if quarter >> bit & 1 == 1 { half / 2.0 } else { -half / 2.0 };
            self.cells.push(Cell::new([middle[0] + side(0), middle[1] + side(1)], half / 2.0));
        }
        let child = self.child(at, point);
        let child = &mut self.cells[child];
        (child.sum, child.count, child.point) = (point, 1.0, point);
    }

    fn child(&self, at: usize, point: [f64; 2]) -> usize {
        let Cell { middle, children, .. } = &self.cells[at];
        let quarter = usize::from(point[0] > middle[0]) | usize::from(point[1] > middle[1]) << 1;
        *children as usize + quarter
    }

    /// Calls `visit` with the offset from `point` to every group of points, its squared length and the number of points. A
    /// cell that looks smaller than `opening` (its width over its distance) is one group. The point itself is among them.
    pub fn visit(&self, point: [f64; 2], opening: f64, mut visit: impl FnMut([f64; 2], f64, f64)) {
        let mut waiting = vec![0_u32];
        while let Some(at) = waiting.pop() {
            let cell = &self.cells[at as usize];
            if cell.count == 0.0 {
                continue;
            }
            let offset = [0, 1].map(|axis| point[axis] - cell.sum[axis] / cell.count);
            let squared = offset[0] * offset[0] + offset[1] * offset[1];
            let width = 2.0 * cell.half;
            if cell.children == NONE || width * width < opening * opening * squared {
                visit(offset, squared, cell.count);
            } else {
                waiting.extend((0..4).map(|quarter| cell.children + quarter));
            }
        }
    }
}

impl Cell {
    fn new(middle: [f64; 2], half: f64) -> Self {
        Self { middle, half, sum: [0.0; 2], count: 0.0, children: NONE, point: [0.0; 2] }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn points() -> impl Strategy<Value = Vec<[f64; 2]>> {
        let few_places = (-3_i8..3).prop_map(|step| f64::from(step) / 7.0);
        let place = prop_oneof![few_places, -1.0..1.0];
        proptest::collection::vec([place.clone(), place], 1..60)
    }

    proptest! {
        #[test]
        fn every_point_is_visited_once_however_many_share_a_place(points in points(), opening in 0.0..2.0) {
            let mut count = 0.0;
            Quadtree::new(&points).visit(points[0], opening, |_, _, points| count += points);
            prop_assert_eq!(count, points.len() as f64);
        }

        #[test]
        fn a_tree_that_opens_every_cell_adds_up_as_all_pairs_do(points in points()) {
            let force = |offset: f64, squared: f64, count: f64| count * offset / (1.0 + squared).powi(2);
            let mut of_tree = 0.0;
            Quadtree::new(&points).visit(points[0], 0.0, |offset, squared, count| {
                of_tree += force(offset[0], squared, count);
            });
            let of_pairs: f64 = points.iter().map(|other| {
                let offset = [0, 1].map(|axis| points[0][axis] - other[axis]);
                force(offset[0], offset[0].powi(2) + offset[1].powi(2), 1.0)
            }).sum();
            prop_assert!((of_tree - of_pairs).abs() < 1e-9, "{} {}", of_tree, of_pairs);
        }
    }
}
