//! The film page.

/// Heading over the stars.
pub const YOUR_RATING: &str = "Your rating";
/// Heading over the prediction.
pub const PREDICTION: &str = "What you might give it";
/// The prediction in words.
pub fn prediction(prediction: &super::Prediction) -> String {
    let (low, high) = (super::decimal(prediction.low), super::decimal(prediction.high));
    format!("About {} stars, most likely between {low} and {high}.", super::decimal(prediction.stars))
}
/// The prediction for somebody without ratings.
pub const PREDICTION_PRIOR: &str = "Based on people in general, until you rate a few films.";
/// Heading over the reasons.
pub const REASONS: &str = "Why";
/// Explains the bars.
pub const REASONS_NOTE: &str = "How much each of your ratings speaks for or against this film.";
/// Says a share to a screen reader.
pub fn share(percent: i32) -> String {
    if percent < 0 { format!("{}% against", -percent) } else { format!("{percent}% for") }
}
/// Everything that is not shown by itself.
pub fn other_reasons(count: usize) -> String {
    if count == 1 { "1 more rating".to_owned() } else { format!("{count} more ratings") }
}
/// What people like on average.
pub const PRIOR: &str = "Liked by people in general";
/// No reasons yet.
pub const NO_REASONS: &str =
    "Once you have rated a film or two, this shows which of them speak for this one.";
/// Heading over similar films.
pub const SIMILAR: &str = "If you like this";
/// Before the ways in which a film can be wished different.
pub const BUT: &str = "Like this, but";
/// What a screen reader hears when a wish is pressed.
pub fn wished(title: &str, wish: &str, first: &[&str]) -> String {
    match first {
        [] => NOTHING_WISHED.to_owned(),
        _ => format!("Like {title}, but {wish}: {}, and more.", first.join(", ")),
    }
}
/// No film is like this one and as wished.
pub const NOTHING_WISHED: &str = "No film here is like this one and clearly so.";
/// How others rated it.
pub fn others(mean: f32, count: u32) -> String {
    format!(
        "Others gave it {} stars on average, in {} ratings.",
        super::decimal(mean),
        super::thousands(count as usize)
    )
}
/// Nobody rated it.
pub const NO_OTHERS: &str = "Nobody in the data has rated it.";
/// Labels of facts.
pub const DIRECTED: &str = "Directed by";
/// Actors.
pub const CAST: &str = "With";
/// Other titles.
pub const ALSO: &str = "Also known as";
/// Tags.
pub const TAGS: &str = "People say";
/// Links out.
pub const ELSEWHERE: &str = "Elsewhere";
/// Says that a link leaves.
pub const LEAVES: &str = "opens another site";
/// The film is not there.
pub const MISSING: &str = "This film is not in the catalog";
/// The film may still arrive.
pub const ARRIVING: &str = "Still looking: not all titles have arrived yet.";
/// What to do.
pub const MISSING_HINT: &str = "The address may be from another catalog, or have a typing error.";
