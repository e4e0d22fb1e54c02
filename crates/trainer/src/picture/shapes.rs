use bijou_catalog::Shapes;

use crate::data::Dataset;
use crate::train::CatalogOrder;

/// Fewest ratings in the data for a shape: with fewer, a bar is one person.
const FEWEST: u32 = 20;

/// How often each film of head and core got ½, 1, … 5 stars.
pub fn shapes(data: &Dataset, order: &CatalogOrder) -> Shapes {
    let mut counts = vec![[0_u32; 10]; data.films.len()];
    for event in data.ratings.events() {
        counts[event.film as usize][usize::from(event.stars.half_stars()) - 1] += 1;
    }
    let enough = |counts: [u32; 10]| if counts.iter().sum::<u32>() >= FEWEST { counts } else { [0; 10] };
    Shapes::new(order.films[..order.learned].iter().map(|film| enough(counts[*film])))
}
