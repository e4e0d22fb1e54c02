//! What there is to know about a data set before anything is trained on it: figures, each a pure function of the cleaned data
//! and of the times of its ratings, and a page that shows them.

mod activity;
mod calendar;
mod counts;
mod detail;
mod doubles;
mod examine;
mod facts;
mod groups;
mod matrix;
mod page;
mod rounding;
mod tail;
mod times;
mod together;

pub use detail::{Detail, compact};
pub use examine::{Explored, examine};
pub use page::html;
pub use times::OverTime;
