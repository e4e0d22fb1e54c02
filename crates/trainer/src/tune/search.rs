use std::time::{Duration, Instant};

use anyhow::Result;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use super::knob::Turn;
use super::trial::{Trial, difference};
use crate::evaluate::{Estimate, Shipped, Split};
use crate::train::Settings;

/// When to stop.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Budget {
    /// After so long.
    Time(Duration),
    /// After so many trials.
    Trials(u32),
}

/// Shares of a step that a knob may be turned by.
const SHARES: [f64; 3] = [0.5, 1.0, 2.0];

/// Random coordinate search (one knob, at times two) around the best settings so far. A turn that helped is made again.
///
/// Every trial is scored on half of the people first; one that is clearly worse there is given up. What is left is accepted
/// where its mean paired difference on everybody is more than its standard error: with many trials some would look better by
/// luck, were any difference enough. `tell` gets a line per trial.
///
/// # Errors
/// Where training by the first settings fails; trials whose settings cannot be trained are given up.
pub fn search(
    split: &Split,
    first: &Settings,
    budget: Budget,
    mut tell: impl FnMut(String),
) -> Result<Settings> {
    let films = split.training.films.len();
    let (half, rest) = split.held_out.split_at(split.held_out.len() / 2);
    let score = |trial: &Trial| [trial.scores(half, films), trial.scores(rest, films)];
    let started = Instant::now();
    let mut random = ChaCha8Rng::seed_from_u64(first.seed);
    let mut best = Trial { catalog: Shipped::train(&split.training, first)?, settings: first.clone() };
    let mut best_scores = score(&best);
    let mean = |scores: &[Vec<f64>; 2]| Estimate::mean(&scores.concat()).map_or(0.0, |mean| mean.value);
    tell(format!("{:>5}  {:.5}  {} people, as given", 0, mean(&best_scores), split.held_out.len()));
    let mut again: Option<(Vec<Turn>, f64)> = None;
    for number in 1_u32.. {
        let is_over = match budget {
            Budget::Time(limit) => started.elapsed() >= limit,
            Budget::Trials(trials) => number > trials,
        };
        if is_over {
            break;
        }
        let (turns, share) = again.take().unwrap_or_else(|| draw(&mut random));
        let Some((settings, words)) = apply(&turns, &best.settings, share) else { continue };
        let tried = if turns.iter().all(|turn| turn.knob.after_training) {
            best.folded_in_by(settings)
        } else {
            Shipped::train(&split.training, &settings).map(|catalog| Trial { settings, catalog })
        };
        let Ok(trial) = tried else {
            tell(format!("{number:>5}  cannot be trained  {words}"));
            continue;
        };
        let on_half = trial.scores(half, films);
        let at_first = difference(&on_half, &best_scores[0]);
        if at_first.value < -at_first.error {
            tell(format!(
                "{number:>5}  {:+.5} ± {:.5} worse, on half  {words}",
                at_first.value, at_first.error
            ));
            continue;
        }
        let scores = [on_half, trial.scores(rest, films)];
        let Estimate { value, error } = difference(&scores.concat(), &best_scores.concat());
        let is_better = value > error;
        let verdict = if is_better { "better" } else { "no clear gain" };
        tell(format!("{number:>5}  {value:+.5} ± {error:.5} {verdict}  {words}"));
        if is_better {
            (best, best_scores) = (trial, scores);
            tell(format!("{:>5}  {:.5}  the best so far", "", mean(&best_scores)));
            again = Some((turns, share));
        }
    }
    Ok(best.settings)
}

fn draw(random: &mut ChaCha8Rng) -> (Vec<Turn>, f64) {
    let number = random.next_u64();
    let turns = if number.is_multiple_of(3) { 2 } else { 1 };
    ((0..turns).map(|_| Turn::draw(random)).collect(), SHARES[(number >> 8) as usize % SHARES.len()])
}

fn apply(turns: &[Turn], settings: &Settings, share: f64) -> Option<(Settings, String)> {
    let mut turned = (settings.clone(), Vec::new());
    for turn in turns {
        let (settings, words) = turn.apply(&turned.0, share)?;
        turned.0 = settings;
        turned.1.push(words);
    }
    Some((turned.0, turned.1.join(", ")))
}
