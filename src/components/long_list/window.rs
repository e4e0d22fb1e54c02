//! Which part of a long list is drawn: plain arithmetic, in CSS pixels.

use std::ops::Range;

/// Drawn before anything could be measured: about two screens of a desktop, five of a phone.
const FIRST: usize = 30;

/// How the style sheet lays a list out.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Layout {
    /// Items in a row; 0 while unknown.
    pub(super) columns: usize,
    /// From the top of one row to that of the next; 0 while unknown.
    pub(super) pitch: f64,
    /// The part of it that lies between rows.
    pub(super) gap: f64,
}

/// What a person sees of a list.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Sight {
    /// From the top of the list down to the top of the screen; negative where the list starts further below.
    pub(super) top: f64,
    /// The height of the screen.
    pub(super) height: f64,
    /// Screens that are drawn above and below what is seen, so that ordinary scrolling never waits.
    pub(super) reach: f64,
}

impl Layout {
    fn known(self) -> bool {
        self.columns > 0 && self.pitch > 0.0
    }

    fn rows(self, items: usize) -> usize {
        items.div_ceil(self.columns.max(1))
    }

    /// The height of the whole list; `None` while the layout is unknown.
    pub(super) fn height(self, items: usize) -> Option<f64> {
        self.known().then(|| (self.rows(items) as f64 * self.pitch - self.gap).max(0.0))
    }

    /// Where the row of an item starts.
    pub(super) fn offset(self, item: usize) -> f64 {
        (item / self.columns.max(1)) as f64 * self.pitch
    }

    /// The items to draw: whole rows in and around sight.
    pub(super) fn drawn(self, items: usize, sight: Sight) -> Range<usize> {
        if !self.known() {
            return 0..items.min(FIRST);
        }
        let around = sight.height * sight.reach;
        // Negative numbers become 0.
        let row = |y: f64| ((y / self.pitch) as usize).min(self.rows(items).saturating_sub(1));
        let (first, last) = (row(sight.top - around), row(sight.top + sight.height + around));
        first * self.columns..((last + 1) * self.columns).min(items)
    }

    /// Items that are a screen apart, at least a row.
    pub(super) fn screenful(self, height: f64) -> usize {
        let rows = if self.known() { (height / self.pitch) as usize } else { 1 };
        rows.max(1) * self.columns.max(1)
    }
}

/// The item that a key leads to from item `from`, as the key reads in a keyboard event.
pub(super) fn reached(
    key: &str,
    from: usize,
    items: usize,
    columns: usize,
    screenful: usize,
) -> Option<usize> {
    let last = items.checked_sub(1)?;
    let place = match key {
        "ArrowRight" => from + 1,
        "ArrowLeft" => from.saturating_sub(1),
        "ArrowDown" => from + columns,
        "ArrowUp" => from.checked_sub(columns).unwrap_or(from),
        "PageDown" => from + screenful,
        "PageUp" => from.checked_sub(screenful).unwrap_or(from % columns.max(1)),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(place.min(last))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LAYOUT: Layout = Layout { columns: 3, pitch: 200.0, gap: 20.0 };

    fn sight(top: f64) -> Sight {
        Sight { top, height: 800.0, reach: 1.0 }
    }

    proptest! {
        #[test]
        fn every_row_in_sight_is_drawn_and_never_much_more(
            items in 0..100_000_usize,
            columns in 1..12_usize,
            pitch in 40.0..400.0_f64,
            top in -2_000.0..30_000_000.0_f64,
            reach in 0.0..2.0_f64,
        ) {
            let layout = Layout { columns, pitch, gap: 10.0 };
            let sight = Sight { top, height: 844.0, reach };
            let drawn = layout.drawn(items, sight);
            prop_assert!(drawn.start <= drawn.end && drawn.end <= items);
            prop_assert_eq!(drawn.start % columns, 0);
            for item in (0..items).step_by((items / 500).max(1)) {
                let (from, to) = (layout.offset(item), layout.offset(item) + pitch);
                if to > top && from < top + 844.0 {
                    prop_assert!(drawn.contains(&item), "{item} in {drawn:?}");
                }
            }
            let most = (844.0 * (1.0 + 2.0 * reach) / pitch) as usize + 3;
            prop_assert!(drawn.len() <= most * columns);
        }

        #[test]
        fn every_key_leads_to_an_item(from in 0..50_usize, items in 1..50_usize, columns in 1..9_usize) {
            for key in ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End"] {
                let from = from.min(items - 1);
                prop_assert!(reached(key, from, items, columns, columns * 3).unwrap() < items, "{key}");
            }
        }
    }

    #[test]
    fn a_few_are_drawn_until_the_layout_is_known() {
        assert_eq!(Layout::default().drawn(88_138, sight(0.0)), 0..FIRST);
        assert_eq!(Layout::default().drawn(4, sight(0.0)), 0..4);
        assert_eq!(Layout::default().height(4), None);
    }

    #[test]
    fn the_list_is_as_high_as_all_its_rows() {
        assert_eq!(LAYOUT.height(7), Some(580.0));
        assert_eq!(LAYOUT.height(0), Some(0.0));
        assert_eq!(LAYOUT.drawn(0, sight(0.0)), 0..0);
    }

    #[test]
    fn keys_lead_along_and_across_rows_and_stop_at_the_ends() {
        let reached = |key, from| reached(key, from, 10, 3, 6);
        assert_eq!(reached("ArrowDown", 2), Some(5));
        assert_eq!(reached("ArrowUp", 2), Some(2));
        assert_eq!(reached("ArrowRight", 9), Some(9));
        assert_eq!(reached("PageUp", 5), Some(2));
        assert_eq!(reached("PageDown", 5), Some(9));
        assert_eq!(reached("End", 0), Some(9));
        assert_eq!(reached("a", 0), None);
        assert_eq!(super::reached("End", 0, 0, 3, 6), None);
    }
}
