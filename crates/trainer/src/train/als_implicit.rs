use bijou_catalog::{RankingModel, Target};
use serde::{Deserialize, Serialize};

/// The plain objective of Hu, Koren & Volinsky 2008 as Apache Spark's MLlib has it with `implicitPrefs`, for ratings that say r = 1
/// from so many stars on, and nothing below:
/// `Σ c (p − xᵀy)² + λ (Σ n |x|² + Σ n |y|²)`, where c is 1 + α and p is 1 for what is liked, c is 1 and p is 0 for everything
/// else, and n is how often a person likes, or a film is liked.
///
/// It is solved as the graded objective is, divided by α: what is observed weighs 1 beside all films' 1 / α, and asks for
/// (1 + α) / α.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AlsImplicit {
    /// How much more what is liked counts than what is not known: Spark's `alpha`.
    pub alpha: f32,
    /// Spark's `regParam`.
    pub regularization: f32,
    /// From so many stars on a film is liked.
    pub liked: f32,
}

impl AlsImplicit {
    /// Smaller ones make targets that no fold-in is meant for.
    pub const LEAST_ALPHA: f32 = 0.01;

    /// Why it cannot be used.
    ///
    /// # Errors
    /// A sentence with the offending value.
    pub fn check(&self) -> Result<(), String> {
        let Self { alpha, regularization, liked } = *self;
        if !(Self::LEAST_ALPHA..=1e6).contains(&alpha) {
            return Err(format!("an alpha of {alpha}; it is {} to a million", Self::LEAST_ALPHA));
        }
        if !(regularization.is_finite() && regularization > 0.0) {
            return Err(format!("a regularization of {regularization}; it is above 0"));
        }
        if !(0.5..=5.0).contains(&liked) {
            return Err(format!("films are liked from {liked} stars on; there are 0.5 to 5"));
        }
        Ok(())
    }

    pub(super) fn target(&self) -> Target {
        Target {
            zero: self.liked,
            range: 0.0,
            centered: 0.0,
            at_mean: (1.0 + self.alpha) / self.alpha,
            usual_stars: 0.0,
            usual_count: 0.0,
        }
    }

    pub(super) fn unobserved_weight(&self) -> f32 {
        1.0 / self.alpha
    }

    pub(super) fn per_rating(&self) -> f32 {
        self.regularization / self.alpha
    }

    pub(super) fn of_catalog(model: &RankingModel) -> Self {
        let alpha = 1.0 / model.unobserved_weight;
        Self { alpha, regularization: model.regularization * alpha, liked: model.target.zero }
    }
}

impl Default for AlsImplicit {
    fn default() -> Self {
        Self { alpha: 10.0, regularization: 0.05, liked: 4.0 }
    }
}

#[cfg(test)]
mod tests {
    use bijou_engine::Stars;
    use nalgebra::{DMatrix, DVector};

    use super::*;
    use crate::data::{RatingEvent, Ratings};
    use crate::train::Settings;
    use crate::train::als::fold_in_films;
    use crate::train::fold_in_people;
    use crate::train::interactions::Interactions;

    const PEOPLE: usize = 9;
    const FILMS: usize = 14;
    const DIMS: usize = 4;

    fn half_stars(user: usize, film: usize) -> Option<u8> {
        (!(user * 3 + film * 5).is_multiple_of(4)).then(|| 1 + ((user * 7 + film * 11) % 10) as u8)
    }

    fn liked(user: usize, film: usize) -> bool {
        half_stars(user, film).is_some_and(|half_stars| half_stars >= 8)
    }

    fn settings() -> Settings {
        let plain = AlsImplicit { alpha: 3.0, regularization: 0.2, liked: 4.0 };
        Settings { als_implicit: Some(plain), factors: DIMS as u16, ..Settings::default() }
    }

    fn interactions() -> Interactions {
        let pairs = (0..PEOPLE).flat_map(|user| (0..FILMS).map(move |film| (user, film)));
        let events = pairs.filter_map(|(user, film)| {
            let stars = Stars::from_half_stars(half_stars(user, film)?)?;
            Some(RatingEvent { user: user as u32, film: film as u32, stars })
        });
        let names = (0..PEOPLE).map(|user| user.to_string()).collect();
        let rows: Vec<Option<u32>> = (0..FILMS as u32).map(Some).collect();
        settings().interactions(&Ratings::from_events(names, events), &rows, FILMS)
    }

    /// Equation 4 of the paper with all its matrices: `x = (Yᵀ C Y + λ n I)⁻¹ Yᵀ C p`.
    fn by_the_paper(others: &DMatrix<f32>, liked: impl Fn(usize) -> bool) -> DVector<f64> {
        let plain = settings().als_implicit.unwrap();
        let (alpha, lambda) = (f64::from(plain.alpha), f64::from(plain.regularization));
        let y = others.transpose().cast::<f64>();
        let p = DVector::from_fn(y.nrows(), |row, _| f64::from(u8::from(liked(row))));
        let c = DMatrix::from_diagonal(&p.map(|liked| 1.0 + alpha * liked));
        let a = y.tr_mul(&c) * &y + DMatrix::identity(DIMS, DIMS) * (lambda * p.sum().max(1.0));
        a.lu().solve(&(y.tr_mul(&c) * p)).unwrap()
    }

    fn sample(columns: usize) -> DMatrix<f32> {
        DMatrix::from_fn(DIMS, columns, |d, column| {
            ((d * 5 + column * 3 + d * column) % 11) as f32 / 4.0 - 1.2
        })
    }

    /// Conjugate gradients end at a residual of 1e-3 of the right side ([`super::super::row_solver::Effort`]).
    const AS_SOLVED: f64 = 2e-3;

    /// How far a solution is from the expected one, relative to that.
    fn apart(found: &DVector<f32>, expected: &DVector<f64>) -> f64 {
        (found.map(f64::from) - expected).norm() / expected.norm()
    }

    #[test]
    fn people_and_films_solve_the_equations_of_the_paper() {
        let interactions = interactions();
        assert_eq!(interactions.users(), PEOPLE, "everybody likes something");
        let films = sample(FILMS);
        let people = fold_in_people(&interactions, &films, &settings().objective()).unwrap();
        for (user, found) in people.column_iter().enumerate() {
            let expected = by_the_paper(&films, |film| liked(user, film));
            assert!(apart(&found.into_owned(), &expected) < AS_SOLVED, "person {user}");
        }
        let (people, zero) = (sample(PEOPLE), DMatrix::zeros(DIMS, FILMS));
        let films = fold_in_films(&interactions, &people, &zero, &settings().objective()).unwrap();
        for (film, found) in films.column_iter().enumerate() {
            let expected = by_the_paper(&people, |user| liked(user, film));
            let apart = apart(&found.into_owned(), &expected);
            assert!(apart < AS_SOLVED, "film {film} is {apart} apart");
        }
    }

    #[test]
    fn a_catalog_says_what_it_was_made_with() {
        let prior = |settings: &Settings| bijou_catalog::Prior {
            mean: vec![0.0; usize::from(settings.factors)],
            precision: bijou_catalog::SymmetricMatrix::new(settings.factors, |_, _| 0.0),
            weight: settings.prior_weight,
            fade: settings.prior_fade,
            floor: settings.unobserved_floor,
            half: settings.unobserved_half,
        };
        for settings in [settings(), Settings::default()] {
            let model = settings.ranking_model(800, prior(&settings));
            let known = Settings::default().of_catalog(&model, settings.blend, 800);
            let again = known.ranking_model(800, prior(&known));
            assert!((again.regularization - model.regularization).abs() < 1e-6);
            assert!((again.unobserved_weight - model.unobserved_weight).abs() < 1e-6);
            assert!((again.target.at_mean - model.target.at_mean).abs() < 1e-6);
            assert_eq!(known.als_implicit.is_some(), settings.als_implicit.is_some());
            assert_eq!(known.factors, settings.factors);
        }
    }
}
