use crate::evaluate::Estimate;

/// A picture of figures with their errors.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// One bar per thing.
    Bars(Vec<(String, Estimate)>),
    /// Values that change along something.
    Lines(Lines),
}

/// Lines with a point at some of the places along the horizontal axis.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// What changes from left to right.
    pub across: &'static str,
    /// What is drawn upward.
    pub up: &'static str,
    /// Labels of the places on the horizontal axis.
    pub places: Vec<String>,
    /// The lines.
    pub series: Vec<Series>,
    /// What the values should be, where there is such a thing.
    pub target: Option<f64>,
}

/// One line: its name, and a value at every place where it has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is.
    pub name: String,
    /// Which color it has; the same in every chart.
    pub color: usize,
    /// As many as there are places.
    pub values: Vec<Option<Estimate>>,
}
