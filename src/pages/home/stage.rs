//! How far a person has come on the home page.

/// Films that are enough to begin: the picks are the person's own from here on, and shelves appear.
pub const BEGIN: usize = 3;

/// Films after which the page opens with its shelves; more can be rated by choice.
pub const ENOUGH: usize = 10;

/// Points to spread over groups of films.
pub const POINTS: u8 = 5;

/// Whether there is enough to fill shelves for the person.
pub fn has_begun(rated: usize, points: u8) -> bool {
    rated >= BEGIN || points >= POINTS
}

/// Whether the page opens with questions.
pub fn opens_with_questions(rated: usize) -> bool {
    rated < ENOUGH
}

/// The points with one more, or one less, for the group in this place; as they were where there is none left to give or take.
pub fn with_point(points: &[u8], group: usize, more: bool) -> Vec<u8> {
    let spent: u8 = points.iter().sum();
    let mut points = points.to_vec();
    if points.len() <= group {
        points.resize(group + 1, 0);
    }
    if let Some(own) = points.get_mut(group) {
        *own = match more {
            true if spent < POINTS => own.saturating_add(1),
            true => *own,
            false => own.saturating_sub(1),
        };
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_films_or_all_points_are_enough_to_begin() {
        assert!(!has_begun(0, 0) && !has_begun(2, POINTS - 1));
        assert!(has_begun(3, 0) && has_begun(0, POINTS));
        assert!(opens_with_questions(3) && !opens_with_questions(10));
    }

    #[test]
    fn no_more_points_are_given_than_there_are_and_none_taken_that_was_not_given() {
        let mut points = Vec::new();
        (0..9).for_each(|_| points = with_point(&points, 2, true));
        assert_eq!(points, [0, 0, POINTS]);
        assert_eq!(with_point(&points, 1, true), points);
        assert_eq!(with_point(&points, 0, false), points);
        assert_eq!(with_point(&points, 2, false), [0, 0, POINTS - 1]);
    }
}
