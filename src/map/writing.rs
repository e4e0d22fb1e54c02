/// Something to write on the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Writing {
    /// What it says.
    pub text: String,
    /// The middle of the text on the screen.
    pub at: [f32; 2],
    /// Height of the letters in pixels.
    pub height: f32,
}

/// Width of a letter in heights, on the safe side.
const LETTER: f32 = 0.52;

/// Air around a text, in heights.
const AIR: f32 = 0.35;

/// Which of the writings have room: each where it does not cover one before it, nor leaves the screen. The important ones
/// come first.
pub fn room_for(writings: Vec<Writing>, taken: &[[f32; 4]], size: [f32; 2], most: usize) -> Vec<Writing> {
    let mut boxes: Vec<[f32; 4]> = taken.to_vec();
    let mut kept = Vec::new();
    for writing in writings {
        if kept.len() == most {
            break;
        }
        let [left, top, right, bottom] = writing.bounds();
        let inside = left >= 0.0 && top >= 0.0 && right <= size[0] && bottom <= size[1];
        let covers =
            |other: &[f32; 4]| left < other[2] && other[0] < right && top < other[3] && other[1] < bottom;
        if inside && !boxes.iter().any(covers) {
            boxes.push([left, top, right, bottom]);
            kept.push(writing);
        }
    }
    kept
}

impl Writing {
    /// Left, top, right and bottom.
    pub fn bounds(&self) -> [f32; 4] {
        let half = self.text.chars().count() as f32 * LETTER * self.height / 2.0;
        let tall = self.height * (0.5 + AIR);
        [self.at[0] - half, self.at[1] - tall, self.at[0] + half, self.at[1] + tall]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writing(text: &str, at: [f32; 2]) -> Writing {
        Writing { text: text.to_owned(), at, height: 12.0 }
    }

    #[test]
    fn no_text_covers_another_and_the_first_wins() {
        let all = vec![
            writing("Westerns", [100.0, 100.0]),
            writing("Horror", [120.0, 104.0]),
            writing("Musicals", [100.0, 140.0]),
            writing("Comedies", [395.0, 40.0]),
        ];
        let kept = room_for(all.clone(), &[], [400.0, 400.0], 9);
        assert_eq!(kept, [all[0].clone(), all[2].clone()]);
        assert!(room_for(all.clone(), &[[0.0, 0.0, 400.0, 400.0]], [400.0, 400.0], 9).is_empty());
        assert_eq!(room_for(all, &[], [400.0, 400.0], 1).len(), 1);
    }
}
