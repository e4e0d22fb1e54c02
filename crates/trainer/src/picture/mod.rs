//! What only pictures need: where films lie on the map of taste, what marks its regions, and how films were rated.

mod affinities;
mod kept;
mod layout;
mod marks;
mod nearest;
mod quadtree;
mod regions;
mod shapes;

use bijou_catalog::{Shapes, TasteMap};
use nalgebra::DMatrix;

use crate::data::Dataset;
use crate::progress;
use crate::train::{Trained, dequantized};
use kept::kept;
use layout::{STEPS, layout};
use nearest::{Nearest, directions};
use regions::regions;
use shapes::shapes;

/// Most films on the map, the best known ones: each is compared with all others, and more dots than these cannot be told apart.
const MOST: usize = 20_000;

/// Neighbors of a film that the map is judged by.
const JUDGED_BY: usize = 10;

/// The pictures of a catalog.
pub struct Pictures {
    /// How films were rated.
    pub shapes: Shapes,
    /// The map of taste.
    pub map: TasteMap,
    /// Which share of a film's 10 nearest the map keeps among its 10 nearest.
    pub kept: f64,
    /// The same for the films' first two principal components, from which the map starts.
    pub kept_by_components: f64,
}

/// Draws the pictures of a trained catalog, with progress. The same catalog gives the same pictures on any number of threads.
pub fn draw(data: &Dataset, trained: &Trained, seed: u64) -> Pictures {
    let [head, core] = trained.factors.each_ref().map(dequantized);
    let films: Vec<_> = head.column_iter().chain(core.column_iter()).take(MOST).collect();
    let films = DMatrix::from_columns(&films);
    let directions = directions(&films);
    let nearest = Nearest::new(&directions);
    let components = components(&directions, trained);
    let drawing = progress::steps("drawing", STEPS as u64);
    let places = layout(&nearest, &components, &drawing);
    drawing.finish_and_clear();
    let regions = regions(data, &trained.order, &places, seed);
    Pictures {
        shapes: shapes(data, &trained.order),
        kept: kept(&nearest, &places, JUDGED_BY),
        kept_by_components: kept(&nearest, &components, JUDGED_BY),
        map: TasteMap::new(
            &places.iter().map(|place| place.map(|axis| axis as f32)).collect::<Vec<_>>(),
            &regions,
        ),
    }
}

/// Every film's place on the two longest axes of the films' directions.
fn components(directions: &DMatrix<f32>, trained: &Trained) -> Vec<[f64; 2]> {
    let axes = &trained.model.mood_axes;
    let place = |film: &[f32], axis: usize| {
        axes.get(axis).map_or(0.0, |axis| {
            let along: f32 = axis.direction.iter().zip(film).map(|(a, b)| a * b).sum();
            f64::from(along - axis.origin)
        })
    };
    directions.column_iter().map(|film| [0, 1].map(|axis| place(film.as_slice(), axis))).collect()
}
